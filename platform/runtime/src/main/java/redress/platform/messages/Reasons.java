package redress.platform.messages;

/** Why a message is parked, beside what {@link Intake} finds in its bytes and {@code refused:CODE}. */
final class Reasons {

    /** An older message of the same key on the same topic is parked; it goes on by itself once that one is gone. */
    static final String BEHIND = "behind";

    /** What it speaks of does not exist here yet; it is tried again by itself. */
    static final String ORPHAN = "orphan";

    /** A message with this source and id was used already, and it said something else. Somebody lies or is broken. */
    static final String ID_CONFLICT = "id-conflict";

    /** A newer message of this key was heard before it. The speaker's journal went back, or somebody sends in its name. */
    static final String OUT_OF_SEQUENCE = "out-of-sequence";

    /** The command failed in a way nobody foresaw. */
    static final String FAILED = "failed";

    private Reasons() {}

    static String refused(String code) {
        return "refused:" + code;
    }
}
