package redress.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.About;
import redress.mediation.domain.AppealId;
import redress.mediation.domain.ClaimCommand.AnswerProposal;
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.CompleteComplaint;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimCommand.FileAppeal;
import redress.mediation.domain.ClaimCommand.GiveVerdict;
import redress.mediation.domain.ClaimCommand.MakeProposal;
import redress.mediation.domain.ClaimCommand.ProvideInformation;
import redress.mediation.domain.ClaimCommand.RequestInformation;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClaimView;
import redress.mediation.domain.Evidence;
import redress.mediation.domain.Funding;
import redress.mediation.domain.InformationKind;
import redress.mediation.domain.LineAmount;
import redress.mediation.domain.Outcome;
import redress.mediation.domain.Party;
import redress.mediation.domain.PersonId;
import redress.mediation.domain.Proposal;
import redress.mediation.domain.ProposalId;
import redress.mediation.domain.RequestId;
import redress.mediation.domain.ReturnPayer;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Role;

/** A claim as its parties, the mediators and support see it. */
final class ClaimCase extends Case<ClaimView> {

    private static final Set<String> NOTHING_TO_SEND =
            Set.of("NOT_RECEIVED", "DELIVERED_NOT_RECEIVED", "ARRIVED_LATE", "WRONG_DELIVERY_METHOD");

    private final ClaimId claim;
    private final Actor buyer;

    ClaimCase(Service service, String id, Actor buyer) {
        super(service, id, ClaimView.class);
        this.claim = new ClaimId(id);
        this.buyer = buyer;
    }

    @Override
    List<Actor> people() {
        return List.of(
                buyer,
                People.SELLER,
                People.mediator(1),
                People.mediator(1),
                People.mediator(2),
                People.mediator(2),
                People.mediator(3),
                People.SUPPORT);
    }

    @Override
    Object question(Actor by) {
        return new ShowClaim(claim, by);
    }

    @Override
    List<AvailableAction> listed(ClaimView seen) {
        return seen.availableActions();
    }

    @Override
    List<String> actions() {
        return List.of(
                "assign-mediator",
                "complete-complaint",
                "request-information",
                "provide-information",
                "make-proposal",
                "answer-proposal",
                "give-verdict",
                "confirm-verdict",
                "appeal");
    }

    @Override
    int weight(String action) {
        return switch (action) {
            case "give-verdict", "confirm-verdict", "appeal" -> 6;
            case "complete-complaint", "request-information" -> 1;
            default -> 4;
        };
    }

    @Override
    @Nullable
    Object command(String action, ClaimView seen, Actor by, Chance chance, String fresh) {
        return switch (action) {
            case "assign-mediator" ->
                new AssignMediator(
                        claim,
                        new PersonId(by.is(Role.MEDIATOR) ? by.id() : free(seen).id()),
                        by);
            case "complete-complaint" -> new CompleteComplaint(claim, People.words(), evidence(), by);
            case "request-information" ->
                seen.questions().size() >= 20
                        ? null
                        : new RequestInformation(
                                claim,
                                new RequestId("inf_" + fresh),
                                chance.one(Party.BUYER, Party.SELLER),
                                List.of(InformationKind.PHOTO),
                                People.words(),
                                by);
            case "provide-information" -> answered(seen, by);
            case "make-proposal" -> proposal(seen, by, chance, fresh);
            case "answer-proposal" ->
                seen.proposals().isEmpty()
                        ? null
                        : new AnswerProposal(claim, seen.proposals().getLast().proposalId(), !chance.once(4), by);
            case "give-verdict" -> verdict(seen, by, chance);
            case "confirm-verdict" -> new ConfirmVerdict(claim, null, by);
            case "appeal" -> new FileAppeal(claim, new AppealId("app_" + fresh), People.words(), evidence(), by);
            default -> null;
        };
    }

