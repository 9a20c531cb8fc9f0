package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Role;
import redress.platform.values.TextRef;

/**
 * A dispute as one viewer sees it: where it stands, in words, and what they may do until when (R80). Instants are absolute (R70).
 *
 * @param state where it stands: {@code AWAITING_SELLER}, {@code NEGOTIATING}, {@code CLAIMED}, {@code RETURNING}, {@code REFUND_DUE}, {@code ON_HOLD} or
 *     {@code CLOSED}
 * @param reason why the buyer disagrees
 * @param kind what is asked for
 * @param returnPaidBy who would pay the way back; absent where nothing travels or it is open
 * @param returnPaidByRule name of the rule that says so (R40)
 * @param lines the disputed lines
 * @param disputed what the disputed lines are worth
 * @param asked how much is asked for
 * @param requestVersion version of the request, 1 as it was opened; a grant names it (R22)
 * @param arrived whether the goods arrived, says the buyer
 * @param told what the parties wrote, oldest first
 * @param evidence what they showed, oldest first
 * @param offers what they offered, oldest first
 * @param settlement what was agreed or decided; absent before
 * @param verdict what case management decided; absent before
 * @param claims how many times it went to case management
 * @param closed how it ended; absent while it goes on
 * @param place where it belongs; what the policy says differently for the place holds (R60)
 * @param openedAt when it was opened
 * @param respondBy exclusive end of the seller's time to respond (R20)
 * @param resolveBy exclusive end of the time to agree (R25)
 * @param onHold whether it waits for the buyer's bank (R57)
 * @param advice what the viewer should think of before acting (R17)
 */
