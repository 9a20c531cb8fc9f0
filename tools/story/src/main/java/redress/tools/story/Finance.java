package redress.tools.story;

import java.util.Map;
import redress.tools.client.Person;
import redress.tools.client.Service;

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

    private String outcome(String chargeback) {
        return "/orders/" + scene.order() + "/chargebacks/" + chargeback + "/outcome";
    }
}
