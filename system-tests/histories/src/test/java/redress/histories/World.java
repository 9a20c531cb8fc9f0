package redress.histories;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import redress.dispute.config.DisputeJournal;
import redress.dispute.messaging.DisputeAnnouncements;
import redress.dispute.messaging.DisputeSubscriptions;
import redress.dispute.policy.DisputePolicy;
import redress.mediation.config.MediationJournal;
import redress.mediation.domain.Claim;
import redress.mediation.domain.Roster;
import redress.mediation.messaging.ClaimDesk;
import redress.mediation.messaging.MediationAnnouncements;
import redress.mediation.messaging.MediationSubscriptions;
import redress.mediation.messaging.RosterDesk;
import redress.mediation.policy.MediationPolicy;
import redress.order.config.OrderJournal;
import redress.order.messaging.OrderAnnouncements;
import redress.order.messaging.OrderSubscriptions;
import redress.order.policy.OrderPolicy;
import redress.platform.journal.PlatformEvent;
import redress.platform.messages.MessageJson;
import redress.platform.messages.Subscriptions.Heard;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyCharter;
import redress.platform.policy.PolicyForm;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.refund.config.RefundJournal;
import redress.refund.domain.PaymentProvider;
import redress.refund.domain.ProviderAnswer;
import redress.refund.domain.RefundCommand.HeedProviderNotice;
import redress.refund.domain.Repayment;
import redress.refund.messaging.RefundAnnouncements;
import redress.refund.messaging.RefundSubscriptions;
import redress.refund.policy.RefundPolicyBook;

/**
 * The four services in one thread, with what stands between them: letters that come late, and twice, and in any order between
 * keys, but never out of order within one key of one topic; processors that stand still for days; timers that ring late; a
 * payment provider that misbehaves.
 */
final class World {

    /** The timers that get lost where that bug is planted. */
    private static final Set<String> LOST = Set.of("resolution-window", "return-ship-by");

    static final String REPEATED = "What comes again changes nothing.";

    /** A published event on its way to one listener. */
    private record Letter(long position, String type, Object data, String sender) {}

    /** What waits for one listener under one key of one topic, in order. */
    private static final class Post {
        final Service listener;
        final String topic;
        final Deque<Letter> letters = new ArrayDeque<>();
        int waitsForMoreThan = -1;

        Post(Service listener, String topic) {
            this.listener = listener;
            this.topic = topic;
        }

        String channel() {
            return listener.name + "<" + topic;
        }
    }

    private static final int REMEMBERED = 8;

    final String profile;

    final SimulatedClock clock = new SimulatedClock();
    final Provider provider = new Provider(clock);
    final Service orders;
    final Service disputes;
    final Service mediation;
    final Service refunds;
    final List<Service> services;

    private final Map<String, Post> posts = new TreeMap<>();
    private final Map<String, Instant> standstill = new HashMap<>();
    private final Set<String> crashed = new HashSet<>();
    private final Map<Service, Integer> announced = new HashMap<>();
    private final Map<Service, Integer> told = new HashMap<>();
    private final Map<Service, Deque<Alarms.Alarm>> rung = new HashMap<>();
    private final List<Invariant> invariants = new ArrayList<>();
    private final List<Object> story = new ArrayList<>();
    private Views views = new Views(List.of(), false);
    private Chance chance = new Chance(0);
    private Chance noise = new Chance(0);
    private boolean noisy;
    private boolean throughJson;
    private boolean calm;
    private Planted planted = Planted.NOTHING;

