package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.dispute.DisputeService;
import redress.dispute.domain.LineId;
import redress.dispute.domain.OrderCommand;
import redress.dispute.domain.OrderCommand.NoteDelivery;
import redress.dispute.domain.OrderCommand.NoteOrder;
import redress.dispute.domain.OrderCommand.NoteShipment;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.OrderId;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.Answer;
import redress.platform.testkit.Caller;
import redress.platform.testkit.People;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two people of support publish a shorter time to respond for Brazil, for toys, and for books in Brazil. What was opened before
 * keeps its five days (R60).
 */
class PublishingAPolicy {

    /** A service of its own: what is published here is in force for nobody else. The news of orders are told to it directly. */
    @RegisterExtension
    static final ServiceTest service =
            ServiceTest.of("dispute", DisputeService.class, "redress.messages.enabled=false");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void what_was_opened_before_keeps_its_time_and_what_is_opened_after_has_the_new_one() throws IOException {
        var before = opened("BR", "fashion");
        assertThat(timeToRespond(before)).isEqualTo(Duration.ofDays(5));

        var document = document("default-2", now().plus(Duration.ofHours(2)));
        var proposed = support1().post("/policies", proposal(document)).must(201);
        assertThat(proposed.header("Location")).isEqualTo("/policies/default-2");
        assertThat(proposed.text("/state")).isEqualTo("PROPOSED");
        support1().post("/policies/default-2/approval", "{}").mustRefuse(409, "own-proposal");
        buyer().post("/policies/default-2/approval", "{}").mustRefuse(403, "role-may-not");
        service.as(People.AUDITOR_1).post("/policies/default-2/approval", "{}").mustRefuse(403, "role-may-not");
        assertThat(actions(support2().get("/policies/default-2").must(200)))
                .containsExactly("approve-policy", "refuse-policy");
        var published = support2().post("/policies/default-2/approval", "{}").must(200);
        assertThat(published.text("/state")).isEqualTo("PUBLISHED");
        assertThat(published.text("/proposedBy")).isEqualTo("support:usr_support1");
        assertThat(published.text("/approvedBy")).isEqualTo("support:usr_support2");

        var between = opened("BR", "toys");
        service.clock().advance(Duration.ofHours(2));
        var brazil = opened("BR", "fashion");
        var toys = opened("DE", "toys");
        var toysInBrazil = opened("BR", "toys");
        var booksInBrazil = opened("BR", "books");
        var elsewhere = opened("DE", "fashion");

        pinned(before, "default-1", "P5D", "every case");
        pinned(between, "default-1", "P5D", "every case");
        pinned(brazil, "default-2", "P3D", "country BR");
        pinned(toys, "default-2", "P4D", "category toys");
        pinned(toysInBrazil, "default-2", "P4D", "category toys");
        pinned(booksInBrazil, "default-2", "P2D", "country BR, category books");
        pinned(elsewhere, "default-2", "P5D", "every case");
        service.as(People.BUYER_2).get("/disputes/" + brazil + "/policy").mustRefuse(404, "no-such-dispute");
        PolicyPage.shows("proposed", "POST /policies", proposed);
        PolicyPage.shows("approved", "POST /policies/default-2/approval", published);
        PolicyPage.shows(
                "pinned",
                "GET /disputes/{disputeId}/policy",
                PolicyPage.only(
                        buyer().get("/disputes/" + toys + "/policy").must(200), "seller-responds", "seller-silent"));

        service.clock().advance(Duration.ofDays(2));
        eventually(within(20, SECONDS), () -> assertThat(elapsed(booksInBrazil)).isEqualTo("default-2"));
        assertThat(state(brazil)).isEqualTo("AWAITING_SELLER");
        service.clock().advance(Duration.ofDays(1));
        eventually(within(20, SECONDS), () -> assertThat(elapsed(brazil)).isEqualTo("default-2"));
        assertThat(state(toys)).isEqualTo("AWAITING_SELLER");
        assertThat(state(toysInBrazil)).isEqualTo("AWAITING_SELLER");
        service.clock().advance(Duration.ofDays(1));
        for (var toy : List.of(toys, toysInBrazil))
            eventually(within(20, SECONDS), () -> assertThat(elapsed(toy)).isEqualTo("default-2"));
        for (var five : List.of(before, between, elsewhere))
            assertThat(state(five)).isEqualTo("AWAITING_SELLER");
        service.clock().advance(Duration.ofDays(1));
        for (var old : List.of(before, between))
            eventually(within(20, SECONDS), () -> assertThat(elapsed(old)).isEqualTo("default-1"));
        eventually(within(20, SECONDS), () -> assertThat(elapsed(elsewhere)).isEqualTo("default-2"));
    }

    @Test
    void a_document_that_is_no_policy_is_refused_where_it_is_wrong() throws IOException {
        var late = document("default-9", now().plus(Duration.ofMinutes(59)));
        support1().post("/policies", proposal(late)).mustRefuse(422, "notice-too-short");
        var reminders = document("default-9", now().plus(Duration.ofDays(2)));
        ((ObjectNode) reminders.path("values")).put("seller-responds", "P4D");
        var refused = support1().post("/policies", proposal(reminders)).mustRefuse(422, "policy-invalid");
        assertThat(refused.json().toString()).contains("seller-reminded");
        var unknown = document("default-9", now().plus(Duration.ofDays(2)));
        ((ObjectNode) unknown.path("values")).put("seller-answers", "P4D");
        support1().post("/policies", proposal(unknown)).mustRefuse(400, "property-unknown");
        service.as(People.FINANCE_1).post("/policies", proposal(late)).mustRefuse(403, "role-may-not");
    }

