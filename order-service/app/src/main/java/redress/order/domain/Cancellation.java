package redress.order.domain;

import redress.platform.values.Role;

/** How an order came to be cancelled (R5, R6). */
public sealed interface Cancellation {

    /** Who wanted it so. */
    Role by();

    /** The buyer asked for it, and the seller approved. */
    record Approved() implements Cancellation {

        @Override
        public Role by() {
            return Role.BUYER;
        }
    }

    /**
     * Somebody who needed no approval.
     *
     * @param by BUYER (nothing was paid yet), SELLER or SUPPORT
     */
    record Declared(Role by, PersonId person, CancellationReason reason) implements Cancellation {

        public Declared {
            if (by != Role.BUYER && by != Role.SELLER && by != Role.SUPPORT)
                throw new IllegalArgumentException("A " + by + " cancels nothing");
        }
    }

    /** The seller did not ship in time. */
    record Overdue(RuleEffect effect) implements Cancellation {

        @Override
        public Role by() {
            return Role.SYSTEM;
        }
    }
}
