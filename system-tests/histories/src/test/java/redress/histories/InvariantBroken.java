package redress.histories;

/** What must always hold did not. */
final class InvariantBroken extends RuntimeException {

    final String invariant;

    InvariantBroken(String invariant, String how) {
        super(invariant + "\n  " + how);
        this.invariant = invariant;
    }

    InvariantBroken(String invariant, String how, Throwable cause) {
        super(invariant + "\n  " + how, cause);
        this.invariant = invariant;
    }
}
