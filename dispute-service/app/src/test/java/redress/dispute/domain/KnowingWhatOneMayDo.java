package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
import redress.dispute.domain.DisputeCommand.RecordVerdict;
import redress.dispute.domain.DisputeCommand.ReopenDispute;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeCommand.ResumeDispute;
import redress.dispute.domain.DisputeCommand.SendMessage;
import redress.dispute.domain.DisputeCommand.ShowDispute;
import redress.dispute.domain.DisputeCommand.SupersedeDispute;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.ConcludeReturn;
import redress.dispute.domain.ReturnCommand.ExtendReturn;
import redress.dispute.domain.ReturnCommand.InspectReturn;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnCommand.RemindOfReturn;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnCommand.ShowReturn;
import redress.platform.testkit.World;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.TextRef;

/**
 * What is listed is accepted and what is not listed is refused (R80): in every state that people, timers and neighbours can
 * bring about, for everybody and every action.
 */
class KnowingWhatOneMayDo extends DisputeStory {

    private static final List<Actor> EVERYBODY =
            List.of(BUYER, SELLER, OTHER_BUYER, OTHER_SELLER, MEDIATOR, SUPPORT, FINANCE, AUDITOR, CARRIER);

    private static final ShownEvidence PHOTO =
            new ShownEvidence(Evidence.Kind.PHOTO, "image/jpeg", 1000, "a".repeat(64));

    private final World world = new World(List.of(DisputableOrder.class, Dispute.class, Return.class), clock, policy);

    /** A history and the instant at which somebody looks at it. */
    private record Moment(List<Object> history, int hour) {

        Instant now() {
            return INSTANTS.get(hour);
        }
    }

    private static final List<Instant> INSTANTS =
            List.of(day(1), day(5).minusMillis(1), day(5), day(15).minusMillis(1), day(15), day(45));

    @Test
    void of_a_dispute() {
        int tried = 0;
        int listed = 0;
        for (var moment : everyMoment()) {
            for (var actor : EVERYBODY) {
                var offered = actionsShown(moment, actor);
                for (var action : DisputeAction.values()) {
                    clock.set(moment.now());
                    var outcome = disputeAt(moment, command(action, actor, moment));
                    assertThat(outcome.obeyed())
                            .as("%s by %s at %s after %s: %s", action, actor, moment.now(), moment.history(), outcome)
                            .isEqualTo(offered.contains(action.word()));
                    if (!outcome.obeyed()) assertThat(outcome.failure()).isInstanceOf(Refusal.class);
                    tried++;
                    if (outcome.obeyed()) listed++;
                }
            }
        }
        assertThat(tried).isGreaterThan(2_000);
        assertThat(listed).isGreaterThan(100);
    }

    private Set<Moment> everyMoment() {
        var seen = new HashSet<String>();
        var found = new HashSet<Moment>();
        var open = new ArrayDeque<Moment>();
        for (var remedy : List.of(KEEP, SEND_BACK))
            open.add(new Moment(List.of(opened(remedy, Silence.CLAIM_ALLOWED)), 0));
        while (!open.isEmpty()) {
            var moment = open.remove();
            if (!seen.add(signature(moment))) continue;
            found.add(moment);
            if (moment.hour() + 1 < INSTANTS.size()) open.add(new Moment(moment.history(), moment.hour() + 1));
            if (moment.history().size() > 6) continue;
            for (var move : moves(moment)) {
                clock.set(moment.now());
                var outcome = disputeAt(moment, move);
                if (outcome.obeyed()
                        && outcome.history().size() > moment.history().size())
                    open.add(new Moment(outcome.history(), moment.hour()));
            }
        }
        return found;
    }

    /** Moments that nobody can tell apart need to be looked at once. */
    private String signature(Moment moment) {
        var view = view(moment, SUPPORT);
        var standing = view.offers().stream()
                .filter(DisputeView.OfferSeen::stands)
                .map(offer -> offer.by().name())
                .sorted()
                .toList();
        return moment.hour()
                + view.stateInWords()
                + view.kind()
                + view.asked()
                + standing
                + view.claims()
                + view.closed();
    }

