package redress.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for: a controller's parameter, read from {@code limit} (1–200, default 50) and
 * {@code cursor}. Lists are sorted by an instant and then by id, so that nothing is shown twice or skipped while the list
 * grows; the cursor is the last row's place in that order, opaque to the client. Anything else is 400.
 *
 * @param after the place after which the part begins; null for the beginning
 */
public record Paging(int limit, @Nullable Place after) {

    public static final int DEFAULT = 50;
    public static final int MOST = 200;
    private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,15})\\.(\\d{1,9})\\.([a-z]{3}_[0-9a-z_]{1,60})");

    /** A row's place in the list. */
    public record Place(Instant at, String id) {

        String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            (at.getEpochSecond() + "." + at.getNano() + "." + id).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** How many rows to fetch: one more than asked for tells whether there is a next part. */
    public int fetch() {
        return limit + 1;
    }

    /** The answer, from at most {@link #fetch()} rows. */
    public <T> Page<T> page(List<T> rows, Function<T, Place> place) {
        if (rows.size() <= limit) return new Page<>(List.copyOf(rows), null);
        return new Page<>(
                List.copyOf(rows.subList(0, limit)),
                place.apply(rows.get(limit - 1)).cursor());
    }

    static Paging of(@Nullable String limit, @Nullable String cursor) {
        int wanted = DEFAULT;
        if (limit != null) {
            if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST)
                throw new BadRequest("limit-invalid", "The limit is a whole number from 1 to " + MOST + ".");
            wanted = Integer.parseInt(limit);
        }
        return new Paging(wanted, cursor == null ? null : place(cursor));
    }

    private static Place place(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            var match = CURSOR.matcher(text);
            if (match.matches()) {
                var place = new Place(
                        Instant.ofEpochSecond(
                                Long.parseLong(String.valueOf(match.group(1))),
                                Long.parseLong(String.valueOf(match.group(2)))),
                        String.valueOf(match.group(3)));
                var year = place.at().toString();
                if (!year.startsWith("-") && !year.startsWith("+")) return place;
            }
        } catch (IllegalArgumentException | DateTimeException garbled) {
            throw invalid();
        }
        throw invalid();
    }

    private static BadRequest invalid() {
        return new BadRequest("cursor-invalid", "The cursor is not one that this list gave out.");
    }
}
