package redress.histories;

import org.axonframework.eventhandling.DomainEventMessage;
import redress.platform.journal.Fact;

/**
 * An event in a service's journal.
 *
 * @param message as whoever follows the journal gets it
 * @param json as it is stored
 */
record Stored(String service, Fact fact, DomainEventMessage<?> message, String json) {

    Object event() {
        return message.getPayload();
    }

    String stream() {
        return message.getAggregateIdentifier();
    }
}