    private List<Object> moves(Moment moment) {
        var moves = new ArrayList<Object>();
        for (var action : DisputeAction.values())
            for (var actor : List.of(BUYER, SELLER)) moves.add(command(action, actor, moment));
        moves.add(new RespondToRequest(DISPUTE, new Response.Reject(WORDS), SELLER));
        moves.add(new RespondToRequest(DISPUTE, new Response.Counter(HALF, percent(50)), SELLER));
        if (!moment.now().isBefore(day(5))) moves.add(new ElapseResponseWindow(DISPUTE, day(5), TIMER));
        if (!moment.now().isBefore(day(15))) moves.add(new EscalateUnresolved(DISPUTE, day(15), TIMER));
        moves.add(verdict(KEEP, 0, moment));
        moves.add(verdict(KEEP, 1000, moment));
        moves.add(verdict(SEND_BACK, 1000, moment));
        moves.add(new NoteGoodsReturned(DISPUTE, RETURN, moment.now(), TIMER));
        moves.add(new CloseLapsed(DISPUTE, RETURN, rule("return-ship-by", moment.now(), moment.now()), TIMER));
        for (var accepted : List.of(List.<ReturnLine>of(), List.of(new ReturnLine(SHIRT, 1, eur(500)))))
            moves.add(new EscalateReturn(
                    DISPUTE,
                    RETURN,
                    accepted,
                    rule("return-transit", moment.now(), moment.now()),
                    moment.now(),
                    TIMER));
        moves.add(new NoteRefundIssued(
                DISPUTE, new RefundId("rfd_1"), LineAmount.split(eur(1000), BOTH_LINES), moment.now()));
        moves.add(new HoldDispute(DISPUTE, DisputeEvent.Hold.CHARGEBACK, TIMER));
        moves.add(new ResumeDispute(DISPUTE, TIMER));
        moves.add(new CloseExternally(DISPUTE, moment.now(), TIMER));
        moves.add(new SupersedeDispute(DISPUTE, CalledOff.CANCELLED, moment.now(), TIMER));
        moves.add(new ReopenDispute(DISPUTE, BOTH_LINES, BUYER, moment.now(), TIMER));
        return moves;
    }

    private static RecordVerdict verdict(Remedy remedy, long minor, Moment moment) {
        var outcome = minor == 0 ? Verdict.Outcome.NO_REFUND : Verdict.Outcome.PARTIAL_REFUND;
        var lines = minor == 0 ? List.<LineAmount>of() : List.of(new LineAmount(SHIRT, eur(minor)));
        var claim = new ClaimId("clm_" + moment.history().size());
        return new RecordVerdict(
                DISPUTE,
                new Verdict(claim, outcome, remedy, lines, eur(minor), Funder.SELLER, List.of("REASON"), POLICY),
                moment.now());
    }

    private Object command(DisputeAction action, Actor actor, Moment moment) {
        return switch (action) {
            case RESPOND ->
                new RespondToRequest(
                        DISPUTE, new Response.Accept(view(moment, SUPPORT).requestVersion()), actor);
            case MAKE_OFFER -> new MakeOffer(DISPUTE, new OfferId("ofr_" + actor.id()), percent(10), actor);
            case ACCEPT_OFFER -> {
                var offer = view(moment, SUPPORT).offers().stream()
                        .filter(DisputeView.OfferSeen::stands)
                        .filter(one -> !one.by().name().equals(actor.role().name()))
                        .findFirst();
                yield new AcceptOffer(
                        DISPUTE,
                        new OfferId(offer.map(DisputeView.OfferSeen::offerId).orElse("ofr_none")),
                        offer.map(DisputeView.OfferSeen::version).orElse(1),
                        actor);
            }
            case FILE_CLAIM -> new FileClaim(DISPUTE, actor);
            case WITHDRAW -> new WithdrawDispute(DISPUTE, true, actor);
            case AMEND_REQUEST ->
                new AmendRequest(
                        DISPUTE,
                        view(moment, SUPPORT).kind(),
                        new Share.Amount(view(moment, SUPPORT).asked().equals(eur(3002)) ? eur(1000) : eur(3002)),
                        NO_WORDS,
                        actor);
            case ADD_EVIDENCE -> new AddEvidence(DISPUTE, new EvidenceId("evd_1"), PHOTO, actor);
            case SEND_MESSAGE ->
                new SendMessage(
                        DISPUTE, new MessageId("msg_1"), Language.of("pt-BR"), new TextRef("txt_1", "d1"), actor);
        };
    }

