package redress.platform.web;

/** The body of a deed that needs no words: {@code {}}. Anything in it is refused as {@code property-unknown}. */
public record Empty() {}
