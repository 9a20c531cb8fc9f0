package redress.refund.domain;

import java.util.List;

/**
 * A refund that was approved, and what has become of the money promised for it.
 *
 * @param shortfall what of it the platform gives because the seller's account did not have it; the seller owes it (R14)
 * @param round which payment to the buyer it is about: 1, and one more for every one that the bank sent back (R56)
 */
record Pledge(Cause cause, List<Funding> funding, List<Funding> shortfall, int round, State state) {

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

    static Pledge promised(Cause cause, List<Funding> funding, List<Funding> shortfall) {
        return new Pledge(cause, funding, shortfall, 1, State.PROMISED);
    }

    Pledge now(State next) {
        return new Pledge(cause, funding, shortfall, round, next);
    }

    /** What is made though it was overtaken is paid of what is there by then. */
    Pledge madeOf(List<Funding> actual) {
        return new Pledge(cause, actual, isPromised() ? shortfall : List.of(), round, State.MADE);
    }

    Pledge inRound(int next) {
        return new Pledge(cause, funding, shortfall, next, State.PROMISED);
    }

    /** Where its money was to come from before the seller's account was asked. */
    List<Funding> planned() {
        return Funding.beforeAsking(funding, shortfall);
    }

    boolean isPromised() {
        return state == State.PROMISED;
    }
}
