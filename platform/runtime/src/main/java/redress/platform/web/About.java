package redress.platform.web;

/**
 * A request and what it is about, as {@link Deeds#perform} takes it where the path names something: an Idempotency-Key that
 * is used again for another case, though with the same body, is refused.
 */
public record About(String id, Object request) {}
