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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntSupplier;
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
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import redress.platform.journal.EventSerializer;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;
import redress.platform.policy.Policy;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyCharter;
import redress.platform.policy.PolicyCommand.LapseProposal;
import redress.platform.policy.PolicyDesk;
import redress.platform.policy.PolicyEvent;
import redress.platform.policy.PolicyId;
import redress.platform.policy.Publications;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuildable;
import redress.platform.values.Refusal;

/**
 * One of the services without its database, its broker and its web: its real aggregates behind a command bus, its real sagas
 * and event handlers behind its journal, its real projections, news and ears. Two instances of it run on one journal, each with
 * what it has in memory, and with its own knowledge of the policy. It is put together once and then lives many histories,
 * because looking through the classes takes longer than a history.
 */
final class Service {

    private static final int INSTANCES = 2;

    /** As often as the platform does it where another instance was faster. */
    private static final int ATTEMPTS = 6;

    /** Handles one event, or fails: then the event comes again. */
    interface Handling {
        void handle(EventMessage<?> event) throws Exception;
    }

    /** Something that follows the journal at its own pace, in whatever instance: a processing group. */
    static final class Follower {
        final String name;
        int position;

        Follower(String name) {
            this.name = name;
        }
    }

    /**
     * Whose rules they are.
     *
     * @param answers what the domain asks, from a book of policies and for a profile
     */
    record Rules(PolicyCharter charter, String profile, BiFunction<PolicyBook, String, Object> answers) {}

    final String name;
    final Journal journal;
    final Alarms alarms = new Alarms();
    final Announcements announcements;
    final Subscriptions subscriptions;
    final List<Projection<?>> projections;
    final List<Follower> followers = new ArrayList<>();
    final Rules rules;

    private final Clock clock;
    private final Set<String> vocabulary;
    private final SagaFile sagas = new SagaFile(EventSerializer.general());
    private final List<Instance> instances = new ArrayList<>();
    private boolean safe = true;

    /** Which instance does the next thing. */
    private IntSupplier whose = () -> 0;

    /** What becomes of a command that a saga or an event handler sends. */
    private Handover handover = (service, command) -> service.perform(command);

    interface Handover {
        @Nullable
        Object hand(Service service, Object command);
    }

    /** @param resources what handlers may ask for besides commands, timers and the clock: the payment provider */
    Service(
            Rebuildable meaning,
            Announcements announcements,
            Subscriptions subscriptions,
            Clock clock,
            Rules rules,
            Object... resources) {
        this.name = meaning.service();
        this.journal = new Journal(name, meaning.events(), clock);
        this.vocabulary = meaning.events().all().keySet();
        this.projections = meaning.projections();
        this.announcements = announcements;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.rules = rules;
        for (int i = 0; i < INSTANCES; i++) instances.add(new Instance(List.of(resources)));
        if (followers.isEmpty()) throw new IllegalStateException("nothing of " + name + " was found");
    }

    /** The names of all that can be stored here. */
    Set<String> vocabulary() {
        return vocabulary;
    }

    /** A bean with command handlers that is no aggregate. */
    <T> void desk(Class<T> aggregate, Function<Repository<T>, Object> desk) {
        for (var instance : instances) instance.desk(desk.apply(instance.repositoryFor(aggregate)));
    }

    /** @param instance which of the two does the next thing, each time that it is asked */
    void forget(boolean throughJson, Planted bug, IntSupplier instance, Handover commands) {
        journal.forget(throughJson, bug);
        sagas.forget();
        whose = instance;
        safe = bug != Planted.STALE_ANSWERS;
        for (var one : instances) one.forget(bug);
        for (var follower : followers) follower.position = 0;
        handover = commands;
    }

    /**
     * A command in a unit of work of its own, apart from the caller's, in one of the instances.
     *
     * @return what the handler answered
     */
    @Nullable
    Object perform(Object command) {
        return one().perform(command);
    }

    /** Every version of the policy that can be pinned. */
    List<PolicyBook.Page> policies() {
        return instances.getFirst().book.all();
    }

    private Instance one() {
        return instances.get(whose.getAsInt());
    }

    /** An alarm goes off. A saga that has ended meanwhile does not hear it. */
    void ring(Alarms.Alarm alarm, boolean crashingFirst) throws Exception {
        if (crashingFirst) unfinished(alarm.message(), () -> one().deliver(alarm));
        finished(alarm.message(), () -> one().deliver(alarm));
    }

    /** An alarm goes off in an instance that has lost it to another one: its command is obeyed, and nothing else remains. */
    void ringInVain(Alarms.Alarm alarm) throws Exception {
        unfinished(alarm.message(), () -> one().deliver(alarm));
    }

    /** The follower's next event, in a unit of work of its own. */
    void handleNext(Follower follower, boolean crashingFirst) throws Exception {
        if (crashingFirst) handleInVain(follower);
        var event = tracked(journal.all().get(follower.position));
        finished(event, () -> one().handle(follower, event));
        follower.position++;
    }

