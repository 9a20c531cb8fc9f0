package redress.refund.domain;

import java.time.Instant;
import redress.platform.values.Money;

/**
 * The buyer's bank asks for money back outside this system (R57). While one is open, nothing of the order's money moves.
 *
 * @param amount what the bank asks for; once lost, what it took
 */
record Chargeback(String bankReference, Money amount, State state, Instant openedAt) {

    enum State {
        OPEN,
        WON,
        LOST
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    Chargeback won() {
        return new Chargeback(bankReference, amount, State.WON, openedAt);
    }

    Chargeback lost(Money taken) {
        return new Chargeback(bankReference, taken, State.LOST, openedAt);
    }
}
