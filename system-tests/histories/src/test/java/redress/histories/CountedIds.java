package redress.histories;

import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/** The ids of messages and sagas: counted, so that a history is the same each time it is lived. */
public final class CountedIds extends IdentifierFactory {

    private static final AtomicLong NEXT = new AtomicLong();

    @Override
    public String generateIdentifier() {
        return "%016x".formatted(NEXT.incrementAndGet());
    }
}
