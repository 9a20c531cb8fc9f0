package redress.dispute.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import redress.dispute.events.EvidenceAdded;
import redress.dispute.events.MessageSent;
import redress.platform.testkit.People;

/** What is asked, shown and said around a dispute, through HTTP and Kafka: the words stay in the vault (R10, R12, R15–R17). */
class TalkingItOver extends ServiceStory {

    @Test
    void both_parties_read_the_thread_and_nobody_reads_it_in_the_news() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        var message = seller().post(
                        "/disputes/" + dispute + "/messages",
                        "{\"language\":\"PT-br\",\"text\":\"Desculpe! Que cor chegou?\"}")
                .must(201)
                .text("/messageId");
        var seen = view(buyer(), dispute);
        assertThat(seen.text("/told/1/text")).isEqualTo("Desculpe! Que cor chegou?");
        assertThat(seen.text("/told/1/language")).isEqualTo("pt-BR");
        assertThat(seen.text("/told/1/messageId")).isEqualTo(message);
        assertThat(seen.text("/told/1/by")).isEqualTo("SELLER");
        var heard = service.neighbours().await("redress.dispute.MessageSent.v1", order);
        assertThat(heard.as(MessageSent.class).language()).isEqualTo("pt-BR");
        assertThat(heard.data().toString()).doesNotContain("Desculpe");

        service.as(People.MEDIATOR_1).get("/disputes/" + dispute).mustRefuse(404, "no-such-dispute");
        seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"REJECT\",\"reason\":\"No.\"}")
                .must(200);
        buyer().post("/disputes/" + dispute + "/claim", "{}").must(200);
        assertThat(view(service.as(People.MEDIATOR_1), dispute).text("/told/1/text"))
                .isEqualTo("Desculpe! Que cor chegou?");
    }

    @Test
    void what_a_party_shows_both_see() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        var evidence = seller().post(
                        "/disputes/" + dispute + "/evidence",
                        "{\"kind\":\"UNBOXING_VIDEO\",\"mediaType\":\"video/mp4\",\"bytes\":9000000,\"sha256\":\"%s\"}"
                                .formatted("cd".repeat(32)))
                .must(201)
                .text("/evidenceId");
        var seen = view(buyer(), dispute);
        assertThat(seen.text("/evidence/0/by")).isEqualTo("BUYER");
        assertThat(seen.text("/evidence/1/evidenceId")).isEqualTo(evidence);
        assertThat(seen.text("/evidence/1/addedBy")).isEqualTo(People.SELLER_1.id());
        assertThat(seen.text("/evidence/1/sha256")).isEqualTo("cd".repeat(32));
        var heard = service.neighbours()
                .await("redress.dispute.EvidenceAdded.v1", order)
                .as(EvidenceAdded.class);
        assertThat(heard.by()).isEqualTo("SELLER");
        assertThat(heard.bytes()).isEqualTo(9_000_000);
    }

    @Test
    void a_buyer_who_asks_first_hears_what_is_fair_and_what_is_needed() {
        delivered();
        var asked = "{\"lines\":[{\"lineId\":\"%s\",\"quantity\":1}],\"reason\":\"%s\"}";
        var quantity = buyer().post(
                        "/orders/" + order + "/disputes/suggestion", asked.formatted(mugs, "WRONG_QUANTITY"))
                .must(200);
        assertThat(quantity.text("/suggested")).isEqualTo("MISSING_UNITS");
        assertThat(quantity.json().at("/amount/minor").asLong()).isEqualTo(501);
        assertThat(quantity.text("/photoOrVideo")).isEqualTo("REQUIRED");
        assertThat(quantity.text("/policyVersion")).isEqualTo("default-1");
        var damaged = buyer().post("/orders/" + order + "/disputes/suggestion", asked.formatted(shirt, "DAMAGED"))
                .must(200);
        assertThat(damaged.json().at("/amount").isNull()
                        || damaged.json().at("/amount").isMissingNode())
                .isTrue();
        assertThat(damaged.json().at("/byDefect/1/amount/minor").asLong()).isEqualTo(1000);
        assertThat(damaged.json().at("/advice")).hasSize(3);
        service.as(People.BUYER_2)
                .post("/orders/" + order + "/disputes/suggestion", asked.formatted(shirt, "DAMAGED"))
                .mustRefuse(404, "no-such-order");
        var compared = buyer().post(
                        "/advice/return-or-keep",
                        "{\"price\":{\"minor\":80000,\"currency\":\"BRL\"},\"returnShipping\":{\"minor\":54000,"
                                + "\"currency\":\"BRL\"},\"percent\":90}")
                .must(200);
        assertThat(compared.json().at("/returnNets/minor").asLong()).isEqualTo(26000);
        assertThat(compared.json().at("/keepNets/minor").asLong()).isEqualTo(72000);
        assertThat(compared.text("/better")).isEqualTo("KEEP");
    }

    @Test
    void support_opens_it_for_a_buyer_who_comes_too_late_and_the_reason_is_on_record() {
        delivered();
        service.clock().advance(Duration.ofDays(16));
        var never = body("DELIVERED_NOT_RECEIVED", "REFUND_ONLY").replace("\"arrived\": true", "\"arrived\": false");
        buyer().post("/orders/" + order + "/disputes", never).mustRefuse(409, "too-late-for-reason");
        var support = service.as(People.SUPPORT_1);
        support.post("/orders/" + order + "/disputes", never).mustRefuse(422, "reason-needed");
        var why = never.replace("\"arrived\"", "\"supportsReason\": \"In hospital until Monday.\", \"arrived\"");
        buyer().post("/orders/" + order + "/disputes", why).mustRefuse(422, "reason-not-expected");
        var dispute =
                support.post("/orders/" + order + "/disputes", why).must(201).text("/disputeId");
        var seen = view(buyer(), dispute);
        assertThat(seen.text("/told/1/by")).isEqualTo("SUPPORT");
        assertThat(seen.text("/told/1/text")).isEqualTo("In hospital until Monday.");
        assertThat(actions(seen)).contains("withdraw");
    }
}
