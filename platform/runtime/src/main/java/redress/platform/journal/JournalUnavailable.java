package redress.platform.journal;

/** The journal could not be reached in time; whether the command's events were stored is not known unless the message says so. */
public final class JournalUnavailable extends RuntimeException {

    public JournalUnavailable(String sentence) {
        super(sentence);
    }

    public JournalUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
