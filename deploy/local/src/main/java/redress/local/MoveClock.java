package redress.local;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import redress.platform.time.ClockFile;

/** {@code ./redress clock}: shows the clock that all services go by, or moves it forward (R73). Local only. */
@Command(name = "clock", description = "Show the clock of the local system, or move it forward.")
final class MoveClock implements Callable<Integer> {

    private static final Pattern STEP = Pattern.compile("\\+(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?");

    @Parameters(
            arity = "0..1",
            paramLabel = "TO",
            description = "+5d, +36h, +2d12h30m, or an instant: 2026-12-24T18:00:00Z, 2026-12-24")
    private String to = "";

    @Override
    public Integer call() {
        var file = Main.folder().resolve("clock");
        if (!Files.exists(file)) {
            System.err.println("There is no clock here yet; start the system first: ./redress up");
            return 1;
        }
        var clock = ClockFile.at(file);
        try {
            if (!to.isEmpty()) clock.advance(step(now(clock)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        System.out.println(now(clock) + "  (" + described(clock.offset()) + ")");
        return 0;
    }

    private Duration step(Instant now) {
        var step = STEP.matcher(to);
        if (to.length() > 1 && step.matches())
            return Duration.ofDays(number(step.group(1)))
                    .plusHours(number(step.group(2)))
                    .plusMinutes(number(step.group(3)));
        var then = instant(to)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + to + "' is no time: write +5d, +36h, +2d12h30m, 2026-12-24T18:00:00Z or 2026-12-24"));
        if (then.isBefore(now))
            throw new IllegalArgumentException("The clock moves forward only, and it is " + now + " already");
        return Duration.between(now, then);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Instant now(ClockFile clock) {
        return Instant.now().plus(clock.offset()).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String described(Duration offset) {
        if (offset.isZero()) return "this machine's time";
        var size = offset.abs();
        return "%d days %d h %d min %s this machine's time"
                .formatted(
                        size.toDays(),
                        size.toHoursPart(),
                        size.toMinutesPart(),
                        offset.isNegative() ? "behind" : "ahead of");
    }
}
