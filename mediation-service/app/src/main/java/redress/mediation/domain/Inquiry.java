package redress.mediation.domain;

import java.time.Instant;

/** A question to a party, and what became of it. */
record Inquiry(InformationRequest request, Instant requestedAt, Answer answer) {

    sealed interface Answer {

        record Awaited() implements Answer {}

        record Given(Statement statement, Instant at) implements Answer {}

        record Silence(Instant since) implements Answer {}
    }

    static Inquiry asked(InformationRequest request, Instant at) {
        return new Inquiry(request, at, new Answer.Awaited());
    }

    boolean is(RequestId id) {
        return request.requestId().equals(id);
    }

    boolean awaits() {
        return answer instanceof Answer.Awaited;
    }

    /** Whether the party can still answer it. */
    boolean awaits(Party party, Instant now) {
        return awaits() && request.from() == party && now.isBefore(request.due());
    }

    Inquiry answered(Answer given) {
        return new Inquiry(request, requestedAt, given);
    }
}
