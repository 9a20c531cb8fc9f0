package redress.refund.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import redress.platform.policy.PolicyBook;
import redress.refund.domain.PolicyVersion;
import redress.refund.domain.RefundPolicies;
import redress.refund.domain.RefundRules;

/**
 * The rules of money as data, in {@code redress/refund/policy/}. A working day is a day of the week that is neither Saturday
 * nor Sunday, in UTC; the holidays of the buyer's country do not count yet, so the dates may be a day or two too early.
 */
@Component
public class RefundPolicyBook implements RefundPolicies {

    private static final String PROFILE = "default";

    private final PolicyBook book = PolicyBook.read("redress/refund/policy/default-1.json");

    @Override
    public RefundRules inForce(Instant at) {
        return new Rules(book.inForce(PROFILE, at));
    }

    @Override
    public RefundRules pinned(PolicyVersion version) {
        return new Rules(book.version(version.value()));
    }

    private record Rules(PolicyBook.Page page) implements RefundRules {

        @Override
        public PolicyVersion version() {
            return new PolicyVersion(page.version());
        }

        @Override
        public int platformPercent() {
            return page.number("split-platform-percent", null, null);
        }

        @Override
        public Instant expectedFrom(Instant approved) {
            return workingDays(approved, page.number("refund-expected-from-working-days", null, null));
        }

        @Override
        public Instant expectedBy(Instant approved) {
            return workingDays(approved, page.number("refund-expected-by-working-days", null, null));
        }

        @Override
        public Optional<Instant> retryAfter(int failures, Instant failed) {
            var waits = page.list("refund-retries", null, null);
            return failures > waits.size()
                    ? Optional.empty()
                    : Optional.of(failed.plus(Duration.parse(waits.get(failures - 1))));
        }

        @Override
        public Instant firstAskAfter(Instant submitted) {
            return submitted.plus(page.period("refund-first-asked-after", null, null));
        }

        @Override
        public Instant nextAskAfter(Instant answered) {
            return answered.plus(page.period("refund-asked-every", null, null));
        }

        @Override
        public Instant askAfterSilence(int times, Instant called) {
            List<String> waits = page.list("refund-silence-asked-after", null, null);
            return called.plus(Duration.parse(waits.get(Math.min(times, waits.size()) - 1)));
        }

        private static Instant workingDays(Instant from, int days) {
            ZonedDateTime day = from.atZone(ZoneOffset.UTC);
            for (int left = days; left > 0; ) {
                day = day.plusDays(1);
                if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) left--;
            }
            return day.toInstant();
        }
    }
}
