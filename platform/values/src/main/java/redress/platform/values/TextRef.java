package redress.platform.values;

/**
 * Where somebody's words are kept, outside the log and encrypted for them: destroying their key erases the words and breaks
 * no history.
 *
 * @param id of the kept text
 * @param digest SHA-256 of what was written, with a salt kept beside it: proves later that a text is the one meant
 */
public record TextRef(String id, String digest) {}
