package redress.dispute.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.Reason;
import redress.dispute.projection.SellerLedger.Dispute;
import redress.dispute.projection.SellerLedger.How;
import redress.dispute.projection.SellerLedger.Response;
import redress.dispute.projection.SellerLedger.Row;
import redress.platform.values.Money;

/**
 * What happened to a seller in a period, from {@code from} inclusive to {@code to} exclusive. Each figure counts what
 * happened in the period itself, whenever that began.
 *
 * @param from begin of the period
 * @param to its exclusive end
 */
record SellerFigures(
        Instant from,
        Instant to,

        @Schema(description = "orders that were shipped in the period")
        int ordersShipped,

        @Schema(description = "disputes that were opened in the period; a reopened one is not opened again")
        int disputesOpened,

        @Schema(description = "the same by the buyer's reason; reasons that did not occur are left out")
        Map<Reason, Integer> openedByReason,

        @Schema(
                description =
                        "disputesOpened / ordersShipped of the same period, HALF_UP to four decimals; absent where nothing"
                                + " was shipped. It may exceed 1: orders of earlier periods are disputed as well")
        @Nullable
        BigDecimal disputeRate,

        @Schema(description = "windows of the seller that ended in the period with a response inside them (R20)")
        int answeredInTime,

        @Schema(description = "windows that ended in the period without one (R23)")
        int windowsElapsed,

        @Schema(
                description =
                        "median of the time from the begin of the window to the response, over answeredInTime: the"
                                + " nearest-rank one, so always one that occurred, without parts of a second; a hold by a chargeback counts as time")
        @Nullable
        Duration medianTimeToRespond,

        @Schema(description = "the same, 90th percentile") @Nullable
        Duration p90TimeToRespond,

        @Schema(
                description =
                        "disputes that were closed in the period, by how; one that was reopened since counts when it is"
                                + " closed again, and an appeal does not move it")
        Map<How, Integer> endings,

        @Schema(description = "returns that were agreed or decided in the period")
        int returns,

        @Schema(
                description =
                        "what was refunded for disputes in the period, whoever funded it: one amount for each currency;"
                                + " refunds of cancelled orders are not counted")
        List<Money> refunded) {

    SellerFigures {
        openedByReason = Map.copyOf(openedByReason);
        endings = Map.copyOf(endings);
        refunded = List.copyOf(refunded);
    }

    /** Counts one row after the other. */
    static final class Count {

        private final Instant from;
        private final Instant to;
        private final Map<Reason, Integer> opened = new EnumMap<>(Reason.class);
        private final Map<How, Integer> endings = new EnumMap<>(How.class);
        private final Map<String, Money> refunded = new TreeMap<>();
        private final List<Duration> times = new ArrayList<>();
        private int shipped;
        private int elapsed;
        private int returns;

        Count(Instant from, Instant to) {
            this.from = from;
            this.to = to;
        }

        void add(Row row) {
            if (isIn(row.shippedAt())) shipped++;
            if (row.dispute() != null) add(row.dispute());
        }

        private void add(Dispute dispute) {
            if (isIn(dispute.openedAt())) opened.merge(dispute.reason(), 1, Integer::sum);
            for (var answer : dispute.answers()) if (isIn(answer.at())) add(answer);
            var end = dispute.end();
            if (end != null && isIn(end.at())) endings.merge(end.how(), 1, Integer::sum);
            for (var at : dispute.returnedAt()) if (isIn(at)) returns++;
            for (var refund : dispute.refunds())
                if (isIn(refund.at())) refunded.merge(refund.amount().currency(), refund.amount(), Money::plus);
        }

        private void add(Response answer) {
            if (answer.inTime()) times.add(Duration.between(answer.since(), answer.at()));
            else elapsed++;
        }

        private boolean isIn(@Nullable Instant at) {
            return at != null && !at.isBefore(from) && at.isBefore(to);
        }

        SellerFigures figures() {
            int disputes = opened.values().stream().mapToInt(Integer::intValue).sum();
            return new SellerFigures(
                    from,
                    to,
                    shipped,
                    disputes,
                    opened,
                    shipped == 0
                            ? null
                            : BigDecimal.valueOf(disputes).divide(BigDecimal.valueOf(shipped), 4, RoundingMode.HALF_UP),
                    times.size(),
                    elapsed,
                    nearestRank(50),
                    nearestRank(90),
                    endings,
                    returns,
                    List.copyOf(refunded.values()));
        }

        private @Nullable Duration nearestRank(int percent) {
            if (times.isEmpty()) return null;
            var sorted = times.stream().sorted().toList();
            return sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1).truncatedTo(ChronoUnit.SECONDS);
        }
    }
}
