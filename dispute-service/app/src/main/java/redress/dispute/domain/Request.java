package redress.dispute.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * What the buyer says and asks (R11).
 *
 * @param disputed what can still be refunded for the disputed lines: no offer and no verdict goes above it (R21)
 * @param kinds what the reason allows to ask for (R12)
 * @param returnNeverByBuyer the goods are faulty, wrong, fake or incomplete (R40)
 * @param arrived whether the goods came
 * @param unused stated by the buyer: the goods are new and unused (R40)
 */
public record Request(
        Reason reason,
        Remedy remedy,
        List<DisputedLine> lines,
        Money disputed,
        Money asked,
        boolean arrived,
        boolean unused,
        Set<Kind> kinds,
        boolean returnNeverByBuyer,
        Remark remark) {

    public Request {
        lines = List.copyOf(lines);
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds)); // in a stable order: it is stored
    }

    /**
     * The same complaint with another wish (R22).
     *
     * @param goodsGone whether the goods have travelled back already and cannot do it again
     * @throws Refusal {@code kind-not-allowed}, {@code nothing-to-return}, {@code nothing-amended} or what a share is refused
     *     with
     */
    Request amended(Kind kind, Share ask, Remark words, boolean goodsGone) {
        if (!kinds.contains(kind))
            throw Refusal.invalid("kind-not-allowed", "With the reason %s one may ask for: %s.", reason, kinds);
        if (kind == Kind.RETURN_AND_REFUND) requireGoods(goodsGone);
        var other = with(kind == remedy.kind() ? remedy : fresh(kind), lines, disputed, ask.of(disputed), words);
        if (other.asked.equals(asked) && other.remedy.equals(remedy))
            throw Refusal.invalid("nothing-amended", "This is what is asked for already.");
        return other;
    }

    /** Asked again for lines of which less may be left meanwhile (R27). */
    Request about(List<DisputedLine> left) {
        var total = DisputedLine.total(left);
        return with(remedy, left, total, asked.least(total), new Remark.None());
    }

    private Request with(Remedy wish, List<DisputedLine> left, Money total, Money amount, Remark words) {
        return new Request(reason, wish, left, total, amount, arrived, unused, kinds, returnNeverByBuyer, words);
    }

    private Remedy fresh(Kind kind) {
        return kind == Kind.REFUND_ONLY
                ? new Remedy.RefundOnly()
                : new Remedy.ReturnAndRefund(Payer.SELLER, returnNeverByBuyer ? PaidBecause.FAULT : PaidBecause.OPEN);
    }

    /** More money, or the goods would no longer come back. */
    boolean worseForSellerThan(Request before) {
        return asked.compareTo(before.asked) > 0
                || (remedy.kind() == Kind.REFUND_ONLY && before.remedy.kind() == Kind.RETURN_AND_REFUND);
    }

    /** The buyer gets what was asked. */
    Settlement granted(Basis basis) {
        return new Settlement(basis, remedy, LineAmount.split(asked, lines), asked, Funder.SELLER);
    }

    /** All of it comes, but not from here (R58). */
    Settlement superseded() {
        return new Settlement(
                Basis.SUPERSEDED, new Remedy.RefundOnly(), LineAmount.split(disputed, lines), disputed, Funder.SELLER);
    }

    /**
     * What a party proposes, in the terms of this request (R21).
     *
     * @param goodsGone whether the goods have travelled back already and cannot do it again
     * @throws Refusal {@code nothing-to-return}, {@code not-theirs-to-give}, {@code return-never-by-buyer} or what a share is
     *     refused with
     */
    Offer offer(OfferId offerId, int version, Party by, OfferTerms terms, boolean goodsGone) {
        var amount = terms.share().of(disputed);
        return new Offer(offerId, version, by, remedy(terms, goodsGone), LineAmount.split(amount, lines), amount);
    }

    private Remedy remedy(OfferTerms terms, boolean goodsGone) {
        if (terms.kind() == Kind.REFUND_ONLY) {
            if (terms.returnPaidBy() != null)
                throw Refusal.invalid("nothing-to-return", "Without a return nobody pays for one.");
            return new Remedy.RefundOnly();
        }
        requireGoods(goodsGone);
        if (terms.returnPaidBy() == null && remedy instanceof Remedy.ReturnAndRefund asked) return asked;
        var payer = terms.returnPaidBy() != null ? terms.returnPaidBy() : Payer.SELLER;
        if (payer == Payer.PLATFORM)
            throw Refusal.invalid("not-theirs-to-give", "Only case management lets the platform pay for a return.");
        if (payer == Payer.BUYER && returnNeverByBuyer)
            throw Refusal.invalid(
                    "return-never-by-buyer",
                    "The buyer does not pay to send back goods that are not as they should be.");
        return new Remedy.ReturnAndRefund(payer, returnNeverByBuyer ? PaidBecause.FAULT : PaidBecause.AGREED);
    }

    private void requireGoods(boolean gone) {
        var goods = lines.stream().anyMatch(line -> line.lineId().isGoods());
        if (gone || !goods || !kinds.contains(Kind.RETURN_AND_REFUND))
            throw Refusal.invalid("nothing-to-return", "There is nothing that could be sent back.");
    }

    /** What travels back: the settled lines without the shipping, which nobody can put into a parcel. */
    List<ReturnLine> goods(List<LineAmount> settled) {
        return settled.stream()
                .filter(part -> part.lineId().isGoods())
                .flatMap(part -> lines.stream()
                        .filter(line -> line.lineId().equals(part.lineId()))
                        .map(line -> new ReturnLine(line.lineId(), line.quantity(), part.amount())))
                .toList();
    }

    /**
     * What is left in question when goods that travelled back did not all come as they should (R42): of the settled lines
     * the units that were not accepted, and the money that was settled for them. Nothing travels a second time. Where all
     * units were, and an appeal gave more for them before the return heard of it, that money is about all of them.
     */
    Request leftOf(List<LineAmount> settled, List<ReturnLine> accepted, Money left) {
        var travelled = lines.stream()
                .filter(line -> settled.stream().anyMatch(part -> part.lineId().equals(line.lineId())))
                .toList();
        var objected = travelled.stream()
                .map(line -> line.without(unitsOf(line.lineId(), accepted)))
                .filter(line -> line.quantity() > 0)
                .toList();
        var rest = objected.isEmpty() ? travelled : objected;
        return with(new Remedy.RefundOnly(), rest, DisputedLine.total(rest), left, remark);
    }

    private static int unitsOf(LineId line, List<ReturnLine> accepted) {
        return accepted.stream()
                .filter(part -> part.lineId().equals(line))
                .mapToInt(ReturnLine::quantity)
                .sum();
    }

    /** @throws Refusal {@code verdict-on-other-line} or {@code more-than-disputed} */
    void requireCovers(List<LineAmount> parts) {
        var named = parts.stream().map(LineAmount::lineId).toList();
        for (var part : parts) {
            var line = lines.stream()
                    .filter(one -> one.lineId().equals(part.lineId()))
                    .findFirst()
                    .filter(_ -> Collections.frequency(named, part.lineId()) == 1)
                    .orElseThrow(() -> Refusal.invalid(
                            "verdict-on-other-line", "%s is not in dispute or named twice.", part.lineId()));
            if (part.amount().compareTo(line.amount()) > 0)
                throw Refusal.invalid("more-than-disputed", "%s has %s left.", line.lineId(), line.amount());
        }
    }
}
