package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeCommand.CloseLapsed;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateReturn;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeCommand.FileClaim;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.NoteGoodsReturned;
import redress.dispute.domain.DisputeCommand.NoteRefundIssued;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeCommand.RecordVerdict;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.OfferMade;
import redress.dispute.domain.DisputeEvent.VerdictSetAside;
import redress.dispute.domain.OrderCommand.FreeLines;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderCommand.NoteDelivery;
import redress.dispute.domain.OrderCommand.NoteOrder;
import redress.dispute.domain.OrderCommand.NoteReceipt;
import redress.dispute.domain.OrderCommand.NoteShipment;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.OrderEvent.LinesDisputed;
import redress.dispute.domain.OrderEvent.LinesFreed;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.policy.DisputePolicy;
import redress.platform.policy.PolicyBook;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * Seeded random lives of one order: two people who do anything at any time, timers that are never cancelled and fire late and
 * twice, neighbours who say things twice. Whatever happens, what must always hold holds, and when everybody falls silent
 * every dispute ends (R74).
 */
class LivingThroughAnything extends DisputeStory {

    private static final Map<LineId, Money> PAID = Map.of(SHIRT, eur(2000), MUGS, eur(1002), LineId.SHIPPING, eur(700));
    private static final Duration LONGEST = Duration.ofDays(15 + 7 + 10 + 30 + 7 + 3 + 20 + 1);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 150);
    }

    /** Something that comes by itself: from a timer or a neighbour. */
    private record Coming(Instant at, Object id, Object command) {}

    private static final Set<Object> LIVED = new HashSet<>();

    private final List<Coming> coming = new ArrayList<>();
    private final List<DisputeId> disputes = new ArrayList<>();
    private final World world = new World(
            clock,
            new DisputePolicy(
                    PolicyBook.read("redress/dispute/policy/default-1.json", "policy/departures-2.json"), "default"));
    private Random random = new Random();
    private int told;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("whatever happens the books are right and every dispute ends")
    void whatever_happens_the_books_are_right_and_every_dispute_ends(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L); // neighbouring seeds begin alike otherwise
        placed();
        for (int step = 0; step < 60; step++) {
            pass(Duration.ofHours(random.nextInt(5) == 0 ? random.nextInt(24 * 12) : random.nextInt(12)));
            somebodyDoesSomething(step);
            check(seed);
        }
        var silentSince = clock.instant();
        while (!coming.isEmpty()) pass(Duration.ofDays(1));
        check(seed);
        for (var dispute : disputes)
            assertThat(events(DisputeClosed.class).stream()
                            .filter(closed -> closed.disputeId().equals(dispute)))
                    .as("seed %d: %s ends exactly once", seed, dispute)
                    .hasSize(1);
        assertThat(events(DisputeClosed.class))
                .as("seed %d: in bounded time", seed)
                .allMatch(closed -> closed.closedAt().isBefore(silentSince.plus(LONGEST)));
        assertThat(events(LinesFreed.class)).hasSize(disputes.size());
    }

    /** Lives that never reach a corner prove nothing about it. */
    @AfterAll
    static void every_ending_and_every_way_to_it_was_lived() {
        assertThat(LIVED)
                .containsAll(List.of(Ending.values()))
                .containsAll(List.of(Trigger.values()))
                .containsAll(List.of(Basis.values()))
                .contains(VerdictSetAside.class);
    }

    private void remember(Object event) {
        switch (event) {
            case DisputeClosed e -> LIVED.add(e.how());
            case ClaimEscalated e -> LIVED.add(e.trigger());
            case DisputeSettled e -> LIVED.add(e.settlement().basis());
            case VerdictSetAside e -> LIVED.add(e.getClass());
            default -> {}
        }
    }

    private void placed() {
        var returns = new ReturnRule(true, true, 60);
        var country = random.nextBoolean() ? "BR" : "DE";
        var category = random.nextBoolean() ? "toys" : "fashion";
        tell(
                ORDER,
                new NoteOrder(
                        ORDER,
                        BUYER.id(),
                        SELLER.id(),
                        country,
                        "EUR",
                        List.of(
                                new OrderLine(SHIRT, "Shirt", category, 1, eur(2000), returns),
                                new OrderLine(MUGS, "Mug", category, 2, eur(501), returns),
                                new OrderLine(LineId.SHIPPING, "Shipping", "shipping", 1, eur(700), returns)),
                        day(9),
                        DAY_0));
        tell(ORDER, new NoteShipment(ORDER, DAY_0));
        come(Duration.ofDays(3), ORDER, new NoteDelivery(ORDER, day(3)));
        come(Duration.ofDays(60), ORDER, new NoteReceipt(ORDER, day(60), day(75)));
    }

    private void somebodyDoesSomething(int step) {
        if (disputes.isEmpty() || random.nextInt(12) == 0) {
            open(new DisputeId("dsp_" + step));
            return;
        }
        var dispute = disputes.get(random.nextInt(disputes.size()));
        var back = ReturnId.of(dispute);
        var actor = random.nextBoolean() ? BUYER : SELLER;
        var terms = new OfferTerms(
                random.nextInt(3) == 0 ? Kind.RETURN_AND_REFUND : Kind.REFUND_ONLY,
                new Share.Percent(1 + random.nextInt(100)),
                null);
        switch (random.nextInt(14)) {
            case 0 -> tell(dispute, new RespondToRequest(dispute, new Response.Accept(), actor));
            case 1 -> tell(dispute, new RespondToRequest(dispute, new Response.Reject(WORDS), actor));
            case 2, 3 ->
                tell(
                        dispute,
                        new RespondToRequest(dispute, new Response.Counter(new OfferId("ofr_" + step), terms), actor));
            case 4, 5 -> tell(dispute, new MakeOffer(dispute, new OfferId("ofr_" + step), terms, actor));
            case 6, 7 ->
                events(OfferMade.class).stream()
                        .filter(made -> made.disputeId().equals(dispute))
                        .reduce((_, last) -> last)
                        .ifPresent(made -> tell(
                                dispute,
                                new AcceptOffer(
                                        dispute,
                                        made.offer().offerId(),
                                        made.offer().version(),
                                        actor)));
            case 8 -> tell(dispute, new FileClaim(dispute, actor));
            case 9 -> {
                if (random.nextInt(3) == 0) tell(dispute, new WithdrawDispute(dispute, true, actor));
            }
            case 10, 11 -> tell(back, new ShipReturn(back, "Correios", "BR1", actor));
            case 12 -> tell(back, new ReportReturnDelivery(back, CARRIER));
            default -> tell(back, new AcceptReturn(back, actor));
        }
    }

    private void open(DisputeId dispute) {
        var lines = new ArrayList<LineChoice>();
        if (random.nextBoolean()) lines.add(new LineChoice(SHIRT, 1));
        if (random.nextBoolean()) lines.add(new LineChoice(MUGS, 1 + random.nextInt(2)));
        if (random.nextBoolean()) lines.add(new LineChoice(LineId.SHIPPING, 1));
        tell(
                ORDER,
                new OpenDispute(
                        ORDER,
                        dispute,
                        lines,
                        random.nextBoolean() ? Reason.WRONG_VARIANT : Reason.OTHER,
                        random.nextBoolean() ? Kind.REFUND_ONLY : Kind.RETURN_AND_REFUND,
                        new Share.Percent(1 + random.nextInt(100)),
                        true,
                        WORDS,
                        List.of(new ShownEvidence(Evidence.Kind.PHOTO, "image/png", 1, "a".repeat(64))),
                        BUYER));
    }

    /** A refusal is fine, anything else that is thrown is not. */
    private void tell(Object id, Object command) {
        var outcome = world.tell(id, command);
        if (outcome.failure() != null && !(outcome.failure() instanceof AggregateNotFoundException))
            assertThat(outcome.failure()).as("%s", command).isInstanceOf(Refusal.class);
        while (told < world.log().size()) {
            var event = world.log().get(told++);
            remember(event);
            follow(event);
        }
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
        var due = new ArrayList<>(coming.stream()
                .filter(one -> !one.at().isAfter(clock.instant()))
                .toList());
        coming.removeAll(due);
        Collections.shuffle(due, random);
        for (var one : due) {
            tell(one.id(), one.command());
            if (random.nextInt(4) == 0) tell(one.id(), one.command());
        }
    }

    private void come(Duration later, Object id, Object command) {
        coming.add(new Coming(clock.instant().plus(later), id, command));
    }

    private void at(Instant due, Object id, Object command) {
        coming.add(new Coming(due, id, command));
    }

    /** What sagas, bookkeeping, case management and refund-service make of an event. */
    private void follow(Object event) {
        switch (event) {
            case DisputeOpened e -> {
                disputes.add(e.disputeId());
                var terms = e.terms();
                at(terms.respondBy(), e.disputeId(), new ElapseResponseWindow(e.disputeId(), terms.respondBy(), TIMER));
                at(terms.resolveBy(), e.disputeId(), new EscalateUnresolved(e.disputeId(), terms.resolveBy(), TIMER));
            }
            case ClaimEscalated e -> come(Duration.ofDays(random.nextInt(7)), e.disputeId(), verdict(e));
            case DisputeSettled e when e.settlement().remedy().kind() == Kind.REFUND_ONLY -> refund(e);
            case DisputeClosed e ->
                come(
                        Duration.ZERO,
                        ORDER,
                        new FreeLines(ORDER, e.disputeId(), e.afterwards(), e.refunded(), e.closedAt(), TIMER));
            case ReturnAwaited e -> at(e.shipBy(), e.returnId(), new LapseReturn(e.returnId(), e.shipBy(), TIMER));
            case ReturnShipped e ->
                at(e.arriveBy(), e.returnId(), new PresumeReturnLost(e.returnId(), e.arriveBy(), TIMER));
            case ReturnDelivered e ->
                at(e.inspectBy(), e.returnId(), new AcceptReturnBySilence(e.returnId(), e.inspectBy(), TIMER));
            case ReturnAccepted e -> {
                come(
                        Duration.ofHours(random.nextInt(48)),
                        e.disputeId(),
                        new NoteGoodsReturned(e.disputeId(), e.returnId(), e.acceptedAt(), TIMER));
                events(DisputeSettled.class).stream()
                        .filter(settled -> settled.disputeId().equals(e.disputeId()))
                        .findFirst()
                        .ifPresent(this::refund);
            }
            case ReturnLapsed e ->
                come(Duration.ZERO, e.disputeId(), new CloseLapsed(e.disputeId(), e.returnId(), e.rule(), TIMER));
            case ReturnPresumedLost e ->
                come(Duration.ZERO, e.disputeId(), new EscalateReturn(e.disputeId(), e.returnId(), e.rule(), TIMER));
            default -> {}
        }
    }

    private void refund(DisputeSettled settled) {
        come(
                Duration.ofHours(1 + random.nextInt(24 * 20)),
                settled.disputeId(),
                new NoteRefundIssued(
                        settled.disputeId(),
                        new RefundId("rfd_" + settled.disputeId()),
                        settled.settlement().lines(),
                        clock.instant()));
    }

    private RecordVerdict verdict(ClaimEscalated claim) {
        var disputed = claim.request().lines();
        var amount = disputed.getFirst().amount().percent(1 + random.nextInt(100));
        var remedy = random.nextInt(3) == 0 ? SEND_BACK : KEEP;
        var nothing = random.nextInt(4) == 0;
        return new RecordVerdict(
                claim.disputeId(),
                new Verdict(
                        new ClaimId("clm_" + claim.disputeId() + claim.round()),
                        nothing ? Verdict.Outcome.NO_REFUND : Verdict.Outcome.PARTIAL_REFUND,
                        remedy,
                        nothing
                                ? List.of()
                                : List.of(new LineAmount(disputed.getFirst().lineId(), amount)),
                        nothing ? Money.zero("EUR") : amount,
                        Funder.SELLER,
                        List.of("REASON"),
                        POLICY),
                clock.instant());
    }

    private <T> List<T> events(Class<T> type) {
        return world.log().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private void check(long seed) {
        var holder = new HashMap<LineId, DisputeId>();
        var refunded = new HashMap<LineId, Money>();
        var over = new HashSet<DisputeId>();
        var inForce = new HashSet<DisputeId>();
        for (var event : world.log()) {
            switch (event) {
                case LinesDisputed e -> {
                    for (var line : e.lines())
                        assertThat(holder.put(line.lineId(), e.disputeId()))
                                .as("seed %d: one open dispute per line", seed)
                                .isNull();
                }
                case LinesFreed e -> {
                    holder.values().removeIf(e.disputeId()::equals);
                    for (var part : e.refunded()) refunded.merge(part.lineId(), part.amount(), Money::plus);
                }
                case DisputeSettled e ->
                    assertThat(inForce.add(e.disputeId()))
                            .as("seed %d: one settlement or verdict in force", seed)
                            .isTrue();
                case ClaimEscalated e when e.trigger() == Trigger.RETURN -> inForce.remove(e.disputeId());
                case DisputeClosed e ->
                    assertThat(over.add(e.disputeId()))
                            .as("seed %d: closed once", seed)
                            .isTrue();
                case VerdictSetAside _ -> {}
                case DisputeEvent e ->
                    assertThat(over)
                            .as("seed %d: nothing happens to a closed dispute, but %s", seed, e)
                            .doesNotContain(e.disputeId());
                default -> {}
            }
        }
        refunded.forEach((line, sum) -> assertThat(sum)
                .as("seed %d: no more is refunded of %s than was paid", seed, line)
                .isLessThanOrEqualTo(PAID.get(line)));
    }
}
