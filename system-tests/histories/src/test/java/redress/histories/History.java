package redress.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.PersonId;
import redress.mediation.domain.RosterCommand.ChangeDuty;
import redress.order.domain.Country;
import redress.order.domain.DeclarationId;
import redress.order.domain.ForceMajeureCommand.DeclareForceMajeure;
import redress.order.domain.LineId;
import redress.order.domain.OrderCommand.PlaceOrder;
import redress.order.domain.OrderId;
import redress.order.domain.OrderLine;
import redress.order.domain.Origin;
import redress.order.domain.ReturnRule;
import redress.order.domain.Scope;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.refund.saga.SellerBookkeeping;

/**
 * One random history: some orders and the people around them, who do mostly what is open to them and sometimes nonsense, while
 * time goes on in steps, to the very instant of a deadline, or in long silence. Then the parties fall silent for good; only
 * those go on whose office it is, and everything has to end.
 */
final class History {

    static final String LISTED =
            "What is listed is accepted, and what is not listed is refused and changes nothing (R80).";

    /** After this the history gives up waiting. */
    private static final Duration LONG_ENOUGH = Duration.ofDays(420);

    private static final int LINES_TOLD = 120;

    private static final List<String> OF_OFFICE =
            List.of("assign-mediator", "give-verdict", "confirm-verdict", "decide-chargeback", "retry-refund");

    private final World world;
    private final Register register;
    private final Chance chance;
    private final Planted planted;
    private final String name;
    private int count;
    private final boolean slowBooks;
    private boolean booksStopped;

    private History(World world, long seed, Planted planted) {
        this.world = world;
        this.register = new Register(world);
        this.chance = new Chance(seed);
        this.planted = planted;
        this.name = Long.toString(seed, 36);
        this.slowBooks = chance.fixed("the books of the sellers are slow", 20) == 0;
    }

    /** What was stored, each stream by itself. */
    record Lived(Map<String, List<String>> streams, int events, int deeds) {

        /**
         * When proposals lapsed. Whoever looks at the clock first makes them lapse, be it in vain; and everybody who follows the
         * journal has one event more to go past then, so that chance decides otherwise what comes next.
         */
        private List<String> lapses() {
            return streams.values().stream()
                    .flatMap(List::stream)
                    .filter(event -> event.startsWith("policy/proposal-lapsed "))
                    .toList();
        }

        /** Nothing is different where things came twice. In which order several orders come to a seller's account is open. */
        void mustBeAs(Lived noisy) {
            if (!lapses().equals(noisy.lapses())) return;
            for (var stream : streams.entrySet()) {
                if (stream.getKey().endsWith(" " + People.SELLER.id())) continue;
                var other = noisy.streams().getOrDefault(stream.getKey(), List.of());
                for (int i = 0; i < Math.max(stream.getValue().size(), other.size()); i++) {
                    var one = i < stream.getValue().size() ? stream.getValue().get(i) : "nothing";
                    var two = i < other.size() ? other.get(i) : "nothing";
                    if (!one.equals(two))
                        throw new InvariantBroken(
                                World.REPEATED,
                                "%s, event %d: without repetition %s, with it %s"
                                        .formatted(stream.getKey(), i, one, two));
                }
            }
            if (streams.size() != noisy.streams().size())
                throw new InvariantBroken(World.REPEATED, "there are other streams where things are repeated");
        }
    }

    /** What of everything that can be stored was never stored. */
    static List<String> unlived(World world, Set<String> lived) {
        return world.services.stream()
                .flatMap(service -> service.vocabulary().stream())
                .filter(name -> !lived.contains(name))
                .toList();
    }

    /** What a failing history says. */
    static String failure(World world, long seed, Throwable broken) {
        var story = world.story();
        var told = story.subList(Math.max(0, story.size() - LINES_TOLD), story.size());
        var where = broken instanceof InvariantBroken ? "" : " " + List.of(broken.getStackTrace());
        return "seed %d (again with -Dredress.seed=%d)%n%s%s%n%nHow it came to that (the last %d of %d lines):%n%s"
                .formatted(seed, seed, broken.getMessage(), where, told.size(), story.size(), String.join("\n", told));
    }

