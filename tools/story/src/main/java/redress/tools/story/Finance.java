package redress.tools.story;

import java.util.Map;
import redress.tools.client.Eventually;
import redress.tools.client.Person;
import redress.tools.client.Service;
import redress.tools.client.Unexpected;

/** What finance can do, in the words of a story; of chargebacks it only passes on what the bank says. */
final class Finance {

    private static final Person PERSON = Person.called("finance-1");

    private final Scene scene;

    Finance(Scene scene) {
        this.scene = scene;
    }

    /** @return the chargeback's id */
    String hearsThatTheBankAsksFor(long amount) {
        var opened = scene.does(
                PERSON,
                "hears from the bank: the buyer wants %s back".formatted(scene.said(amount)),
                Service.REFUND,
                "/orders/" + scene.order() + "/chargebacks",
                Map.of("reference", "cb-" + scene.order().substring(4, 14), "amount", scene.money(amount)));
        scene.hears("ChargebackOpened", Map.of("amount", amount));
        return opened.text("chargebackId");
    }

    void hearsThatTheBankTookIt(String chargeback, long amount) {
        scene.does(
                PERSON,
                "hears that the bank found for the buyer",
                Service.REFUND,
                outcome(chargeback),
                Map.of("outcome", "LOST"));
        scene.hears("ChargebackLost", Map.of("amount", amount));
    }

    void hearsThatTheBankLeavesIt(String chargeback) {
        scene.does(
                PERSON,
                "hears that the bank found for the seller",
                Service.REFUND,
                outcome(chargeback),
                Map.of("outcome", "WON"));
        scene.hears("ChargebackWon");
    }

    /** All that the platform keeps for the seller leaves it; nothing, where it went to what the seller owed from before. */
    void paysOut(Seller seller) {
        var balance = minor(seller, "balance");
        if (balance == 0) {
            scene.notes(PERSON, "has nothing to pay out: it went to what the seller owes");
            return;
        }
        scene.does(
                PERSON,
                "pays out all that the seller has, %s".formatted(scene.said(balance)),
                Service.REFUND,
                "/sellers/" + seller.subject() + "/payouts",
                Map.of("reference", "SEPA-" + scene.order().substring(4, 14), "amount", scene.money(balance)));
    }

    void isOwed(Seller seller) {
        var owed = minor(seller, "owed");
        if (owed == 0) throw new Unexpected("a seller who owes the platform something", "nothing");
        scene.notes(PERSON, "sees that %s owes %s".formatted(seller.subject(), scene.said(owed)));
    }

    private long minor(Seller seller, String what) {
        return scene.atRest()
                .view(PERSON, Service.REFUND, "/sellers/" + seller.subject() + "/balance")
                .path("balances")
                .valueStream()
                .map(one -> one.path(what))
                .filter(money -> money.path("currency").asString("").equals(scene.currency()))
                .mapToLong(money -> money.path("minor").asLong())
                .sum();
    }

    /** The provider has declined it for the last time, and now it is finance's. */
    void paysByHand(String refund) {
        scene.offers(
                PERSON, scene.view(PERSON, Service.REFUND, "/refunds/" + refund), "settle-by-hand", "retry-refund");
        scene.does(
                PERSON,
                "asks the buyer for another account and pays it from there",
                Service.REFUND,
                "/refunds/" + refund + "/settlement",
                Map.of("reference", "SEPA-BY-HAND-" + scene.order().substring(4, 14)));
        scene.hears("RefundSettledByHand");
    }

    /** Waits until the refund is on finance's list of these. */
    void findsAmongTheRefunds(String filter, String refund) {
        Eventually.eventually(
                Scene.SOON,
                "the refund among " + filter,
                () -> scene.view(PERSON, Service.REFUND, "/refunds?limit=200&" + filter)
                        .path("items")
                        .valueStream()
                        .filter(row -> row.path("refundId").asString().equals(refund))
                        .findFirst(),
                () -> scene.view(PERSON, Service.REFUND, "/refunds?" + filter).toString());
        scene.notes(PERSON, "finds it on the list of refunds with " + filter);
    }

    private String outcome(String chargeback) {
        return "/orders/" + scene.order() + "/chargebacks/" + chargeback + "/outcome";
    }
}
