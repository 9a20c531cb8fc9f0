package redress.refund.messaging;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.Fact;
import redress.platform.messages.Announcement;
import redress.platform.messages.Announcements;
import redress.refund.domain.Cause;
import redress.refund.domain.DisputeId;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.Funding;
import redress.refund.domain.FundingSource;
import redress.refund.domain.OrderId;
import redress.refund.domain.RefundEvent;
import redress.refund.domain.SellerAccountEvent;
import redress.refund.domain.StoredEvent;
import redress.refund.events.ChargebackLost;
import redress.refund.events.ChargebackOpened;
import redress.refund.events.ChargebackWon;
import redress.refund.events.CompensationPaid;
import redress.refund.events.LineAmount;
import redress.refund.events.Money;
import redress.refund.events.MoneyHeld;
import redress.refund.events.MoneyReleased;
import redress.refund.events.RefundFailed;
import redress.refund.events.RefundIssued;
import redress.refund.events.RefundOverdue;
import redress.refund.events.RefundRequested;
import redress.refund.events.RefundReversed;
import redress.refund.events.RefundSettledByHand;
import redress.refund.events.RefundSubmitted;
import redress.refund.events.RefundTraceOpened;

/** Which stored events the world hears of. What an escrow heard of others, and every talk with the provider, is no news. */
public final class RefundAnnouncements implements Announcements {

    @Override
    public Optional<Announcement> of(Object event, Fact fact) {
        return switch ((StoredEvent) event) {
            case EscrowEvent.PaymentCaptured e ->
                news(e, e.orderId().value(), new MoneyHeld(e.orderId().value(), money(e.amount()), e.heldAt()));
            case EscrowEvent.MoneyReleased e ->
                news(e, e.orderId().value(), new MoneyReleased(e.orderId().value(), money(e.amount()), e.releasedAt()));
            case RefundEvent.RefundRequested e ->
                news(
                        e,
                        e.refundId().value(),
                        new RefundRequested(
                                e.refundId().value(),
                                e.orderId().value(),
                                dispute(e.cause()),
                                e.cause().key(),
                                money(e.amount()),
                                lines(e.lines()),
                                funding(e.funding()),
                                e.expectedFrom(),
                                e.expectedBy(),
                                e.requestedAt()));
            case RefundEvent.RefundSubmitted e ->
                news(
                        e,
                        e.refundId().value(),
                        new RefundSubmitted(
                                e.refundId().value(), e.orderId().value(), e.providerReference(), e.submittedAt()));
            case RefundEvent.RefundFailed e ->
                news(
                        e,
                        e.refundId().value(),
                        new RefundFailed(
                                e.refundId().value(),
                                e.orderId().value(),
                                e.reason(),
                                e.attempt(),
                                nextAttempt(e.next()),
                                e.failedAt()));
            case RefundEvent.RefundIssued e ->
                news(
                        e,
                        e.refundId().value(),
                        new RefundIssued(
                                e.refundId().value(),
                                e.orderId().value(),
                                dispute(e.cause()),
                                e.cause().key(),
                                money(e.amount()),
                                lines(e.lines()),
                                e.issuedAt()));
            case RefundEvent.RefundOverdue e ->
                news(
                        e,
                        e.refundId().value(),
                        new RefundOverdue(
                                e.refundId().value(),
                                e.orderId().value(),
                                e.expectedBy(),
                                e.rule(),
                                e.policy().value(),
                                e.dueAt(),
                                e.recordedAt()));
            case RefundEvent.RefundTraceOpened e ->
                news(
                        e,
                        e.refundId().value(),
                        new RefundTraceOpened(e.refundId().value(), e.orderId().value(), e.openedAt()));
            case RefundEvent.RefundReversed e ->
                news(
                        e,
                        e.refundId().value(),
                        new RefundReversed(
                                e.refundId().value(),
                                e.orderId().value(),
                                money(e.amount()),
                                e.reason(),
                                e.reversedAt()));
            case RefundEvent.RefundSettledByHand e ->
                news(
                        e,
                        e.refundId().value(),
                        new RefundSettledByHand(
                                e.refundId().value(), e.orderId().value(), e.by(), e.reference(), e.settledAt()));
            case EscrowEvent.ChargebackOpened e ->
                news(
                        e,
                        e.chargebackId().value(),
                        new ChargebackOpened(
                                e.chargebackId().value(), e.orderId().value(), money(e.amount()), e.openedAt()));
            case EscrowEvent.ChargebackWon e ->
                news(
                        e,
                        e.chargebackId().value(),
                        new ChargebackWon(e.chargebackId().value(), e.orderId().value(), e.wonAt()));
            case EscrowEvent.ChargebackLost e ->
                news(
                        e,
                        e.chargebackId().value(),
                        new ChargebackLost(
                                e.chargebackId().value(), e.orderId().value(), money(e.amount()), e.lostAt()));
            case EscrowEvent.CompensationPaid e ->
                news(
                        e,
                        e.disputeId().value(),
                        new CompensationPaid(
                                e.orderId().value(),
                                e.disputeId().value(),
                                e.sellerId(),
                                money(e.amount()),
                                e.paidAt()));
            case EscrowEvent.EscrowOpened _,
                    EscrowEvent.FreezeAwaited _,
                    EscrowEvent.MoneyFrozen _,
                    EscrowEvent.DisputeResumed _,
                    EscrowEvent.SettlementNoted _,
                    EscrowEvent.ReturnNoted _,
                    EscrowEvent.PartialReturnNoted _,
                    EscrowEvent.AppealNoted _,
                    EscrowEvent.CancellationNoted _,
                    EscrowEvent.GuaranteeBreachNoted _,
                    EscrowEvent.RefundApproved _,
                    EscrowEvent.RefundBooked _,
                    EscrowEvent.RefundTakenBack _,
                    EscrowEvent.RefundNeverMade _,
                    EscrowEvent.MoneyUnfrozen _,
                    EscrowEvent.ReceiptNoted _,
                    EscrowEvent.SellerFundsAsked _,
                    EscrowEvent.SellerFundsGranted _,
                    EscrowEvent.SellerFundsUnneeded _,
                    EscrowEvent.SellerShareRaised _,
                    EscrowEvent.SellerShareLowered _,
                    SellerAccountEvent.SellerCredited _,
                    SellerAccountEvent.SellerDebited _,
                    SellerAccountEvent.SellerFundsReserved _,
                    SellerAccountEvent.SellerPaidOut _,
                    RefundEvent.ProviderContactDue _,
                    RefundEvent.RefundStillProcessing _,
                    RefundEvent.ProviderAnswerUnknown _,
                    RefundEvent.RefundRetried _,
                    RefundEvent.RefundMadeAgain _,
                    RefundEvent.MadeRefundAskedAbout _,
                    RefundEvent.DeclinedRefundAskedAbout _,
                    RefundEvent.MadeRefundAnswerUnknown _,
                    RefundEvent.RefundHeld _,
                    RefundEvent.RefundResumed _,
                    RefundEvent.RefundOvertaken _,
                    RefundEvent.RefundDropped _ -> Optional.empty();
        };
    }

