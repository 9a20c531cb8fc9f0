package redress.refund.domain;

import java.util.Map;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** What a person may do with a seller's account, and who may look at it (R80, R82). */
final class SellerAccess {

    private SellerAccess() {}

    /** @throws Refusal 403 {@code role-may-not}; 409 {@code balance-empty} where there is nothing to pay out */
    static void demandPayout(Map<String, Purse> purses, Actor by) {
        demandPayer(by);
        if (purses.values().stream().allMatch(purse -> purse.balance().isZero()))
            throw Refusal.conflict("balance-empty", "There is nothing to pay out.");
    }

    /** @throws Refusal 403 {@code role-may-not} */
    static void demandPayer(Actor by) {
        if (!by.is(Role.FINANCE) && !by.is(Role.SYSTEM))
            throw Refusal.forbidden("role-may-not", "Only finance and the payout feed pay out.");
    }

    /** @throws Refusal 404 {@code no-such-id} to another seller, 403 {@code role-may-not} to who has no business with it */
    static void admit(Actor viewer, SellerId seller) {
        switch (viewer.role()) {
            case SELLER -> {
                if (!viewer.id().equals(seller.value()))
                    throw Refusal.unknown("no-such-id", "There is nothing with this id.");
            }
            case SUPPORT, FINANCE, AUDITOR, SYSTEM -> {}
            case BUYER, MEDIATOR ->
                throw Refusal.forbidden("role-may-not", "A seller's account is the seller's and the platform's.")
                        .by("R82");
        }
    }
}