    private World.Outcome disputeAt(Moment moment, Object command) {
        return world.after(DISPUTE, moment.history(), command);
    }

    private DisputeView view(Moment moment, Actor viewer) {
        clock.set(moment.now());
        var shown = disputeAt(moment, new ShowDispute(DISPUTE, viewer));
        return (DisputeView) Objects.requireNonNull(shown.result(), () -> String.valueOf(shown.failure()));
    }

    private Set<String> actionsShown(Moment moment, Actor viewer) {
        clock.set(moment.now());
        var shown = disputeAt(moment, new ShowDispute(DISPUTE, viewer));
        return shown.result() instanceof DisputeView view ? words(view.availableActions(), moment.now()) : Set.of();
    }

    /** Every action says what happens otherwise, and a window that is named is still open. */
    private static Set<String> words(List<AvailableAction> actions, Instant now) {
        for (var action : actions) {
            assertThat(action.otherwise()).isNotBlank();
            var until = action.until();
            if (until != null) assertThat(until).isAfter(now);
        }
        return actions.stream().map(AvailableAction::action).collect(Collectors.toSet());
    }

    @Test
    void of_a_return() {
        var instants = List.of(day(1), day(3), day(11).minusMillis(1), day(11), day(40), day(41));
        var seen = new HashSet<String>();
        var open = new ArrayDeque<Moment>();
        open.add(new Moment(List.of(awaited(day(11), day(1))), 0));
        int listed = 0;
        while (!open.isEmpty()) {
            var moment = open.remove();
            var now = instants.get(moment.hour());
            clock.set(now);
            if (!seen.add(moment.hour() + moment.history().toString())) continue;
            if (moment.hour() + 1 < instants.size()) open.add(new Moment(moment.history(), moment.hour() + 1));
            for (var actor : EVERYBODY) {
                var shown = returnAt(moment, new ShowReturn(RETURN, actor));
                var offered = shown.result() instanceof ReturnView view
                        ? words(view.availableActions(), now)
                        : Set.<String>of();
                for (var action : ReturnAction.values()) {
                    var outcome = returnAt(moment, command(action, actor));
                    assertThat(outcome.obeyed())
                            .as("%s by %s at %s after %s: %s", action, actor, now, moment.history(), outcome)
                            .isEqualTo(offered.contains(action.word()));
                    if (outcome.obeyed()) {
                        listed++;
                        open.add(new Moment(outcome.history(), moment.hour()));
                    } else assertThat(outcome.failure()).isInstanceOf(Refusal.class);
                }
            }
            for (var due : List.of(day(3), day(4), day(8), day(11), day(14), day(31), day(38), day(40), day(41)))
                for (var timer : List.of(
                        new RemindOfReturn(RETURN, ReturnStep.SHIP, due, TIMER),
                        new RemindOfReturn(RETURN, ReturnStep.INSPECT, due, TIMER),
                        new LapseReturn(RETURN, due, TIMER),
                        new PresumeReturnLost(RETURN, due, TIMER),
                        new AcceptReturnBySilence(RETURN, due, TIMER),
                        new ConcludeReturn(RETURN, day(3), TIMER))) { // when it was said makes no difference
                    if (now.isBefore(due)) continue;
                    var outcome = returnAt(moment, timer);
                    assertThat(outcome.obeyed()).isTrue();
                    open.add(new Moment(outcome.history(), moment.hour()));
                }
        }
        assertThat(listed).isGreaterThan(20);
    }

    private static Object command(ReturnAction action, Actor actor) {
        return switch (action) {
            case SHIP -> new ShipReturn(RETURN, "Correios", "BR1", actor);
            case EXTEND -> new ExtendReturn(RETURN, 30, WORDS, actor);
            case REPORT_DELIVERY -> new ReportReturnDelivery(RETURN, actor);
            case ACCEPT -> new AcceptReturn(RETURN, actor);
            case INSPECT ->
                new InspectReturn(
                        RETURN,
                        List.of(
                                new Finding(SHIRT, 1, Finding.Found.DAMAGED),
                                new Finding(MUGS, 2, Finding.Found.RECEIVED)),
                        WORDS,
                        actor);
        };
    }

    private World.Outcome returnAt(Moment moment, Object command) {
        return world.after(RETURN, moment.history(), command);
    }
}