    /** @param profile which all services are told to follow (R61) */
    World(String profile) {
        this.profile = profile;
        clock.isOfThisThread();
        Clock one = clock;
        orders = new Service(
                new OrderJournal(),
                new OrderAnnouncements(),
                OrderSubscriptions.all(),
                one,
                rules(OrderPolicy.FORM, OrderPolicy.SHIPPED, OrderPolicy::new, Role.SUPPORT));
        disputes = new Service(
                new DisputeJournal(),
                new DisputeAnnouncements(),
                DisputeSubscriptions.all(),
                one,
                rules(DisputePolicy.FORM, DisputePolicy.SHIPPED, DisputePolicy::new, Role.SUPPORT));
        mediation = new Service(
                new MediationJournal(),
                new MediationAnnouncements(),
                MediationSubscriptions.all(),
                one,
                rules(
                        MediationPolicy.FORM,
                        MediationPolicy.SHIPPED,
                        MediationPolicy::new,
                        Role.MEDIATOR,
                        Role.SUPPORT));
        mediation.desk(Claim.class, ClaimDesk::new);
        mediation.desk(Roster.class, RosterDesk::new);
        refunds = new Service(
                new RefundJournal(),
                new RefundAnnouncements(),
                RefundSubscriptions.all(),
                one,
                rules(RefundPolicyBook.FORM, RefundPolicyBook.SHIPPED, RefundPolicyBook::new, Role.FINANCE),
                new Adapter());
        services = List.of(orders, disputes, mediation, refunds);
    }

    private Service.Rules rules(
            PolicyForm form, PolicyBook shipped, BiFunction<PolicyBook, String, Object> answers, Role... authors) {
        return new Service.Rules(new PolicyCharter(form, shipped, Set.of(authors)), profile, answers);
    }

    /** What stands between the service and the provider; one of the planted bugs is here. */
    private final class Adapter implements PaymentProvider {

        private int attempts;

        @Override
        public ProviderAnswer submit(Repayment repayment) {
            return provider.submit(
                    planted == Planted.NEW_KEY_FOR_EACH_ATTEMPT
                            ? new Repayment(
                                    repayment.refundId(),
                                    new redress.refund.domain.ProviderKey(repayment.key() + "-x" + ++attempts),
                                    repayment.to(),
                                    repayment.amount(),
                                    repayment.reference())
                            : repayment);
        }

        @Override
        public java.util.Optional<ProviderAnswer> find(Repayment repayment) {
            return provider.find(repayment);
        }
    }

    /**
     * Before anything has happened.
     *
     * @param withNoise whether what comes, comes again sometimes
     */
    void begin(Chance ofHistory, Chance ofNoise, boolean withNoise, boolean json, Planted bug, List<Invariant> toHold) {
        clock.restart();
        chance = ofHistory;
        noise = ofNoise;
        noisy = withNoise;
        throughJson = json;
        planted = bug;
        calm = false;
        posts.clear();
        standstill.clear();
        crashed.clear();
        announced.clear();
        told.clear();
        rung.clear();
        story.clear();
        invariants.clear();
        invariants.addAll(toHold);
        provider.forget(ofHistory);
        for (var service : services) {
            service.forget(json, bug, withNoise ? () -> noise.below(2) : () -> 0, this::onBehalfOfARule);
            service.alarms.forget(
                    (name, due) -> lateness(service.name + name + due),
                    (name, _) -> bug == Planted.TIMERS_LOST && LOST.contains(name),
                    due -> !due.isAfter(now()) && again(2));
        }
        views = new Views(services, bug == Planted.FORGETFUL_PROJECTION);
    }

    Views views() {
        return views;
    }

    Chance chance() {
        return chance;
    }

    Instant now() {
        return clock.instant();
    }

    /** One line of what happened, for whoever has to understand a failure. */
    void tell(Object... line) {
        story.add(new Line(now(), List.of(line)));
    }

