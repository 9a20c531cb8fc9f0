package redress.platform.messages;

/** What became of a message. */
sealed interface Outcome {

    /** Its command is done and remembered. */
    record Done() implements Outcome {}

    /** It was done before; nothing happened. */
    record Known() implements Outcome {}

    /** It cannot be used, now or ever; it is parked with this reason. */
    record Aside(String reason, String detail) implements Outcome {}
}
