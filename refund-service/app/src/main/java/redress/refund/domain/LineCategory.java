package redress.refund.domain;

/** What a line is of, as the order names it. */
public record LineCategory(LineId lineId, String category) {}
