package redress.platform.values;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On what ground a service refuses (R81): for each code of its refusals the rule of docs/rules.md that says so, and the value
 * of the policy that decides it, where one does. Codes of what does not exist have none. {@code GivingAReasonForEveryNo} of
 * the contract tests holds it complete.
 */
public final class Grounds {

    /**
     * @param rule number of the rule, as in {@code R20}; absent where no rule of the domain says it but the API itself, about
     *     what a request must look like
     * @param policyValue name of the policy's value
     */
    public record Ground(@Nullable String rule, @Nullable String policyValue) {}

    private final Map<String, Ground> byCode;

    private Grounds(Map<String, Ground> byCode) {
        this.byCode = byCode;
    }

    public static Grounds none() {
        return new Grounds(Map.of());
    }

    /** A rule alone decides. */
    public Grounds rule(String rule, String... codes) {
        return with(new Ground(rule, null), codes);
    }

    /** A value of the policy decides, which belongs to a rule. */
    public Grounds policy(String rule, String value, String... codes) {
        return with(new Ground(rule, value), codes);
    }

    /** No rule decides: a request cannot be understood as it is. */
    public Grounds form(String... codes) {
        return with(new Ground(null, null), codes);
    }

    public Grounds and(Grounds others) {
        var all = new LinkedHashMap<>(byCode);
        others.byCode.forEach((code, ground) -> add(all, code, ground));
        return new Grounds(all);
    }

    private Grounds with(Ground ground, String... codes) {
        var all = new LinkedHashMap<>(byCode);
        for (var code : codes) add(all, code, ground);
        return new Grounds(all);
    }

    private static void add(Map<String, Ground> all, String code, Ground ground) {
        if (all.put(code, ground) != null) throw new IllegalArgumentException(code + " has a ground already");
    }

    /** The ground of a code, if it has one. */
    public @Nullable Ground of(String code) {
        return byCode.get(code);
    }

    public Map<String, Ground> all() {
        return Map.copyOf(byCode);
    }
}
