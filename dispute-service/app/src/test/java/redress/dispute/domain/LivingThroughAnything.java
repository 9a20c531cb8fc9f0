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
import redress.dispute.domain.ReturnCommand.ConcludeReturn;
import redress.dispute.domain.ReturnCommand.ExtendReturn;
import redress.dispute.domain.ReturnCommand.FollowSettlement;
import redress.dispute.domain.ReturnCommand.InspectReturn;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnCommand.RemindOfReturn;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.ReturnEvent.ReturnConcluded;
import redress.dispute.domain.ReturnEvent.ReturnContested;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnExtended;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPartlyAccepted;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnReminded;
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
    private static final Duration LONGEST = Duration.ofDays(15 + 7 + 10 + 30 + 30 + 7 + 3 + 20 + 1);

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
        for (var awaited : events(ReturnAwaited.class))
            assertThat(events(ReturnEvent.class).stream()
                            .filter(event -> event.returnId().equals(awaited.returnId()))
                            .filter(event -> event instanceof ReturnAccepted
                                    || event instanceof ReturnLapsed
                                    || event instanceof ReturnConcluded))
                    .as("seed %d: %s ends exactly once", seed, awaited)
                    .hasSize(1);
    }

    /** Lives that never reach a corner prove nothing about it. */
    @AfterAll
    static void every_ending_and_every_way_to_it_was_lived() {
        assertThat(LIVED)
                .containsAll(List.of(Ending.values()))
                .containsAll(List.of(Trigger.values()))
                .containsAll(List.of(Basis.values()))
                .contains(VerdictSetAside.class)
                .contains(
                        ReturnReminded.class,
                        ReturnExtended.class,
                        ReturnAccepted.class,
                        ReturnPartlyAccepted.class,
                        ReturnContested.class,
                        ReturnPresumedLost.class,
                        ReturnLapsed.class,
                        ReturnConcluded.class);
    }

    private void remember(Object event) {
        switch (event) {
            case DisputeClosed e -> LIVED.add(e.how());
            case ClaimEscalated e -> LIVED.add(e.trigger());
            case DisputeSettled e -> LIVED.add(e.settlement().basis());
            case VerdictSetAside e -> LIVED.add(e.getClass());
            case ReturnEvent e -> LIVED.add(e.getClass());
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
        switch (random.nextInt(17)) {
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
            case 13 ->
                tell(
                        back,
                        new ExtendReturn(back, 1 + random.nextInt(20), WORDS, random.nextBoolean() ? SELLER : SUPPORT));
            case 14, 15 -> tell(back, new InspectReturn(back, findings(back), WORDS, actor));
            default -> tell(back, new AcceptReturn(back, actor));
        }
    }

    private List<Finding> findings(ReturnId back) {
        var findings = new ArrayList<Finding>();
        for (var awaited : events(ReturnAwaited.class)) {
            if (!awaited.returnId().equals(back)) continue;
            for (var line : awaited.lines()) {
                int good = random.nextInt(line.quantity() + 1);
                if (good > 0) findings.add(new Finding(line.lineId(), good, Finding.Found.RECEIVED));
                if (good < line.quantity())
                    findings.add(new Finding(line.lineId(), line.quantity() - good, Finding.Found.DAMAGED));
            }
        }
        return findings;
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
                        random.nextBoolean(),
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
            case DisputeSettled e -> {
                var back = ReturnId.of(e.disputeId());
                tellTheReturn(e.disputeId(), new FollowSettlement(back, e.settlement(), e.settledAt(), TIMER));
                if (e.settlement().remedy().kind() == Kind.REFUND_ONLY)
                    refund(e.disputeId(), "settlement", e.settlement().lines());
            }
            case DisputeClosed e -> {
                var back = ReturnId.of(e.disputeId());
                tellTheReturn(e.disputeId(), new ConcludeReturn(back, e.closedAt(), TIMER));
                come(
                        Duration.ZERO,
                        ORDER,
                        new FreeLines(ORDER, e.disputeId(), e.afterwards(), e.refunded(), e.closedAt(), TIMER));
            }
            case ReturnAwaited e -> {
                at(e.remindAt(), e.returnId(), remind(e.returnId(), ReturnStep.SHIP, e.remindAt()));
                at(e.shipBy(), e.returnId(), new LapseReturn(e.returnId(), e.shipBy(), TIMER));
            }
            case ReturnExtended e -> {
                at(e.remindAt(), e.returnId(), remind(e.returnId(), ReturnStep.SHIP, e.remindAt()));
                at(e.shipBy(), e.returnId(), new LapseReturn(e.returnId(), e.shipBy(), TIMER));
            }
            case ReturnShipped e ->
                at(e.arriveBy(), e.returnId(), new PresumeReturnLost(e.returnId(), e.arriveBy(), TIMER));
            case ReturnDelivered e -> {
                at(e.remindAt(), e.returnId(), remind(e.returnId(), ReturnStep.INSPECT, e.remindAt()));
                at(e.inspectBy(), e.returnId(), new AcceptReturnBySilence(e.returnId(), e.inspectBy(), TIMER));
                if (random.nextBoolean()) // or else hardly anybody would look in time
                come(
                            Duration.ofHours(random.nextInt(96)),
                            e.returnId(),
                            new InspectReturn(e.returnId(), findings(e.returnId()), WORDS, SELLER));
            }
            case ReturnAccepted e -> {
                come(
                        Duration.ofHours(random.nextInt(48)),
                        e.disputeId(),
                        new NoteGoodsReturned(e.disputeId(), e.returnId(), e.acceptedAt(), TIMER));
                events(DisputeSettled.class).stream()
                        .filter(settled -> settled.disputeId().equals(e.disputeId()))
                        .findFirst()
                        .ifPresent(settled -> refund(
                                e.disputeId(), "return", settled.settlement().lines()));
            }
            case ReturnPartlyAccepted e -> refund(e.disputeId(), "return", e.due());
            case ReturnContested e ->
                come(
                        Duration.ofHours(random.nextInt(48)),
                        e.disputeId(),
                        new EscalateReturn(
                                e.disputeId(),
                                e.returnId(),
                                e.accepted(),
                                new Cause.Person(SELLER),
                                e.contestedAt(),
                                TIMER));
            case ReturnLapsed e ->
                come(Duration.ZERO, e.disputeId(), new CloseLapsed(e.disputeId(), e.returnId(), e.rule(), TIMER));
            case ReturnPresumedLost e ->
                come(
                        Duration.ZERO,
                        e.disputeId(),
                        new EscalateReturn(
                                e.disputeId(),
                                e.returnId(),
                                List.of(),
                                e.rule(),
                                e.rule().dueAt(),
                                TIMER));
            default -> {}
        }
    }

    private static RemindOfReturn remind(ReturnId id, ReturnStep step, Instant due) {
        return new RemindOfReturn(id, step, due, TIMER);
    }

    /** As the saga does, which begins with the return: the settlement that began it is not its business. */
    private void tellTheReturn(DisputeId dispute, Object command) {
        var back = ReturnId.of(dispute);
        if (world.log().subList(0, told).stream()
                .anyMatch(event -> event instanceof ReturnAwaited awaited
                        && awaited.returnId().equals(back))) come(Duration.ZERO, back, command);
    }

    private void refund(DisputeId dispute, String cause, List<LineAmount> lines) {
        var refund = new RefundId("rfd_" + cause + dispute);
        come(
                Duration.ofHours(1 + random.nextInt(24 * 20)),
                dispute,
                new NoteRefundIssued(dispute, refund, lines, clock.instant()));
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
