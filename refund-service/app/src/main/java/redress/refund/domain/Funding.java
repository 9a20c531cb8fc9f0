package redress.refund.domain;

import redress.platform.values.Money;

/** The part of a refund of one line that comes from one source. */
public record Funding(LineId lineId, FundingSource source, Money amount) {}
