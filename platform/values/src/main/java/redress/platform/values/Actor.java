package redress.platform.values;

/** Who acts: a pseudonymous subject ({@code usr_…}, or {@code rule_…} for a timer) in one role. Goes into every event's metadata. */
public record Actor(String id, Role role) {

    public static Actor rule(String name) {
        return new Actor("rule_" + name, Role.SYSTEM);
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
