package redress.histories;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SimpleSerializedObject;
import redress.platform.journal.EventNames;
import redress.platform.journal.EventSerializer;
import redress.platform.journal.Fact;
import redress.platform.policy.PolicyEvent;

/**
 * A service's journal in memory: dense positions, the events of one unit of work together or not at all, no stream with two
 * events of one sequence number. What is read is what was written as JSON, and not the object that was appended.
 */
final class Journal implements EventStore {

    private static final String BATCH = "batch";

    private final String service;
    private final EventNames names;
    private final EventSerializer serializer;
    private final Clock clock;
    private final List<Stored> all = new ArrayList<>();
    private final Map<String, List<Stored>> streams = new LinkedHashMap<>();
    private boolean throughJson = true;
    private Planted planted = Planted.NOTHING;
    private int lapses;

    Journal(String service, EventNames names, Clock clock) {
        this.service = service;
        this.names = names;
        this.serializer = new EventSerializer(names);
        this.clock = clock;
    }

    void forget(boolean json, Planted bug) {
        planted = bug;
        all.clear();
        streams.clear();
        lapses = 0;
        throughJson = json;
    }

    List<Stored> all() {
        return all;
    }

    int size() {
        return all.size();
    }

    /** How much happened because somebody did something: a proposal lapses whoever looks at the clock. */
    int deeds() {
        return all.size() - lapses;
    }

    Map<String, List<Stored>> streams() {
        return streams;
    }

    List<Stored> stream(String id) {
        return streams.getOrDefault(id, List.of());
    }

    /** Forgets the objects that were appended and reads everything anew from the stored text. */
    void reread() {
        for (int i = 0; i < all.size(); i++) {
            var stored = all.get(i);
            var message = new GenericDomainEventMessage<>(
                    stored.message().getType(),
                    stored.stream(),
                    stored.fact().sequence(),
                    read(stored),
                    stored.message().getMetaData(),
                    stored.fact().eventId(),
                    stored.fact().recordedAt());
            var again = new Stored(service, stored.fact(), message, stored.json());
            all.set(i, again);
            stream(stored.stream()).set((int) stored.fact().sequence(), again);
        }
    }

    /** As the stored text says, whatever is in memory. */
    Object read(Stored stored) {
        var fact = stored.fact();
        return serializer.deserialize(
                new SimpleSerializedObject<>(stored.json(), String.class, fact.name(), fact.revision()));
    }

    @Override
    public DomainEventStream readEvents(String id) {
        return DomainEventStream.of(
                stream(id).stream().<DomainEventMessage<?>>map(Stored::message).toList());
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        var work = CurrentUnitOfWork.get().root();
        List<DomainEventMessage<?>> batch = work.getOrComputeResource(BATCH + service, _ -> {
            var collected = new ArrayList<DomainEventMessage<?>>();
            work.onPrepareCommit(_ -> append(collected));
            return collected;
        });
        for (var event : events) batch.add((DomainEventMessage<?>) event);
    }

    private void append(List<DomainEventMessage<?>> batch) {
        var next = new HashMap<String, Long>();
        for (var event : batch) {
            var id = event.getAggregateIdentifier();
            long expected = next.getOrDefault(id, (long) stream(id).size());
            if (event.getSequenceNumber() != expected) {
                if (event.getSequenceNumber() == 0)
                    throw new AggregateStreamCreationException("The stream " + id + " exists");
                throw new ConcurrencyException("The stream " + id + " has moved on");
            }
            next.put(id, expected + 1);
        }
        for (var event : batch) keep(asStored(event));
    }

    private DomainEventMessage<?> asStored(DomainEventMessage<?> event) {
        var payload = Tampering.stored(planted, event.getPayload(), this);
        return payload.equals(event.getPayload())
                ? event
                : new GenericDomainEventMessage<>(
                        event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(), payload);
    }

    private void keep(DomainEventMessage<?> event) {
        var written = event.serializePayload(serializer, String.class);
        var fact = new Fact(
                all.size() + 1L,
                event.getIdentifier(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                names.nameOf(event.getPayloadType()),
                String.valueOf(written.getType().getRevision()),
                clock.instant(),
                "system:unknown",
                null,
                null,
                "");
        var message = throughJson
                ? new GenericDomainEventMessage<>(
                        event.getType(),
                        event.getAggregateIdentifier(),
                        event.getSequenceNumber(),
                        serializer.<String, Object>deserialize(written),
                        event.getMetaData(),
                        event.getIdentifier(),
                        clock.instant())
                : event;
        var stored = new Stored(service, fact, message, Tampering.text(planted, written.getData()));
        all.add(stored);
        if (stored.event() instanceof PolicyEvent.ProposalLapsed) lapses++;
        streams.computeIfAbsent(stored.stream(), _ -> new ArrayList<>()).add(stored);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TrackingEventStream openStream(TrackingToken position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        return () -> true;
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        return () -> true;
    }
}
