package redress.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import redress.platform.journal.Fact;
import redress.platform.projection.LiveProjection;
import redress.platform.projection.Projection;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/** A service's own vocabulary is closed; what the platform stores beside it reaches no screen. */
class PassingOverThePolicy {

    private record Poured(String cup) {}

    private static final Fact FACT = new Fact(
            1, "evt_1", "cup", "cup_1", 0, "cup/poured", "1", Instant.EPOCH, "system:tap", null, null, "", null);

    private static final PolicyEvent REFUSED = new PolicyEvent.ProposalRefused(
            PolicyId.of("shop"), "shop-2", "00", new Actor("usr_sue", Role.SUPPORT), "too short", Instant.EPOCH);

    @Test
    void a_version_of_the_policy_touches_no_row() {
        assertThat(new Cups().touches(REFUSED, FACT)).isEmpty();
    }

    @Test
    void what_touches_no_row_begins_no_batch_but_what_cannot_tell_its_row_is_for_a_batch_to_fail_on() {
        var live = new LiveProjection<>(new Cups(), new SimpleDriverDataSource());
        assertThat(live.canHandle(GenericEventMessage.asEventMessage(REFUSED))).isFalse();
        assertThat(live.canHandle(GenericEventMessage.asEventMessage(new Poured("cup_1"))))
                .isTrue();
        assertThat(live.canHandle(GenericEventMessage.asEventMessage("spilt"))).isTrue();
    }

    @Test
    void what_the_service_stores_touches_its_row() {
        assertThat(new Cups().touches(new Poured("cup_1"), FACT)).contains("cup_1");
    }

    /** Knows its own vocabulary and would break on any other event. */
    private static final class Cups implements Projection<String> {

        @Override
        public String name() {
            return "cups";
        }

        @Override
        public Class<String> row() {
            return String.class;
        }

        @Override
        public Optional<String> key(Object event, Fact fact) {
            return Optional.of(((Poured) event).cup());
        }

        @Override
        public String evolve(@Nullable String before, Object event, Fact fact) {
            return ((Poured) event).cup();
        }
    }
}