    /**
     * Lives it and holds every invariant against it.
     *
     * @param noisy whether what comes, comes again sometimes
     * @throws InvariantBroken what did not hold
     */
    static Lived live(World world, long seed, boolean noisy, boolean json, Planted planted) {
        var history = new History(world, seed, planted);
        var register = history.register;
        world.begin(
                history.chance,
                new Chance(seed + 1),
                noisy,
                json,
                planted,
                List.of(
                        new MoneyAddsUp(),
                        new OneOfEach(),
                        new EverythingEnds(register),
                        new PaidOnceAndBooked(world),
                        new FrozenStaysFrozen(),
                        new SellersAreSquare(),
                        new KeepsWhatItPinned(world),
                        new RebuiltIsLive(),
                        new Registering(register)));
        return history.lived();
    }

    /** Lets the register see what the invariants see. */
    private record Registering(Register register) implements Invariant {
        @Override
        public String sentence() {
            return "Everything is known.";
        }

        @Override
        public void after(Stored stored) {
            register.after(stored);
        }
    }

    private Lived lived() {
        for (int nth = 1; nth <= 3; nth++) if (nth < 3 || chance.once(2)) onDuty(People.mediator(nth), true);
        if (chance.once(4)) publishFirst();
        int orders = chance.once(3) ? 2 : 1;
        for (int nth = 1; nth <= orders; nth++) place(nth);
        prologue();
        int steps = chance.between(20, 70);
        for (int step = 0; step < steps; step++) {
            something();
            if (slowBooks) bankOvertakes();
            timePasses();
        }
        var silentSince = world.now();
        world.tell("the parties fall silent");
        world.behave();
        world.settle();
        while ((!register.isQuiet() || !world.provider.notices.isEmpty())
                && world.now().isBefore(silentSince.plus(LONG_ENOUGH))) {
            officersAct();
            var next = world.nextByItself();
            boolean officersWait = !register.openClaims.isEmpty()
                    || !register.openChargebacks.isEmpty()
                    || !register.openRefunds.isEmpty();
            var tomorrow = world.now().plus(Duration.ofDays(1));
            if (next == null && !officersWait) break;
            world.passUntil(next == null || (officersWait && tomorrow.isBefore(next)) ? tomorrow : next);
        }
        for (var invariant : world.invariants()) {
            try {
                invariant.atTheEnd(world, silentSince);
            } catch (InvariantBroken broken) {
                throw broken;
            } catch (Exception broken) {
                throw new InvariantBroken(invariant.sentence(), String.valueOf(broken), broken);
            }
        }
        var streams = new LinkedHashMap<String, List<String>>();
        int events = 0;
        for (var service : world.services)
            for (var stream : service.journal.streams().entrySet()) {
                streams.put(
                        service.name + " " + stream.getKey(),
                        stream.getValue().stream()
                                .map(stored -> stored.fact().name() + " " + stored.json())
                                .toList());
                events += stream.getValue().size();
            }
        return new Lived(streams, events, count);
    }

    // What people do

    private void place(int nth) {
        var currency = chance.one("EUR", "EUR", "EUR", "BRL", "JPY", "KWD");
        int lines = chance.between(1, 3);
        var ordered = new ArrayList<OrderLine>();
        for (int line = 1; line <= lines; line++)
            ordered.add(new OrderLine(
                    new LineId("lin_" + line),
                    "Thing " + line,
                    chance.one("toys", "fashion"),
                    chance.between(1, 3),
                    new Money(chance.one(1, 99, 501, 1999, 20_000, 90_000), currency),
                    new ReturnRule(true, chance.once(2), 60)));
        var id = "ord_" + name + nth;
        register.placed(id, nth);
        perform(
                world.orders,
                People.buyer(nth),
                "place-order",
                new PlaceOrder(
                        new OrderId(id),
                        new Origin.Direct(),
                        new redress.order.domain.PersonId(People.SELLER.id()),
                        new Country(chance.one("BR", "DE", "FR")),
                        currency,
                        ordered,
                        new Money(chance.one(0, 1, 700), currency),
                        chance.between(1, 10),
                        world.now().plus(Duration.ofDays(14)),
                        People.buyer(nth)));
        world.settle();
    }

    private void onDuty(Actor mediator, boolean on) {
        perform(
                world.mediation,
                mediator,
                on ? "come on duty" : "go off duty",
                new ChangeDuty(new PersonId(mediator.id()), on, mediator));
        world.settle();
    }

