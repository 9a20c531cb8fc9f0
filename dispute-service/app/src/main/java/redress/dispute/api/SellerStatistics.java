package redress.dispute.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.dispute.projection.SellerLedger;
import redress.platform.journal.EventJson;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;
import redress.platform.web.BadRequest;

/** How a seller does: what was disputed, how fast it was answered, and how it ended. */
@RestController
@Tag(name = "Statistics", description = "What happened to sellers, counted from the journal.")
class SellerStatistics {

    private static final int MOST_DAYS = 731;

    /** People are named by whoever lets them log in. */
    private final JdbcClient database;

    private final Clock clock;

    SellerStatistics(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param asOf when it was counted
     * @param period what was asked for
     * @param months the calendar months (UTC) that it touches, each cut to the period
     * @param last30Days 30 days of 24 h until {@code asOf}
     * @param last90Days 90 days of 24 h until {@code asOf}
     * @param last365Days 365 days of 24 h until {@code asOf}
     */
    record Statistics(
            String sellerId,
            Instant asOf,
            SellerFigures period,
            List<SellerFigures> months,
            SellerFigures last30Days,
            SellerFigures last90Days,
            SellerFigures last365Days) {}

    @GetMapping("/sellers/{sellerId}/statistics")
    @Operation(
            operationId = "showSellerStatistics",
            summary = "A seller's figures, by month and over 30, 90 and 365 days",
            description =
                    "A seller sees their own and gets 404 `no-such-id` for another's; support, finance and auditors see"
                            + " everybody's; other roles get 403 `role-may-not`. Everything is counted by the time it happened"
                            + " (R71), in UTC, from the journal: see docs/statistics.md for each figure. 400: `period-invalid`.")
    Statistics of(
            Actor actor,
            @PathVariable String sellerId,
            @Parameter(description = "first day, UTC; 365 days before `to` if absent", example = "2026-01-01")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate from,
            @Parameter(description = "day after the last, UTC; tomorrow if absent", example = "2026-07-01")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate to) {
        if (!Ids.isPerson(sellerId)) throw Refusal.unknown("no-such-id", "There is nothing with this id.");
        admit(actor, sellerId);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var until = to == null ? LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1) : to;
        var since = from == null ? until.minusDays(365) : from;
        if (!since.isBefore(until) || ChronoUnit.DAYS.between(since, until) > MOST_DAYS)
            throw new BadRequest(
                    "period-invalid", "A period ends after it begins, and at most " + MOST_DAYS + " days after.");
        var period = count(since, until);
        var months = months(since, until);
        var lately = Stream.of(30, 90, 365)
                .map(days -> new SellerFigures.Count(now.minus(Duration.ofDays(days)), now))
                .toList();
        var all = new ArrayList<SellerFigures.Count>();
        all.add(period);
        all.addAll(months);
        all.addAll(lately);
        var earliest = Stream.of(start(since), now.minus(Duration.ofDays(365)))
                .min(Instant::compareTo)
                .orElseThrow();
        var latest = Stream.of(start(until), now).max(Instant::compareTo).orElseThrow();
        read(sellerId, earliest, latest, all);
        return new Statistics(
                sellerId,
                now,
                period.figures(),
                months.stream().map(SellerFigures.Count::figures).toList(),
                lately.get(0).figures(),
                lately.get(1).figures(),
                lately.get(2).figures());
    }

    private static void admit(Actor actor, String seller) {
        switch (actor.role()) {
            case SELLER -> {
                if (!actor.id().equals(seller)) throw Refusal.unknown("no-such-id", "There is nothing with this id.");
            }
            case SUPPORT, FINANCE, AUDITOR -> {}
            case BUYER, MEDIATOR, SYSTEM ->
                throw Refusal.forbidden("role-may-not", "A seller's figures are for the seller and the marketplace.")
                        .by("R82");
        }
    }

    private void read(String seller, Instant earliest, Instant latest, List<SellerFigures.Count> counts) {
        var json = EventJson.mapper();
        try (var rows = database
                .sql(
                        "select row from seller_ledger where seller_id = :seller and last >= :earliest and first < :latest")
                .param("seller", seller)
                .param("earliest", earliest.atOffset(ZoneOffset.UTC))
                .param("latest", latest.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .stream()) {
            rows.map(text -> json.readValue(text, SellerLedger.Row.class))
                    .forEach(row -> counts.forEach(count -> count.add(row)));
        }
    }

    private static List<SellerFigures.Count> months(LocalDate since, LocalDate until) {
        var months = new ArrayList<SellerFigures.Count>();
        for (var day = since; day.isBefore(until); ) {
            var next = day.withDayOfMonth(1).plusMonths(1);
            months.add(count(day, next.isBefore(until) ? next : until));
            day = next;
        }
        return months;
    }

    private static SellerFigures.Count count(LocalDate since, LocalDate until) {
        return new SellerFigures.Count(start(since), start(until));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
