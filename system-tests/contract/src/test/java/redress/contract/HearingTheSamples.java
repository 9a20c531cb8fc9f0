package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redress.contract.Spoken.Service;
import redress.platform.messages.MessageJson;
import redress.platform.messages.Subscriptions;

/** The hearer's side of the contract: every golden sample of what a service listens to becomes a command there. */
class HearingTheSamples {

    static Stream<Arguments> heard() {
        return Spoken.services()
                .flatMap(service -> service.subscriptions().all().entrySet().stream()
                        .map(entry -> Arguments.of(service, entry.getKey(), entry.getValue())));
    }

    @ParameterizedTest(name = "{0}-service hears {1}")
    @MethodSource("heard")
    void what_is_heard_is_published_there_and_becomes_a_command(
            Service hearer, String type, Subscriptions.Heard<?> heard) {
        var published = Spoken.of(type);
        assertThat(published.service()).as("nobody listens to themselves").isNotEqualTo(hearer);
        assertThat(heard.topic()).isEqualTo(published.service().topic());
        assertThat(heard.data()).isEqualTo(published.record());
        var command = command(heard, published);
        assertThat(command).isNotNull();
        var target = Arrays.stream(command.getClass().getRecordComponents())
                .filter(component -> component.isAnnotationPresent(TargetAggregateIdentifier.class)
                        || isTarget(command.getClass(), component.getName()))
                .count();
        assertThat(target).as("aggregates that %s names", command).isLessThanOrEqualTo(1);
        assertThat(command.toString())
                .as("it is about the sample's order or case")
                .contains(anyId(published));
    }

    private static boolean isTarget(Class<?> command, String field) {
        try {
            return command.getDeclaredField(field).isAnnotationPresent(TargetAggregateIdentifier.class);
        } catch (NoSuchFieldException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static <E> Object command(Subscriptions.Heard<E> heard, Spoken.Published published) {
        return heard.command().apply(MessageJson.to(heard.data(), published.sample()));
    }

    private static String[] anyId(Spoken.Published published) {
        var sample = published.sample();
        return Stream.of("disputeId", "orderId")
                .filter(sample::has)
                .limit(1)
                .map(name -> sample.get(name).asString())
                .toArray(String[]::new);
    }
}