public record DisputeView(
        String disputeId,
        String orderId,
        String buyerId,
        String sellerId,
        String state,
        String stateInWords,
        Reason reason,
        Kind kind,
        @Nullable Payer returnPaidBy,
        @Nullable String returnPaidByRule,
        List<Line> lines,
        Money disputed,
        Money asked,
        int requestVersion,
        boolean arrived,
        List<Told> told,
        List<Shown> evidence,
        List<OfferSeen> offers,
        @Nullable Agreed settlement,
        @Nullable Decided verdict,
        int claims,
        @Nullable String returnId,
        @Nullable Ending closed,
        String policyVersion,
        Place place,
        Instant openedAt,
        Instant respondBy,
        Instant resolveBy,
        boolean onHold,
        List<String> advice,
        List<AvailableAction> availableActions) {

    /**
     * What somebody wrote, in the order in which they did.
     *
     * @param by a party; support where it opened the dispute for the buyer and said why (R10)
     * @param at when it was written
     * @param messageId of a message; absent for what was written beside a deed
     * @param language of a message, BCP 47 (R16)
     * @param text the words; absent until they are fetched from where they are kept, and for ever once they are
     *     erased
     */
    public record Told(
            Role by,
            Instant at,
            @Nullable String messageId,
            @Nullable String language,
            TextRef ref,
            @Nullable String text) {

        Told saying(Function<TextRef, Optional<String>> words) {
            return new Told(by, at, messageId, language, ref, words.apply(ref).orElse(null));
        }
    }

    /**
     * What somebody showed; the bytes are elsewhere (R15).
     *
     * @param by role of who added it
     * @param kind what it is
     * @param addedBy pseudonymous subject of who added it
     * @param addedAt when it was added
     */
    public record Shown(
            String evidenceId,
            Role by,
            Evidence.Kind kind,
            String mediaType,
            long bytes,
            String sha256,
            String addedBy,
            Instant addedAt) {

        static Shown of(CaseFile.Exhibit exhibit) {
            var piece = exhibit.evidence();
            return new Shown(
                    exhibit.id().value(),
                    exhibit.by(),
                    piece.kind(),
                    piece.mediaType(),
                    piece.bytes(),
                    piece.sha256(),
                    piece.addedBy(),
                    piece.addedAt());
        }
    }

    /** @param amount what these units are worth */
    public record Line(String lineId, int quantity, Money amount) {}

    /** @param amount of this line */
    public record Share(String lineId, Money amount) {}

    /**
     * @param version number of the offer among all of the dispute, from 1; an acceptance names it
     * @param by who made it
     * @param kind whether goods would travel back first
     * @param amount what the buyer would get
     * @param returnPaidBy who would pay the way back; absent where nothing travels
     * @param stands false once the party has made another offer
     */
    public record OfferSeen(
            String offerId,
            int version,
            Party by,
            Kind kind,
            Money amount,
            @Nullable Payer returnPaidBy,
            boolean stands) {}

    /**
     * @param basis what it rests on
     * @param kind whether goods travel back first
     * @param amount what the buyer gets
     * @param lines the same for each line
     * @param returnPaidBy who pays the way back; absent where nothing travels
     * @param fundedBy whose money it is
     */
    public record Agreed(
            Basis basis,
            Kind kind,
            Money amount,
            List<Share> lines,
            @Nullable Payer returnPaidBy,
            Funder fundedBy) {}

    /**
     * @param outcome in one word
     * @param reasons published codes of the reasons (R33)
     */
    public record Decided(String claimId, Verdict.Outcome outcome, List<String> reasons, String policyVersion) {}

    static DisputeView of(Standing standing, List<AvailableAction> actions) {
        var file = standing.file();
        var stage = standing.stage();
        var onHold = standing.heldAt().isPresent();
        var offers = standing.offers();
        var claims = standing.claims();
        var settlement = standing.awards().settlement();
        var request = file.request();
        return new DisputeView(
                file.disputeId().value(),
                file.orderId().value(),
                file.buyerId(),
                file.sellerId(),
                onHold ? "ON_HOLD" : state(stage),
                onHold ? "On hold: the buyer's bank is looking at the payment." : words(file, stage),
                request.reason(),
                request.remedy().kind(),
                payer(request.remedy()),
                request.remedy() instanceof Remedy.ReturnAndRefund back
                        ? back.because().word()
                        : null,
                request.lines().stream()
                        .map(line -> new Line(line.lineId().value(), line.quantity(), line.amount()))
                        .toList(),
                request.disputed(),
                request.asked(),
                file.requestVersion(),
                request.arrived(),
                file.said().stream()
                        .map(one -> new Told(
                                one.by(),
                                one.at(),
                                one.message().map(MessageId::value).orElse(null),
                                one.language().map(Language::value).orElse(null),
                                one.text(),
                                null))
                        .toList(),
                file.evidence().stream().map(Shown::of).toList(),
                offers.made().stream()
                        .map(offer -> new OfferSeen(
                                offer.offerId().value(),
                                offer.version(),
                                offer.by(),
                                offer.remedy().kind(),
                                offer.amount(),
                                payer(offer.remedy()),
                                offers.stands(offer)))
                        .toList(),
                settlement
                        .map(agreed -> new Agreed(
                                agreed.basis(),
                                agreed.remedy().kind(),
                                agreed.amount(),
                                agreed.lines().stream()
                                        .map(part -> new Share(part.lineId().value(), part.amount()))
                                        .toList(),
                                payer(agreed.remedy()),
                                agreed.fundedBy()))
                        .orElse(null),
                claims.verdict()
                        .map(given -> new Decided(
                                given.claimId().value(),
                                given.outcome(),
                                given.reasons(),
                                given.policy().value()))
                        .orElse(null),
                claims.rounds(),
                settlement
                                .filter(agreed -> agreed.remedy().kind() == Kind.RETURN_AND_REFUND)
                                .isPresent()
                        ? standing.lastReturn().value()
                        : null,
                stage instanceof Stage.Closed closed ? closed.how() : null,
                file.terms().policy().value(),
                file.terms().place(),
                file.opened().openedAt(),
                file.deadlines().answerBy(),
                file.deadlines().resolveBy(),
                onHold,
                actions.stream().anyMatch(one -> one.action().equals(DisputeAction.WITHDRAW.word()))
                        ? Advice.BEFORE_WITHDRAWING
                        : List.of(),
                actions);
    }

    /** This with the words that people wrote, for whoever may read them. */
    public DisputeView telling(Function<TextRef, Optional<String>> words) {
        return with(told.stream().map(one -> one.saying(words)).toList(), availableActions);
    }

    /** This with what the viewer may do though the dispute is over. */
    public DisputeView offering(List<AvailableAction> more) {
        return with(
                told, Stream.concat(availableActions.stream(), more.stream()).toList());
    }

    private DisputeView with(List<Told> remarks, List<AvailableAction> actions) {
        return new DisputeView(
                disputeId,
                orderId,
                buyerId,
                sellerId,
                state,
                stateInWords,
                reason,
                kind,
                returnPaidBy,
                returnPaidByRule,
                lines,
                disputed,
                asked,
                requestVersion,
                arrived,
                remarks,
                evidence,
                offers,
                settlement,
                verdict,
                claims,
                returnId,
                closed,
                policyVersion,
                place,
                openedAt,
                respondBy,
                resolveBy,
                onHold,
                advice,
                actions);
    }

    private static @Nullable Payer payer(Remedy remedy) {
        return remedy instanceof Remedy.ReturnAndRefund back ? back.returnPaidBy() : null;
    }

    private static String state(Stage stage) {
        return switch (stage) {
            case Stage.Negotiating it -> it.seller() == Stage.SellersTurn.AWAITED ? "AWAITING_SELLER" : "NEGOTIATING";
            case Stage.Claimed _ -> "CLAIMED";
            case Stage.Returning _ -> "RETURNING";
            case Stage.RefundDue _ -> "REFUND_DUE";
            case Stage.Closed _ -> "CLOSED";
        };
    }

    private static String words(CaseFile file, Stage stage) {
        return switch (stage) {
            case Stage.Negotiating it -> {
                var then = " Case management takes over at " + file.deadlines().resolveBy() + " if nothing is agreed.";
                yield switch (it.seller()) {
                    case AWAITED ->
                        "Waiting for the seller's answer until "
                                + file.deadlines().answerBy() + ".";
                    case COUNTERED -> "The seller has made an offer; the parties negotiate." + then;
                    case REJECTED -> "The seller has rejected the request; offers can be made." + then;
                    case SILENT -> "The seller has not answered; the buyer may file a claim." + then;
                };
            }
            case Stage.Claimed _ -> "Case management is looking at it; until the verdict the parties can still agree.";
            case Stage.Returning it ->
                "Settled: " + it.settlement().amount() + " when the goods are back with the seller.";
            case Stage.RefundDue it -> "Settled: " + it.settlement().amount() + " is on its way to the buyer.";
            case Stage.Closed it ->
                switch (it.how()) {
                    case REFUNDED -> "Closed: the money is back.";
                    case WITHDRAWN -> "Closed: the buyer withdrew.";
                    case NO_REFUND -> "Closed: case management decided that nothing is refunded.";
                    case RETURN_LAPSED -> "Closed: the goods were not sent back in time.";
                    case SUPERSEDED -> "Closed: the order is no more, and all of it is refunded.";
                    case SETTLED_EXTERNALLY -> "Closed: the buyer's bank took the money back.";
                };
        };
    }
}
