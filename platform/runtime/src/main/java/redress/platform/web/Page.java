package redress.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list. {@code next} goes into the {@code cursor} parameter of the next request; absent: this was the last part.
 *
 * @param items the rows
 * @param next what goes into {@code cursor} for the following part; absent: this was the last
 */
public record Page<T>(List<T> items, @Nullable String next) {}
