package redress.dispute.domain;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeCommand.AddEvidence;
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
import redress.dispute.domain.DisputeCommand.RecordAppeal;
import redress.dispute.domain.DisputeCommand.RecordVerdict;
import redress.dispute.domain.DisputeCommand.RemindSeller;
import redress.dispute.domain.DisputeCommand.ReopenDispute;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeCommand.ResumeDispute;
import redress.dispute.domain.DisputeCommand.SendMessage;
import redress.dispute.domain.DisputeCommand.SettleByProposal;
import redress.dispute.domain.DisputeCommand.ShowDispute;
import redress.dispute.domain.DisputeCommand.SupersedeDispute;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.EvidenceAdded;
import redress.dispute.domain.DisputeEvent.MessageSent;
import redress.dispute.domain.OrderCommand.FreeLines;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderCommand.NoteChargeback;
import redress.dispute.domain.OrderCommand.NoteChargebackDecision;
import redress.dispute.domain.OrderCommand.NoteCompletion;
import redress.dispute.domain.OrderCommand.NoteDelivery;
import redress.dispute.domain.OrderCommand.NoteEnd;
import redress.dispute.domain.OrderCommand.NoteReceipt;
import redress.dispute.domain.OrderCommand.NoteRefund;
import redress.dispute.domain.OrderCommand.NoteShipment;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ReclaimLines;
import redress.dispute.domain.OrderCommand.ShowOrderDisputes;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.OrderNoted;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.ConcludeReturn;
import redress.dispute.domain.ReturnCommand.ExtendReturn;
import redress.dispute.domain.ReturnCommand.FollowSettlement;
import redress.dispute.domain.ReturnCommand.HoldReturn;
import redress.dispute.domain.ReturnCommand.InspectReturn;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnCommand.RemindOfReturn;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ResumeReturn;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnCommand.ShowReturn;
import redress.platform.testkit.Exploration;
import redress.platform.testkit.World;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.TextRef;

/**
 * What is listed is accepted and what is not listed is refused (R80): for everybody and every action, wherever people, timers
 * and neighbours can bring what may be disputed of an order, a dispute, and goods that go back.
 */
class KnowingWhatOneMayDo extends DisputeStory {

    private static final Exploration.People PEOPLE = new Exploration.People(
            List.of(BUYER, SELLER, OTHER_BUYER, OTHER_SELLER, MEDIATOR, SUPPORT, FINANCE, AUDITOR, CARRIER), SUPPORT);

    private final World world = new World(List.of(DisputableOrder.class, Dispute.class, Return.class), clock, policy);

    @Test
    void of_an_order() {
        var found = new OfAnOrder().from(List.of(List.of(noted())));
        assertThat(found.moments()).isGreaterThan(1_000);
    }

    @Test
    void of_a_dispute() {
        var found = new OfADispute()
                .from(List.of(
                        List.of(opened(KEEP, Silence.CLAIM_ALLOWED)),
                        List.of(opened(SEND_BACK, Silence.CLAIM_ALLOWED)),
                        asMuchToldAsMayBe()));
        assertThat(found.moments()).isGreaterThan(1_000);
    }

    @Test
    void of_a_return() {
        var found = new OfAReturn().from(List.of(List.of(awaited(day(11), day(1)))));
        assertThat(found.moments()).isGreaterThan(50);
    }

    /** Where words name an instant or an amount, it does not matter which. */
    private static String roughly(String words) {
        return words.replaceAll("\\b\\d\\S*", "so much");
    }

    private static OrderNoted noted() {
        var noReturns = new ReturnRule(false, false, 0);
        return new OrderNoted(
                ORDER,
                BUYER.id(),
                SELLER.id(),
                "BR",
                "EUR",
                List.of(
                        new OrderLine(SHIRT, "Shirt", "fashion", 1, eur(2000), noReturns),
                        new OrderLine(MUGS, "Mug", "kitchen", 2, eur(501), noReturns)),
                day(-2),
                day(-9));
    }

