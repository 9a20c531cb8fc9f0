package redress.mediation.domain;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.AnswerProposal;
import redress.mediation.domain.ClaimCommand.AssignByLoad;
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.CloseClaims;
import redress.mediation.domain.ClaimCommand.CompleteComplaint;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimCommand.ExpireProposal;
import redress.mediation.domain.ClaimCommand.FileAppeal;
import redress.mediation.domain.ClaimCommand.MakeProposal;
import redress.mediation.domain.ClaimCommand.MarkOverdue;
import redress.mediation.domain.ClaimCommand.ProvideInformation;
import redress.mediation.domain.ClaimCommand.RecordSilence;
import redress.mediation.domain.ClaimCommand.RequestInformation;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimEvent.InformationProvided;
import redress.mediation.domain.ClaimEvent.InformationRequested;
import redress.mediation.domain.ClaimView.InquiryView;
import redress.mediation.domain.ClaimView.ProposalView;
import redress.mediation.domain.ClaimView.VerdictView;
import redress.mediation.messaging.ClaimDesk;
import redress.mediation.policy.MediationPolicy;
import redress.platform.testkit.Exploration;
import redress.platform.testkit.StandingClock;
import redress.platform.testkit.World;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/**
 * What is listed is accepted and what is not listed is refused (R80): for everybody and every action, wherever mediators,
 * parties, timers and the news of the dispute can bring a claim.
 */
class KnowingWhatOneMayDo extends ClaimStory {

    private static final Actor OTHER_BUYER = new Actor("usr_eve", Role.BUYER);
    private static final Actor OTHER_SELLER = new Actor("usr_mal", Role.SELLER);
    private static final Actor FINANCE = new Actor("usr_fin", Role.FINANCE);

    /** The buyer and the seller in a second role of theirs: nobody judges their own case. */
    private static final Actor BUYER_AS_MEDIATOR = new Actor(BUYER.id(), Role.MEDIATOR);

    private static final Actor SELLER_AS_SUPPORT = new Actor(SELLER.id(), Role.SUPPORT);

    private static final List<Actor> EVERYBODY = List.of(
            BUYER,
            SELLER,
            OTHER_BUYER,
            OTHER_SELLER,
            MARA,
            MIRO,
            MAJA,
            SUPPORT,
            FINANCE,
            AUDITOR,
            RULE,
            BUYER_AS_MEDIATOR,
            SELLER_AS_SUPPORT);

    private final StandingClock clock = new StandingClock(ESCALATED);
    private final World world = world();

    private World world() {
        var made = new World(List.of(Claim.class), clock, MediationPolicy.shipped("default"));
        return made.with(new ClaimDesk(made.repositoryFor(Claim.class)));
    }

    @Test
    void of_a_claim_before_it_is_decided() {
        var found = new Everywhere(ESCALATED, COMPLETE_BY.minusMillis(1), COMPLETE_BY, DUE) {
            @Override
            protected boolean isOfInterest(ClaimView view) {
                return view.appeal() == null;
            }
        }.from(List.of(List.of(opened("DAMAGED")), asMuchAskedAsMayBe()));
        assertThat(found.moments()).isGreaterThan(500);
    }

    /** What was asked and proposed before changes nothing about an appeal. */
    @Test
    void of_a_claim_whose_verdict_is_appealed() {
        var found = new Everywhere(ESCALATED, DUE, DUE.plus(Duration.ofDays(23))) {
            @Override
            protected boolean isOfInterest(ClaimView view) {
                var nothingSaid = view.questions().isEmpty() && view.proposals().isEmpty();
                return view.appeal() != null || (nothingSaid && view.completion() == null);
            }

            @Override
            protected Set<String> actions() {
                var all = new HashSet<>(super.actions());
                all.remove("answer-proposal");
                return all;
            }
        }.from(List.of(List.of(opened("DAMAGED"))));
        assertThat(found.moments()).isGreaterThan(500);
    }

