package redress.dispute.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeEvent.Answer;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.OfferMade;
import redress.dispute.domain.DisputeEvent.SellerResponded;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.Windows.Periods;
import redress.dispute.policy.DisputePolicy;
import redress.platform.testkit.StandingClock;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.values.TextRef;

/** The people, the goods and the days of the stories told here: a shirt of 20.00 EUR, two mugs of 5.01 each. */
abstract class DisputeStory {

    static final Instant DAY_0 = Instant.parse("2026-03-01T12:00:00Z");
    static final Actor BUYER = new Actor("usr_ana", Role.BUYER);
    static final Actor SELLER = new Actor("usr_bo", Role.SELLER);
    static final Actor OTHER_BUYER = new Actor("usr_eve", Role.BUYER);
    static final Actor OTHER_SELLER = new Actor("usr_mal", Role.SELLER);
    static final Actor MEDIATOR = new Actor("usr_mia", Role.MEDIATOR);
    static final Actor SUPPORT = new Actor("usr_sue", Role.SUPPORT);
    static final Actor FINANCE = new Actor("usr_fin", Role.FINANCE);
    static final Actor AUDITOR = new Actor("usr_aud", Role.AUDITOR);
    static final Actor CARRIER = new Actor("usr_feed", Role.SYSTEM);
    static final Actor TIMER = Actor.rule("timer");

    static final OrderId ORDER = new OrderId("ord_1");
    static final DisputeId DISPUTE = new DisputeId("dsp_1");
    static final ReturnId RETURN = ReturnId.of(DISPUTE, 1);
    static final OfferId HALF = new OfferId("ofr_half");
    static final OfferId MORE = new OfferId("ofr_more");
    static final LineId SHIRT = new LineId("lin_shirt");
    static final LineId MUGS = new LineId("lin_mugs");
    static final PolicyVersion POLICY = new PolicyVersion("default-1");
    static final Place PLACE = new Place("BR", null);
    static final Remark WORDS = new Remark.Written(new TextRef("txt_1", "d1"));
    static final Remark NO_WORDS = new Remark.None();
    static final Remedy KEEP = new Remedy.RefundOnly();
    static final Remedy SEND_BACK = new Remedy.ReturnAndRefund(Payer.SELLER, PaidBecause.FAULT);
    static final Set<Kind> ANY_KIND = Set.of(Kind.REFUND_ONLY, Kind.RETURN_AND_REFUND);
    static final List<DisputedLine> BOTH_LINES =
            List.of(new DisputedLine(SHIRT, 1, eur(2000)), new DisputedLine(MUGS, 2, eur(1002)));
    static final List<ReturnLine> BOTH_BACK =
            List.of(new ReturnLine(SHIRT, 1, eur(2000)), new ReturnLine(MUGS, 2, eur(1002)));
    static final ReturnWindows WINDOWS = new ReturnWindows(
            Duration.ofDays(10),
            Duration.ofDays(3),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(3),
            Duration.ofDays(1));

    static final Periods PERIODS = new Periods(
            Duration.ofDays(5), List.of(Duration.ofDays(3), Duration.ofDays(4)), Duration.ofDays(15), WINDOWS);
    static final Deadlines DEADLINES = new Deadlines(day(5), List.of(day(3), day(4)), day(15));
    static final EvidenceLimits EVIDENCE = new EvidenceLimits(
            20,
            26_214_400,
            List.of(
                    "image/jpeg",
                    "image/png",
                    "image/webp",
                    "video/mp4",
                    "video/webm",
                    "application/pdf",
                    "text/plain"));

    final StandingClock clock = new StandingClock(DAY_0);
    final DisputePolicy policy = DisputePolicy.shipped("default");
    final Elsewhere elsewhere = new Elsewhere();

    static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    static Instant day(int days) {
        return DAY_0.plus(Duration.ofDays(days));
    }

    <T> AggregateTestFixture<T> fixture(Class<T> aggregate) {
        var fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerRepositoryProvider(elsewhere);
        fixture.registerInjectableResource(clock);
        fixture.registerInjectableResource(policy);
        return fixture;
    }

    TestExecutor<Dispute> given(Object... history) {
        return fixture(Dispute.class).given(history);
    }

    static Terms terms(Silence silence) {
        return new Terms(POLICY, PLACE, DEADLINES, silence, PERIODS, EVIDENCE, 500);
    }

    static Request request(Remedy remedy, Money asked) {
        return new Request(
                Reason.WRONG_VARIANT, remedy, BOTH_LINES, eur(3002), asked, true, false, ANY_KIND, true, NO_WORDS);
    }

    static DisputeOpened opened(Remedy remedy, Silence silence) {
        return new DisputeOpened(
                DISPUTE, ORDER, BUYER.id(), SELLER.id(), request(remedy, eur(3002)), List.of(), terms(silence), DAY_0);
    }