    @Test
    void the_marketplaces_people_read_it_and_nobody_else() {
        for (var reader : List.of(People.SUPPORT_1, People.MEDIATOR_1, People.FINANCE_1, People.AUDITOR_1)) {
            var all = service.as(reader).get("/policies").must(200);
            assertThat(all.json()
                            .path("versions")
                            .valueStream()
                            .map(one -> one.path("version").asString()))
                    .contains("default-1", "eu-1");
            assertThat(service.as(reader).get("/policies/eu-1").must(200).text("/document/values/return-ship-by"))
                    .isEqualTo("P14D");
            assertThat(service.as(reader)
                            .get("/policy-schema")
                            .must(200)
                            .text("/$defs/values/properties/seller-responds/x-rule"))
                    .isEqualTo("R20");
        }
        for (var other : List.of(People.BUYER_1, People.SELLER_1, People.FEED))
            for (var path : List.of("/policies", "/policies/eu-1", "/policy-schema"))
                service.as(other).get(path).mustRefuse(403, "role-may-not");
        support1().get("/policies/default-77").mustRefuse(404, "no-such-policy");
    }

    private static void pinned(String dispute, String version, String sellerResponds, String from) {
        assertThat(timeToRespond(dispute)).isEqualTo(Duration.parse(sellerResponds));
        var pinned = buyer().get("/disputes/" + dispute + "/policy").must(200);
        assertThat(pinned.text("/version")).isEqualTo(version);
        var value = pinned.json()
                .at("/places/0/values")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("seller-responds"))
                .findFirst()
                .orElseThrow();
        assertThat(value.path("value").asString()).isEqualTo(sellerResponds);
        assertThat(value.path("from").asString()).isEqualTo(from);
    }

    /** The policy that ended the seller's time, if it has ended. */
    private static String elapsed(String dispute) {
        return seller().get("/disputes/" + dispute + "/explanation")
                .must(200)
                .json()
                .path("chain")
                .valueStream()
                .filter(step -> step.path("what").asString().equals("seller response window elapsed"))
                .map(step -> step.path("policyVersion").asString())
                .findFirst()
                .orElse("");
    }

    private static String state(String dispute) {
        return seller().get("/disputes/" + dispute).must(200).text("/state");
    }

    private static Duration timeToRespond(String dispute) {
        var seen = buyer().get("/disputes/" + dispute).must(200);
        return Duration.between(Instant.parse(seen.text("/openedAt")), Instant.parse(seen.text("/respondBy")));
    }

    private static List<String> actions(Answer view) {
        return view.json()
                .path("availableActions")
                .valueStream()
                .map(action -> action.path("action").asString())
                .toList();
    }

    private static ObjectNode document(String version, Instant effectiveFrom) throws IOException {
        try (var file = PublishingAPolicy.class.getResourceAsStream("/redress/dispute/policy/default-1.json")) {
            var document = (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
            document.put("version", version).put("effectiveFrom", effectiveFrom.toString());
            override(document, "BR", null, "P3D", "P1D", "P2D");
            override(document, null, "toys", "P4D", "P1D", "P3D");
            override(document, "BR", "books", "P2D", "P1D");
            return document;
        }
    }

    private static void override(
            ObjectNode document,
            @Nullable String country,
            @Nullable String category,
            String sellerResponds,
            String... reminded) {
        var override = document.withArray("overrides").addObject();
        if (country != null) override.put("country", country);
        if (category != null) override.put("category", category);
        var reminders = override.putObject("values")
                .put("seller-responds", sellerResponds)
                .putArray("seller-reminded");
        for (var reminder : reminded) reminders.add(reminder);
    }

    private static String proposal(ObjectNode document) {
        return JSON.createObjectNode()
                .put("reason", "Sellers in Brazil answer within three days")
                .set("document", document)
                .toString();
    }

    private static String opened(String country, String category) {
        var order = new OrderId(Ids.fresh("ord_"));
        var shirt = new LineId(Ids.fresh("lin_"));
        perform(new NoteOrder(
                order,
                People.BUYER_1.id(),
                People.SELLER_1.id(),
                country,
                "EUR",
                List.of(new OrderLine(
                        shirt, "Shirt", category, 1, new Money(2000, "EUR"), new ReturnRule(true, true, 30))),
                now().plus(Duration.ofDays(9)),
                now()));
        perform(new NoteShipment(order, now()));
        perform(new NoteDelivery(order, now()));
        return buyer().post("/orders/" + order + "/disputes", """
                        {"lines": [{"lineId": "%s", "quantity": 1}], "reason": "OTHER", "kind": "REFUND_ONLY",
                         "ask": {"percent": 100}, "arrived": true, "text": "It came late.", "evidence": []}""".formatted(shirt))
                .must(201)
                .text("/disputeId");
    }

    private static void perform(OrderCommand news) {
        service.bean(Commands.class).perform(news, Origin.of(Actor.rule("test"), "cor_1"));
    }

    private static Instant now() {
        return service.clock().instant();
    }

    private static Caller buyer() {
        return service.as(People.BUYER_1);
    }

    private static Caller seller() {
        return service.as(People.SELLER_1);
    }

    private static Caller support1() {
        return service.as(People.SUPPORT_1);
    }

    private static Caller support2() {
        return service.as(People.SUPPORT_2);
    }
}
