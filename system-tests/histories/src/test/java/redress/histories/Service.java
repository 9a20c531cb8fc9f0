package redress.histories;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import redress.platform.journal.AggregateCache;
import redress.platform.journal.EventSerializer;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuildable;

/**
 * One of the services without its database, its broker and its web: its real aggregates behind a command bus, its real sagas
 * and event handlers behind its journal, its real projections, news and ears. It is put together once and then lives many
 * histories, because looking through the classes takes longer than a history.
 */
final class Service implements RepositoryProvider {

    /** Handles one event, or fails: then the event comes again. */
    interface Handling {
        void handle(EventMessage<?> event) throws Exception;
    }

    /** Something that follows the journal at its own pace: a processing group. */
    static final class Follower {
        final String name;
        final List<Handling> handlers = new ArrayList<>();
        int position;

        Follower(String name) {
            this.name = name;
        }
    }

    final String name;
    final Journal journal;
    final Alarms alarms = new Alarms();
    final Announcements announcements;
    final Subscriptions subscriptions;
    final List<Projection<?>> projections;
    final List<Follower> followers = new ArrayList<>();

    private final Set<String> vocabulary;
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final AggregateCache cache = new AggregateCache(100_000);
    private final SagaFile sagas = new SagaFile(EventSerializer.general());
    private final List<AnnotatedSagaManager<?>> sagaManagers = new ArrayList<>();
    private final Map<Class<?>, Repository<?>> repositories = new HashMap<>();
    private final Map<Class<?>, Repository<?>> rebuilding = new LinkedHashMap<>();
    private final ParameterResolverFactory parameters;
    private final Gateway gateway = new Gateway();

    /** What becomes of a command that a saga or an event handler sends. */
    private Handover handover = (service, command) -> service.perform(command);

    interface Handover {
        @Nullable
        Object hand(Service service, Object command);
    }

