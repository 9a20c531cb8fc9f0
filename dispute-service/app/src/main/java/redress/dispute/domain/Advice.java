package redress.dispute.domain;

import java.util.List;

/** What a buyer should know before acting (R17). */
final class Advice {

    static final List<String> BEFORE_OPENING = List.of(
            "Write to the seller first: many things are settled that way. You need not.",
            "Ask for what is fair: a proportionate request is settled sooner.",
            "Sending goods back may cost more than keeping them: compare both before you choose.");

    static final List<String> BEFORE_WITHDRAWING =
            List.of("Do not withdraw before the money is back: withdrawing ends the dispute without any.");

    private Advice() {}
}
