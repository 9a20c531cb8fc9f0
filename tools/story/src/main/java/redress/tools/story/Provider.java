package redress.tools.story;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import redress.tools.client.Eventually;
import redress.tools.client.Person;
import redress.tools.client.Service;
import redress.tools.client.Unexpected;
import tools.jackson.databind.JsonNode;

/** The sandbox payment provider, which does in a story what a real one does on a bad day. */
final class Provider {

    private static final Person FEED = Person.called("feed-1");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Scene scene;

    Provider(Scene scene) {
        this.scene = scene;
    }

    /** From now on this goes wrong with refunds of the order's payment, once. */
    void willFail(String how, String words) {
        willFail(how, 1, words);
    }

    /** From now on this goes wrong with refunds of the order's payment, always. */
    void willAlwaysFail(String how, String words) {
        willFail(how, 0, words);
    }

    private void willFail(String how, int times, String words) {
        scene.does(
                FEED,
                words,
                Service.REFUND,
                "/sandbox/scripts",
                Map.of("paymentReference", Buyer.paymentReference(scene), "goesWrong", how, "times", times));
    }

    /** Waits until the refund is being processed without anybody knowing what became of it. */
    void leavesUsWithoutAnswer(String refund) {
        awaits(refund, "answer-unknown");
    }

    /** Waits until the buyer sees that it was declined and is tried again. */
    void leavesUsWithARefusal(String refund) {
        awaits(refund, "declined-by-bank");
    }

    private void awaits(String refund, String reason) {
        var view = Eventually.eventually(
                SOON,
                "a refund of which is said " + reason,
                () -> Optional.of(scene.view(Buyer.PERSON, Service.REFUND, "/refunds/" + refund))
                        .filter(seen -> seen.path("reason").asString("").equals(reason)),
                () -> scene.view(Buyer.PERSON, Service.REFUND, "/refunds/" + refund)
                        .toString());
        scene.notes(
                "refund",
                view.path("step").asString("") + ", " + reason + "; "
                        + view.path("next").path("words").asString(""));
    }

    /** What the provider has on file: a refusal under the refund's own id, and the money under the next key. */
    void madeTheSecondAttempt(String refund) {
        hasOneThatFailedAndOneThatStands(refund);
        scene.checks("the provider has one refusal and one refund, each under a key of its own");
    }

    /** What the provider has on file: a refund that came back, and another one under the next key. */
    void madeItAgain(String refund) {
        hasOneThatFailedAndOneThatStands(refund);
        scene.checks("the provider has one refund that came back and one that stands, each under a key of its own");
    }

    private void hasOneThatFailedAndOneThatStands(String refund) {
        var sent =
                scene.view(FEED, Service.REFUND, "/sandbox/refunds/" + refund).path("sent");
        if (sent.size() != 2
                || !isOnFile(sent.path(0), refund, "failed")
                || !isOnFile(sent.path(1), refund + "-2", "succeeded"))
            throw new Unexpected("one that failed and one under the next key of " + refund, sent.toString());
    }

    private static boolean isOnFile(JsonNode entry, String key, String status) {
        return entry.path("key").asString("").equals(key)
                && entry.path("status").asString("").equals(status)
                && entry.path("submissions").asInt(0) == 1;
    }

    /** What the provider has on file: one refund, sent once, under the refund's own id, however often it was called. */
    void hasItOnce(String refund) {
        var sent =
                scene.view(FEED, Service.REFUND, "/sandbox/refunds/" + refund).path("sent");
        var only = sent.path(0);
        if (sent.size() != 1
                || only.path("submissions").asInt(0) != 1
                || !only.path("key").asString("").equals(refund))
            throw new Unexpected("one refund at the provider under the key " + refund, sent.toString());
        scene.checks("called %d times, the provider has one refund, under one key"
                .formatted(only.path("calls").asInt(0)));
    }
}
