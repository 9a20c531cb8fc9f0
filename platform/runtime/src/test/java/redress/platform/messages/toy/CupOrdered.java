package redress.platform.messages.toy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A guest wants tea: the {@code number}th cup on the order. */
public record CupOrdered(
        String orderId,
        int number,
        String size,
        Instant orderedAt,
        @Nullable String note) {}