    /** In a dispute of which both have said and shown all that they can. */
    private static List<Object> asMuchToldAsMayBe() {
        var begun = opened(KEEP, Silence.CLAIM_ALLOWED);
        var little = new Terms(
                POLICY,
                new Place("DE", null),
                DEADLINES,
                Silence.CLAIM_ALLOWED,
                PERIODS,
                new EvidenceLimits(1, 1000, List.of("image/jpeg")),
                1);
        var history = new ArrayList<Object>();
        history.add(
                new DisputeOpened(DISPUTE, ORDER, BUYER.id(), SELLER.id(), begun.request(), List.of(), little, DAY_0));
        for (var party : Party.values()) {
            var shown = new Evidence(Evidence.Kind.PHOTO, "image/jpeg", 10, "a".repeat(64), party.name(), DAY_0);
            var text = new TextRef("txt_" + party, "d1");
            history.add(new EvidenceAdded(DISPUTE, ORDER, new EvidenceId("evd_" + party), party, shown));
            history.add(new MessageSent(
                    DISPUTE, ORDER, new MessageId("msg_" + party), party, Language.of("pt-BR"), text, DAY_0));
        }
        return history;
    }

    /** Each line that may be disputed, and each dispute that may be reopened, is an action of its own. */
    private class OfAnOrder extends Exploration<OrderDisputesView> {

        OfAnOrder() {
            super(
                    new Subject<>(
                            OrderDisputesView.class,
                            world,
                            ORDER,
                            viewer -> new ShowOrderDisputes(ORDER, viewer),
                            OfAnOrder::each),
                    PEOPLE,
                    clock::set,
                    List.of(DAY_0, day(14), day(20)));
        }

        private static List<AvailableAction> each(OrderDisputesView view) {
            var each = new ArrayList<AvailableAction>();
            for (var action : view.availableActions()) {
                var about = action.action().equals("open-dispute") ? disputable(view) : view.reopenable();
                assertThat(about).as(action.action()).isNotEmpty();
                for (var one : about)
                    each.add(new AvailableAction(action.action() + " " + one, action.until(), action.otherwise()));
            }
            var isAdvised = !view.advice().isEmpty(); // the buyer, who can also tell from the lines
            if (isAdvised && each.stream().noneMatch(action -> action.action().startsWith("open-dispute")))
                assertThat(disputable(view)).as("lines said to be disputable").isEmpty();
            return each;
        }

        private static List<String> disputable(OrderDisputesView view) {
            return view.lines().stream()
                    .filter(OrderDisputesView.Line::disputable)
                    .map(OrderDisputesView.Line::lineId)
                    .toList();
        }

        @Override
        protected Set<String> actions() {
            return Set.of(
                    "open-dispute " + SHIRT, "open-dispute " + MUGS, "reopen-dispute dsp_0", "reopen-dispute dsp_1");
        }

        @Override
        protected List<Deed> deeds(Actor by, OrderDisputesView view, Instant now) {
            var deeds = new ArrayList<Deed>();
            var next = new DisputeId("dsp_" + view.disputes().size());
            for (var line : view.lines())
                deeds.add(new Deed("open-dispute " + line.lineId(), by, () -> open(next, line.lineId(), by)));
            for (var dispute : view.disputes())
                deeds.add(new Deed(
                        "reopen-dispute " + dispute, by, () -> new ReclaimLines(ORDER, new DisputeId(dispute), by)));
            return deeds;
        }

        private static OpenDispute open(DisputeId dispute, String line, Actor by) {
            return new OpenDispute(
                    ORDER,
                    dispute,
                    List.of(new LineChoice(new LineId(line), 1)),
                    Reason.OTHER,
                    Kind.REFUND_ONLY,
                    new Share.Percent(100),
                    true,
                    false,
                    WORDS,
                    List.of(),
                    WORDS,
                    by);
        }

        @Override
        protected boolean isOfInterest(OrderDisputesView view) {
            return view.disputes().size() <= 2;
        }

