package redress.platform.policy;

import java.util.Locale;

/** What may be done with the versions of a policy (R80). */
enum PolicyAction {
    PROPOSE_POLICY("The policy stays as it is."),
    APPROVE_POLICY("The proposal lapses and nothing changes."),
    REFUSE_POLICY("It may still be approved; else it lapses and nothing changes.");

    private final String otherwise;

    PolicyAction(String otherwise) {
        this.otherwise = otherwise;
    }

    String otherwise() {
        return otherwise;
    }

    String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
