package redress.mediation.domain;

import java.time.Instant;

/**
 * A party's wish for the one second look at the verdict (R35).
 *
 * @param news what is new
 */
public record Appeal(AppealId appealId, Party by, Statement news, Instant filedAt) {}
