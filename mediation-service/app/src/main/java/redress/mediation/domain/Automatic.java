package redress.mediation.domain;

import java.time.Instant;

/**
 * What a rule did when its time had come (R71).
 *
 * @param dueAt when it was due, which is when it counts
 * @param recordedAt later than that where the timer was late
 */
public record Automatic(String rule, PolicyVersion policy, Instant dueAt, Instant recordedAt) {}
