package redress.tools.client;

/** Something that should have been so was not; the message says what was expected and what was seen. */
public final class Unexpected extends RuntimeException {

    public Unexpected(String expected, String seen) {
        super("expected " + expected + ", but saw " + seen);
    }
}
