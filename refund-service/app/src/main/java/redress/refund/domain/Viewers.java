package redress.refund.domain;

import redress.platform.values.Actor;
import redress.platform.values.Refusal;

/** Who may look at money: at an order's its own buyer and seller, and those whose office it is (R82). */
public final class Viewers {

    private Viewers() {}

    /**
     * @throws Refusal 404 {@code no-such-order} to another buyer or seller, 403 {@code role-may-not} to an office that has
     *     no business with money
     */
    public static void admit(Actor viewer, String buyerId, String sellerId) {
        switch (viewer.role()) {
            case BUYER -> own(viewer.id().equals(buyerId));
            case SELLER -> own(viewer.id().equals(sellerId));
            case SUPPORT, FINANCE, AUDITOR -> {}
            case MEDIATOR, SYSTEM ->
                throw Refusal.forbidden("role-may-not", "Your role has no business with an order's money.")
                        .by("R82");
        }
    }

    /** To what is about the orders of everybody. @throws Refusal 403 {@code role-may-not} */
    public static void admitOffices(Actor viewer) {
        switch (viewer.role()) {
            case SUPPORT, FINANCE, AUDITOR -> {}
            case BUYER, SELLER, MEDIATOR, SYSTEM ->
                throw Refusal.forbidden(
                                "role-may-not", "Only finance, support and auditors see the money of everybody.")
                        .by("R82");
        }
    }

    private static void own(boolean isOwn) {
        if (!isOwn) throw Refusal.unknown("no-such-order", "There is no such order.");
    }
}
