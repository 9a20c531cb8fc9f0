package redress.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redress.order.domain.ForceMajeureCommand.DeclareForceMajeure;
import redress.order.domain.ForceMajeureCommand.ShowForceMajeure;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.order.policy.OrderPolicy;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.values.Window;

class DeclaringForceMajeure {

    private static final DeclarationId STRIKE = new DeclarationId("fmj_strike");
    private static final Scope BRAZIL = new Scope.Destination(new Country("BR"));
    private static final Actor SUPPORT = new Actor("usr_sue", Role.SUPPORT);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(10));
    private static final String REASON = "Strike at the ports";

    private AggregateTestFixture<ForceMajeure> fixture = new AggregateTestFixture<>(ForceMajeure.class);

    @BeforeEach
    void the_default_policy() {
        fixture = new AggregateTestFixture<>(ForceMajeure.class);
        fixture.registerInjectableResource(OrderPolicy.shipped("default"));
        fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void support_declares_it_until_a_day_with_a_reason() {
        fixture.givenNoPriorActivity()
                .when(new DeclareForceMajeure(STRIKE, BRAZIL, END, " " + REASON + " ", SUPPORT))
                .expectEvents(new ForceMajeureDeclared(
                        STRIKE,
                        BRAZIL,
                        new Window(NOW, END),
                        REASON,
                        new PersonId("usr_sue"),
                        new PolicyVersion("default-1")));
    }

    @Test
    void its_end_is_to_come_and_within_a_year() {
        refuses("end-in-the-past", BRAZIL, NOW, REASON);
        refuses("end-too-far", BRAZIL, NOW.plus(Duration.ofDays(365)).plusMillis(1), REASON);
        accepts(BRAZIL, NOW.plus(Duration.ofDays(365)), REASON);
    }

    @Test
    void the_reason_and_the_carrier_can_be_read() {
        refuses("text-empty", BRAZIL, END, "  ");
        refuses("text-too-long", BRAZIL, END, "x".repeat(301));
        accepts(BRAZIL, END, "x".repeat(300));
        refuses("text-empty", new Scope.CarriedBy(" "), END, REASON);
        refuses("text-too-long", new Scope.CarriedBy("x".repeat(101)), END, REASON);
        accepts(new Scope.CarriedBy("x".repeat(100)), END, REASON);
    }

    @Test
    void a_carrier_is_the_same_however_its_name_is_written() {
        assertThat(new Scope.CarriedBy(" DHL  Express").key()).isEqualTo(new Scope.CarriedBy("dhl express").key());
        assertThat(new Scope.CarriedBy("BR").key()).isNotEqualTo(BRAZIL.key());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "SUPPORT", mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_declares_it(Role role) {
        assertThatThrownBy(() -> new DeclareForceMajeure(STRIKE, BRAZIL, END, REASON, new Actor("usr_x", role)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("role-may-not"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"BUYER", "SELLER", "MEDIATOR", "SYSTEM"})
    void parties_see_it_in_their_orders_only(Role role) {
        assertThatThrownBy(() -> new ShowForceMajeure(STRIKE, new Actor("usr_x", role)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("role-may-not"));
    }

    private void accepts(Scope scope, Instant until, String reason) {
        fixture.givenNoPriorActivity()
                .when(new DeclareForceMajeure(STRIKE, scope, until, reason, SUPPORT))
                .expectSuccessfulHandlerExecution();
    }

    private void refuses(String code, Scope scope, Instant until, String reason) {
        fixture.givenNoPriorActivity()
                .when(new DeclareForceMajeure(STRIKE, scope, until, reason, SUPPORT))
                .expectException(Matchers.<Throwable>matches(thrown ->
                        thrown instanceof Refusal refusal && refusal.code().equals(code)))
                .expectNoEvents();
    }
}
