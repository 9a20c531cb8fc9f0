package redress.refund.domain;

import java.time.Instant;

/** The whole order is undone: whatever has not gone back goes back, and every dispute on it is superseded (R58). */
record Ending(Cause cause, Instant since) {}
