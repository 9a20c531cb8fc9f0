package redress.mediation.domain;

/** The policy that a claim keeps: the version, and the place whose departures from it hold (R60). */
public record Pinned(PolicyVersion version, Place place) {}
