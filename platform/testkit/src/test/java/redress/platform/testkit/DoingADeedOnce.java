package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.BUYER_2;
import static redress.platform.testkit.People.SELLER_1;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoingADeedOnce {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("kettle", KettleService.class);

    @Test
    void a_deed_is_stored_before_it_is_answered() {
        long before = service.head();

        var answer = service.as(BUYER_1).post("/kettles", "{\"cups\":3}").must(201);

        assertThat(answer.location()).isEqualTo("/kettles/" + answer.text("/kettleId"));
        assertThat(service.head()).isEqualTo(before + 1);
        assertThat(service.as(BUYER_1)
                        .get(answer.location())
                        .must(200)
                        .json()
                        .at("/cups")
                        .asInt())
                .isEqualTo(3);
        var boiled =
                service.as(BUYER_1).post(answer.location() + "/boiling", "{}").must(200);
        assertThat(boiled.json().at("/boiled").asBoolean()).isTrue();
        service.as(BUYER_1).post(answer.location() + "/boiling", "{}").mustRefuse(409, "kettle-boiled");
    }

    @Test
    void strangers_and_other_roles_are_told_what_they_may_know() {
        var kettle =
                service.as(BUYER_1).post("/kettles", "{\"cups\":3}").must(201).location();

        service.as(BUYER_2).get(kettle).mustRefuse(404, "no-such-id");
        service.as(BUYER_2).get("/kettles/ket_00000000000000000000000000").mustRefuse(404, "no-such-id");
        service.as(SELLER_1).post("/kettles", "{\"cups\":3}").mustRefuse(403, "role-may-not");
        service.as(BUYER_1).post("/kettles", "{\"cups\":13}").mustRefuse(422, "kettle-too-small");
    }

    @Test
    void the_same_request_again_gets_the_same_answer_and_no_second_effect() {
        var buyer =
                service.as(BUYER_1).sending("Idempotency-Key", UUID.randomUUID().toString());
        long before = service.head();

        var first = buyer.post("/kettles", "{\"cups\":3}").must(201);
        var again = buyer.post("/kettles", "{ \"cups\" : 3 }").must(201);

        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(service.head()).isEqualTo(before + 1);
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        var key = UUID.randomUUID().toString();
        var buyer = service.as(BUYER_1).sending("Idempotency-Key", key);
        var kettle = buyer.post("/kettles", "{\"cups\":3}").must(201).location();
        var other = buyer.post("/kettles", "{\"cups\":4}");

        other.mustRefuse(422, "idempotency-key-reused");
        service.as(BUYER_2)
                .sending("Idempotency-Key", key)
                .post("/kettles", "{\"cups\":4}")
                .must(201);
        buyer.post(kettle + "/boiling", "{}").must(200);
    }

    @Test
    void what_was_refused_is_not_remembered() {
        var buyer =
                service.as(BUYER_1).sending("Idempotency-Key", UUID.randomUUID().toString());

        buyer.post("/kettles", "{\"cups\":13}").mustRefuse(422, "kettle-too-small");
        buyer.post("/kettles", "{\"cups\":12}").must(201);
    }

    @Test
    void fifty_at_once_have_one_effect() throws Exception {
        var buyer =
                service.as(BUYER_1).sending("Idempotency-Key", UUID.randomUUID().toString());
        long before = service.head();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = crowd.invokeAll(IntStream.range(0, 50)
                    .<Callable<Answer>>mapToObj(i -> () -> buyer.post("/kettles", "{\"cups\":3}"))
                    .toList());
            int firsts = 0;
            for (var future : answers) {
                var answer = future.get();
                if (answer.status() == 409) {
                    answer.mustRefuse(409, "idempotency-key-in-use");
                    assertThat(answer.header("Retry-After")).isEqualTo("1");
                } else if (answer.must(201).header("Idempotency-Replayed") == null) firsts++;
            }
            assertThat(firsts).isEqualTo(1);
        }
        assertThat(service.head()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_key_that_is_none_is_refused(String key) {
        service.as(BUYER_1)
                .sending("Idempotency-Key", key)
                .post("/kettles", "{\"cups\":3}")
                .mustRefuse(400, "idempotency-key-invalid");
        service.as(BUYER_1)
                .sending("Idempotency-Key", "k".repeat(201))
                .post("/kettles", "{\"cups\":3}")
                .mustRefuse(400, "idempotency-key-invalid");
        service.as(BUYER_1)
                .sending("Idempotency-Key", "a", "Idempotency-Key", "b")
                .post("/kettles", "{\"cups\":3}")
                .mustRefuse(400, "idempotency-key-invalid");
    }
}
