package redress.refund.domain;

import java.util.List;

/**
 * A refund that was approved, and what has become of the money promised for it.
 *
 * @param round which payment to the buyer it is about: 1, and one more for every one that the bank sent back (R56)
 */
record Pledge(Cause cause, List<Funding> funding, int round, State state) {

    enum State {
        /** Nobody else gets this money. */
        PROMISED,
        /** It has left. */
        MADE,
        /** The buyer's bank gave its money, or a part of it: it is not sent any more, but may have been sent before (R57). */
        OVERTAKEN,
        /** The same, and it was not. */
        NEVER_MADE
    }

    static Pledge promised(Cause cause, List<Funding> funding) {
        return new Pledge(cause, funding, 1, State.PROMISED);
    }

    Pledge now(State next) {
        return new Pledge(cause, funding, round, next);
    }

    Pledge madeOf(List<Funding> actual) {
        return new Pledge(cause, actual, round, State.MADE);
    }

    Pledge inRound(int next) {
        return new Pledge(cause, funding, next, State.PROMISED);
    }

    boolean isPromised() {
        return state == State.PROMISED;
    }
}