        @Override
        protected List<Object> news(OrderDisputesView view, List<Object> history, Instant now) {
            var news = new ArrayList<Object>();
            news.add(new NoteShipment(ORDER, now));
            news.add(new NoteDelivery(ORDER, now));
            news.add(new NoteReceipt(ORDER, now, now.plus(Duration.ofDays(14))));
            news.add(new NoteCompletion(ORDER, now));
            news.add(new NoteEnd(ORDER, CalledOff.CANCELLED, now));
            news.add(new NoteRefund(ORDER, new RefundId("rfd_1"), List.of(new LineAmount(SHIRT, eur(2000))), now));
            news.add(new NoteChargeback(ORDER, new ChargebackId("cbk_1"), now));
            for (var lost : List.of(true, false))
                news.add(new NoteChargebackDecision(ORDER, new ChargebackId("cbk_1"), lost, now));
            for (var dispute : view.disputes()) {
                var id = new DisputeId(dispute);
                news.add(new FreeLines(ORDER, id, Ending.WITHDRAWN, Afterwards.OPEN, List.of(), now, TIMER));
                news.add(new FreeLines(ORDER, id, Ending.NO_REFUND, Afterwards.DECIDED, List.of(), now, TIMER));
            }
            return news;
        }

        @Override
        protected Object told(OrderDisputesView view, List<Object> history, Instant now) {
            return List.of(
                    roughly(view.stateInWords()),
                    view.lines().stream()
                            .map(line -> List.of(
                                    line.refundable(),
                                    String.valueOf(line.openDispute()),
                                    roughly(String.valueOf(line.whyNot()))))
                            .toList(),
                    view.reopenable(),
                    view.disputes().size());
        }
    }

    private class OfADispute extends Exploration<DisputeView> {

        OfADispute() {
            super(
                    new Subject<>(
                            DisputeView.class,
                            world,
                            DISPUTE,
                            viewer -> new ShowDispute(DISPUTE, viewer),
                            DisputeView::availableActions),
                    PEOPLE,
                    clock::set,
                    List.of(day(1), day(5), day(15), day(45)));
        }

        @Override
        protected Set<String> actions() {
            return Arrays.stream(DisputeAction.values())
                    .map(DisputeAction::word)
                    .collect(toSet());
        }

        @Override
        protected List<Deed> deeds(Actor by, DisputeView view, Instant now) {
            return Arrays.stream(DisputeAction.values())
                    .flatMap(action -> ways(action, by, view).map(way -> new Deed(action.word(), by, () -> way)))
                    .toList();
        }

        private static Stream<Object> ways(DisputeAction action, Actor by, DisputeView view) {
            var number = view.offers().size();
            return switch (action) {
                case RESPOND ->
                    Stream.of(
                                    new Response.Accept(view.requestVersion()),
                                    new Response.Counter(new OfferId("ofr_" + number), percent(50)),
                                    new Response.Reject(WORDS))
                            .map(response -> new RespondToRequest(DISPUTE, response, by));
                case MAKE_OFFER -> Stream.of(new MakeOffer(DISPUTE, new OfferId("ofr_" + number), percent(10), by));
                case ACCEPT_OFFER -> Stream.of(accept(by, view));
                case FILE_CLAIM -> Stream.of(new FileClaim(DISPUTE, by));
                case WITHDRAW -> Stream.of(new WithdrawDispute(DISPUTE, true, by));
                case AMEND_REQUEST ->
                    Stream.of(new AmendRequest(
                            DISPUTE,
                            view.kind(),
                            new Share.Amount(view.asked().equals(eur(3002)) ? eur(1000) : eur(3002)),
                            NO_WORDS,
                            by));
                case ADD_EVIDENCE ->
                    Stream.of(new AddEvidence(
                            DISPUTE,
                            new EvidenceId("evd_1"),
                            new ShownEvidence(Evidence.Kind.PHOTO, "image/jpeg", 1000, "a".repeat(64)),
                            by));
                case SEND_MESSAGE ->
                    Stream.of(new SendMessage(
                            DISPUTE, new MessageId("msg_1"), Language.of("pt-BR"), new TextRef("txt_1", "d1"), by));
            };
        }

