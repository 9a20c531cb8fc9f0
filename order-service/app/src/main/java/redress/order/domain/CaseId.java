package redress.order.domain;

/** Something that is open about an order elsewhere, and holds back what would happen to it by itself (R4, R8, R57). */
public sealed interface CaseId permits DisputeId, ChargebackId {

    String value();
}
