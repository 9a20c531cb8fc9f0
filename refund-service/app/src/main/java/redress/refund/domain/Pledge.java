package redress.refund.domain;

import java.util.List;

/** A refund that was approved, and what has become of the money promised for it. */
record Pledge(List<Funding> funding, State state) {

    enum State {
        /** Nobody else gets this money. */
        PROMISED,
        /** It has left. */
        MADE,
        /** The buyer's bank took money of the order: nothing is kept for it any more (R57). */
        OVERTAKEN
    }

    Pledge now(State next) {
        return new Pledge(funding, next);
    }
}