        /** Of what the other side offers. */
        private static AcceptOffer accept(Actor by, DisputeView view) {
            return view.offers().stream()
                    .filter(DisputeView.OfferSeen::stands)
                    .filter(one -> !one.by().name().equals(by.role().name()))
                    .map(one -> new AcceptOffer(DISPUTE, new OfferId(one.offerId()), one.version(), by))
                    .findFirst()
                    .orElse(new AcceptOffer(DISPUTE, new OfferId("ofr_0"), 1, by));
        }

        @Override
        protected boolean isOfInterest(DisputeView view) {
            var mayTell = view.place().equals(PLACE); // else that they may not is seen while they negotiate
            return view.claims() < 2 && (mayTell || (view.claims() == 0 && view.settlement() == null));
        }

        @Override
        protected List<Object> news(DisputeView view, List<Object> history, Instant now) {
            var news = new ArrayList<Object>();
            if (!now.isBefore(day(3))) news.add(new RemindSeller(DISPUTE, 1, day(3), TIMER));
            if (!now.isBefore(view.respondBy())) news.add(new ElapseResponseWindow(DISPUTE, view.respondBy(), TIMER));
            if (!now.isBefore(view.resolveBy())) news.add(new EscalateUnresolved(DISPUTE, view.resolveBy(), TIMER));
            var number = history.size();
            for (var given :
                    List.of(verdict(KEEP, 0, number), verdict(KEEP, 1000, number), verdict(SEND_BACK, 1000, number))) {
                news.add(new RecordVerdict(DISPUTE, given, now));
                news.add(new RecordAppeal(DISPUTE, new AppealId("apl_" + number), given, now));
            }
            var shirt = List.of(new LineAmount(SHIRT, eur(500)));
            news.add(
                    new SettleByProposal(DISPUTE, new ClaimId("clm_1"), "prp_1", SEND_BACK, shirt, Funder.SELLER, now));
            var rule = rule("return-ship-by", now, now);
            news.add(new NoteGoodsReturned(DISPUTE, RETURN, now, TIMER));
            news.add(new CloseLapsed(DISPUTE, RETURN, rule, TIMER));
            for (var accepted : List.of(List.<ReturnLine>of(), List.of(new ReturnLine(SHIRT, 1, eur(500)))))
                news.add(new EscalateReturn(DISPUTE, RETURN, accepted, rule, now, TIMER));
            for (var minor : List.of(1000L, 3002L))
                news.add(new NoteRefundIssued(
                        DISPUTE, new RefundId("rfd_" + minor), LineAmount.split(eur(minor), BOTH_LINES), now));
            news.add(new HoldDispute(DISPUTE, DisputeEvent.Hold.CHARGEBACK, TIMER));
            news.add(new ResumeDispute(DISPUTE, TIMER));
            news.add(new CloseExternally(DISPUTE, now, TIMER));
            news.add(new SupersedeDispute(DISPUTE, CalledOff.CANCELLED, now, TIMER));
            news.add(new ReopenDispute(DISPUTE, BOTH_LINES, BUYER, now, TIMER));
            return news;
        }

        private static Verdict verdict(Remedy remedy, long minor, int number) {
            return new Verdict(
                    new ClaimId("clm_" + number),
                    minor == 0 ? Verdict.Outcome.NO_REFUND : Verdict.Outcome.PARTIAL_REFUND,
                    remedy,
                    minor == 0 ? List.of() : List.of(new LineAmount(SHIRT, eur(minor))),
                    eur(minor),
                    Funder.SELLER,
                    List.of("REASON"),
                    POLICY);
        }

