package redress.system.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that silently check nothing are worse than none: each must refuse the class planted for it. */
class PlantedViolations {

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("redress.system.architecture.planted", "redress.order.planted");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("DomainThatReadsSql", Rules.THE_DOMAIN_KNOWS_ONLY_ITSELF_VALUES_AND_AXON),
                Arguments.of("ControllerThatSendsToKafka", Rules.ONLY_MESSAGING_KNOWS_KAFKA),
                Arguments.of("ControllerThatSpeaksOfPublishedEvents", Rules.ONLY_MESSAGING_KNOWS_PUBLISHED_EVENTS),
                Arguments.of("OrderThatReachesIntoRefunds", Rules.NO_SERVICE_REACHES_INTO_ANOTHER),
                Arguments.of("RefundCounter", Rules.THE_PLATFORM_HAS_NO_DOMAIN_WORD),
                Arguments.of("ClockWatcher", Rules.NOBODY_ASKS_ANOTHER_CLOCK),
                Arguments.of("CuriousAggregate", Rules.EVOLVING_ASKS_NOTHING),
                Arguments.of("ProjectionThatActs", Rules.PROJECTIONS_HAVE_NO_EFFECT),
                Arguments.of("SagaThatReadsSql", Rules.SAGAS_SEE_NO_WEB_SQL_OR_KAFKA),
                Arguments.of("ThingManager", Rules.NAMES_SAY_WHAT_A_THING_IS),
                Arguments.of("Sleeper", Rules.NOBODY_SLEEPS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void is_caught(String culprit, ArchRule rule) {
        var broken = assertThrows(AssertionError.class, () -> rule.check(PLANTED));
        assertTrue(String.valueOf(broken.getMessage()).contains(culprit), broken::getMessage);
    }
}
