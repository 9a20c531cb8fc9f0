package redress.mediation.domain;

import java.util.List;
import redress.platform.values.Money;

/**
 * What the dispute was when it was handed over; it does not change while the claim is open.
 *
 * @param round 1 for the first claim of the dispute
 * @param trigger why it was escalated: BUYER, TIMEOUT, SILENCE or RETURN
 * @param reason the buyer's coded reason (R12)
 * @param kind REFUND_ONLY or RETURN_AND_REFUND: what the buyer asks for
 * @param asked the amount that the buyer asks for
 * @param place where the policy may differ (R60)
 */
public record Complaint(
        DisputeId disputeId,
        OrderId orderId,
        int round,
        String trigger,
        PersonId buyerId,
        PersonId sellerId,
        String reason,
        String kind,
        List<DisputedLine> lines,
        Money asked,
        Place place) {

    public Complaint {
        lines = List.copyOf(lines);
    }

    /** Everything that was paid for the disputed lines: no verdict gives more. */
    public Money disputed() {
        return Money.sum(
                asked.currency(), lines.stream().map(DisputedLine::amount).toList());
    }

    /** What brought it here: the dispute as it was opened, or the parcel that went back (R42). */
    public About about() {
        return trigger.equals("RETURN") ? About.RETURN : About.DISPUTE;
    }

    boolean concerns(PersonId person) {
        return buyerId.equals(person) || sellerId.equals(person);
    }

    List<PersonId> parties() {
        return List.of(buyerId, sellerId);
    }
}