    /** No more than twenty questions are asked. */
    private static List<Object> asMuchAskedAsMayBe() {
        var questions = IntStream.range(0, 20).boxed().<Object>mapMulti((number, more) -> {
            var id = new RequestId("inf_" + number);
            var request = new InformationRequest(
                    id,
                    Party.BUYER,
                    List.of(InformationKind.PHOTO),
                    WORDS,
                    ESCALATED.plus(Duration.ofDays(3)),
                    PersonId.of(MARA));
            more.accept(new InformationRequested(CLAIM, subject(), request, ESCALATED));
            more.accept(new InformationProvided(CLAIM, subject(), id, Party.BUYER, STATEMENT, ESCALATED));
        });
        return Stream.concat(Stream.of(opened("DAMAGED"), taken()), questions).toList();
    }

    /** A claim, looked at by everybody at these instants. */
    private class Everywhere extends Exploration<ClaimView> {

        Everywhere(Instant... instants) {
            super(
                    new Subject<>(
                            ClaimView.class,
                            world,
                            CLAIM,
                            viewer -> new ShowClaim(CLAIM, viewer),
                            ClaimView::availableActions),
                    new People(EVERYBODY, SUPPORT),
                    clock::set,
                    List.of(instants));
        }

        @Override
        protected Set<String> actions() {
            return Arrays.stream(ClaimAction.values()).map(ClaimAction::word).collect(toSet());
        }

        @Override
        protected List<Deed> deeds(Actor by, ClaimView view, Instant now) {
            return Arrays.stream(ClaimAction.values())
                    .flatMap(action -> ways(action, by, view, now).stream()
                            .map(way -> new Deed(action.word(), by, () -> way.apply(by))))
                    .toList();
        }

        /** Mediators are told apart, but not which of them it is; what is over of questions and proposals counts no more. */
        @Override
        protected Object told(ClaimView view, List<Object> history, Instant now) {
            var people = new ArrayList<>();
            var told = new ArrayList<>();
            told.add(view.state());
            told.add(who(view.mediatorId(), people));
            told.add(view.completion() != null);
            told.add(view.overdue());
            told.add(now.isBefore(view.verdictDue()));
            told.add(view.questions().size() >= 20);
            told.add(view.questions().stream()
                    .filter(one -> isAwaited(one) && now.isBefore(one.due()))
                    .map(InquiryView::from)
                    .collect(toSet()));
            told.add(view.proposals().stream()
                    .filter(one -> one.fate().equals("OPEN") && now.isBefore(one.answerBy()))
                    .map(ProposalView::acceptedBy)
                    .toList());
            told.add(verdict(view.verdict(), people, now));
            var appeal = view.appeal();
            if (appeal != null) {
                told.add(String.valueOf(appeal.result()));
                told.add(
                        appeal.appeals().stream().map(ClaimView.FiledAppeal::by).collect(toSet()));
                told.add(verdict(appeal.against(), people, now));
            }
            told.add(String.valueOf(view.closedWhy()));
            return told;
        }

        private List<Object> verdict(@Nullable VerdictView verdict, List<Object> people, Instant now) {
            if (verdict == null) return List.of();
            var until = verdict.appealUntil();
            return List.of(
                    verdict.outcome(),
                    who(verdict.decidedBy(), people),
                    who(verdict.confirmedBy(), people),
                    until != null && now.isBefore(until));
        }

        private int who(@Nullable PersonId person, List<Object> people) {
            if (person == null) return -1;
            if (!people.contains(person)) people.add(person);
            return people.indexOf(person);
        }

        @Override
        protected List<Object> news(ClaimView view, List<Object> history, Instant now) {
            var news = new ArrayList<>();
            for (var why : List.of(ClosingReason.SETTLED, ClosingReason.SUPERSEDED))
                news.add(new CloseClaims(DISPUTE, why, now));
            news.add(new AssignByLoad(CLAIM, PersonId.of(MIRO), RULE));
            if (!now.isBefore(view.verdictDue())) news.add(new MarkOverdue(CLAIM, view.verdictDue(), RULE));
            for (var question : view.questions())
                if (isAwaited(question) && !now.isBefore(question.due()))
                    news.add(new RecordSilence(CLAIM, question.requestId(), question.due(), RULE));
            for (var proposal : view.proposals())
                if (!now.isBefore(proposal.answerBy()))
                    news.add(new ExpireProposal(CLAIM, proposal.proposalId(), proposal.answerBy(), RULE));
            return news;
        }
    }