    /** Somebody who has not judged it. */
    private static Actor free(ClaimView seen) {
        var verdict = seen.appeal() == null ? seen.verdict() : seen.appeal().against();
        for (int nth = 1; nth <= 3; nth++) {
            var one = People.mediator(nth);
            var person = new PersonId(one.id());
            if (verdict == null || (!person.equals(verdict.decidedBy()) && !person.equals(verdict.confirmedBy())))
                return one;
        }
        return People.mediator(1);
    }

    private static List<Evidence.Shown> evidence() {
        return List.of(new Evidence.Shown(Evidence.Kind.PHOTO, "image/png", 10, "c".repeat(64)));
    }

    private @Nullable Object answered(ClaimView seen, Actor by) {
        var asked = by.is(Role.BUYER) ? Party.BUYER : Party.SELLER;
        return seen.questions().stream()
                .filter(question -> question.from() == asked && question.answer() == null && !question.silent())
                .reduce((_, last) -> last) // an older one may be overdue
                .<Object>map(
                        question -> new ProvideInformation(claim, question.requestId(), People.words(), evidence(), by))
                .orElse(null);
    }

    private static boolean canTravel(ClaimView seen) {
        var goods = seen.lines().stream()
                .anyMatch(line -> !line.lineId().value().equals("shipping")
                        && !line.amount().isZero());
        return goods && seen.about() != About.RETURN && !NOTHING_TO_SEND.contains(seen.reason());
    }

    private @Nullable Object proposal(ClaimView seen, Actor by, Chance chance, String fresh) {
        var lines = some(seen, chance.one(100, 50, 10));
        if (lines.isEmpty()) return null;
        boolean back = canTravel(seen) && chance.once(2);
        return new MakeProposal(
                claim,
                new ProposalId("prp_" + fresh),
                back ? Proposal.Kind.RETURN_AND_REFUND : Proposal.Kind.REFUND_ONLY,
                lines,
                back ? ReturnPayer.SELLER : null,
                Funding.SELLER,
                People.words(),
                by);
    }

    private @Nullable Object verdict(ClaimView seen, Actor by, Chance chance) {
        var outcome = switch (chance.below(canTravel(seen) ? 5 : 3)) {
            case 0 -> Outcome.NO_REFUND;
            case 1 -> Outcome.FULL_REFUND;
            case 2 -> Outcome.PARTIAL_REFUND;
            default -> Outcome.RETURN_AND_REFUND;
        };
        var lines = switch (outcome) {
            case NO_REFUND, FULL_REFUND -> List.<LineAmount>of();
            case PARTIAL_REFUND -> some(seen, chance.one(10, 50));
            case RETURN_AND_REFUND -> some(seen, chance.one(100, 50));
        };
        var given = Money.sum(
                seen.disputed().currency(),
                lines.stream().map(LineAmount::amount).toList());
        if (outcome == Outcome.PARTIAL_REFUND && (lines.isEmpty() || given.equals(seen.disputed())))
            outcome = Outcome.NO_REFUND;
        if (outcome == Outcome.RETURN_AND_REFUND && lines.isEmpty()) outcome = Outcome.NO_REFUND;
        if (outcome == Outcome.FULL_REFUND && seen.disputed().isZero()) outcome = Outcome.NO_REFUND;
        return new GiveVerdict(
                claim,
                outcome,
                outcome == Outcome.NO_REFUND ? List.of() : lines,
                outcome == Outcome.RETURN_AND_REFUND ? chance.one(ReturnPayer.SELLER, ReturnPayer.PLATFORM) : null,
                outcome == Outcome.NO_REFUND
                        ? null
                        : chance.one(Funding.SELLER, Funding.SELLER, Funding.PLATFORM, Funding.SPLIT),
                List.of("EVIDENCE_INSUFFICIENT"),
                People.words(),
                List.of(),
                by);
    }

    private static List<LineAmount> some(ClaimView seen, int percent) {
        var lines = new ArrayList<LineAmount>();
        for (var line : seen.lines())
            if (!line.amount().isZero())
                lines.add(new LineAmount(line.lineId(), line.amount().percent(percent)));
        return lines;
    }
}