        @Override
        protected Object told(DisputeView view, List<Object> history, Instant now) {
            return List.of(
                    view.state(),
                    roughly(view.stateInWords()),
                    view.place(),
                    view.kind(),
                    now.isBefore(view.respondBy()),
                    now.isBefore(view.resolveBy()),
                    view.offers().stream()
                            .filter(DisputeView.OfferSeen::stands)
                            .map(DisputeView.OfferSeen::by)
                            .collect(toSet()),
                    view.claims(),
                    String.valueOf(view.closed()));
        }
    }

    private class OfAReturn extends Exploration<ReturnView> {

        OfAReturn() {
            super(
                    new Subject<>(
                            ReturnView.class,
                            world,
                            RETURN,
                            viewer -> new ShowReturn(RETURN, viewer),
                            ReturnView::availableActions),
                    PEOPLE,
                    clock::set,
                    List.of(day(1), day(4), day(11), day(31), day(41)));
        }

        @Override
        protected Set<String> actions() {
            return Arrays.stream(ReturnAction.values()).map(ReturnAction::word).collect(toSet());
        }

        @Override
        protected List<Deed> deeds(Actor by, ReturnView view, Instant now) {
            return Arrays.stream(ReturnAction.values())
                    .flatMap(action -> ways(action, view).map(way -> new Deed(action.word(), by, () -> way.apply(by))))
                    .toList();
        }

        private static Stream<Function<Actor, Object>> ways(ReturnAction action, ReturnView view) {
            return switch (action) {
                case SHIP -> Stream.of(by -> new ShipReturn(RETURN, "Correios", "BR1", by));
                case EXTEND ->
                    Stream.of(1, Math.max(1, daysLeft(view)))
                            .map(days -> by -> new ExtendReturn(RETURN, days, WORDS, by));
                case REPORT_DELIVERY -> Stream.of(by -> new ReportReturnDelivery(RETURN, by));
                case ACCEPT -> Stream.of(by -> new AcceptReturn(RETURN, by));
                case INSPECT ->
                    Stream.of(Finding.Found.RECEIVED, Finding.Found.DAMAGED)
                            .map(found ->
                                    List.of(new Finding(SHIRT, 1, found), new Finding(MUGS, 2, Finding.Found.RECEIVED)))
                            .map(findings -> by -> new InspectReturn(RETURN, findings, WORDS, by));
            };
        }

        /** By how many days it can still be extended. */
        private static int daysLeft(ReturnView view) {
            return (int) Duration.between(view.shipBy(), view.extensibleUntil()).toDays();
        }

        @Override
        protected List<Object> news(ReturnView view, List<Object> history, Instant now) {
            var news = new ArrayList<Object>();
            var due = new HashSet<>(List.of(view.shipBy(), view.shipBy().minus(WINDOWS.shipReminder())));
            if (view.until() != null) {
                due.add(view.until());
                due.add(view.until().minus(WINDOWS.inspectionReminder()));
            }
            for (var at : due) {
                if (now.isBefore(at)) continue;
                for (var step : ReturnStep.values()) news.add(new RemindOfReturn(RETURN, step, at, TIMER));
                news.add(new LapseReturn(RETURN, at, TIMER));
                news.add(new PresumeReturnLost(RETURN, at, TIMER));
                news.add(new AcceptReturnBySilence(RETURN, at, TIMER));
            }
            news.add(new HoldReturn(RETURN, now, TIMER));
            news.add(new ResumeReturn(RETURN, now, TIMER));
            news.add(new ConcludeReturn(RETURN, now, TIMER));
            for (var remedy : List.of(KEEP, SEND_BACK))
                news.add(new FollowSettlement(RETURN, settlement(Basis.APPEAL, remedy, eur(1000)), now, TIMER));
            return news;
        }

        @Override
        protected Object told(ReturnView view, List<Object> history, Instant now) {
            var until = view.until();
            return List.of(
                    view.state(),
                    roughly(view.stateInWords()),
                    view.onHold(),
                    until != null && now.isBefore(until),
                    now.isBefore(view.shipBy()),
                    daysLeft(view) > 0,
                    view.lines());
        }
    }
}
