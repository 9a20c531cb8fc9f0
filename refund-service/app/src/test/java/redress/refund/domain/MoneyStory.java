package redress.refund.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.refund.policy.RefundPolicyBook;

/** What the stories about money share: one order of a shirt for 40 and a cap for 9.99, shipped for 5; and a Tuesday. */
abstract class MoneyStory {

    static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    static final OrderId ORDER = new OrderId("ord_1");
    static final DisputeId DISPUTE = new DisputeId("dsp_1");
    static final ReturnId RETURN = new ReturnId("ret_1");
    static final LineId SHIRT = new LineId("lin_shirt");
    static final LineId CAP = new LineId("lin_cap");
    static final Payment CARD = new Payment("pay_1", "CARD");
    static final PolicyVersion POLICY = new PolicyVersion("default-1");
    static final Actor BUYER = new Actor("usr_buyer", Role.BUYER);
    static final Actor SELLER = new Actor("usr_seller", Role.SELLER);
    static final Actor FINANCE = new Actor("usr_finance", Role.FINANCE);
    static final Actor DESK = Actor.rule("payment-desk");
    static final Cause SETTLED = new Cause.Settlement(DISPUTE);
    static final RefundId REFUND = RefundId.of(SETTLED);
    static final SettlementId APPEALED = new SettlementId("stl_appeal");

    static <T> FixtureConfiguration<T> about(Class<T> aggregate) {
        return at(NOW, aggregate);
    }

    static <T> FixtureConfiguration<T> at(Instant now, Class<T> aggregate) {
        var fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC));
        fixture.registerInjectableResource(RefundPolicyBook.shipped("default"));
        return fixture;
    }

    static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    static LineAmount of(LineId line, long minor) {
        return new LineAmount(line, eur(minor));
    }

    static EscrowEvent.EscrowOpened opened() {
        return new EscrowEvent.EscrowOpened(
                ORDER,
                BUYER.id(),
                SELLER.id(),
                "DE",
                "EUR",
                List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)),
                List.of(),
                NOW);
    }

    static EscrowEvent.PaymentCaptured paid() {
        return new EscrowEvent.PaymentCaptured(ORDER, CARD, eur(5499), NOW, NOW);
    }

    static EscrowEvent.MoneyFrozen frozen(LineAmount... lines) {
        return new EscrowEvent.MoneyFrozen(ORDER, DISPUTE, List.of(lines), List.of(lines), List.of(), NOW);
    }

    /** Two settlements of the dispute are told apart here by what they give. */
    static SettlementId settlement(SettlementKind kind) {
        return new SettlementId("stl_" + kind);
    }

    static EscrowEvent.SettlementNoted settled(SettlementKind kind, FundedBy by, LineAmount... lines) {
        return new EscrowEvent.SettlementNoted(ORDER, DISPUTE, settlement(kind), kind, List.of(lines), by, NOW, NOW);
    }

    static EscrowEvent.RefundApproved approved(Cause cause, long amount, Funding... funding) {
        return new EscrowEvent.RefundApproved(
                ORDER, RefundId.of(cause), cause, eur(amount), List.of(funding), POLICY, NOW);
    }

    /** The refund's own first event; 3 and 20 working days from Tuesday 3 March are Friday 6 and Tuesday 31 March. */
    static RefundEvent.RefundRequested requested(Cause cause, long amount, LineAmount line, Funding... funding) {
        return requestedAt(new Place("DE", null), cause, amount, line, funding);
    }

    static RefundEvent.RefundRequested requestedAt(
            Place place, Cause cause, long amount, LineAmount line, Funding... funding) {
        return new RefundEvent.RefundRequested(
                RefundId.of(cause),
                ORDER,
                BUYER.id(),
                SELLER.id(),
                cause,
                eur(amount),
                List.of(line),
                List.of(funding),
                CARD,
                POLICY,
                place,
                NOW,
                Instant.parse("2026-03-06T12:00:00Z"),
                Instant.parse("2026-03-31T12:00:00Z"),
                NOW);
    }

    static EscrowEvent.SellerShareRaised raised(SellerEntry why, long minor) {
        return new EscrowEvent.SellerShareRaised(ORDER, SELLER.id(), why, eur(minor), NOW);
    }

    static EscrowEvent.SellerShareLowered lowered(SellerEntry why, long minor) {
        return new EscrowEvent.SellerShareLowered(ORDER, SELLER.id(), why, eur(minor), NOW);
    }

    /** The seller's account is asked for {@code minor} of a refund of this funding, for the first time. */
    static EscrowEvent.SellerFundsAsked fundsAsked(Cause cause, long minor, Funding... funding) {
        return new EscrowEvent.SellerFundsAsked(
                ORDER,
                SELLER.id(),
                RefundId.of(cause),
                1,
                new Rest(cause, NOW, List.of(funding), null),
                eur(minor),
                NOW);
    }

    static EscrowEvent.SellerFundsGranted granted(Cause cause, Funding... shortfall) {
        return new EscrowEvent.SellerFundsGranted(ORDER, RefundId.of(cause), 1, List.of(shortfall), NOW);
    }

    static EscrowCommand.NoteSellerFunds answered(Cause cause, long asked, long there) {
        return new EscrowCommand.NoteSellerFunds(ORDER, RefundId.of(cause), 1, eur(asked), eur(there), DESK);
    }

    static Funding from(FundingSource source, LineId line, long minor) {
        return new Funding(line, source, eur(minor));
    }

    static TypeSafeMatcher<Refusal> refusal(String code) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Refusal refusal) {
                return refusal.code().equals(code);
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("a refusal with code " + code);
            }
        };
    }

    static Instant later(Duration by) {
        return NOW.plus(by);
    }
}