    /** Made into words only where somebody has to read it. */
    private record Line(Instant at, List<Object> words) {
        @Override
        public String toString() {
            return at + "  " + words.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    List<String> story() {
        return story.stream()
                .map(line -> line instanceof Stored stored
                        ? stored.fact().recordedAt() + "    " + stored.fact().name() + " " + stored.json()
                        : line.toString())
                .toList();
    }

    /** From now on everything that is not a person works as it should. */
    void behave() {
        calm = true;
        standstill.clear();
        provider.behave();
    }

    boolean isCalm() {
        return calm;
    }

    // People

    /** A person's command, or nothing at all: {@link Refusal}. */
    @Nullable
    Object command(Service service, Object command) {
        int before = size();
        try {
            return service.perform(command);
        } catch (Refusal refused) {
            if (size() != before)
                throw new InvariantBroken("A refusal changes nothing.", command + " was refused and yet appended");
            throw refused;
        } finally {
            watch();
        }
    }

    private int size() {
        return services.stream().mapToInt(service -> service.journal.deeds()).sum();
    }

    // Time

    /** The next moment at which something happens by itself. */
    @Nullable
    Instant nextByItself() {
        var next = new ArrayList<Instant>();
        for (var service : services) {
            var alarm = service.alarms.next();
            if (alarm != null) next.add(alarm);
        }
        for (var notice : provider.notices) next.add(notice.at());
        next.addAll(standstill.values());
        return next.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    /** The next moment at which some window ends. */
    @Nullable
    Instant nextDue() {
        return services.stream()
                .flatMap(service -> Stream.ofNullable(service.alarms.nextDue()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Time goes on, and what is due happens at its time. */
    void passUntil(Instant until) {
        for (var next = nextByItself(); next != null && !next.isAfter(until); next = nextByItself()) {
            clock.moveTo(next);
            standstill.values().removeIf(end -> !end.isAfter(now()));
            ringOne();
            notices();
            settle();
        }
        clock.moveTo(until);
        settle();
    }

    private void ringOne() {
        for (var service : services) {
            var rings = service.alarms.next();
            if (rings == null || rings.isAfter(now())) continue;
            var alarm = service.alarms.take();
            tell(service.name, alarm.name(), "rings, due", alarm.due());
            Supplier<String> doing = () -> "the timer " + alarm.name() + " of " + service.name;
            carefully(doing, () -> service.ring(alarm, again(5)));
            if (again(5)) carefully(doing, () -> nothingNew(service, doing, () -> service.ring(alarm, false)));
            watch();
            ringTooLate(service);
            ringLate(service, alarm);
            return;
        }
    }

    /** Another instance that had this timer in hand, was frozen and was taken for dead, goes on now. */
    private void ringLate(Service service, Alarms.Alarm latest) {
        var before = rung.computeIfAbsent(service, _ -> new ArrayDeque<>());
        if (!before.isEmpty() && again(4)) {
            var late = List.copyOf(before).get(noise.below(before.size()));
            Supplier<String> doing = () -> "the timer " + late.name() + " of " + service.name + ", due " + late.due()
                    + ", in an instance that was frozen,";
            carefully(doing, () -> nothingNew(service, doing, () -> service.ringInVain(late)));
        }
        keep(before, latest);
    }

    private static <T> void keep(Deque<T> remembered, T latest) {
        remembered.add(latest);
        if (remembered.size() > REMEMBERED) remembered.remove();
    }

    private void notices() {
        for (var notice : List.copyOf(provider.notices)) {
            if (notice.at().isAfter(now())) continue;
            provider.notices.remove(notice);
            try {
                refunds.perform(
                        new HeedProviderNotice(notice.refund(), notice.ofFailure(), Actor.rule("provider-notice")));
            } catch (Refusal beingAsked) {
                provider.notices.add(
                        new Provider.Notice(notice.refund(), notice.ofFailure(), now().plus(Duration.ofMinutes(5))));
            }
            watch();
        }
    }

    private Duration lateness(String alarm) {
        if (calm) return Duration.ZERO;
        return switch (chance.fixed(alarm, 10)) {
            case 0 -> Duration.ofSeconds(chance.fixed("s" + alarm, 600));
            case 1 -> Duration.ofHours(chance.fixed("h" + alarm, 60));
            default -> Duration.ZERO;
        };
    }

    // What goes on behind the scenes

    /** Somebody's processor stops, or the broker does for one listener. */
    void stop(String what, Duration howLong) {
        tell(what, "stands still for", howLong);
        standstill.put(what, now().plus(howLong));
    }

    /** What can stand still. */
    List<String> whatCanStop() {
        var all = new ArrayList<String>();
        for (var service : services) {
            all.add(service.name + ">");
            for (var follower : service.followers) all.add(service.name + ":" + follower.name);
        }
        for (var post : posts.values()) if (!all.contains(post.channel())) all.add(post.channel());
        return all;
    }

    /** Letters are delivered and followers follow, in any order, until everybody waits for something. */
    void settle() {
        watch();
        for (var ready = ready(); !ready.isEmpty(); ready = ready()) {
            chance.one(ready).run();
            watch();
        }
    }

    private List<Runnable> ready() {
        var ready = new ArrayList<Runnable>();
        for (var service : services) {
            if (announced.getOrDefault(service, 0) < service.journal.size() && goes(service.name + ">"))
                ready.add(() -> announce(service));
            for (var follower : service.followers)
                if (follower.position < service.journal.size() && goes(service.name + ":" + follower.name))
                    ready.add(() -> follow(service, follower));
        }
        for (var post : posts.values())
            if (!post.letters.isEmpty() && post.listener.journal.size() > post.waitsForMoreThan && goes(post.channel()))
                ready.add(() -> deliver(post));
        return ready;
    }

    private boolean goes(String what) {
        return standstill.isEmpty() || !standstill.containsKey(what);
    }

    private void announce(Service service) {
        int at = announced.merge(service, 1, Integer::sum) - 1;
        var stored = service.journal.all().get(at);
        if (stored.event() instanceof PlatformEvent) return; // as the announcer does
        service.announcements.of(stored.event(), stored.fact()).ifPresent(news -> {
            for (var listener : services) {
                var heard = listener.subscriptions.of(news.type());
                if (heard == null) continue;
                var key = listener.name + " " + heard.topic() + " " + news.key();
                posts.computeIfAbsent(key, _ -> new Post(listener, heard.topic()))
                        .letters
                        .add(new Letter(at, news.type(), news.data(), service.name));
            }
        });
    }

    private void deliver(Post post) {
        var letter = post.letters.element();
        var heard = post.listener.subscriptions.of(letter.type());
        if (heard == null) throw new IllegalStateException(letter.type());
        var command = command(heard, letter);
        Supplier<String> doing = () -> post.listener.name + " hears " + letter.type() + " " + letter.data();
        try {
            post.listener.perform(command);
        } catch (AggregateNotFoundException orphan) {
            post.waitsForMoreThan = post.listener.journal.size();
            return;
        } catch (AggregateStreamCreationException known) {
            tell(post.listener.name + " has begun this already: " + letter.type());
        } catch (Refusal refused) {
            throw new InvariantBroken(
                    "A message is never parked.", doing.get() + " and refuses: " + refused.code(), refused);
        } catch (RuntimeException failed) {
            throw new InvariantBroken("A message is never parked.", doing.get() + " and fails: " + failed, failed);
        }
        post.waitsForMoreThan = -1;
        post.letters.remove();
        Tampering.heard(planted, this, command);
        if (again(4)) {
            var repeated = command(heard, letter);
            nothingNew(post.listener, doing, () -> repeat(post.listener, repeated));
        }
    }

    private void repeat(Service listener, Object command) {
        try {
            listener.perform(Tampering.repeated(planted, command));
        } catch (AggregateStreamCreationException known) {
            tell(listener.name + " has begun this already");
        }
    }

    private <E> Object command(Heard<E> heard, Letter letter) {
        E data = throughJson
                ? read(heard.data(), MessageJson.write(letter.data()))
                : heard.data().cast(letter.data());
        return heard.command().apply(data);
    }

    private static <E> E read(Class<E> type, byte[] bytes) {
        try {
            return MessageJson.to(type, MessageJson.read(bytes));
        } catch (java.nio.charset.CharacterCodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void follow(Service service, Service.Follower follower) {
        var event = service.journal.all().get(follower.position).event();
        Supplier<String> doing = () -> follower.name + " of " + service.name + " follows " + event;
        var crash = follower.name + " crashes at " + follower.position;
        if (!calm && !isTheDesk(follower) && chance.fixed(crash, 50) == 0 && crashed.add(crash))
            crash(service, follower, doing);
        else carefully(doing, () -> service.handleNext(follower, !isTheDesk(follower) && again(8)));
        ringTooLate(service);
    }

    /** What was cancelled while it fired: its saga has moved on or is gone. */
    private void ringTooLate(Service service) {
        for (var late = service.alarms.cancelledTooLate(); late != null; late = service.alarms.cancelledTooLate()) {
            var alarm = late;
            Supplier<String> doing = () -> "the timer " + alarm.name() + " of " + service.name + ", due " + alarm.due()
                    + ", cancelled as it fired,";
            carefully(doing, () -> nothingNew(service, doing, () -> service.ring(alarm, false)));
        }
    }

    /** What it has in hand is obeyed and forgotten; when it is back, the rest of the service has gone on. */
    private void crash(Service service, Service.Follower follower, Supplier<String> doing) {
        carefully(doing, () -> service.handleInVain(follower));
        stop(service.name + ":" + follower.name, Duration.ofMinutes(1 + chance.fixed("down" + now(), 3 * 24 * 60)));
    }

    private static boolean isTheDesk(Service.Follower follower) {
        return follower.name.equals(redress.refund.saga.PaymentDesk.GROUP);
    }

    /** A saga's or a handler's command; it must do nothing when it comes again. */
    private @Nullable Object onBehalfOfARule(Service service, Object command) {
        var answer = service.perform(command);
        if (again(6)) nothingNew(service, () -> "the repeated command " + command, () -> service.perform(command));
        return answer;
    }

    private boolean again(int in) {
        return noisy && noise.once(in);
    }

    private interface Work {
        void run() throws Exception;
    }

    private void carefully(Supplier<String> doing, Work work) {
        try {
            work.run();
        } catch (Provider.PowerCut cut) {
            tell("the power goes off at the payment desk");
            standstill.put(
                    refunds.name + ":" + redress.refund.saga.PaymentDesk.GROUP,
                    now().plus(Duration.ofMinutes(1 + chance.fixed("power" + now(), 3 * 24 * 60))));
        } catch (InvariantBroken broken) {
            throw broken;
        } catch (Exception failed) {
            throw new InvariantBroken(
                    "Nothing that follows the journal stands still for ever.", doing.get() + ": " + failed, failed);
        }
    }

    private void nothingNew(Service service, Supplier<String> doing, Work work) {
        int before = service.journal.deeds();
        try {
            work.run();
        } catch (Exception failed) {
            throw new InvariantBroken(REPEATED, doing.get() + " fails when it is repeated: " + failed, failed);
        }
        if (service.journal.deeds() > before)
            throw new InvariantBroken(
                    REPEATED,
                    doing.get() + " appends, when it is repeated, "
                            + service.journal.all().getLast().event());
    }

    /** The invariants see every new event once. */
    private void watch() {
        for (var service : services) {
            int seen = told.getOrDefault(service, 0);
            while (seen < service.journal.size()) {
                var stored = service.journal.all().get(seen++);
                told.put(service, seen);
                story.add(stored);
                views.after(stored);
                for (var invariant : invariants) invariant.after(stored);
                Tampering.after(planted, this, stored);
            }
        }
    }

    /** Letters that nobody could take in. */
    List<String> undelivered() {
        return posts.values().stream()
                .filter(post -> !post.letters.isEmpty())
                .map(post -> post.channel() + " " + post.letters.element().data())
                .toList();
    }

    List<Invariant> invariants() {
        return invariants;
    }

    /** Everything that was stored of one kind, in order. */
    <T> List<T> events(Service service, Class<T> type) {
        return service.journal.all().stream()
                .map(Stored::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
