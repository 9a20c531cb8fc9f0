package redress.refund.domain;

import java.util.List;

/**
 * What the seller's account was asked for a refund, last time (R14).
 *
 * @param shortfall what the account did not have, as the platform's part instead
 */
record Ask(int number, State state, List<Funding> shortfall) {

    enum State {
        /** The account has not answered. */
        PENDING,
        /** It has, and the refund can be approved. */
        GRANTED,
        /** It has not answered, and what it was asked for is not needed any more. */
        VOID,
        /** It has become part of a refund, or nothing is set aside by it any more. */
        OVER
    }

    static final Ask NEVER = new Ask(0, State.OVER, List.of());

    static Ask pending(int number) {
        return new Ask(number, State.PENDING, List.of());
    }

    Ask granted(List<Funding> missing) {
        return new Ask(number, State.GRANTED, missing);
    }

    Ask over() {
        return new Ask(number, State.OVER, List.of());
    }

    /** What it was asked for is not what is needed any more. */
    Ask overtaken() {
        return switch (state) {
            case PENDING -> new Ask(number, State.VOID, List.of());
            case GRANTED -> over();
            case VOID, OVER -> this;
        };
    }

    boolean isUnanswered() {
        return state == State.PENDING || state == State.VOID;
    }
}
