package redress.mediation.domain;

/**
 * What makes a verdict the second one.
 *
 * @param appealId the appeal that asked for it; where both parties appealed, the first of the two
 */
public record Review(AppealId appealId, AppealResult result) {}
