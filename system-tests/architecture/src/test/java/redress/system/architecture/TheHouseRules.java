package redress.system.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Every rule over everything that is shipped. */
class TheHouseRules {

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("redress");

    @Test
    void all_four_services_and_the_platform_are_looked_at() {
        var roots = SHIPPED.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\.")[Math.min(1, name.split("\\.").length - 1)])
                .collect(Collectors.toSet());
        assertTrue(roots.containsAll(Set.of("order", "dispute", "mediation", "refund", "platform")), roots::toString);
    }

    @Test
    void the_domain_knows_only_itself_values_and_axon() {
        Rules.THE_DOMAIN_KNOWS_ONLY_ITSELF_VALUES_AND_AXON.check(SHIPPED);
    }

    @Test
    void only_messaging_knows_kafka() {
        Rules.ONLY_MESSAGING_KNOWS_KAFKA.check(SHIPPED);
    }

    @Test
    void only_messaging_knows_published_events() {
        Rules.ONLY_MESSAGING_KNOWS_PUBLISHED_EVENTS.check(SHIPPED);
    }

    @Test
    void no_service_reaches_into_another() {
        Rules.NO_SERVICE_REACHES_INTO_ANOTHER.check(SHIPPED);
    }

    @Test
    void the_platform_has_no_domain_word() {
        Rules.THE_PLATFORM_HAS_NO_DOMAIN_WORD.check(SHIPPED);
    }

    @Test
    void nobody_asks_another_clock() {
        Rules.NOBODY_ASKS_ANOTHER_CLOCK.check(SHIPPED);
    }

    @Test
    void evolving_asks_nothing() {
        Rules.EVOLVING_ASKS_NOTHING.check(SHIPPED);
    }

    @Test
    void projections_have_no_effect() {
        Rules.PROJECTIONS_HAVE_NO_EFFECT.check(SHIPPED);
    }

    @Test
    void sagas_see_no_web_sql_or_kafka() {
        Rules.SAGAS_SEE_NO_WEB_SQL_OR_KAFKA.check(SHIPPED);
    }

    @Test
    void names_say_what_a_thing_is() {
        Rules.NAMES_SAY_WHAT_A_THING_IS.check(SHIPPED);
    }

    @Test
    void nobody_sleeps() {
        Rules.NOBODY_SLEEPS.check(SHIPPED);
    }

    @Test
    void every_package_is_null_marked() throws ClassNotFoundException {
        var unmarked = new TreeSet<String>();
        for (var name : SHIPPED.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())) {
            var marked = Class.forName(name + ".package-info").getAnnotation(NullMarked.class);
            if (marked == null) unmarked.add(name);
        }
        assertEquals(List.of(), List.copyOf(unmarked));
        assertNotNull(TheHouseRules.class.getPackage().getAnnotation(NullMarked.class));
    }
}
