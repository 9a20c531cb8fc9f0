package redress.platform.values;

/** Who acts: a pseudonymous subject ({@code usr_…}, or {@code rule_…} for a timer) in one role. Goes into every event's metadata. */
public record Actor(String id, Role role) {

    private static final String RULE = "rule_";

    public static Actor rule(String name) {
        return new Actor(RULE + name, Role.SYSTEM);
    }

    /** The name of the rule that acts, as events tell it. */
    public String ruleName() {
        if (!id.startsWith(RULE)) throw new IllegalStateException(this + " is no rule");
        return id.substring(RULE.length());
    }

    public boolean is(Role one) {
        return role == one;
    }

    /** @throws Refusal 403 {@code role-may-not} */
    public void mustBe(Role one) {
        if (role != one)
            throw Refusal.forbidden(
                    "role-may-not", "Only a %s may do this.", one.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public String toString() {
        return role.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
