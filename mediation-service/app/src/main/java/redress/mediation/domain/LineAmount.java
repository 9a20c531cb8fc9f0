package redress.mediation.domain;

import redress.platform.values.Money;

/**
 * The share of an amount that falls on one line.
 *
 * @param amount of this line
 */
public record LineAmount(LineId lineId, Money amount) {}
