package redress.order.domain;

/** Who carries the parcel, and under which number (R2). */
public record Shipment(String carrier, String trackingNumber) {}
