package redress.tools.story;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a story for a terminal of a hundred columns; in colour where somebody is looking. */
final class Narrator {

    private static final int WIDTH = 100;
    private static final int MARGIN = 12;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final boolean colours;

    Narrator(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    static String time(Instant instant) {
        return TIME.format(instant) + " UTC";
    }

    static String span(Duration span) {
        if (span.toDays() >= 2)
            return span.toDays() + " days" + (span.toHoursPart() == 0 ? "" : " " + span.toHoursPart() + " h");
        if (span.toHours() >= 1)
            return span.toHours() + " h" + (span.toMinutesPart() == 0 ? "" : " " + span.toMinutesPart() + " min");
        return span.toMinutes() + " min";
    }

    void title(String name, String sentence) {
        out.println();
        out.println(paint("1", "── " + name + " " + "─".repeat(Math.max(3, WIDTH - 4 - name.length()))));
        wrapped("", sentence).forEach(out::println);
    }

    void tells(String text) {
        out.println();
        wrapped("", text).forEach(line -> out.println(paint("3", line)));
    }

    /** {@code buyer      opens a dispute: …} */
    void deed(String who, String does) {
        out.println();
        line("1", who, does);
    }

    void http(String call, String answer) {
        line("2", "", call + " → " + answer);
    }

    void event(String topic, long sequence, String name, String facts) {
        line(
                "36",
                "  kafka",
                "%-12s #%-6d %s %s".formatted(topic, sequence, name, facts).stripTrailing());
    }

    void note(String who, String text) {
        line("33", "  " + who, text);
    }

    void clock(Instant now, Duration moved) {
        out.println();
        line("35", "clock", "moves " + span(moved) + " forward, to " + time(now));
    }

    void check(String text) {
        line("32", "  ✔", text);
    }

    void end(boolean good, String text) {
        out.println();
        wrapped(good ? "✔ " : "✘ ", text).forEach(line -> out.println(paint(good ? "1;32" : "1;31", line)));
        out.flush();
    }

    private void line(String colour, String who, String text) {
        var margin = ("%-" + MARGIN + "s").formatted(who);
        var lines = wrapped(margin, text);
        lines.forEach(line -> out.println(paint(colour, line)));
    }

    private static List<String> wrapped(String margin, String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(margin);
        boolean fresh = true;
        for (var word : text.split(" ", -1)) {
            if (!fresh && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(margin.length()));
                fresh = true;
            }
            if (!fresh) line.append(' ');
            line.append(word);
            fresh = false;
        }
        lines.add(line.toString());
        return lines;
    }

    private String paint(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
