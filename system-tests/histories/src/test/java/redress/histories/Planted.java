package redress.histories;

/** Bugs that are put in beside the production code, at least one for each invariant, to see that it is caught. */
enum Planted {
    /** None: the real thing. */
    NOTHING,
    /** The books count one cent more than the buyer gets. */
    ESCROW_BOOKS_TOO_MUCH,
    /** The bookkeeping takes the opening of a dispute for its end. */
    LINES_FREED_TOO_EARLY,
    /** Refund-service lifts a freeze as soon as it has heard of it. */
    FREEZE_LIFTED_EARLY,
    /** The timers of the resolution window and of the way back get lost. */
    TIMERS_LOST,
    /** What is made again after a reversal is told to the world once more. */
    ISSUED_TWICE,
    /** The adapter of the payment provider takes a new key for each attempt. */
    NEW_KEY_FOR_EACH_ATTEMPT,
    /** A settlement that is heard again looks like something else. */
    REPEATED_WITH_A_NEW_CAUSE,
    /** The projections miss every third event. */
    FORGETFUL_PROJECTION,
    /** The event log has lost a field of the return. */
    LOG_LOSES_A_FIELD,
    /** What people are shown as open to them is what was open to them some days ago. */
    LIST_OF_DAYS_AGO,
    /** A payout leaves the balance as it was. */
    PAYOUT_LEAVES_THE_BALANCE,
    /** A timer names the policy that was published last. */
    NAMES_WHAT_CAME_LAST,
    /** One service follows another profile than it was told. */
    OTHER_PROFILE,
    /** An instance answers and refuses by what it has in memory, though another one has moved it on. */
    STALE_ANSWERS
}