    private void something() {
        switch (chance.below(40)) {
            case 0 -> declareForceMajeure();
            case 1 -> onDuty(People.mediator(chance.between(1, 3)), !chance.once(3));
            case 2, 3, 4 -> {
                var stoppable = world.whatCanStop();
                world.stop(
                        chance.one(stoppable),
                        Duration.ofMinutes(chance.once(4) ? chance.below(3 * 24 * 60) : 1 + chance.below(300)));
            }
            case 5, 6, 7, 8, 9 -> nonsense(chance.one(register.cases));
            case 10, 11 -> changePolicy(chance.one(register.policies));
            default -> {
                for (int attempt = 0; attempt < 4; attempt++) if (sensible(chance.one(register.lively()))) break;
            }
        }
        world.settle();
    }

    /** Most orders are paid and shipped and come, or there is nothing to disagree about. */
    private void prologue() {
        if (chance.fixed("the payment is heard late", 100) == 0) world.stop("refund<orders.v1", Duration.ofDays(12));
        for (var action : List.of("pay-order", "ship-order", "report-delivery")) {
            world.passUntil(world.now().plus(Duration.ofHours(chance.between(1, 20))));
            for (var it : List.copyOf(register.cases))
                if (it instanceof OrderCase order && !chance.once(6))
                    for (var by : order.people()) {
                        var seen = look(order, by);
                        if (seen == null
                                || seen.availableActions().stream()
                                        .noneMatch(one -> one.action().equals(action))) continue;
                        doListed(order, seen, action, by);
                        break;
                    }
            world.settle();
            if (chance.once(6)) return;
        }
    }

    /** Two of those whose policy it is, or one with nonsense. */
    private void changePolicy(PolicyCase policy) {
        if (chance.once(6)) nonsense(policy);
        else for (int i = chance.between(1, 4); i > 0; i--) sensible(policy);
    }

    /** What is placed or opened just then is a question of a millisecond. */
    private void publishFirst() {
        var policy = chance.one(register.policies);
        for (int i = 0; i < 5; i++) sensible(policy);
        world.passUntil(world.now().plus(Duration.ofHours(1 + chance.below(4))));
    }

    /** The seller's account is slow to answer, and the bank is faster: what was asked for is not needed any more. */
    private void bankOvertakes() {
        if (!booksStopped && !register.released.isEmpty()) {
            booksStopped = true;
            world.stop("refund:" + SellerBookkeeping.GROUP, Duration.ofDays(60));
        }
        for (var it : List.copyOf(register.cases)) {
            if (!(it instanceof MoneyCase money) || !register.fundsAsked.contains(money.id)) continue;
            nextMoment();
            var seen = look(money, People.FINANCE);
            if (seen == null) continue;
            var listed =
                    money.listed(seen).stream().map(AvailableAction::action).toList();
            if (listed.isEmpty()) continue;
            doListed(
                    money,
                    seen,
                    listed.contains("decide-chargeback") ? "decide-chargeback" : listed.getFirst(),
                    People.FINANCE);
            world.settle();
        }
    }

    private void declareForceMajeure() {
        perform(
                world.orders,
                People.SUPPORT,
                "declare force majeure",
                new DeclareForceMajeure(
                        new DeclarationId("fmj_" + name + ++count),
                        chance.once(2)
                                ? new Scope.Destination(new Country(chance.one("BR", "DE")))
                                : new Scope.CarriedBy("Correios"),
                        world.now().plus(Duration.ofDays(chance.between(1, 20))),
                        "A flood.",
                        People.SUPPORT));
    }

    private <V> boolean sensible(Case<V> it) {
        nextMoment();
        var by = chance.one(it.people());
        var seen = look(it, by);
        if (seen == null) return false;
        var open = new ArrayList<String>();
        for (var action : it.listed(seen))
            for (int i = 0; i < it.weight(action.action()); i++) open.add(action.action());
        if (open.isEmpty()) return false;
        doListed(it, seen, chance.one(open), by);
        return true;
    }

