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
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeCommand.AmendRequest;
import redress.dispute.domain.DisputeCommand.CloseExternally;
import redress.dispute.domain.DisputeCommand.CloseLapsed;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateReturn;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeCommand.FileClaim;
import redress.dispute.domain.DisputeCommand.HoldDispute;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.NoteGoodsReturned;
import redress.dispute.domain.DisputeCommand.NoteRefundIssued;
import redress.dispute.domain.DisputeCommand.NoteReturnConcluded;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeCommand.RecordAppeal;
import redress.dispute.domain.DisputeCommand.RecordVerdict;
import redress.dispute.domain.DisputeCommand.RemindSeller;
import redress.dispute.domain.DisputeCommand.ReopenDispute;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeCommand.ResumeDispute;
import redress.dispute.domain.DisputeCommand.SendMessage;
import redress.dispute.domain.DisputeCommand.SettleByProposal;
import redress.dispute.domain.DisputeCommand.SupersedeDispute;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.DisputeEvent.AppealDecided;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.CompensationAwarded;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.DisputeReopened;
import redress.dispute.domain.DisputeEvent.DisputeResumed;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.Hold;
import redress.dispute.domain.DisputeEvent.OfferMade;
import redress.dispute.domain.DisputeEvent.RefundCounted;
import redress.dispute.domain.DisputeEvent.RequestAmended;
import redress.dispute.domain.DisputeEvent.ReturnRecalled;
import redress.dispute.domain.DisputeEvent.SellerReminded;
import redress.dispute.domain.DisputeEvent.VerdictRecorded;
import redress.dispute.domain.DisputeEvent.VerdictSetAside;
import redress.dispute.domain.OrderCommand.FreeLines;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderCommand.NoteChargeback;
import redress.dispute.domain.OrderCommand.NoteChargebackDecision;
import redress.dispute.domain.OrderCommand.NoteDelivery;
import redress.dispute.domain.OrderCommand.NoteEnd;
import redress.dispute.domain.OrderCommand.NoteOrder;
import redress.dispute.domain.OrderCommand.NoteReceipt;
import redress.dispute.domain.OrderCommand.NoteShipment;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ReclaimLines;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.OrderEvent.ChargebackDecided;
import redress.dispute.domain.OrderEvent.ChargebackNoted;
import redress.dispute.domain.OrderEvent.LinesDisputed;
import redress.dispute.domain.OrderEvent.LinesFreed;
import redress.dispute.domain.OrderEvent.LinesReclaimed;
import redress.dispute.domain.OrderEvent.OrderEnded;
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
import redress.dispute.domain.ReturnCommand.RecallReturn;
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
import redress.platform.testkit.World;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.values.TextRef;

/**
 * Seeded random lives of one order: two people who do anything at any time, timers that are never cancelled and fire late and
 * twice, neighbours who say things twice. Whatever happens, what must always hold holds, and when everybody falls silent
 * every dispute ends (R74).
 */
class LivingThroughAnything extends DisputeStory {

    private static final Map<LineId, Money> PAID = Map.of(SHIRT, eur(2000), MUGS, eur(1002), LineId.SHIPPING, eur(700));
    /** A hold, the windows, a verdict, an appeal that asks for the goods, their extended way back, another verdict and appeal, the money. */
    private static final Duration LONGEST = Duration.ofDays(20 + 15 + 7 + 30 + 10 + 30 + 30 + 3 + 7 + 30 + 20 + 1);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    /** Something that comes by itself: from a timer or a neighbour. */
    private record Coming(Instant at, Object id, Object command) {}

    private static final Set<Object> LIVED = new HashSet<>();

