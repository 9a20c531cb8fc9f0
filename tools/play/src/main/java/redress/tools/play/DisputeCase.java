package redress.tools.play;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was heard of one dispute. */
final class DisputeCase {

    final String key;
    final String disputeId;
    final String reason;
    final String kind;
    final Instant openedAt;
    boolean answered;
    boolean escalated;
    boolean settled;
    boolean claimClosed;
    boolean returnShipped;
    boolean returnDelivered;
    boolean returnAccepted;

    @Nullable
    String basis;

    @Nullable
    String settledKind;

    @Nullable
    String outcome;

    @Nullable
    String how;

    @Nullable
    Instant closedAt;

    @Nullable
    JsonNode escalation;

    DisputeCase(String key, String disputeId, String reason, String kind, Instant openedAt) {
        this.key = key;
        this.disputeId = disputeId;
        this.reason = reason;
        this.kind = kind;
        this.openedAt = openedAt;
    }

    boolean over() {
        return closedAt != null;
    }

    boolean negotiating() {
        return !over() && !settled && !escalated;
    }

    /** How it ended, for people. */
    String ending() {
        var closed = how;
        if (closed == null) return "still open";
        return switch (closed) {
            case "WITHDRAWN" -> "withdrawn";
            case "NO_REFUND" -> "verdict: nothing";
            case "RETURN_LAPSED" -> "return lapsed";
            default -> agreement();
        };
    }

    private String agreement() {
        var back = "RETURN_AND_REFUND".equals(settledKind) ? ", goods back" : "";
        return switch (String.valueOf(basis)) {
            case "REQUEST" -> "request granted" + back;
            case "OFFER" -> "offer accepted" + back;
            case "SILENCE" -> "silence granted" + back;
            case "VERDICT" ->
                "verdict: "
                        + switch (String.valueOf(outcome)) {
                            case "FULL_REFUND" -> "all";
                            case "PARTIAL_REFUND" -> "a part";
                            case "RETURN_AND_REFUND" -> "goods back";
                            default -> "other";
                        };
            default -> "refunded";
        };
    }

    Optional<Duration> took() {
        var closed = closedAt;
        return closed == null ? Optional.empty() : Optional.of(Duration.between(openedAt, closed));
    }

    static final List<String> ENDINGS = List.of(
            "request granted",
            "request granted, goods back",
            "offer accepted",
            "offer accepted, goods back",
            "silence granted",
            "silence granted, goods back",
            "verdict: all",
            "verdict: a part",
            "verdict: goods back",
            "verdict: nothing",
            "return lapsed",
            "withdrawn",
            "still open");
}
