package redress.refund.domain;

import java.util.List;

/**
 * A refund that was approved, and what has become of the money promised for it.
 *
 * @param round which payment to the buyer it is about: 1, and one more for every one that the bank sent back (R56)
 */
record Pledge(List<Funding> funding, int round, State state) {

    enum State {
        /** Nobody else gets this money. */
        PROMISED,
        /** It has left. */
        MADE,
        /** The buyer's bank took money of the order: nothing is kept for it any more (R57). */
        OVERTAKEN
    }

    static Pledge promised(List<Funding> funding) {
        return new Pledge(funding, 1, State.PROMISED);
    }

    Pledge now(State next) {
        return new Pledge(funding, round, next);
    }

    boolean isPromised() {
        return state == State.PROMISED;
    }
}
