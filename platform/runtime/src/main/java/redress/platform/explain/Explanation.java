package redress.platform.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why something is as it is (R81): all that was recorded of it, in order.
 *
 * @param subject id of the order, dispute, return, claim or refund
 * @param chain its events, the first one first
 */
public record Explanation(String subject, List<Step> chain) {

    public Explanation {
        chain = List.copyOf(chain);
    }

    /**
     * One event.
     *
     * @param position its place in the service's journal, where an auditor finds it
     * @param what the event's name in words: {@code offer made}
     * @param recordedAt when it was recorded
     * @param by {@code role:id} of who caused it; {@code system:rule_…} where nobody did but a rule
     * @param policyRule name of the policy's rule that made it, as in {@code seller-response-window}, where one did (R60)
     * @param policyVersion the version of the policy that the rule is of, or that the case was given to keep
     * @param dueAt when the rule's time was up (R71)
     * @param delaySeconds how many seconds later than that it was recorded, after an outage; absent where it was in time
     * @param facts what it says of amounts, windows and decisions; amounts as {@code 19.99 EUR}
     * @param correlationId the deed it belongs to, in every service
     * @param causationId the message that caused it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            long position,
            String what,
            Instant recordedAt,
            String by,
            @Nullable String policyRule,
            @Nullable String policyVersion,
            @Nullable Instant dueAt,
            @Nullable Long delaySeconds,
            Map<String, String> facts,
            @Nullable String correlationId,
            @Nullable String causationId) {}
}
