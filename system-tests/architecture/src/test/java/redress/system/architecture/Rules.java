package redress.system.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/** What holds the house up. Each rule is a constant with a sentence; {@code PlantedViolations} shows that it bites. */
final class Rules {

    private static final Pattern EVENTS = Pattern.compile("redress\\.(order|dispute|mediation|refund)\\.events\\..*");

    private static final Pattern SERVICE = Pattern.compile("^redress\\.(order|dispute|mediation|refund)(\\.|$)");

    static final ArchRule THE_DOMAIN_KNOWS_ONLY_ITSELF_VALUES_AND_AXON = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "com.google.errorprone.annotations..",
                            "org.axonframework..",
                            "redress.platform.values..",
                            "..domain..")
                    .as("the JDK, Axon, JSpecify, the platform's values or the domain itself"))
            .because("rules must be readable without the machinery");

    static final ArchRule ONLY_MESSAGING_KNOWS_KAFKA = noClasses()
            .that(not(resideInAnyPackage("..messaging..", "redress.platform..", "redress.tools..", "redress.local..")))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "io.cloudevents.."))
            .because("a service hears and speaks in one place");

    static final ArchRule ONLY_MESSAGING_KNOWS_PUBLISHED_EVENTS = noClasses()
            .that(not(resideInAnyPackage("..messaging..", "..events..")))
            .should(dependOnClassesThat(publishedEvents()))
            .because("stored events and published ones change for different reasons");

    static final ArchRule NO_SERVICE_REACHES_INTO_ANOTHER =
            classes().should(stayInTheirService()).because("services share nothing but events");

    static final ArchRule THE_PLATFORM_HAS_NO_DOMAIN_WORD = classes()
            .that()
            .resideInAPackage("redress.platform..")
            .or()
            .resideInAPackage("..planted.platform..")
            .should(haveNoDomainWord())
            .because("what services share must not know what they do");

    static final ArchRule NOBODY_ASKS_ANOTHER_CLOCK = noClasses()
            .that(not(resideInAnyPackage(
                    "redress.platform.time..",
                    "redress.platform.security..",
                    "redress.platform.embedded..",
                    "redress.tools..",
                    "redress.local..")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because(
                    "one clock is injected everywhere (R73); only tokens live by the wall clock, since a login must not expire in a story");

    static final ArchRule EVOLVING_ASKS_NOTHING = methods()
            .that()
            .haveName("evolve")
            .should(callNothingNamed(Set.of(
                    "java.time.Clock", "org.slf4j.Logger", "org.axonframework.modelling.command.AggregateLifecycle")))
            .because("a replay must give the same state, years later");

    static final ArchRule PROJECTIONS_HAVE_NO_EFFECT = noClasses()
            .that()
            .resideInAPackage("..projection..")
            .and(not(resideInAnyPackage("redress.platform..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.axonframework.commandhandling..", "org.springframework..", "java.sql..", "java.net.."))
            .because("a fold may be repeated at any time");

    static final ArchRule SAGAS_SEE_NO_WEB_SQL_OR_KAFKA = noClasses()
            .that()
            .resideInAPackage("..saga..")
            .and(not(resideInAnyPackage("redress.platform..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..", "org.springframework.jdbc..", "org.springframework.web..", "org.apache.kafka.."))
            .because("one event in, one command out");

    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    /** Three loops of the messages pace themselves against an outage; an interrupt ends their pause. */
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .that(not(resideInAnyPackage("redress.tools..", "redress.local..")))
            .and()
            .haveNameNotMatching("redress\\.platform\\.messages\\.(Announcer|Listening|Retrying)")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", Duration.class)
            .because("waiting by the clock is not synchronisation");

    private Rules() {}

    private static DescribedPredicate<JavaClass> publishedEvents() {
        return DescribedPredicate.describe(
                "published events", type -> EVENTS.matcher(type.getName()).matches());
    }

    private static ArchCondition<JavaClass> stayInTheirService() {
        return new ArchCondition<>("use no class of another service but its published events") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var own = serviceOf(type);
                if (own.isEmpty()) return;
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass();
                    var other = serviceOf(target);
                    var strays = !other.isEmpty()
                            && !other.equals(own)
                            && !EVENTS.matcher(target.getName()).matches();
                    events.add(new SimpleConditionEvent(dependency, !strays, dependency.getDescription()));
                }
            }
        };
    }

    private static String serviceOf(JavaClass type) {
        var found = SERVICE.matcher(type.getPackageName());
        return found.find() ? found.group(1) : "";
    }

    private static ArchCondition<JavaClass> haveNoDomainWord() {
        var word = Pattern.compile(
                "Order(?!ed|ing)|Dispute|Claim(?!s\\b|ed|Timeout)|Refund|Escrow|Verdict|Settlement|Seller|Buyer");
        return new ArchCondition<>("have no domain word in their name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var found = word.matcher(type.getSimpleName());
                events.add(new SimpleConditionEvent(type, !found.find(), type.getName() + " speaks of the domain"));
            }
        };
    }

    private static ArchCondition<JavaMethod> callNothingNamed(Set<String> owners) {
        return new ArchCondition<>("not call " + owners) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (var call : method.getMethodCallsFromSelf()) {
                    var owner = call.getTargetOwner().getName();
                    events.add(new SimpleConditionEvent(call, !owners.contains(owner), call.getDescription()));
                }
            }
        };
    }
}
