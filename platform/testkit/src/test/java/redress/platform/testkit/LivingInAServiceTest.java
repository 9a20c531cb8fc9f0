package redress.platform.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.People.AUDITOR_1;
import static redress.platform.testkit.People.BUYER_1;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import redress.platform.testkit.KettleService.KettleBoiled;

class LivingInAServiceTest {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("kettle", KettleService.class);

    @Test
    void what_a_deed_announces_is_heard_by_the_neighbours_with_its_trace() {
        var buyer =
                service.as(BUYER_1).sending("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        var kettle = buyer.post("/kettles", "{\"cups\":3}").must(201);
        var boiled = buyer.post(kettle.location() + "/boiling", "{}").must(200);

        var heard = service.neighbours().await("redress.kettle.KettleBoiled.v1", kettle.text("/kettleId"));

        assertThat(heard.as(KettleBoiled.class).kettleId()).isEqualTo(kettle.text("/kettleId"));
        assertThat(heard.event().getExtension("traceparent"))
                .as("the request's own place in the trace")
                .isEqualTo(boiled.header("traceparent"))
                .asString()
                .matches("00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-00");
        assertThat(service.neighbours().typesHeardOf(kettle.text("/kettleId"))).containsExactly("kettle.KettleBoiled");
    }

    @Test
    void days_pass_when_the_test_says_so_and_tokens_stay_good() {
        var kettle = service.as(BUYER_1).post("/kettles", "{\"cups\":3}").must(201);
        var before = service.clock().instant();

        service.clock().advance(Duration.ofDays(60));

        service.as(BUYER_1).post(kettle.location() + "/boiling", "{}").must(200);
        var boiled = service.neighbours()
                .await("redress.kettle.KettleBoiled.v1", kettle.text("/kettleId"))
                .as(KettleBoiled.class)
                .boiledAt();
        assertThat(boiled)
                .isBetween(before.plus(Duration.ofDays(60)), service.clock().instant());
        assertThat(service.bean(Clock.class)).isSameAs(service.clock());
        assertThat(Instant.now()).isBefore(boiled);
        assertThatThrownBy(() -> service.clock().advance(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventually_waits_for_what_comes_and_fails_with_the_last_reason() {
        var asked = new AtomicInteger();
        eventually(
                Eventually.within(5, SECONDS),
                () -> assertThat(asked.incrementAndGet()).isGreaterThan(3));

        assertThatThrownBy(() -> eventually(Duration.ofMillis(50), () -> {
                    throw new IllegalStateException("the kettle is cold");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the kettle is cold");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void every_look_of_an_auditor_is_logged(CapturedOutput output) {
        service.as(AUDITOR_1).get("/kettles/ket_00000000000000000000000000").must(404);

        assertThat(output).contains("auditor:usr_auditor1 looks at uri=/kettles/ket_00000000000000000000000000");
    }
}