    private final List<Coming> coming = new ArrayList<>();
    private final List<DisputeId> disputes = new ArrayList<>();
    private final World world = new World(
            List.of(DisputableOrder.class, Dispute.class, Return.class),
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
        for (int step = 0; step < 80; step++) {
            pass(Duration.ofHours(random.nextInt(5) == 0 ? random.nextInt(24 * 12) : random.nextInt(12))
                    .plusMillis(1)); // nobody does two things in the same instant
            somebodyDoesSomething(step);
            check(seed);
        }
        var silentSince = clock.instant();
        while (!coming.isEmpty()) pass(Duration.ofDays(1));
        assertThat(check(seed)).as("seed %d: every dispute ends", seed).containsAll(disputes);
        assertThat(events(DisputeClosed.class))
                .as("seed %d: in bounded time", seed)
                .allMatch(closed -> closed.closedAt().isBefore(silentSince.plus(LONGEST)));
        assertThat(events(LinesFreed.class))
                .as("seed %d: the lines come back at every end", seed)
                .hasSameSizeAs(events(DisputeClosed.class));
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
                .contains(
                        VerdictSetAside.class,
                        RequestAmended.class,
                        SellerReminded.class,
                        DisputeReopened.class,
                        DisputeResumed.class,
                        CompensationAwarded.class,
                        ReturnReminded.class,
                        ReturnExtended.class,
                        ReturnAccepted.class,
                        ReturnPartlyAccepted.class,
                        ReturnContested.class,
                        ReturnPresumedLost.class,
                        ReturnLapsed.class,
                        ReturnRecalled.class,
                        ReturnConcluded.class);
    }

