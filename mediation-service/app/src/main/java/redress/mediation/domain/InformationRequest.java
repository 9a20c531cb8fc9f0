package redress.mediation.domain;

import java.time.Instant;
import java.util.List;
import redress.platform.values.TextRef;

/**
 * What a mediator wants to know of one party (R31).
 *
 * @param text the mediator's words, kept outside the log
 * @param due end of the time to answer, exclusive
 */
public record InformationRequest(
        RequestId requestId, Party from, List<InformationKind> kinds, TextRef text, Instant due, PersonId askedBy) {

    public InformationRequest {
        kinds = List.copyOf(kinds);
    }
}