    private static Optional<Announcement> news(EscrowEvent of, String subject, redress.refund.events.RefundNews news) {
        return news(of.orderId(), subject, news);
    }

    private static Optional<Announcement> news(RefundEvent of, String subject, redress.refund.events.RefundNews news) {
        return news(of.orderId(), subject, news);
    }

    private static Optional<Announcement> news(OrderId order, String subject, redress.refund.events.RefundNews news) {
        return Optional.of(new Announcement(
                "redress.refund." + news.getClass().getSimpleName() + ".v1", subject, order.value(), news));
    }

    private static @Nullable String dispute(Cause cause) {
        return cause.dispute().map(DisputeId::value).orElse(null);
    }

    private static @Nullable Instant nextAttempt(RefundEvent.NextAttempt next) {
        return switch (next) {
            case RefundEvent.NextAttempt.ByItself again -> again.at();
            case RefundEvent.NextAttempt.ByFinance _ -> null;
        };
    }

    /** The order's own money first, the platform's last. */
    private static List<redress.refund.events.Funding> funding(List<Funding> parts) {
        var bySource = new EnumMap<FundingSource, redress.platform.values.Money>(FundingSource.class);
        for (var part : parts) bySource.merge(part.source(), part.amount(), redress.platform.values.Money::plus);
        return bySource.entrySet().stream()
                .map(part -> new redress.refund.events.Funding(part.getKey().name(), money(part.getValue())))
                .toList();
    }

    private static List<LineAmount> lines(List<redress.refund.domain.LineAmount> lines) {
        return lines.stream()
                .map(line -> new LineAmount(line.lineId().value(), money(line.amount())))
                .toList();
    }

    private static Money money(redress.platform.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
