package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.ReturnEvent.ReturnContested;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Role;
import redress.platform.values.TextRef;

/**
 * A return as one viewer sees it (R80).
 *
 * @param state where it stands
 * @param paidBy who pays the way back
 * @param paidByRule name of the rule by which {@code paidBy} pays the way back (R40), under {@code policyVersion}
 * @param lines what travels back, and what was settled for it
 * @param carrier name of the carrier; absent until it is shipped
 * @param trackingNumber the carrier's number of the parcel; absent until it is shipped
 * @param findings what the seller objects to
 * @param accepted what came back as it should and is refunded at once, where the seller objects to the rest
 * @param told what was written about it, oldest first
 * @param awaitedAt when it was agreed or decided
 * @param shipBy exclusive end of the time to ship (R41)
 * @param extensibleUntil the latest end to which {@code shipBy} can be moved
 * @param onHold the buyer's bank looks at the payment; no window ends meanwhile (R57)
 * @param until when it goes on by itself; absent when it does not
 * @param otherwise what happens then, whatever the viewer may do about it
 */
public record ReturnView(
        String returnId,
        String disputeId,
        String orderId,
        String buyerId,
        String sellerId,
        String state,
        String stateInWords,
        Payer paidBy,
        String paidByRule,
        String policyVersion,
        List<Line> lines,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        List<Objection> findings,
        List<Line> accepted,
        List<Told> told,
        Instant awaitedAt,
        Instant shipBy,
        Instant extensibleUntil,
        boolean onHold,
        @Nullable Instant until,
        String otherwise,
        List<AvailableAction> availableActions) {

    /** @param amount of all these units together */
    public record Line(String lineId, int quantity, Money amount) {

        static Line of(ReturnLine line) {
            return new Line(line.lineId().value(), line.quantity(), line.amount());
        }
    }

    /** @param finding what the seller found of them */
    public record Objection(String lineId, int quantity, Finding.Found finding) {

        static Objection of(Finding finding) {
            return new Objection(finding.lineId().value(), finding.quantity(), finding.finding());
        }
    }

    /**
     * What somebody wrote.
     *
     * @param by role of who wrote it
     * @param at when it was written
     * @param text the words; absent until they are fetched from where they are kept, and for ever once they are
     *     erased
     */
    public record Told(
            Role by, Instant at, TextRef ref, @Nullable String text) {}

    static ReturnView of(Parcel parcel, List<AvailableAction> actions) {
        var file = parcel.file();
        var stage = parcel.stage();
        boolean onHold = parcel.pause().on();
        return new ReturnView(
                file.returnId().value(),
                file.disputeId().value(),
                file.orderId().value(),
                file.buyerId(),
                file.sellerId(),
                stage.name(),
                onHold ? "On hold: the buyer's bank is looking at the payment." : stage.inWords(),
                parcel.paid().returnPaidBy(),
                parcel.paid().because().word(),
                file.policy().value(),
                parcel.lines().stream().map(Line::of).toList(),
                parcel.way().map(ReturnShipped::carrier).orElse(null),
                parcel.way().map(ReturnShipped::trackingNumber).orElse(null),
                parcel.contested().map(ReturnContested::findings).orElse(List.of()).stream()
                        .map(Objection::of)
                        .toList(),
                parcel.contested().map(ReturnContested::accepted).orElse(List.of()).stream()
                        .map(Line::of)
                        .toList(),
                parcel.told(),
                file.awaitedAt(),
                parcel.time().shipBy(),
                parcel.time().extensibleUntil(),
                onHold,
                onHold ? null : stage.until().orElse(null),
                onHold ? "Nothing until the bank has decided." : stage.otherwise(),
                actions);
    }

    /** This with the words that people wrote, for whoever may read them. */
    public ReturnView telling(Function<TextRef, Optional<String>> words) {
        return new ReturnView(
                returnId,
                disputeId,
                orderId,
                buyerId,
                sellerId,
                state,
                stateInWords,
                paidBy,
                paidByRule,
                policyVersion,
                lines,
                carrier,
                trackingNumber,
                findings,
                accepted,
                told.stream()
                        .map(one -> new Told(
                                one.by(),
                                one.at(),
                                one.ref(),
                                words.apply(one.ref()).orElse(null)))
                        .toList(),
                awaitedAt,
                shipBy,
                extensibleUntil,
                onHold,
                until,
                otherwise,
                availableActions);
    }
}
