package redress.mediation.domain;

import redress.platform.values.Money;

/** A line of the order that is disputed: how many units, and what was paid for them. */
public record DisputedLine(LineId lineId, int quantity, Money amount) {}
