package redress.refund.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyForm;
import redress.refund.domain.Place;
import redress.refund.domain.PolicyVersion;
import redress.refund.domain.RefundPolicies;
import redress.refund.domain.RefundRules;

/**
 * The rules of money as data, in {@code redress/refund/policy/}. Days are counted in UTC. A working day is one on which banks
 * of the country that the goods went to work; profile {@code eu} counts every day (R55, R61).
 */
public final class RefundPolicyBook implements RefundPolicies {

    /** What a policy of refund-service must be like. */
    public static final PolicyForm FORM = PolicyForm.of("redress/refund/policy", RefundPolicyBook::examine);

    /** The versions that come with the release. */
    public static final PolicyBook SHIPPED = FORM.shipped("default-1", "eu-1");

    private final PolicyBook book;
    private final String profile;
    private final Holidays holidays = new Holidays();

    /** @param profile the profile that new refunds follow: {@code default} or {@code eu} (R61) */
    public RefundPolicyBook(PolicyBook book, String profile) {
        this.book = book;
        this.profile = profile;
        book.latest(profile);
    }

    public static RefundPolicyBook shipped(String profile) {
        return new RefundPolicyBook(SHIPPED, profile);
    }

    private static void examine(PolicyBook.Page page, @Nullable String country, @Nullable String category) {
        RefundRules asked = new Rules(page, new Place(country, category), new Holidays());
        asked.platformPercent();
        asked.statementTypes();
        asked.mostStatementBytes();
        asked.retryAfter(1, Instant.EPOCH);
        asked.firstAskAfter(Instant.EPOCH);
        asked.nextAskAfter(Instant.EPOCH);
        asked.askAfterSilence(1, Instant.EPOCH);
        if (asked.expectedBy(Instant.EPOCH).isBefore(asked.expectedFrom(Instant.EPOCH)))
            throw new IllegalArgumentException("refund-expected-by-days is less than refund-expected-from-days");
    }

    @Override
    public RefundRules inForce(Instant at, Place place) {
        return new Rules(book.inForce(profile, at), place, holidays);
    }

    @Override
    public RefundRules pinned(PolicyVersion version, Place place) {
        return new Rules(book.version(version.value()), place, holidays);
    }

    private record Rules(PolicyBook.Page page, Place place, Holidays holidays) implements RefundRules {

        @Override
        public PolicyVersion version() {
            return new PolicyVersion(page.version());
        }

        @Override
        public int platformPercent() {
            return said().number("split-platform-percent");
        }

        @Override
        public Instant expectedFrom(Instant approved) {
            return days("refund-expected-from-days", approved);
        }

        @Override
        public Instant expectedBy(Instant approved) {
            return days("refund-expected-by-days", approved);
        }

        @Override
        public Optional<Instant> retryAfter(int failures, Instant failed) {
            var waits = said().list("refund-retries");
            return failures > waits.size()
                    ? Optional.empty()
                    : Optional.of(failed.plus(Duration.parse(waits.get(failures - 1))));
        }

        @Override
        public Instant firstAskAfter(Instant submitted) {
            return submitted.plus(said().period("refund-first-asked-after"));
        }

        @Override
        public Instant nextAskAfter(Instant answered) {
            return answered.plus(said().period("refund-asked-every"));
        }

        @Override
        public Instant askAfterSilence(int times, Instant called) {
            List<String> waits = said().list("refund-silence-asked-after");
            return called.plus(Duration.parse(waits.get(Math.min(times, waits.size()) - 1)));
        }

        @Override
        public List<String> statementTypes() {
            return said().list("refund-statement-types");
        }

        @Override
        public long mostStatementBytes() {
            return said().amount("refund-statement-most-bytes");
        }

        private PolicyBook.There said() {
            return page.at(place.country(), place.category());
        }

        private Instant days(String name, Instant from) {
            boolean working = said().flag("refund-expected-in-working-days");
            ZonedDateTime day = from.atZone(ZoneOffset.UTC);
            for (int left = said().number(name); left > 0; ) {
                day = day.plusDays(1);
                if (!working || holidays.isWorkingDay(day.toLocalDate(), place.country())) left--;
            }
            return day.toInstant();
        }
    }
}