    /** @param resources what handlers may ask for besides commands, timers and the clock: policies, the payment provider */
    Service(
            Rebuildable meaning,
            Announcements announcements,
            Subscriptions subscriptions,
            Clock clock,
            Object... resources) {
        this.name = meaning.service();
        this.journal = new Journal(name, meaning.events(), clock);
        this.vocabulary = meaning.events().all().keySet();
        this.projections = meaning.projections();
        this.announcements = announcements;
        this.subscriptions = subscriptions;
        var known = new ArrayList<>(Arrays.asList(resources));
        known.add(clock);
        known.add(alarms);
        known.add(gateway);
        known.add(new SimpleMeterRegistry());
        this.parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Service.class),
                new SimpleResourceParameterResolverFactory(known));
        for (var aggregate : annotated(Aggregate.class, ".domain")) commandsOf(aggregate);
        for (var saga : annotated(Saga.class, ".saga")) follow(saga, handlingBy(saga));
        for (var handler : annotated(ProcessingGroup.class, ".saga"))
            if (!handler.isAnnotationPresent(Saga.class)) {
                var adapter = new AnnotationEventHandlerAdapter(made(handler, known), parameters);
                follow(handler, adapter::handle);
            }
        if (followers.isEmpty()) throw new IllegalStateException("nothing of " + name + " was found");
    }

    /** The names of all that can be stored here. */
    Set<String> vocabulary() {
        return vocabulary;
    }

    /** A bean with command handlers that is no aggregate. */
    void desk(Object desk) {
        new AnnotationCommandHandlerAdapter<>(desk, parameters).subscribe(bus);
    }

    void forget(boolean throughJson, Planted bug, Handover commands) {
        journal.forget(throughJson, bug);
        cache.removeAll();
        sagas.forget();
        for (var follower : followers) follower.position = 0;
        handover = commands;
    }

    /**
     * A command in a unit of work of its own, apart from the caller's.
     *
     * @return what the handler answered
     */
    @Nullable
    Object perform(Object command) {
        var answer = new AtomicReference<@Nullable Object>();
        var failure = new AtomicReference<@Nullable Throwable>();
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command);
        try {
            Apart.from(() -> {
                bus.dispatch(message, (CommandMessage<?> _, CommandResultMessage<?> result) -> {
                    if (result.isExceptional()) failure.set(result.exceptionResult());
                    else answer.set(result.getPayload());
                });
                return name;
            });
        } catch (Exception dispatch) {
            throw new IllegalStateException(dispatch);
        }
        var thrown = failure.get();
        if (thrown instanceof RuntimeException unchecked) throw unchecked;
        if (thrown instanceof Error error) throw error;
        if (thrown != null) throw new IllegalStateException(thrown);
        return answer.get();
    }

    /** An alarm goes off. A saga that has ended meanwhile does not hear it. */
    void ring(Alarms.Alarm alarm, boolean crashingFirst) throws Exception {
        if (crashingFirst) {
            var first = DefaultUnitOfWork.startAndGet(alarm.message());
            try {
                deliver(alarm);
            } finally {
                first.rollback();
            }
        }
        var work = DefaultUnitOfWork.startAndGet(alarm.message());
        try {
            deliver(alarm);
            work.commit();
        } catch (Exception | Error failed) {
            if (work.isActive()) work.rollback(failed);
            throw failed;
        }
    }

    private void deliver(Alarms.Alarm alarm) throws Exception {
        for (var manager : sagaManagers)
            if (manager.canResolve(alarm.scope())) manager.send(alarm.message(), alarm.scope());
    }

    /** The follower's next event, in a unit of work of its own. */
    void handleNext(Follower follower, boolean crashingFirst) throws Exception {
        var event = tracked(journal.all().get(follower.position));
        if (crashingFirst) {
            var first = DefaultUnitOfWork.startAndGet(event);
            try {
                for (var handler : follower.handlers) handler.handle(event);
            } finally {
                first.rollback();
            }
        }
        var work = DefaultUnitOfWork.startAndGet(event);
        try {
            for (var handler : follower.handlers) handler.handle(event);
            work.commit();
        } catch (Exception | Error failed) {
            if (work.isActive()) work.rollback(failed);
            throw failed;
        }
        follower.position++;
    }

    /** As a processor gets it: with its position. */
    private static EventMessage<?> tracked(Stored stored) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(stored.fact().position()), stored.message());
    }

    /** The aggregate that is in memory, with all that has happened to it; null where it was put out of memory. */
    @Nullable
    Object live(String id) {
        Object kept = cache.get(id);
        return kept instanceof AggregateCacheEntry<?> entry ? rootOf(entry) : null;
    }

    @SuppressWarnings("NullAway") // an entry of this process answers with its own aggregate and needs none of these
    private static <T> Object rootOf(AggregateCacheEntry<T> entry) {
        return entry.recreateAggregate(null, null, null, null).getAggregateRoot();
    }

    /** The aggregate as its stream says, and nothing else. */
    Object rebuilt(String id, String type) throws Exception {
        for (var one : rebuilding.entrySet())
            if (typeOf(one.getKey()).equals(type))
                return Apart.from(() -> {
                    var work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("rebuild"));
                    try {
                        var root = new AtomicReference<Object>();
                        one.getValue().load(id).execute(root::set);
                        return root.get();
                    } finally {
                        work.rollback();
                    }
                });
        throw new IllegalStateException("no aggregate is called " + type);
    }

    private static String typeOf(Class<?> aggregate) {
        return aggregate.getAnnotation(Aggregate.class).type();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Repository<T> repositoryFor(Class<T> aggregate) {
        var known = (Repository<T>) repositories.get(aggregate);
        if (known != null) return known;
        var made = EventSourcingRepository.builder(aggregate)
                .eventStore(journal)
                .parameterResolverFactory(parameters)
                .repositoryProvider(this)
                .cache(cache)
                .build();
        repositories.put(aggregate, made);
        rebuilding.put(
                aggregate,
                EventSourcingRepository.builder(aggregate)
                        .eventStore(journal)
                        .parameterResolverFactory(parameters)
                        .repositoryProvider(this)
                        .build());
        return made;
    }

    private <T> void commandsOf(Class<T> aggregate) {
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repositoryFor(aggregate))
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(bus);
    }

    private void follow(Class<?> handler, Handling handling) {
        var group = handler.getAnnotation(ProcessingGroup.class).value();
        var follower = followers.stream()
                .filter(one -> one.name.equals(group))
                .findFirst()
                .orElseGet(() -> {
                    var made = new Follower(group);
                    followers.add(made);
                    return made;
                });
        follower.handlers.add(handling);
    }

    private <T> Handling handlingBy(Class<T> saga) {
        var manager = AnnotatedSagaManager.<T>builder()
                .sagaType(saga)
                .sagaRepository(AnnotatedSagaRepository.<T>builder()
                        .sagaType(saga)
                        .sagaStore(sagas)
                        .parameterResolverFactory(parameters)
                        .build())
                .parameterResolverFactory(parameters)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
        sagaManagers.add(manager);
        return event -> manager.handle(event, Segment.ROOT_SEGMENT);
    }

    private List<Class<?>> annotated(Class<? extends java.lang.annotation.Annotation> annotation, String in) {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(annotation));
        var found = new ArrayList<Class<?>>();
        for (var bean : scan.findCandidateComponents("redress." + name + in)) {
            try {
                found.add(Class.forName(bean.getBeanClassName()));
            } catch (ClassNotFoundException gone) {
                throw new IllegalStateException(gone);
            }
        }
        found.sort(Comparator.comparing(Class::getName));
        return found;
    }

    private static Object made(Class<?> type, List<Object> known) {
        var constructor = type.getDeclaredConstructors()[0];
        var arguments = Arrays.stream(constructor.getParameterTypes())
                .map(wanted -> known.stream()
                        .filter(wanted::isInstance)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(type + " wants a " + wanted)))
                .toArray();
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** As the platform's gateway: every command is awaited, outside the caller's unit of work. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    private final class Gateway implements CommandGateway {

        @Override
        public <R> R sendAndWait(Object command) {
            return (R) handover.hand(Service.this, command);
        }

        @Override
        public <R> R sendAndWait(Object command, long timeout, TimeUnit unit) {
            return sendAndWait(command);
        }

        @Override
        public <R> java.util.concurrent.CompletableFuture<R> send(Object command) {
            return java.util.concurrent.CompletableFuture.completedFuture(sendAndWait(command));
        }

        @Override
        public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
            return () -> true;
        }
    }
}
