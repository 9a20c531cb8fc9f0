package redress.dispute.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redress.platform.values.Refusal;

/**
 * Every offer made in a dispute, oldest first; of each party only the last one stands (R21).
 *
 * @param off how many of them fell: when the dispute was withdrawn (R27), or when less came to be in question (R42)
 */
record Offers(List<Offer> made, int off) {

    Offers {
        made = List.copyOf(made);
    }

    static Offers none() {
        return new Offers(List.of(), 0);
    }

    Offers with(Offer offer) {
        var more = new ArrayList<>(made);
        more.add(offer);
        return new Offers(more, off);
    }

    /** None of them stands any more. */
    Offers fallen() {
        return new Offers(made, made.size());
    }

    int nextVersion() {
        return made.size() + 1;
    }

    Optional<Offer> standingOf(Party party) {
        return made.subList(off, made.size()).reversed().stream()
                .filter(offer -> offer.by() == party)
                .findFirst();
    }

    boolean stands(Offer offer) {
        return standingOf(offer.by()).filter(offer::equals).isPresent();
    }

    /**
     * The offer that the party agrees to.
     *
     * @throws Refusal {@code no-such-offer}, {@code own-offer} or {@code offer-replaced}
     */
    Offer accepted(OfferId id, int version, Party by) {
        var offer = made.stream()
                .filter(one -> one.offerId().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("no-such-offer", "There is no offer with this id."));
        if (offer.by() == by) throw Refusal.conflict("own-offer", "Nobody can accept their own offer.");
        if (offer.version() != version || !stands(offer))
            throw Refusal.conflict(
                    "offer-replaced", "This is not the offer that stands: look at the dispute before accepting.");
        return offer;
    }
}
