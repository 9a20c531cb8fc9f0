package redress.mediation.domain;

import redress.platform.values.Money;

/**
 * A line of the order that is disputed: how many units, and what was paid for them.
 *
 * @param amount what was paid for these units
 */
public record DisputedLine(LineId lineId, int quantity, Money amount) {}