    private <V> void doListed(Case<V> it, V seen, String action, Actor by) {
        var command = it.command(action, seen, by, chance, name + ++count);
        if (command == null) return;
        if (planted == Planted.LIST_OF_DAYS_AGO) world.passUntil(world.now().plus(Duration.ofDays(3)));
        try {
            perform(it.service, by, action, command);
            if (it instanceof SellerCase && chance.once(3)) once(it, by, action, command);
        } catch (Refusal refused) {
            throw new InvariantBroken(
                    LISTED,
                    "%s is listed for %s and refused: %s, %s\n  %s"
                            .formatted(action, by, refused.code(), refused.sentence(), command),
                    refused);
        }
    }

    /** Who did not hear the answer says it again, with the same reference: it is the same payout. */
    private void once(Case<?> it, Actor by, String action, Object command) {
        int before = it.service.journal.deeds();
        perform(it.service, by, action, command);
        if (it.service.journal.deeds() != before)
            throw new InvariantBroken(World.REPEATED, "%s is done twice: %s".formatted(action, command));
    }

    /** Something that is not open to whoever tries it, as far as they are told. */
    private <V> void nonsense(Case<V> it) {
        nextMoment();
        var by = chance.one(chance.one(it.people()), chance.one(it.people()), People.STRANGER, People.OTHER_SELLER);
        boolean stranger = by.equals(People.STRANGER) || by.equals(People.OTHER_SELLER);
        var seen = look(it, stranger ? it.people().getFirst() : by);
        if (seen == null) return;
        if (stranger && look(it, by) != null) throw new InvariantBroken(LISTED, "%s is shown %s".formatted(by, it));
        var action = chance.one(it.actions());
        if (!stranger
                && it.listed(seen).stream().anyMatch(listed -> listed.action().equals(action))) return;
        Object command;
        try {
            command = it.command(action, seen, by, chance, name + ++count);
        } catch (Refusal already) {
            return; // some commands cannot even be made by whoever may never do it
        }
        if (command == null) return;
        try {
            var answer = perform(it.service, by, action, command);
            throw new InvariantBroken(
                    LISTED, "%s is not listed for %s and accepted: %s\n  %s".formatted(action, by, command, answer));
        } catch (Refusal refused) {
            world.tell("    refused: " + refused.code());
        }
    }

    /** What the person sees; null where there is nothing for them to see. */
    private <V> @Nullable V look(Case<V> it, Actor by) {
        try {
            return it.look(Objects.requireNonNull(it.service.perform(it.question(by))));
        } catch (Refusal | AggregateNotFoundException nothing) {
            return null;
        }
    }

    private @Nullable Object perform(Service service, Actor by, String action, Object command) {
        world.tell(by, action, command);
        return world.command(service, command);
    }

    /** Those whose office it is, once a day. */
    private void officersAct() {
        for (var it : List.copyOf(register.cases)) {
            switch (it) {
                case ClaimCase claim
                when register.openClaims.contains(claim.id) -> {
                    for (int nth = 1; nth <= 3; nth++) ofOffice(claim, People.mediator(nth));
                }
                case MoneyCase money when !register.openChargebacks.isEmpty() -> ofOffice(money, People.FINANCE);
                case RefundCase refund
                when register.openRefunds.contains(refund.id) -> ofOffice(refund, People.FINANCE);
                default -> {}
            }
        }
    }

    private <V> void ofOffice(Case<V> it, Actor by) {
        for (int i = 0; i < 2; i++) {
            nextMoment();
            var seen = look(it, by);
            if (seen == null) return;
            for (var action : it.listed(seen))
                if (OF_OFFICE.contains(action.action())) {
                    doListed(it, seen, action.action(), by);
                    world.settle();
                    break;
                }
        }
    }

    // Time

    /** No two people act in the same microsecond, the finest that the journal knows. */
    private void nextMoment() {
        world.passUntil(world.now().plusNanos(1_000));
    }

    private void timePasses() {
        var due = world.nextDue();
        var now = world.now();
        Instant until = switch (chance.below(20)) {
            case 0, 1, 2 -> due == null ? now : due;
            case 3, 4 -> due == null ? now : due.minusMillis(1);
            case 5, 6 -> due == null ? now : due.plusMillis(1);
            case 7, 8, 9 -> now.plus(Duration.ofHours(chance.below(24 * 5)));
            case 10 -> now.plus(Duration.ofDays(chance.below(40)));
            case 11, 12, 13 -> now; // two things in one instant
            default -> now.plus(Duration.ofMinutes(chance.below(600)));
        };
        if (until.isBefore(now)) until = now;
        world.passUntil(until);
    }
}