    /** The follower's next event is handled, and the process breaks off before the end: nothing but its commands remains. */
    void handleInVain(Follower follower) throws Exception {
        var event = tracked(journal.all().get(follower.position));
        unfinished(event, () -> one().handle(follower, event));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void unfinished(Message<?> message, Work work) throws Exception {
        var unit = DefaultUnitOfWork.startAndGet(message);
        try {
            work.run();
        } finally {
            unit.rollback();
        }
    }

    private static void finished(Message<?> message, Work work) throws Exception {
        var unit = DefaultUnitOfWork.startAndGet(message);
        try {
            work.run();
            unit.commit();
        } catch (Exception | Error failed) {
            if (unit.isActive()) unit.rollback(failed);
            throw failed;
        }
    }

    /** As a processor gets it: with its position. */
    private static EventMessage<?> tracked(Stored stored) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(stored.fact().position()), stored.message());
    }

    /** The aggregate that is in memory, with all that has happened to it; null where no instance has it so. */
    @Nullable
    Object live(String id) {
        for (var instance : instances) {
            var live = instance.memory.upToDate(id, journal.stream(id).size() - 1L);
            if (live != null) return live;
        }
        return null;
    }

    /** The aggregate as its stream says, and nothing else. */
    Object rebuilt(String id, String type) throws Exception {
        return instances.getFirst().rebuilt(id, type);
    }

    private static String typeOf(Class<?> aggregate) {
        return aggregate.getAnnotation(Aggregate.class).type();
    }

    /** One running process. */
    private final class Instance implements RepositoryProvider {

        private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
        private final Remembered memory = new Remembered();
        private final List<AnnotatedSagaManager<?>> sagaManagers = new ArrayList<>();
        private final Map<String, List<Handling>> handlers = new HashMap<>();
        private final Map<Class<?>, Repository<?>> repositories = new HashMap<>();
        private final Map<Class<?>, Repository<?>> rebuilding = new LinkedHashMap<>();
        private final Resources resources;
        private final ParameterResolverFactory parameters;
        private final PolicyOffice office = new PolicyOffice();
        private PolicyBook book = rules.charter().shipped();

        Instance(List<Object> more) {
            var known = new ArrayList<>(more);
            known.add(rules.answers().apply(book, rules.profile()));
            known.add(clock);
            known.add(alarms);
            known.add(new Gateway());
            known.add(new SimpleMeterRegistry());
            this.resources = new Resources(known);
            this.parameters = MultiParameterResolverFactory.ordered(
                    ClasspathParameterResolverFactory.forClass(Service.class), resources);
            for (var aggregate : annotated(Aggregate.class, ".domain")) commandsOf(aggregate);
            for (var saga : annotated(Saga.class, ".saga")) follow(saga, handlingBy(saga));
            for (var handler : annotated(ProcessingGroup.class, ".saga"))
                if (!handler.isAnnotationPresent(Saga.class)) {
                    var adapter = new AnnotationEventHandlerAdapter(made(handler, known), parameters);
                    follow(handler, adapter::handle);
                }
            desk(office);
        }

        void desk(Object desk) {
            new AnnotationCommandHandlerAdapter<>(desk, parameters).subscribe(bus);
        }

        void forget(Planted bug) {
            memory.removeAll();
            book = rules.charter().shipped().learningFrom(publications(), clock);
            var profile = bug == Planted.OTHER_PROFILE && name.equals("refund") ? "default" : rules.profile();
            resources.replace(rules.answers().apply(book, profile));
            office.open(new PolicyDesk(() -> repositoryFor(Policy.class), rules.charter(), book, profile));
        }

        /** What stands in this service's journal, whichever instance has written it. */
        private Publications publications() {
            return new Publications() {
                @Override
                public Reading of(String profile, long from) {
                    var stream = journal.stream(PolicyId.of(profile).value());
                    return new Reading(
                            stream.stream()
                                    .skip(from)
                                    .map(stored -> (PolicyEvent) stored.event())
                                    .toList(),
                            stream.size());
                }

                @Override
                public void lapse(String profile, String version) {
                    Service.this.perform(new LapseProposal(PolicyId.of(profile), version, LAPSING));
                }
            };
        }

        @Nullable
        Object perform(Object command) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return once(command);
                } catch (ConcurrencyException faster) {
                    if (attempt == ATTEMPTS) throw faster;
                }
            }
        }

        private @Nullable Object once(Object command) {
            int before = appended(command);
            var outer = memory.begin();
            RuntimeException refused = null;
            Object answer = null;
            try {
                answer = dispatch(command);
            } catch (Refusal refusal) {
                refused = refusal;
            } finally {
                var stale = safe && appended(command) == before ? memory.forgetStale(journal) : List.of();
                memory.goOn(outer);
                if (!stale.isEmpty()) refused = new ConcurrencyException("Another instance moved on " + stale);
            }
            if (refused != null) throw refused;
            return answer;
        }

        private int appended(Object command) {
            return command instanceof LapseProposal ? journal.size() : journal.deeds();
        }

        private @Nullable Object dispatch(Object command) {
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

        void deliver(Alarms.Alarm alarm) throws Exception {
            for (var manager : sagaManagers)
                if (manager.canResolve(alarm.scope())) manager.send(alarm.message(), alarm.scope());
        }

        void handle(Follower follower, EventMessage<?> event) throws Exception {
            for (var handler : handlers.getOrDefault(follower.name, List.of())) handler.handle(event);
        }

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

        @Override
        @SuppressWarnings("unchecked")
        public <T> Repository<T> repositoryFor(Class<T> aggregate) {
            var known = (Repository<T>) repositories.get(aggregate);
            if (known != null) return known;
            var made = EventSourcingRepository.builder(aggregate)
                    .eventStore(journal)
                    .parameterResolverFactory(parameters)
                    .repositoryProvider(this)
                    .cache(memory)
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
            if (followers.stream().noneMatch(one -> one.name.equals(group))) followers.add(new Follower(group));
            handlers.computeIfAbsent(group, _ -> new ArrayList<>()).add(handling);
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
