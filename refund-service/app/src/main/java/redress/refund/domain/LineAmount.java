package redress.refund.domain;

import redress.platform.values.Money;

/**
 * An amount of one line.
 *
 * @param amount of this line
 */
public record LineAmount(LineId lineId, Money amount) {}