    private void remember(Object event) {
        switch (event) {
            case DisputeClosed e -> LIVED.add(e.how());
            case ClaimEscalated e -> LIVED.add(e.trigger());
            case DisputeSettled e -> LIVED.add(e.settlement().basis());
            default -> LIVED.add(event.getClass());
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
        var back = lastReturn(dispute);
        var actor = random.nextBoolean() ? BUYER : SELLER;
        var terms = new OfferTerms(
                random.nextInt(3) == 0 ? Kind.RETURN_AND_REFUND : Kind.REFUND_ONLY,
                new Share.Percent(1 + random.nextInt(100)),
                null);
        switch (random.nextInt(28)) {
            case 0 -> tell(dispute, new RespondToRequest(dispute, new Response.Accept(1 + random.nextInt(2)), actor));
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
            case 10, 11, 22, 23 -> tell(back, new ShipReturn(back, "Correios", "BR1", actor));
            case 12, 24, 25 -> tell(back, new ReportReturnDelivery(back, CARRIER));
            case 13 ->
                tell(
                        back,
                        new ExtendReturn(back, 1 + random.nextInt(20), WORDS, random.nextBoolean() ? SELLER : SUPPORT));
            case 14, 15, 26 -> tell(back, new InspectReturn(back, findings(back), WORDS, actor));
            case 16 ->
                tell(
                        dispute,
                        new AmendRequest(
                                dispute, terms.kind(), terms.share(), random.nextBoolean() ? WORDS : NO_WORDS, actor));
            case 17, 18 -> tell(ORDER, new ReclaimLines(ORDER, dispute, actor));
            case 19 ->
                tell(
                        dispute,
                        new SendMessage(
                                dispute,
                                new MessageId("msg_" + step),
                                Language.of("en"),
                                new TextRef("t", "d"),
                                actor));
            case 20 -> {
                if (random.nextInt(6) == 0)
                    tell(ORDER, new NoteChargeback(ORDER, new ChargebackId("cbk_" + step), clock.instant()));
            }
            case 21 -> {
                if (random.nextInt(20) == 0)
                    tell(ORDER, new NoteEnd(ORDER, CalledOff.GUARANTEE_BREACHED, clock.instant()));
            }
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
        var never = random.nextInt(3) == 0;
        tell(
                ORDER,
                new OpenDispute(
                        ORDER,
                        dispute,
                        lines,
                        never ? neverCame() : random.nextBoolean() ? Reason.WRONG_VARIANT : Reason.OTHER,
                        never || random.nextBoolean() ? Kind.REFUND_ONLY : Kind.RETURN_AND_REFUND,
                        new Share.Percent(1 + random.nextInt(100)),
                        !never,
                        random.nextBoolean(),
                        WORDS,
                        List.of(new ShownEvidence(Evidence.Kind.PHOTO, "image/png", 1, "a".repeat(64))),
                        NO_WORDS,
                        BUYER));
    }

    private Reason neverCame() {
        return clock.instant().isBefore(day(3)) ? Reason.NOT_RECEIVED : Reason.DELIVERED_NOT_RECEIVED;
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
                due(e.disputeId(), e.terms().deadlines());
            }
            case RequestAmended e -> due(e.disputeId(), e.deadlines());
            case DisputeReopened e -> due(e.disputeId(), e.deadlines());
            case DisputeResumed e -> due(e.disputeId(), e.deadlines());
            case LinesReclaimed e ->
                come(
                        Duration.ZERO,
                        e.disputeId(),
                        new ReopenDispute(e.disputeId(), e.lines(), e.by(), e.reclaimedAt(), TIMER));
            case OrderEnded e -> {
                for (var one : e.superseded())
                    come(Duration.ZERO, one, new SupersedeDispute(one, e.how(), e.endedAt(), TIMER));
            }
            case ChargebackNoted e -> {
                for (var one : e.held()) come(Duration.ZERO, one, new HoldDispute(one, Hold.CHARGEBACK, TIMER));
                var decided = clock.instant().plus(Duration.ofDays(1 + random.nextInt(20)));
                at(
                        decided,
                        ORDER,
                        new NoteChargebackDecision(ORDER, e.chargebackId(), random.nextInt(3) == 0, decided));
            }
            case ChargebackDecided e -> {
                for (var one : e.disputes())
                    come(
                            Duration.ZERO,
                            one,
                            e.lost() ? new CloseExternally(one, e.decidedAt(), TIMER) : new ResumeDispute(one, TIMER));
            }
            case ClaimEscalated e -> {
                if (random.nextInt(4) == 0) come(Duration.ofDays(random.nextInt(7)), e.disputeId(), proposal(e));
                come(Duration.ofDays(random.nextInt(7)), e.disputeId(), verdict(e));
            }
            case VerdictRecorded e -> {
                if (random.nextInt(2) == 0) appeal(e);
            }
            case DisputeSettled e -> {
                var back = lastReturn(e.disputeId());
                tellTheReturn(e.disputeId(), new FollowSettlement(back, e.settlement(), e.settledAt(), TIMER));
                if (e.settlement().remedy().kind() == Kind.REFUND_ONLY
                        && e.settlement().basis() != Basis.SUPERSEDED)
                    refund(
                            e.disputeId(),
                            "settlement" + events(DisputeSettled.class).indexOf(e),
                            e.settlement().lines());
            }
            case DisputeClosed e -> {
                var back = lastReturn(e.disputeId());
                tellTheReturn(e.disputeId(), new ConcludeReturn(back, e.closedAt(), TIMER));
                come(
                        Duration.ZERO,
                        ORDER,
                        new FreeLines(
                                ORDER, e.disputeId(), e.how(), e.afterwards(), e.refunded(), e.closedAt(), TIMER));
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
                        .reduce((_, last) -> last)
                        .ifPresent(settled -> refund(
                                e.disputeId(), "return", settled.settlement().lines()));
            }
            case ReturnRecalled e ->
                come(
                        Duration.ofHours(random.nextInt(48)),
                        e.returnId(),
                        new RecallReturn(e.returnId(), e.amount(), e.recalledAt(), TIMER));
            case ReturnConcluded e ->
                come(
                        Duration.ofHours(random.nextInt(48)),
                        e.disputeId(),
                        new NoteReturnConcluded(e.disputeId(), e.returnId(), e.concludedAt(), TIMER));
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

    private void due(DisputeId dispute, Deadlines due) {
        int number = 1;
        for (var then : due.remindAt()) at(then, dispute, new RemindSeller(dispute, number++, then, TIMER));
        at(due.respondBy(), dispute, new ElapseResponseWindow(dispute, due.respondBy(), TIMER));
        at(due.resolveBy(), dispute, new EscalateUnresolved(dispute, due.resolveBy(), TIMER));
    }

    private static RemindOfReturn remind(ReturnId id, ReturnStep step, Instant due) {
        return new RemindOfReturn(id, step, due, TIMER);
    }

    /** As the saga does, which begins with the return: the settlement that began it is not its business. */
    private void tellTheReturn(DisputeId dispute, Object command) {
        if (awaited(dispute).findAny().isPresent()) come(Duration.ZERO, lastReturn(dispute), command);
    }

    private ReturnId lastReturn(DisputeId dispute) {
        return awaited(dispute)
                .map(ReturnAwaited::returnId)
                .reduce((_, last) -> last)
                .orElse(ReturnId.of(dispute, 1));
    }

    private Stream<ReturnAwaited> awaited(DisputeId dispute) {
        return world.log().subList(0, told).stream()
                .filter(ReturnAwaited.class::isInstance)
                .map(ReturnAwaited.class::cast)
                .filter(one -> one.disputeId().equals(dispute));
    }

    private void refund(DisputeId dispute, String cause, List<LineAmount> lines) {
        var refund = new RefundId("rfd_" + cause + dispute);
        var issued = clock.instant().plus(Duration.ofHours(1 + random.nextInt(24 * 20)));
        at(issued, dispute, new NoteRefundIssued(dispute, refund, lines, issued));
    }

    private SettleByProposal proposal(ClaimEscalated claim) {
        var line = claim.request().lines().getFirst();
        return new SettleByProposal(
                claim.disputeId(),
                new ClaimId("clm_" + claim.disputeId() + claim.round()),
                "prp_1",
                random.nextBoolean() ? SEND_BACK : KEEP,
                List.of(new LineAmount(line.lineId(), line.amount().percent(1 + random.nextInt(100)))),
                Funder.PLATFORM,
                clock.instant());
    }

    private void appeal(VerdictRecorded first) {
        var decided = clock.instant().plus(Duration.ofDays(1 + random.nextInt(30)));
        var line = events(DisputeOpened.class).stream()
                .filter(opened -> opened.disputeId().equals(first.disputeId()))
                .findFirst()
                .orElseThrow()
                .request()
                .lines()
                .getFirst();
        var amount = line.amount().percent(1 + random.nextInt(100));
        var nothing = random.nextInt(4) == 0;
        at(
                decided,
                first.disputeId(),
                new RecordAppeal(
                        first.disputeId(),
                        new AppealId("apl_" + first.verdict().claimId()),
                        new Verdict(
                                first.verdict().claimId(),
                                nothing ? Verdict.Outcome.NO_REFUND : Verdict.Outcome.PARTIAL_REFUND,
                                random.nextInt(3) == 0 ? SEND_BACK : KEEP,
                                nothing ? List.of() : List.of(new LineAmount(line.lineId(), amount)),
                                nothing ? Money.zero("EUR") : amount,
                                Funder.SELLER,
                                List.of("REASON"),
                                POLICY),
                        decided));
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

    /** @return the disputes that are over */
    private Set<DisputeId> check(long seed) {
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
                case LinesReclaimed e -> {
                    for (var line : e.lines())
                        assertThat(holder.put(line.lineId(), e.disputeId()))
                                .as("seed %d: one open dispute per line", seed)
                                .isNull();
                }
                case DisputeSettled e when e.settlement().basis() == Basis.APPEAL -> over.remove(e.disputeId());
                case DisputeSettled e ->
                    assertThat(inForce.add(e.disputeId()))
                            .as("seed %d: one settlement or verdict in force", seed)
                            .isTrue();
                case ClaimEscalated e when e.trigger() == Trigger.RETURN -> inForce.remove(e.disputeId());
                case DisputeReopened e ->
                    assertThat(over.remove(e.disputeId()))
                            .as("seed %d: only what is over is reopened", seed)
                            .isTrue();
                case DisputeClosed e ->
                    assertThat(over.add(e.disputeId()))
                            .as("seed %d: closed once", seed)
                            .isTrue();
                case VerdictSetAside _, AppealDecided _, CompensationAwarded _, RefundCounted _ -> {}
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
        return over;
    }
}
