package redress.dispute.domain;

import java.util.List;
import redress.platform.values.Money;

/**
 * A proposal of one party (R21).
 *
 * @param version counts up within the dispute; accepting names it, so that nobody agrees to what they have not seen
 */
public record Offer(OfferId offerId, int version, Party by, Remedy remedy, List<LineAmount> lines, Money amount) {

    public Offer {
        lines = List.copyOf(lines);
    }

    /** The other party accepts it. */
    Settlement agreed() {
        return new Settlement(Basis.OFFER, remedy, lines, amount, Funder.SELLER);
    }
}
