package redress.histories;

import java.util.ArrayList;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.SellerReminded;
import redress.dispute.domain.Ending;
import redress.dispute.domain.OrderCommand.FreeLines;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.PolicyVersion;
import redress.platform.policy.PolicyEvent.VersionPublished;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.refund.domain.Cause;
import redress.refund.domain.DisputeId;
import redress.refund.domain.EscrowCommand.CarryOutSettlement;
import redress.refund.domain.EscrowCommand.FreezeMoney;
import redress.refund.domain.EscrowCommand.UnfreezeMoney;
import redress.refund.domain.EscrowEvent.RefundBooked;
import redress.refund.domain.Funding;
import redress.refund.domain.RefundEvent.RefundIssued;
import redress.refund.domain.RefundEvent.RefundMadeAgain;
import redress.refund.domain.SellerAccountEvent.SellerPaidOut;

/** The planted bugs that need some words of the domain. */
final class Tampering {

    private Tampering() {}

    /** What the buggy aggregate would have stored instead. */
    static Object stored(Planted bug, Object event, Journal journal) {
        if (bug == Planted.PAYOUT_LEAVES_THE_BALANCE && event instanceof SellerPaidOut paid)
            return new SellerPaidOut(
                    paid.sellerId(),
                    paid.reference(),
                    paid.amount(),
                    paid.balance().plus(paid.amount()),
                    paid.owed(),
                    paid.by(),
                    paid.at());
        if (bug == Planted.NAMES_WHAT_CAME_LAST && event instanceof SellerReminded reminded)
            return new SellerReminded(
                    reminded.disputeId(),
                    reminded.orderId(),
                    reminded.number(),
                    reminded.respondBy(),
                    new redress.dispute.domain.Cause.Rule(
                            reminded.rule().rule(),
                            latest(journal, reminded.rule()),
                            reminded.rule().dueAt(),
                            reminded.rule().recordedAt()));
        if (bug == Planted.ESCROW_BOOKS_TOO_MUCH && event instanceof RefundBooked booked) {
            var funding = new ArrayList<>(booked.funding());
            var first = funding.getFirst();
            funding.set(
                    0,
                    new Funding(
                            first.lineId(),
                            first.source(),
                            first.amount().plus(new Money(1, first.amount().currency()))));
            return new RefundBooked(booked.orderId(), booked.refundId(), funding, booked.bookedAt());
        }
        if (bug == Planted.ISSUED_TWICE && event instanceof RefundMadeAgain again)
            return new RefundIssued(
                    again.refundId(),
                    again.orderId(),
                    new Cause.Cancellation(again.orderId()),
                    new Money(1, "EUR"),
                    java.util.List.of(),
                    again.providerReference(),
                    again.madeAt(),
                    again.recordedAt());
        return event;
    }

    private static PolicyVersion latest(Journal journal, redress.dispute.domain.Cause.Rule rule) {
        return journal.all().stream()
                .map(Stored::event)
                .filter(VersionPublished.class::isInstance)
                .map(VersionPublished.class::cast)
                .reduce((_, last) -> last)
                .map(version -> new PolicyVersion(version.version()))
                .orElse(rule.policy());
    }

    /** What the buggy bookkeeping does when something has been stored. */
    static void after(Planted bug, World world, Stored stored) {
        if (bug == Planted.LINES_FREED_TOO_EARLY && stored.event() instanceof DisputeOpened opened)
            world.disputes.perform(new FreeLines(
                    opened.orderId(),
                    opened.disputeId(),
                    Ending.WITHDRAWN,
                    Afterwards.OPEN,
                    java.util.List.of(),
                    world.now(),
                    Actor.rule("bookkeeping")));
    }

    /** What the buggy listener does after what it heard. */
    static void heard(Planted bug, World world, Object command) {
        if (bug == Planted.FREEZE_LIFTED_EARLY && command instanceof FreezeMoney freeze)
            world.refunds.perform(new UnfreezeMoney(freeze.orderId(), freeze.disputeId(), world.now()));
    }

    /** What the buggy listener makes of what it hears again. */
    static Object repeated(Planted bug, Object command) {
        return bug == Planted.REPEATED_WITH_A_NEW_CAUSE && command instanceof CarryOutSettlement settle
                ? new FreezeMoney(settle.orderId(), new DisputeId(settle.disputeId() + "_again"), settle.lines())
                : command;
    }

    /** What is left of the stored text where the log loses something. */
    static String text(Planted bug, String json) {
        return bug == Planted.LOG_LOSES_A_FIELD
                ? json.replaceAll("\"requestVersion\":\\d+,?|\"trackingNumber\":\"[^\"]*\",?", "")
                : json;
    }
}
