package redress.platform.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.jspecify.annotations.Nullable;

/** Histories in memory on which commands are tried, as often as one likes: the aggregates of one service, and nothing else. */
public final class World implements RepositoryProvider {

    private final Streams streams = new Streams();
    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final MultiParameterResolverFactory parameters;
    private final Map<Class<?>, Repository<?>> repositories = new HashMap<>();

    /** @param resources what the handlers ask for: a clock, the rules */
    public World(List<Class<?>> aggregates, Object... resources) {
        parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(World.class),
                new SimpleResourceParameterResolverFactory(List.of(resources)));
        for (var aggregate : aggregates) handle(aggregate);
    }

    /** Adds a handler that stands outside the aggregates and finds them in the repositories. */
    public World with(Object handler) {
        new AnnotationCommandHandlerAdapter<>(handler, parameters).subscribe(bus);
        return this;
    }

    private <T> void handle(Class<T> aggregate) {
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repositoryFor(aggregate))
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(bus);
    }

    /** What came of it: the handler's result, or why not; and the whole history afterwards. */
    public record Outcome(@Nullable Object result, @Nullable Throwable failure, List<Object> history) {

        public boolean obeyed() {
            return failure == null;
        }
    }

    /** Tries a command on a history; nothing of it remains. */
    public Outcome after(Object id, List<Object> history, Object command) {
        streams.restart(id.toString(), history);
        return tell(id, command);
    }

    /** Tells a command to what has happened so far, whatever aggregate it is for. */
    public Outcome tell(Object id, Object command) {
        var result = new AtomicReference<@Nullable Object>();
        var failure = new AtomicReference<@Nullable Throwable>();
        bus.dispatch(GenericCommandMessage.asCommandMessage(command), (_, answer) -> {
            if (answer.isExceptional()) failure.set(answer.exceptionResult());
            else result.set(answer.getPayload());
        });
        return new Outcome(result.get(), failure.get(), streams.historyOf(id.toString()));
    }

    /** Everything that has happened, in the order in which it did. */
    public List<Object> log() {
        return List.copyOf(streams.log);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Repository<T> repositoryFor(Class<T> aggregateType) {
        var known = (Repository<T>) repositories.get(aggregateType);
        if (known != null) return known;
        var made = EventSourcingRepository.builder(aggregateType)
                .eventStore(streams)
                .parameterResolverFactory(parameters)
                .repositoryProvider(this)
                .build();
        repositories.put(aggregateType, made);
        return made;
    }

    /** An event store that forgets on demand. */
    private static final class Streams implements EventStore {

        private final Map<String, List<DomainEventMessage<?>>> byId = new HashMap<>();
        private final List<Object> log = new ArrayList<>();

        void restart(String id, List<Object> history) {
            byId.clear();
            var events = new ArrayList<DomainEventMessage<?>>();
            for (int i = 0; i < history.size(); i++)
                events.add(new GenericDomainEventMessage<>("tried", id, i, history.get(i)));
            byId.put(id, events);
        }

        List<Object> historyOf(String id) {
            return byId.getOrDefault(id, List.of()).stream()
                    .<Object>map(DomainEventMessage::getPayload)
                    .toList();
        }

        @Override
        public DomainEventStream readEvents(String id) {
            return DomainEventStream.of(List.copyOf(byId.getOrDefault(id, List.of())));
        }

        @Override
        public void publish(List<? extends EventMessage<?>> events) {
            CurrentUnitOfWork.get().onPrepareCommit(_ -> {
                for (var event : events)
                    if (event instanceof DomainEventMessage<?> one) {
                        byId.computeIfAbsent(one.getAggregateIdentifier(), _ -> new ArrayList<>())
                                .add(one);
                        log.add(one.getPayload());
                    }
            });
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
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
            return () -> true;
        }
    }
}
