package redress.refund.domain;

/** Everything this service ever writes down. Sealed, so that whoever adds an event must decide whether the world hears of it. */
public sealed interface StoredEvent permits EscrowEvent, RefundEvent, SellerAccountEvent {}
