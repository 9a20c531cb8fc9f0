package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.contract.Spoken.Service;
import redress.platform.values.Grounds;
import redress.platform.values.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Each refusal of a service names a rule of docs/rules.md, and a value of its policy where one decides (R81). */
class GivingAReasonForEveryNo {

    private static final Pattern RULE = Pattern.compile("<a id=\"r[0-9]+a?\"></a>\\*\\*(R[0-9]+a?)\\*\\*");

    static Stream<Service> services() {
        return Spoken.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_refusal_has_a_ground_and_every_ground_a_refusal(Service service) throws IOException {
        var codes = Codes.ofThePlatform();
        codes.addAll(Codes.of(service));
        assertThat(flaws(codes, service.grounds(), rules(), policyValues(service)))
                .as("add the code to the grounds of %s-service", service.name())
                .isEmpty();
    }

    @Test
    void what_is_left_out_or_made_up_is_found() throws IOException {
        var planted = new Codes();
        var here = Bytecode.below(Path.of("target/test-classes"));
        for (var method : here.methods())
            if (method.owner().equals(Planted.class.getName())) planted.collect(here, method, "");
        var grounds = Grounds.none()
                .rule("R999", "of-no-rule")
                .policy("R20", "no-such-value", "of-no-value")
                .rule("R20", "never-said");

        assertThat(flaws(planted, grounds, rules(), Set.of("seller-responds")))
                .containsExactlyInAnyOrder(
                        "`of-no-rule` names R999, which docs/rules.md does not have",
                        "`of-no-value` names no-such-value, which the policy does not have",
                        "`never-said` has a ground and is never said",
                        "`without-ground` has no ground",
                        "`of-another-rule` names R998, which docs/rules.md does not have",
                        "`of-another-rule` has no ground");
    }

    /** Refusals as somebody might write them tomorrow. */
    static final class Planted {

        List<Refusal> all() {
            return List.of(
                    Refusal.conflict("of-no-rule", "It is so."),
                    Refusal.invalid("of-no-value", "It is so."),
                    Refusal.conflict("without-ground", "It is so."),
                    Refusal.conflict("of-another-rule", "It is so.").by("R998"),
                    Refusal.unknown("not-there", "There is nothing."));
        }
    }

    private static List<String> flaws(Codes codes, Grounds grounds, Set<String> rules, Set<String> policyValues) {
        var flaws = new ArrayList<String>();
        codes.byCode().forEach((code, told) -> {
            for (var rule : told.rules())
                if (!rules.contains(rule))
                    flaws.add("`" + code + "` names " + rule + ", which docs/rules.md does not have");
            if (told.refusals().stream().anyMatch(status -> status != Refusal.Kind.UNKNOWN.status())
                    && grounds.of(code) == null) flaws.add("`" + code + "` has no ground");
        });
        grounds.all().forEach((code, ground) -> {
            if (!codes.byCode().containsKey(code)) flaws.add("`" + code + "` has a ground and is never said");
            if (ground.rule() != null && !rules.contains(ground.rule()))
                flaws.add("`" + code + "` names " + ground.rule() + ", which docs/rules.md does not have");
            if (ground.policyValue() != null && !policyValues.contains(ground.policyValue()))
                flaws.add("`" + code + "` names " + ground.policyValue() + ", which the policy does not have");
        });
        return flaws;
    }

    private static Set<String> rules() throws IOException {
        var rules = new HashSet<String>();
        var found = RULE.matcher(Files.readString(Path.of("../../docs/rules.md")));
        while (found.find()) rules.add(found.group(1));
        return rules;
    }

    private static Set<String> policyValues(Service service) throws IOException {
        var schema = JsonMapper.shared()
                .readTree(Files.readString(
                        Path.of("../../%1$s-service/app/src/main/resources/redress/%1$s/policy/policy.schema.json"
                                .formatted(service.name()))));
        return new HashSet<>(schema.at("/$defs/values/properties").propertyNames());
    }
}
