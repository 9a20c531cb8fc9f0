package redress.order.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import redress.order.domain.OrderEvent.GuaranteeExtended;
import redress.platform.values.Window;

/** The promise that a paid order is delivered in time, or everything goes back (R7). */
sealed interface Guarantee {

    /** Nothing is paid yet. */
    record NotGiven() implements Guarantee {}

    /**
     * It runs from the payment to {@code promised}, and longer by all the time in which force majeure makes it stand still.
     *
     * @param extensions in the order in which they were made
     */
    record Running(Window promised, List<GuaranteeExtended> extensions) implements Guarantee {

        public Running {
            extensions = List.copyOf(extensions);
        }

        /** Its end, exclusive. */
        Instant until() {
            return extensions.isEmpty()
                    ? promised.until()
                    : extensions.getLast().until();
        }

        boolean over(Instant now) {
            return !now.isBefore(until());
        }

        boolean knows(DeclarationId declaration) {
            return extensions.stream()
                    .anyMatch(extension -> extension.declarationId().equals(declaration));
        }

        /** Its end if it stands still in {@code more} too. Time that several declarations cover counts once. */
        Instant untilWith(Window more) {
            var until = promised.until();
            var counted = promised.from();
            for (var standstill : Stream.concat(extensions.stream().map(GuaranteeExtended::standstill), Stream.of(more))
                    .sorted(Comparator.comparing(Window::from))
                    .toList()) {
                var from = standstill.from().isAfter(counted) ? standstill.from() : counted;
                if (!from.isBefore(until) || !from.isBefore(standstill.until())) continue;
                until = until.plus(Duration.between(from, standstill.until()));
                counted = standstill.until();
            }
            return until;
        }

        Running with(GuaranteeExtended extension) {
            var more = new ArrayList<>(extensions);
            more.add(extension);
            return new Running(promised, more);
        }
    }

    /** Not delivered by its end: everything went back. */
    record Breached(Running running, RuleEffect effect) implements Guarantee {}
}
