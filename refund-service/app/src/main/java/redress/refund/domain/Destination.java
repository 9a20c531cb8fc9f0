package redress.refund.domain;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes and what it is of.
 *
 * @param country absent where the order did not say
 * @param categories of its goods; shipping has none
 */
record Destination(@Nullable String country, Map<LineId, String> categories) {

    Destination {
        categories = Map.copyOf(categories);
    }

    static Destination of(@Nullable String country, List<LineCategory> categories) {
        return new Destination(
                country, categories.stream().collect(Collectors.toMap(LineCategory::lineId, LineCategory::category)));
    }

    /** The place of what is about these lines: their category only if the goods among them share it. */
    Place of(List<LineId> lines) {
        var some = lines.stream()
                .filter(line -> categories.containsKey(line))
                .map(categories::get)
                .distinct()
                .toList();
        return new Place(country, some.size() == 1 ? some.getFirst() : null);
    }
}
