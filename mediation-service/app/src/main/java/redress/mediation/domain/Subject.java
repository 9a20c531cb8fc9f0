package redress.mediation.domain;

/** What a claim is about. Every stored event names it, so that each can be told to the world by itself. */
public record Subject(DisputeId disputeId, OrderId orderId) {}
