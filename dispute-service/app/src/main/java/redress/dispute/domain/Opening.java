package redress.dispute.domain;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.ReasonRule.Arrived;
import redress.dispute.domain.ReasonRule.Proof;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** Whether what a buyer says and asks makes a dispute (R10–R12). One page, in the order in which a person would ask. */
record Opening(OpenDispute open, ReasonRule rule, PolicyVersion policy, Place place, Instant now) {

    void checkTheStory(Journey journey, OpeningRules rules) {
        if (rule.arrived() == Arrived.YES && !open.arrived())
            throw invalid("goods-not-arrived", "%s is about goods that arrived.", open.reason());
        if (rule.arrived() == Arrived.NO && open.arrived())
            throw invalid("goods-arrived", "%s is about goods that did not arrive.", open.reason());
        switch (open.reason()) {
            case NOT_RECEIVED -> {
                if (journey.cameAt() != null)
                    throw invalid(
                            "shown-delivered",
                            "The order is shown as delivered or received: the reason for that is DELIVERED_NOT_RECEIVED.");
            }
            case DELIVERED_NOT_RECEIVED -> {
                var came = journey.cameAt();
                if (came == null)
                    throw invalid(
                            "not-shown-delivered", "The order is not shown as delivered: the reason is NOT_RECEIVED.");
                var until = came.plus(rules.deliveredNotReceivedWithin(policy, place));
                if (!now.isBefore(until) && !late())
                    throw conflict("too-late-for-reason", "This reason could be given until %s.", until);
            }
            case ARRIVED_LATE -> {
                var came = journey.cameAt();
                if (came == null || !came.isAfter(journey.promisedBy()))
                    throw invalid("not-late", "Delivery was promised until %s; it was not late.", journey.promisedBy());
            }
            default -> {}
        }
    }

    void checkTheRequest() {
        if (!rule.kinds().contains(open.kind()))
            throw invalid(
                    "kind-not-allowed", "With the reason %s one may ask for: %s.", open.reason(), words(rule.kinds()));
        if (rule.textRequired() && open.remark() instanceof Remark.None)
            throw invalid("text-needed", "Please say in your own words what is wrong.");
    }

    void checkTheEvidence(OpeningRules rules) {
        var shown = open.evidence();
        rules.evidence(policy, place).require(policy, 0, shown);
        if (rule.proof() == Proof.REQUIRED && shown.stream().noneMatch(ShownEvidence::shows))
            throw invalid("evidence-needed", "With the reason %s a photo or a video is needed.", open.reason());
    }

    /** A return needs goods; one for which no fault is claimed also a seller who offers returns, and days left (R1, R40). */
    void checkTheReturn(List<OrderEvent.OrderLine> lines, Journey journey) {
        if (open.kind() == Kind.RETURN_AND_REFUND) {
            if (lines.stream().noneMatch(line -> line.lineId().isGoods()))
                throw invalid("nothing-to-return", "Shipping cannot be sent back: ask for money alone.");
            if (!open.arrived())
                throw invalid("nothing-to-return", "What did not arrive cannot be sent back: ask for money alone.");
        }
        if (rule.returnCost() != ReasonRule.ReturnCost.RETURN_RULE) return;
        for (var line : lines) {
            if (!line.lineId().isGoods()) continue;
            var offered = line.returnRule();
            if (!offered.returnsOffered())
                throw invalid(
                        "returns-not-offered", "The seller takes no returns of %s without a fault.", line.lineId());
            var came = journey.cameAt();
            if (came != null && !late() && !now.isBefore(came.plus(Duration.ofDays(offered.days()))))
                throw conflict("return-days-over", "%s could be returned for %d days.", line.lineId(), offered.days());
        }
    }

    /** What is asked, and who pays a return if it is granted as it is (R40). */
    Remedy remedy(List<OrderEvent.OrderLine> lines, Journey journey, OpeningRules rules) {
        if (open.kind() == Kind.REFUND_ONLY) return new Remedy.RefundOnly();
        return switch (rule.returnCost()) {
            case SELLER -> new Remedy.ReturnAndRefund(Payer.SELLER, PaidBecause.FAULT);
            case RETURN_RULE -> withoutAFault(lines, journey, rules.freeReturns(policy, place));
            case NOBODY, AGREED -> new Remedy.ReturnAndRefund(Payer.SELLER, PaidBecause.OPEN);
        };
    }

    /** Free if the seller promised it, to some countries, for new and unused goods, soon after the delivery; else the buyer pays. */
    private Remedy withoutAFault(List<OrderEvent.OrderLine> lines, Journey journey, OpeningRules.FreeReturns free) {
        var came = journey.cameAt();
        if (lines.stream()
                .filter(line -> line.lineId().isGoods())
                .anyMatch(line -> !line.returnRule().freeReturn()))
            return new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.NOT_PROMISED);
        if (!free.countries().contains(place.country()))
            return new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.COUNTRY);
        if (!open.unused()) return new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.USED);
        if (came != null && !now.isBefore(came.plus(free.within())))
            return new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.LATE);
        return new Remedy.ReturnAndRefund(Payer.SELLER, PaidBecause.FREE_RETURN);
    }

    /** Support opens a dispute for a buyer who comes too late (R10); everything else holds for it too. */
    private boolean late() {
        return open.by().is(Role.SUPPORT);
    }

    private static String words(Set<Kind> kinds) {
        return String.join(", ", kinds.stream().map(Kind::name).sorted().toList());
    }

    @FormatMethod
    private Refusal invalid(String code, @FormatString String sentence, Object... facts) {
        return Refusal.invalid(code, sentence, facts).under(policy.value());
    }

    @FormatMethod
    private Refusal conflict(String code, @FormatString String sentence, Object... facts) {
        return Refusal.conflict(code, sentence, facts).under(policy.value());
    }
}
