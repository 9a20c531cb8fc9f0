package redress.platform.values;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the viewer may do now (R80). {@code action} is the command's kebab-case name, {@code until} the absolute end of
 * the window in which it will be accepted (absent: no window), {@code otherwise} what happens if the viewer does nothing.
 *
 * @param action the deed's name, kebab-case
 * @param until exclusive end of the window in which it is accepted; absent where there is none
 * @param otherwise what happens if the viewer does nothing, in a sentence for people
 */
public record AvailableAction(String action, @Nullable Instant until, String otherwise) {}
