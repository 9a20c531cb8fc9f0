package redress.platform.search;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * In which columns of a projection's table what is found. Each of them needs an index of its own with {@code collate "C"},
 * where the beginning of a text is a range.
 *
 * @param newest the column with the instant by which results are sorted, the newest first
 * @param byPrefix columns by the prefix of the ids that are in them: {@code abc_}
 * @param otherwise columns with what other people have named
 */
public record Catalogue(String table, String newest, Map<String, List<String>> byPrefix, List<String> otherwise) {

    public Catalogue {
        byPrefix = Map.copyOf(byPrefix);
        otherwise = List.copyOf(otherwise);
    }

    /** Where to look for it; nowhere, if no such thing is known here. */
    List<String> columns(Sought sought) {
        return byPrefix.getOrDefault(sought.prefix(), otherwise);
    }

    String condition(Sought sought) {
        return columns(sought).stream()
                .map(column -> "(%1$s collate \"C\" >= :sought and %1$s collate \"C\" < :behind)".formatted(column))
                .collect(Collectors.joining(" or ", "(", ")"));
    }
}
