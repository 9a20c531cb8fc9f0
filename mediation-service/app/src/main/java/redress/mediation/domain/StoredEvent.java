package redress.mediation.domain;

/** Everything this service stores. Whoever adds to it is made by the compiler to decide what the world hears of it. */
public sealed interface StoredEvent permits ClaimEvent, RosterEvent {}
