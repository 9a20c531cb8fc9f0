package redress.histories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeCommand.AddEvidence;
import redress.dispute.domain.DisputeCommand.AmendRequest;
import redress.dispute.domain.DisputeCommand.FileClaim;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeCommand.SendMessage;
import redress.dispute.domain.DisputeCommand.ShowDispute;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.DisputeView;
import redress.dispute.domain.Evidence;
import redress.dispute.domain.EvidenceId;
import redress.dispute.domain.Kind;
import redress.dispute.domain.Language;
import redress.dispute.domain.MessageId;
import redress.dispute.domain.OfferId;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.Party;
import redress.dispute.domain.Remark;
import redress.dispute.domain.Share;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Role;

/** A dispute as its parties see it. */
final class DisputeCase extends Case<DisputeView> {

    private final DisputeId dispute;
    private final Actor buyer;

    DisputeCase(Service service, String id, Actor buyer) {
        super(service, id, DisputeView.class);
        this.dispute = new DisputeId(id);
        this.buyer = buyer;
    }

    @Override
    List<Actor> people() {
        return List.of(buyer, buyer, People.SELLER, People.SELLER, People.SUPPORT);
    }

    @Override
    Object question(Actor by) {
        return new ShowDispute(dispute, by);
    }

    @Override
    List<AvailableAction> listed(DisputeView seen) {
        return seen.availableActions();
    }

    @Override
    List<String> actions() {
        return List.of(
                "respond",
                "amend-request",
                "make-offer",
                "accept-offer",
                "file-claim",
                "withdraw",
                "add-evidence",
                "send-message");
    }

    @Override
    int weight(String action) {
        return switch (action) {
            case "respond", "file-claim" -> 8;
            case "accept-offer" -> 6;
            case "withdraw", "add-evidence", "send-message", "amend-request" -> 1;
            default -> 4;
        };
    }

    @Override
    @Nullable
    Object command(String action, DisputeView seen, Actor by, Chance chance, String fresh) {
        return switch (action) {
            case "respond" -> new RespondToRequest(dispute, response(seen, chance, fresh), by);
            case "amend-request" -> amended(seen, by, chance);
            case "make-offer" -> new MakeOffer(dispute, new OfferId("ofr_" + fresh), terms(seen, chance), by);
            case "accept-offer" ->
                seen.offers().stream()
                        .filter(offer -> offer.stands() && offer.by() != party(by))
                        .findFirst()
                        .<Object>map(
                                offer -> new AcceptOffer(dispute, new OfferId(offer.offerId()), offer.version(), by))
                        .orElse(null);
            case "file-claim" -> new FileClaim(dispute, by);
            case "withdraw" -> new WithdrawDispute(dispute, true, by);
            case "add-evidence" ->
                new AddEvidence(
                        dispute,
                        new EvidenceId("evd_" + fresh),
                        new ShownEvidence(Evidence.Kind.PHOTO, "image/png", 10, "b".repeat(64)),
                        by);
            case "send-message" ->
                new SendMessage(dispute, new MessageId("msg_" + fresh), Language.of("pt-BR"), People.words(), by);
            default -> null;
        };
    }

    private static Party party(Actor by) {
        return by.is(Role.BUYER) ? Party.BUYER : Party.SELLER;
    }

    private static Response response(DisputeView seen, Chance chance, String fresh) {
        return switch (chance.below(3)) {
            case 0 -> new Response.Accept(seen.requestVersion());
            case 1 -> new Response.Counter(new OfferId("ofr_" + fresh), terms(seen, chance));
            default -> new Response.Reject(new Remark.Written(People.words()));
        };
    }

    private static OfferTerms terms(DisputeView seen, Chance chance) {
        var back = seen.kind() == Kind.RETURN_AND_REFUND && seen.returnId() == null && chance.once(2);
        return new OfferTerms(
                back ? Kind.RETURN_AND_REFUND : Kind.REFUND_ONLY,
                new Share.Percent(chance.one(100, 1, 50, 20, 99, 67)),
                null);
    }

    /** Always something else than before. */
    private @Nullable Object amended(DisputeView seen, Actor by, Chance chance) {
        var asked = seen.asked();
        var one = new Money(1, asked.currency());
        var other = asked.minor() > 1 && chance.once(2) ? asked.minus(one) : asked.plus(one);
        if (other.compareTo(seen.disputed()) > 0) {
            if (asked.minor() <= 1) return null;
            other = asked.minus(one);
        }
        return new AmendRequest(dispute, seen.kind(), new Share.Amount(other), new Remark.None(), by);
    }
}
