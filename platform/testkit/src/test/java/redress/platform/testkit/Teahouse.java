package redress.platform.testkit;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.config.SecurityBeans;
import redress.platform.journal.JournalUnavailable;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.web.Empty;
import redress.platform.web.HttpRules;
import redress.platform.web.Page;
import redress.platform.web.Paging;

/** A service without a journal, to try what holds for every endpoint. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        })
@PropertySource("classpath:platform-defaults.properties")
@Import({SecurityBeans.class, HttpRules.class, Teahouse.Counter.class})
class Teahouse {

    enum Kind {
        GREEN,
        BLACK
    }

    record Pot(
            @NotNull Kind kind,
            @Min(1) @Max(12) int cups,
            @Nullable Instant before) {}

    record Order(
            @NotBlank String guest,
            @NotEmpty List<@Valid Pot> pots,
            @NotNull Money offered,
            @Nullable Boolean takeAway,
            @Nullable String note) {}

    static final AtomicInteger SERVED = new AtomicInteger();

    /** Pots that stand on the stove until the permits come. */
    static final AtomicInteger BREWING = new AtomicInteger();

    static final Semaphore READY = new Semaphore(0);

    @RestController
    static class Counter {

        @PostMapping("/teas")
        ResponseEntity<Map<String, Object>> order(Actor actor, @Valid @RequestBody Order order) {
            SERVED.incrementAndGet();
            return ResponseEntity.created(URI.create("/teas/1"))
                    .body(Map.of("for", actor.toString(), "note", String.valueOf(order.note())));
        }

        @PostMapping("/teas/{id}/thanks")
        @Operation(description = "409: `tea-cold`.")
        Map<String, Object> thank(Actor actor, @PathVariable String id, @RequestBody Empty nothing) {
            Ids.require("tea_", id);
            actor.mustBe(Role.BUYER);
            if (id.endsWith("0")) throw Refusal.conflict("tea-cold", "The tea %s is cold.", id);
            return Map.of();
        }

        @GetMapping("/teas")
        Page<String> all(Paging paging, @RequestParam(required = false) @Nullable Integer strength) {
            var rows = List.of("a", "b", "c");
            return paging.page(
                    paging.after() == null ? rows : List.of(),
                    row -> new Paging.Place(Instant.EPOCH, "tea_00000000000000000000000000"));
        }

        record Brewed(String what) {}

        @GetMapping("/brewing")
        Brewed brew() {
            BREWING.incrementAndGet();
            READY.acquireUninterruptibly();
            return new Brewed("tea");
        }

        @GetMapping("/away/{what}")
        @Operation(description = "409: `changed-meanwhile`.")
        String away(@PathVariable String what) {
            throw switch (what) {
                case "journal" -> new JournalUnavailable("The journal did not answer");
                case "database" -> new CannotGetJdbcConnectionException("no connection", new SQLException("down"));
                case "race" -> new ConcurrencyException("somebody was faster");
                default -> new AggregateNotFoundException(what, "not found");
            };
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret internals");
        }
    }
}
