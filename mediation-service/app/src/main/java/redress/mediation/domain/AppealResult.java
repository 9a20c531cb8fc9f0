package redress.mediation.domain;

/** What a second look made of the first verdict (R35). */
public enum AppealResult {
    /** The same money for the same lines, on the same terms. */
    UPHELD,
    /** Something where there was nothing, or nothing where there was something. */
    OVERTURNED,
    /** Anything between. */
    CHANGED;

    static AppealResult of(Verdict first, Verdict second) {
        if (first.givesTheSameAs(second)) return UPHELD;
        return first.amount().isZero() == second.amount().isZero() ? CHANGED : OVERTURNED;
    }
}
