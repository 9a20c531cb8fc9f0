package redress.dispute.events;

/**
 * An amount in minor units of an ISO 4217 currency (R51): 1999 EUR is 19.99 euro, 1999 JPY is 1999 yen.
 *
 * @param minor the amount in minor units of the currency, 0 to 10^15
 * @param currency ISO 4217 code of the currency
 */
public record Money(long minor, String currency) {}
