package redress.order.domain;

import java.time.Instant;

/** The buyer's wish to cancel what is paid and not shipped (R6). One order, one wish: what is refused is not asked again. */
sealed interface Wish {

    record None() implements Wish {}

    record Pending(Instant askedAt) implements Wish {}

    record Refused(Instant askedAt, Instant refusedAt) implements Wish {}
}
