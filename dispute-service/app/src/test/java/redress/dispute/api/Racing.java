package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redress.dispute.events.DisputeOpened;
import redress.dispute.events.ReturnAccepted;
import redress.platform.testkit.Answer;

/** Two deeds at once: the dispute puts them in order, and the loser gets a conflict, never a silent success (R26). */
class Racing extends ServiceStory {

    private static List<Answer> atOnce(List<Supplier<Answer>> deeds) throws Exception {
        var start = new CyclicBarrier(deeds.size());
        try (var threads = Executors.newFixedThreadPool(deeds.size())) {
            var answers = threads.invokeAll(deeds.stream()
                    .<Callable<Answer>>map(deed -> () -> {
                        start.await();
                        return deed.get();
                    })
                    .toList());
            return answers.stream().map(Racing::got).toList();
        }
    }

    private static Answer got(Future<Answer> answer) {
        return answer.resultNow();
    }

    private static List<Answer> conflicts(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() != 200).toList();
    }

    private String negotiated(String kind) {
        delivered();
        var dispute = opened(kind);
        seller().post(
                        "/disputes/" + dispute + "/response",
                        "{\"answer\":\"COUNTER\",\"offer\":{\"kind\":\"REFUND_ONLY\",\"percent\":50}}")
                .must(200);
        return dispute;
    }

    private static Supplier<Answer> acceptance(String dispute) {
        var offer = view(buyer(), dispute).text("/offers/0/offerId");
        return () -> buyer().post("/disputes/" + dispute + "/offers/" + offer + "/acceptance", "{\"version\":1}");
    }

    @Test
    void of_ten_acceptances_one_settles() throws Exception {
        var dispute = negotiated("REFUND_ONLY");
        var deed = acceptance(dispute);

        var answers = atOnce(IntStream.range(0, 10).mapToObj(_ -> deed).toList());

        assertThat(conflicts(answers))
                .hasSize(9)
                .allSatisfy(lost -> assertThat(lost.code()).isIn("dispute-settled", "changed-meanwhile"));
        service.neighbours().await("redress.dispute.DisputeSettled.v1", order);
        assertThat(service.neighbours().typesHeardOf(order).stream().filter("dispute.DisputeSettled"::equals))
                .hasSize(1);
    }

    @Test
    void an_offer_accepted_while_the_claim_is_filed_settles_either_way() throws Exception {
        var dispute = negotiated("REFUND_ONLY");

        var answers = atOnce(List.of(acceptance(dispute), () -> buyer().post("/disputes/" + dispute + "/claim", "{}")));

        // the acceptance is good before and after the claim; the claim only before the acceptance
        answers.getFirst().must(200);
        assertThat(answers.getLast().status()).isIn(200, 409);
        assertThat(view(buyer(), dispute).text("/state")).isEqualTo("REFUND_DUE");
    }

    @Test
    void of_acceptance_and_withdrawal_one_ends_it() throws Exception {
        var dispute = negotiated("REFUND_ONLY");

        var answers = atOnce(List.of(
                acceptance(dispute),
                () -> buyer().post("/disputes/" + dispute + "/withdrawal", "{\"understood\":true}")));

        assertThat(conflicts(answers)).hasSize(1).allSatisfy(lost -> lost.must(409));
    }

    @Test
    void an_offer_and_its_replacement_never_both_settle() throws Exception {
        var dispute = negotiated("REFUND_ONLY");

        var answers = atOnce(List.of(
                acceptance(dispute),
                () -> seller().post("/disputes/" + dispute + "/offers", "{\"kind\":\"REFUND_ONLY\",\"percent\":10}")));

        assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(1);
    }

    @Test
    void a_response_in_the_last_moment_and_the_timer_never_both_count() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        var opened = service.neighbours()
                .await("redress.dispute.DisputeOpened.v1", order)
                .as(DisputeOpened.class);
        service.clock().advanceTo(opened.respondBy().minusMillis(150));

        var answer = seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}");

        if (answer.status() == 200) {
            service.neighbours().await("redress.dispute.DisputeSettled.v1", order);
            assertThat(service.neighbours().typesHeardOf(order)).doesNotContain("dispute.SellerResponseWindowElapsed");
        } else {
            answer.mustRefuse(409, "response-window-over");
            service.neighbours().await("redress.dispute.SellerResponseWindowElapsed.v1", order);
            assertThat(service.neighbours().typesHeardOf(order)).doesNotContain("dispute.SellerResponded");
        }
    }

    private String parcelOf(String dispute) {
        return "/returns/"
                + seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                        .must(200)
                        .text("/returnId");
    }

    private static final String SHIPMENT = "{\"carrier\":\"Correios\",\"trackingNumber\":\"BR123456\"}";

    @Test
    void a_parcel_shipped_in_the_last_moment_and_the_timer_never_both_count() {
        delivered();
        var parcel = parcelOf(opened("RETURN_AND_REFUND"));
        service.clock()
                .advanceTo(Instant.parse(buyer().get(parcel).must(200).text("/shipBy"))
                        .minusMillis(150));

        var answer = buyer().post(parcel + "/shipment", SHIPMENT);

        if (answer.status() == 200) {
            assertThat(answer.text("/state")).isEqualTo("IN_TRANSIT");
            carrier().post(parcel + "/delivery", "{}").must(200);
            service.neighbours().await("redress.dispute.ReturnDelivered.v1", order);
            assertThat(service.neighbours().typesHeardOf(order)).doesNotContain("dispute.ReturnLapsed");
        } else {
            answer.must(409);
            service.neighbours().await("redress.dispute.DisputeClosed.v1", order);
            assertThat(service.neighbours().typesHeardOf(order)).doesNotContain("dispute.ReturnShipped");
        }
    }

    @Test
    void a_receipt_in_the_last_moment_and_the_sellers_silence_accept_once() {
        var dispute = arrived();
        var parcel = parcel(dispute);
        var answer = seller().post(parcel + "/receipt", "{}");

        var by = service.neighbours()
                .await("redress.dispute.ReturnAccepted.v1", order)
                .as(ReturnAccepted.class)
                .by();
        if (answer.status() == 200) assertThat(by).isEqualTo("SELLER");
        else {
            answer.must(409);
            assertThat(by).isEqualTo("SILENCE");
        }
        eventuallyState(dispute, "REFUND_DUE");
        assertThat(service.neighbours().typesHeardOf(order).stream().filter("dispute.ReturnAccepted"::equals))
                .hasSize(1);
    }

    @Test
    void an_offer_accepted_as_the_time_to_agree_ends_settles_either_way() throws Exception {
        var dispute = negotiated("REFUND_ONLY");
        var opened = service.neighbours()
                .await("redress.dispute.DisputeOpened.v1", order)
                .as(DisputeOpened.class);
        var acceptance = acceptance(dispute);

        var answers = atOnce(List.of(acceptance, () -> {
            service.clock().advanceTo(opened.resolveBy());
            return buyer().get("/disputes/" + dispute);
        }));

        answers.getFirst().must(200);
        service.neighbours().await("redress.dispute.DisputeSettled.v1", order);
        assertThat(view(buyer(), dispute).text("/state")).isEqualTo("REFUND_DUE");
        assertThat(service.neighbours().typesHeardOf(order).stream().filter("dispute.DisputeSettled"::equals))
                .hasSize(1);
    }

    @Test
    void an_objection_in_the_last_moment_and_the_sellers_silence_never_both_count() {
        var dispute = arrived();
        var parcel = parcel(dispute);
        var answer = seller().post(
                        parcel + "/inspection",
                        "{\"findings\":[{\"lineId\":\"%s\",\"quantity\":1,\"finding\":\"DAMAGED\"}]}".formatted(shirt));

        if (answer.status() == 200) {
            service.neighbours().await("redress.dispute.ClaimEscalated.v1", order);
            assertThat(service.neighbours().typesHeardOf(order)).doesNotContain("dispute.ReturnAccepted");
        } else {
            answer.must(409);
            service.neighbours().await("redress.dispute.ReturnAccepted.v1", order);
            assertThat(service.neighbours().typesHeardOf(order)).doesNotContain("dispute.ReturnContested");
        }
    }

    /** It came, and the seller's time to look at it is over in a moment. */
    private String arrived() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var parcel = parcelOf(dispute);
        buyer().post(parcel + "/shipment", SHIPMENT).must(200);
        var arrived = carrier().post(parcel + "/delivery", "{}").must(200);
        service.clock().advanceTo(Instant.parse(arrived.text("/until")).minusMillis(150));
        return dispute;
    }

    private static String parcel(String dispute) {
        return "/returns/" + view(seller(), dispute).text("/returnId");
    }

    @Test
    void of_a_receipt_and_an_objection_one_counts() throws Exception {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var parcel = parcelOf(dispute);
        buyer().post(parcel + "/shipment", SHIPMENT).must(200);
        carrier().post(parcel + "/delivery", "{}").must(200);

        var answers = atOnce(List.of(
                () -> seller().post(parcel + "/receipt", "{}"),
                () -> seller().post(
                                parcel + "/inspection",
                                "{\"findings\":[{\"lineId\":\"%s\",\"quantity\":1,\"finding\":\"DAMAGED\"}]}"
                                        .formatted(shirt))));

        assertThat(conflicts(answers)).hasSize(1).allSatisfy(lost -> lost.must(409));
    }

    @Test
    void of_reopening_and_opening_anew_one_takes_the_line() throws Exception {
        delivered();
        var dispute = opened("REFUND_ONLY");
        buyer().post("/disputes/" + dispute + "/withdrawal", "{\"understood\":true}")
                .must(200);
        eventually(
                within(20, SECONDS),
                () -> assertThat(actions(view(buyer(), dispute))).contains("reopen-dispute"));

        var answers = atOnce(List.of(
                () -> buyer().post("/disputes/" + dispute + "/reopening", "{}"),
                () -> buyer().post("/orders/" + order + "/disputes", body("DAMAGED", "REFUND_ONLY"))));

        assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .hasSize(1)
                .allSatisfy(
                        lost -> assertThat(lost.code()).isIn("line-in-dispute", "not-withdrawn", "changed-meanwhile"));
    }

    @Test
    void an_amendment_and_an_acceptance_of_the_request_never_mix() throws Exception {
        delivered();
        var dispute = opened("REFUND_ONLY");

        var answers = atOnce(List.of(
                () -> seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}"),
                () -> buyer().post(
                                "/disputes/" + dispute + "/amendment",
                                "{\"kind\":\"REFUND_ONLY\",\"ask\":{\"percent\":50}}")));

        // whoever was first won: the seller grants what was seen, or nothing
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(conflicts(answers))
                .hasSize(1)
                .allSatisfy(lost ->
                        assertThat(lost.code()).isIn("request-amended", "dispute-settled", "changed-meanwhile"));
    }
}