    /** In which ways somebody might do it; nothing in their words speaks against it. */
    private static List<Function<Actor, Object>> ways(ClaimAction action, Actor actor, ClaimView view, Instant now) {
        return switch (action) {
            case ASSIGN_MEDIATOR ->
                actor.is(Role.SUPPORT)
                        ? List.of(by -> new AssignMediator(CLAIM, unbiased(view), by))
                        : List.of(by -> new AssignMediator(CLAIM, PersonId.of(by), by));
            case COMPLETE_COMPLAINT -> List.of(by -> new CompleteComplaint(CLAIM, WORDS, List.of(PHOTO), by));
            case REQUEST_INFORMATION ->
                Stream.of(Party.values())
                        .<Function<Actor, Object>>map(party -> by -> new RequestInformation(
                                CLAIM,
                                new RequestId("inf_" + view.questions().size()),
                                party,
                                List.of(InformationKind.PHOTO),
                                WORDS,
                                by))
                        .toList();
            case PROVIDE_INFORMATION ->
                List.of(by -> new ProvideInformation(CLAIM, askedOf(by, view, now), WORDS, List.of(), by));
            case MAKE_PROPOSAL ->
                List.of(by -> new MakeProposal(
                        CLAIM,
                        new ProposalId("prp_" + view.proposals().size()),
                        Proposal.Kind.REFUND_ONLY,
                        List.of(line(CAMERA, 10000)),
                        null,
                        Funding.SELLER,
                        WORDS,
                        by));
            case ANSWER_PROPOSAL ->
                Stream.of(true, false)
                        .<Function<Actor, Object>>map(
                                yes -> by -> new AnswerProposal(CLAIM, lastProposal(view), yes, by))
                        .toList();
            case GIVE_VERDICT ->
                List.of(
                        by -> giveBy(by, Outcome.NO_REFUND),
                        by -> giveBy(by, Outcome.PARTIAL_REFUND, line(CAMERA, 1000)),
                        by -> giveBy(by, Outcome.FULL_REFUND));
            case CONFIRM_VERDICT -> List.of(by -> new ConfirmVerdict(CLAIM, null, by));
            case APPEAL -> List.of(by -> new FileAppeal(CLAIM, new AppealId("apl_" + by.role()), WORDS, List.of(), by));
        };
    }

    /** Somebody who has not judged it before. */
    private static PersonId unbiased(ClaimView view) {
        var judges = new ArrayList<@Nullable PersonId>();
        if (view.appeal() != null) {
            judges.add(view.appeal().against().decidedBy());
            judges.add(view.appeal().against().confirmedBy());
        }
        return Stream.of(MAJA, MARA, MIRO)
                .map(PersonId::of)
                .filter(one -> !judges.contains(one))
                .findFirst()
                .orElseThrow();
    }

    /** A question to them that they can still answer, else any. */
    private static RequestId askedOf(Actor by, ClaimView view, Instant now) {
        return view.questions().stream()
                .filter(one -> one.from().name().equals(by.role().name()))
                .filter(one -> isAwaited(one) && now.isBefore(one.due()))
                .map(InquiryView::requestId)
                .findFirst()
                .orElse(new RequestId("inf_0"));
    }

    private static ProposalId lastProposal(ClaimView view) {
        return view.proposals().isEmpty()
                ? new ProposalId("prp_0")
                : Objects.requireNonNull(view.proposals().getLast()).proposalId();
    }

    private static boolean isAwaited(InquiryView question) {
        return !question.silent() && question.answer() == null;
    }
}