    /** As one could be opened before it was refused (R12). */
    static DisputeOpened openedAboutShipping(Remedy remedy) {
        return openedAbout(remedy, new DisputedLine(LineId.SHIPPING, 1, eur(700)));
    }

    static DisputeOpened openedAbout(Remedy remedy, DisputedLine... lines) {
        var all = DisputedLine.total(List.of(lines));
        var request = new Request(
                Reason.WRONG_VARIANT, remedy, List.of(lines), all, all, true, false, ANY_KIND, true, NO_WORDS);
        return new DisputeOpened(
                DISPUTE, ORDER, BUYER.id(), SELLER.id(), request, List.of(), terms(Silence.CLAIM_ALLOWED), DAY_0);
    }

    static DisputeOpened opened() {
        return opened(KEEP, Silence.CLAIM_ALLOWED);
    }

    static SellerResponded rejected() {
        return new SellerResponded(DISPUTE, ORDER, new Answer.Rejected(WORDS), SELLER, day(1));
    }

    static SellerResponded countered(OfferId offer) {
        return new SellerResponded(DISPUTE, ORDER, new Answer.Countered(offer), SELLER, day(1));
    }

    static Offer half(Party by, int version) {
        return offer(HALF, by, version, eur(1501), KEEP);
    }

    static Offer offer(OfferId id, Party by, int version, Money amount, Remedy remedy) {
        return new Offer(id, version, by, remedy, LineAmount.split(amount, BOTH_LINES), amount);
    }

    static OfferMade made(Offer offer) {
        return new OfferMade(DISPUTE, ORDER, offer, offer.by() == Party.BUYER ? BUYER : SELLER, day(1));
    }

    static OfferTerms percent(int percent) {
        return new OfferTerms(Kind.REFUND_ONLY, new Share.Percent(percent), null);
    }

    static Cause.Rule rule(String name, Instant due, Instant recorded) {
        return new Cause.Rule(name, POLICY, due, recorded);
    }

    static ClaimEscalated escalated(Trigger trigger, Cause cause, Instant at) {
        return new ClaimEscalated(
                DISPUTE,
                ORDER,
                1,
                trigger,
                BUYER.id(),
                SELLER.id(),
                request(KEEP, eur(3002)),
                eur(3002),
                PLACE,
                cause,
                at);
    }

    static ClaimEscalated filed() {
        return escalated(Trigger.BUYER, new Cause.Person(BUYER), day(6));
    }

    static Settlement settlement(Basis basis, Remedy remedy, Money amount) {
        return new Settlement(basis, remedy, LineAmount.split(amount, BOTH_LINES), amount, Funder.SELLER);
    }

    static DisputeSettled settled(Basis basis, Remedy remedy, Money amount, Cause cause, Instant at) {
        return new DisputeSettled(DISPUTE, ORDER, settlement(basis, remedy, amount), cause, at);
    }

    static DisputeSettled agreed(Remedy remedy) {
        return settled(Basis.REQUEST, remedy, eur(3002), new Cause.Person(SELLER), day(1));
    }

    static DisputeClosed closed(Ending how, Afterwards afterwards, List<LineAmount> refunded, Instant at) {
        return new DisputeClosed(DISPUTE, ORDER, how, afterwards, refunded, at);
    }

    static DisputeEvent.RefundCounted counted(String refund, List<LineAmount> lines, Instant at) {
        return new DisputeEvent.RefundCounted(DISPUTE, ORDER, new RefundId(refund), lines, at);
    }

    static ReturnAwaited awaited(Instant shipBy, Instant at) {
        return awaited(BOTH_BACK, shipBy, at);
    }

    static ReturnAwaited awaited(List<ReturnLine> lines, Instant shipBy, Instant at) {
        return new ReturnAwaited(
                RETURN,
                DISPUTE,
                ORDER,
                BUYER.id(),
                SELLER.id(),
                Payer.SELLER,
                PaidBecause.FAULT,
                POLICY,
                WINDOWS,
                lines,
                shipBy.minus(WINDOWS.shipReminder()),
                shipBy,
                shipBy.plus(WINDOWS.extension()),
                at);
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

    /** Where aggregates live that a deed creates beside its own; remembers what happened to them. */
    static final class Elsewhere implements RepositoryProvider {

        private final EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();

        @Override
        public <T> Repository<T> repositoryFor(Class<T> aggregateType) {
            return EventSourcingRepository.builder(aggregateType)
                    .eventStore(store)
                    .repositoryProvider(this)
                    .build();
        }

        List<Object> historyOf(Object id) {
            var history = new ArrayList<Object>();
            store.readEvents(id.toString())
                    .asStream()
                    .map(DomainEventMessage::getPayload)
                    .forEach(history::add);
            return history;
        }
    }
}
