package redress.tools.play;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import redress.platform.values.Money;
import redress.tools.client.Event;
import redress.tools.client.LocalClock;
import redress.tools.client.News;
import redress.tools.client.Problem;
import redress.tools.client.Redress;
import redress.tools.client.Service;
import redress.tools.client.Stillness;
import redress.tools.client.Unexpected;
import tools.jackson.databind.JsonNode;

/**
 * One history being lived: the clock goes from deed to deed, people do what is planned and react to what they hear, and
 * before the clock passes anything that the system still has to do, the system is waited for.
 */
final class Playing implements AutoCloseable {

    private static final Duration REST_WITHIN = Duration.ofMinutes(2);
    private static final List<String> TOPICS =
            Arrays.stream(Service.values()).map(Service::topic).toList();
    private static final Duration WEEK = Duration.ofDays(7);
    /** Every dispute has ended, and all money is final, well before that. */
    private static final Duration AFTERMATH = Duration.ofDays(250);

    private final Plan plan;
    private final Options options;
    private final Behaviour behaviour;
    private final People people;
    private final News news;
    private final LocalClock clock;
    private final Stillness stillness;
    private final Progress progress;
    private final Agenda agenda;
    private final Tally tally = new Tally();
    private final ConcurrentLinkedQueue<Event> unheard = new ConcurrentLinkedQueue<>();
    private final Map<String, OrderCase> byKey = new HashMap<>();
    private final Map<String, OrderCase> byCartAndSeller = new HashMap<>();
    private final Map<String, OrderCase> byOrderId = new HashMap<>();
    private final Map<String, Integer> eventsByTopic = new HashMap<>();
    private Duration shift = Duration.ZERO;
    private int rests;
    private long rested;

    Playing(Plan plan, Options options, Behaviour behaviour, Redress redress, Progress progress) {
        this.plan = plan;
        this.options = options;
        this.behaviour = behaviour;
        this.people = new People(redress);
        this.clock = redress.clock();
        this.news = redress.listenFromTheBeginning(unheard::add);
        this.stillness = redress.stillness();
        this.progress = progress;
        this.agenda = new Agenda(options.step());
        for (var order : plan.orders()) {
            var of = new OrderCase(order);
            byKey.put(order.key(), of);
            byCartAndSeller.put(order.cartId() + " " + order.sellerId(), of);
        }
    }

    /** Plays to the end: nobody has anything left to do, and no timer is pending. */
    void play() {
        news.catchUp(REST_WITHIN);
        begin();
        planDeeds();
        listen();
        var last = clock.now();
        var lastRest = clock.now();
        Optional<Instant> timer = Optional.of(lastRest);
        boolean dirty = true;
        while (true) {
            var next = agenda.next();
            var limit = lastRest.plus(options.restEvery());
            if (next.isPresent() && !next.get().isAfter(limit)) {
                if (doDeeds(next.get())) {
                    last = clock.now();
                    dirty = true;
                    continue;
                }
            }
            if (dirty) {
                timer = rest();
                lastRest = clock.now();
                dirty = false;
                progress.show(clock.now(), tally.all(), byKey.values());
                continue;
            }
            if (next.isEmpty() && (timer.isEmpty() || timer.get().isAfter(last.plus(AFTERMATH)))) return;
            if (next.isPresent() && (timer.isEmpty() || !timer.get().isBefore(next.get()))) {
                doDeeds(next.get());
                last = clock.now();
            } else {
                var rest = timer.filter(limit::isBefore).orElse(limit);
                clock.advanceTo(next.filter(rest::isAfter).orElse(rest));
            }
            dirty = true;
        }
    }

    /** Waits until nothing is on its way anywhere, and hears what came of it; when the next timer is due. */
    private Optional<Instant> rest() {
        long start = System.nanoTime();
        var still = stillness.await(REST_WITHIN);
        news.catchUp(REST_WITHIN);
        listen();
        agenda.rested();
        rests++;
        rested += System.nanoTime() - start;
        return still.nextTimer();
    }

    /** How often the system was waited for. */
    int rests() {
        return rests;
    }

    /** How long, in all. */
    Duration rested() {
        return Duration.ofNanos(rested);
    }

    Tally tally() {
        return tally;
    }

    List<OrderCase> cases() {
        return plan.orders().stream()
                .flatMap(order -> Optional.ofNullable(byKey.get(order.key())).stream())
                .toList();
    }

    Map<String, Integer> eventsByTopic() {
        return Map.copyOf(eventsByTopic);
    }

    Duration shift() {
        return shift;
    }

    Instant now() {
        return clock.now();
    }

    // ---- when it is

    /**
     * On a system in which nothing ever happened the history is lived at its real times. On any other the clock may not go
     * back: there it is lived a whole number of weeks later, the same number as in an earlier run.
     */
    private void begin() {
        var begin = plan.begin().minus(options.step());
        var played = unheard.stream()
                .filter(event -> event.is("OrderPlaced"))
                .flatMap(event -> Optional.ofNullable(byCartAndSeller.get(cartAndSeller(event)))
                        .map(of -> Duration.between(of.plan.placedAt(), event.time()))
                        .stream())
                .min(Comparator.naturalOrder());
        if (played.isPresent())
            shift = WEEK.multipliedBy(Math.round((double) played.get().toSeconds() / WEEK.toSeconds()));
        else if (unheard.isEmpty()) clock.startAt(begin);
        else if (clock.now().isAfter(begin))
            shift = WEEK.multipliedBy(
                    Math.ceilDiv(Duration.between(begin, clock.now()).toSeconds(), WEEK.toSeconds()));
        progress.begins(clock.now(), shift, played.isPresent());
    }

    private Instant shifted(Instant time) {
        return time.plus(shift);
    }

    // ---- what is planned

    private void planDeeds() {
        for (var of : byKey.values()) {
            var order = of.plan;
            agenda.add(shifted(order.placedAt()), order.key(), "place", order.key(), false, () -> {
                if (of.orderId != null) return false;
                var placed = people.places(order, shifted(order.promisedBy()));
                var lines = new ArrayList<String>();
                placed.body().path("lineIds").forEach(line -> lines.add(line.asString()));
                of.lineIds = List.copyOf(lines);
                of.orderId = placed.text("orderId");
                return true;
            });
            order.paidAt()
                    .ifPresent(at -> agenda.add(shifted(at), order.key(), "pay", order.key(), false, () -> {
                        if (of.paid) return false;
                        people.pays(of);
                        return true;
                    }));
            order.shippedAt()
                    .ifPresent(at -> agenda.add(shifted(at), order.key(), "ship", order.key(), false, () -> {
                        if (of.shipped) return false;
                        people.ships(of);
                        return true;
                    }));
            order.deliveredAt()
                    .ifPresent(at -> agenda.add(shifted(at), order.key(), "deliver", order.key(), false, () -> {
                        if (of.delivered) return false;
                        people.delivers(of);
                        return true;
                    }));
        }
        for (var dispute : plan.disputes()) {
            var of = byKey.get(dispute.order());
            if (of == null) throw new IllegalStateException("A dispute about the unplanned " + dispute.order());
            agenda.add(
                    shifted(dispute.at()),
                    dispute.order(),
                    "open dispute",
                    dispute.place() + " " + dispute.key(),
                    true,
                    () -> {
                        people.opensDispute(of, dispute);
                        return true;
                    });
        }
    }

    // ---- doing

    /** Moves the clock to {@code then} and does what is due; answers whether anything was. */
    private boolean doDeeds(Instant then) {
        clock.advanceTo(then);
        var due = agenda.due(clock.now());
        if (due.isEmpty()) return false;
        var room = new Semaphore(options.parallel());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var deeds : due.values())
                running.add(threads.submit(() -> {
                    room.acquireUninterruptibly();
                    try {
                        deeds.forEach(this::perform);
                    } finally {
                        room.release();
                    }
                }));
            for (var one : running) one.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unexpected("the history to be played on", "an interruption");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        }
        return true;
    }

    private void perform(Deed deed) {
        try {
            if (deed.act().perform()) tally.done(deed.name());
        } catch (Problem refused) {
            if (refused.status() >= 500) throw refused;
            tally.refused(deed, refused.code(), refused.sentence());
        }
    }

    // ---- hearing and reacting

    /** What happened to orders first: all else is about an order that is known. Within a topic the order is Kafka's. */
    private void listen() {
        var batch = new ArrayList<Event>();
        for (var event = unheard.poll(); event != null; event = unheard.poll()) batch.add(event);
        batch.sort(Comparator.comparingInt(event -> TOPICS.indexOf(event.topic())));
        batch.forEach(this::hear);
    }

    private static String cartAndSeller(Event placed) {
        return placed.data().path("cartId").asString("") + " " + placed.text("sellerId");
    }

    private void hear(Event event) {
        if (event.is("OrderPlaced")) {
            var of = byCartAndSeller.get(cartAndSeller(event));
            if (of == null) return;
            var lines = new ArrayList<String>();
            event.data()
                    .path("lines")
                    .forEach(line -> lines.add(line.path("lineId").asString()));
            of.lineIds = List.copyOf(lines);
            of.orderId = event.orderId();
            byOrderId.put(event.orderId(), of);
        }
        var of = byOrderId.get(event.orderId());
        if (of == null) return;
        eventsByTopic.merge(event.topic(), 1, Integer::sum);
        react(of, event);
    }

    private void react(OrderCase of, Event event) {
        switch (event.name()) {
            case "OrderPaid" -> of.paid = true;
            case "OrderShipped" -> of.shipped = true;
            case "OrderDelivered" -> {
                of.delivered = true;
                of.disputes.forEach(dispute -> cameAfterAll(of, dispute, event));
            }
            case "DisputeOpened" -> opened(of, event);
            case "SellerResponded" -> {
                var dispute = of.dispute(event.text("disputeId"));
                dispute.answered = true;
                if (event.text("answer").equals("REJECTED")) maybeClaims(of, dispute, event);
            }
            case "OfferMade" -> {
                var dispute = of.dispute(event.text("disputeId"));
                if (!event.text("by").equals("SELLER")) return;
                if (!behaviour.buyerAcceptsOffer(dispute.key)) maybeClaims(of, dispute, event);
                else
                    later(of, dispute, "accept offer", event, hours(12), days(4), () -> {
                        if (!dispute.negotiating()) return false;
                        people.accepts(
                                of,
                                dispute,
                                event.text("offerId"),
                                event.data().path("version").asInt());
                        return true;
                    });
            }
            case "SellerResponseWindowElapsed" -> {
                if (event.text("consequence").equals("CLAIM_ALLOWED"))
                    maybeClaims(of, of.dispute(event.text("disputeId")), event);
            }
            case "ClaimEscalated" -> {
                var dispute = of.dispute(event.text("disputeId"));
                dispute.escalated = true;
                dispute.escalation = event.data();
            }
            case "ClaimOpened" -> claimed(of, event);
            case "ClaimClosed" -> of.dispute(event.text("disputeId")).claimClosed = true;
            case "VerdictIssued" -> of.dispute(event.text("disputeId")).outcome = event.text("outcome");
            case "DisputeSettled" -> {
                var dispute = of.dispute(event.text("disputeId"));
                dispute.settled = true;
                dispute.basis = event.text("basis");
                dispute.settledKind = event.text("kind");
            }
            case "DisputeClosed" -> {
                var dispute = of.dispute(event.text("disputeId"));
                dispute.how = event.text("how");
                dispute.closedAt = event.time();
            }
            case "ReturnAwaited", "ReturnShipped", "ReturnDelivered", "ReturnAccepted" -> travels(of, event);
            default -> {
                // of no consequence for what people do next
            }
        }
    }

    /** "Not received" was overtaken by the parcel. */
    private void cameAfterAll(OrderCase of, DisputeCase dispute, Event event) {
        if (!dispute.reason.equals("NOT_RECEIVED") || !behaviour.buyerWithdraws(dispute.key)) return;
        later(of, dispute, "withdraw", event, hours(12), days(3), () -> {
            if (dispute.over() || dispute.settled) return false;
            people.withdraws(of, dispute);
            return true;
        });
    }

    private void opened(OrderCase of, Event event) {
        var dispute = new DisputeCase(
                of.plan.key() + "#" + (of.disputes.size() + 1),
                event.text("disputeId"),
                event.text("reason"),
                event.text("kind"),
                event.time());
        of.disputes.add(dispute);
        if (of.delivered) cameAfterAll(of, dispute, event);
        var answer = behaviour.sellerAnswers(dispute.key);
        if (answer == Behaviour.SellerAnswer.SILENCE) return;
        later(of, dispute, "answer", event, hours(12), hours(108), () -> {
            if (dispute.answered || !dispute.negotiating()) return false;
            people.answers(
                    of,
                    dispute,
                    switch (answer) {
                        case ACCEPT -> Map.of("answer", "ACCEPT");
                        case COUNTER ->
                            Map.of(
                                    "answer",
                                    "COUNTER",
                                    "offer",
                                    Map.of("kind", "REFUND_ONLY", "percent", behaviour.percentOffered(dispute.key)));
                        case REJECT, SILENCE -> Map.of("answer", "REJECT", "reason", "We see no fault on our side.");
                    });
            return true;
        });
    }

    private void maybeClaims(OrderCase of, DisputeCase dispute, Event event) {
        if (!behaviour.buyerClaims(dispute.key)) return;
        later(of, dispute, "file claim", event, hours(12), days(3), () -> {
            if (!dispute.negotiating()) return false;
            people.claims(of, dispute);
            return true;
        });
    }

    private void claimed(OrderCase of, Event event) {
        var dispute = of.dispute(event.text("disputeId"));
        var claimId = event.text("claimId");
        later(of, dispute, "take case", event, hours(4), hours(30), () -> {
            if (dispute.claimClosed || dispute.over()) return false;
            people.takesCase(claimId, dispute);
            return true;
        });
        later(of, dispute, "give verdict", event, hours(36), days(6), () -> {
            if (dispute.claimClosed || dispute.over() || dispute.outcome != null) return false;
            var decided = people.decides(claimId, dispute, verdict(dispute));
            if (decided.body().path("state").asString("").equals("AWAITING_CONFIRMATION")) {
                people.confirmsVerdict(claimId, dispute);
                tally.done("confirm verdict");
            }
            return true;
        });
    }

    private Map<String, Object> verdict(DisputeCase dispute) {
        var file = dispute.escalation;
        if (file == null) throw new IllegalStateException("A claim without an escalation: " + dispute.key);
        var lines = new ArrayList<JsonNode>();
        file.path("lines").forEach(lines::add);
        var amounts = lines.stream().map(line -> brl(line.path("amount"))).toList();
        var disputed = Money.sum(PlannedOrder.CURRENCY, amounts);
        var asked = brl(file.path("asked"));
        var verdict = new HashMap<String, Object>();
        var decision = behaviour.verdict(dispute.key);
        boolean back = dispute.kind.equals("RETURN_AND_REFUND");
        var amount = switch (decision) {
            case FULL -> asked;
            case PARTIAL -> back ? asked : asked.percent(50);
            case NOTHING -> Money.zero(PlannedOrder.CURRENCY);
        };
        verdict.put(
                "outcome",
                decision == Behaviour.Verdict.NOTHING
                        ? "NO_REFUND"
                        : back ? "RETURN_AND_REFUND" : amount.equals(disputed) ? "FULL_REFUND" : "PARTIAL_REFUND");
        if (back && decision != Behaviour.Verdict.NOTHING) verdict.put("returnPaidBy", "SELLER");
        var shares = new ArrayList<Map<String, Object>>();
        if (!amount.isZero()) {
            var split = amount.split(amounts);
            for (int i = 0; i < lines.size(); i++)
                if (!split.get(i).isZero())
                    shares.add(Map.of(
                            "lineId",
                            lines.get(i).path("lineId").asString(),
                            "amount",
                            People.money(split.get(i).minor())));
        }
        verdict.put("lines", shares);
        verdict.put("fundedBy", "SELLER");
        verdict.put("reasons", List.of(why(dispute.reason, decision)));
        verdict.put("text", "Decided on the file, after hearing both sides.");
        verdict.put("evidence", List.of());
        return verdict;
    }

    /** The coded reason of a verdict (R33). */
    private static String why(String complaint, Behaviour.Verdict decision) {
        boolean nothing = decision == Behaviour.Verdict.NOTHING;
        return switch (complaint) {
            case "NOT_RECEIVED", "DELIVERED_NOT_RECEIVED" -> nothing ? "PROOF_OF_DELIVERY" : "NO_PROOF_OF_DELIVERY";
            case "ARRIVED_LATE" -> "DELIVERED_LATE";
            case "NOT_AS_DESCRIBED" -> nothing ? "AS_DESCRIBED" : "NOT_AS_DESCRIBED";
            case "WRONG_ITEM", "WRONG_VARIANT" -> nothing ? "EVIDENCE_INSUFFICIENT" : "WRONG_GOODS";
            case "DAMAGED" -> nothing ? "EVIDENCE_INSUFFICIENT" : "DAMAGED_ON_ARRIVAL";
            case "DEFECTIVE", "POOR_QUALITY" -> nothing ? "DEFECT_NOT_PROVEN" : "DEFECT_PROVEN";
            case "COUNTERFEIT" -> nothing ? "COUNTERFEIT_NOT_PROVEN" : "COUNTERFEIT_PROVEN";
            case "WRONG_QUANTITY" -> nothing ? "EVIDENCE_INSUFFICIENT" : "INCOMPLETE";
            case "DISLIKED" -> nothing ? "RETURN_NOT_PROMISED" : "RETURN_PROMISED";
            default -> "OTHER";
        };
    }

    private static Money brl(JsonNode amount) {
        return new Money(amount.path("minor").asLong(), PlannedOrder.CURRENCY);
    }

    private void travels(OrderCase of, Event event) {
        var dispute = of.dispute(event.text("disputeId"));
        var returnId = event.text("returnId");
        switch (event.name()) {
            case "ReturnAwaited" -> {
                if (!behaviour.buyerShipsBack(dispute.key)) return;
                later(of, dispute, "ship back", event, days(1), days(8), () -> {
                    if (dispute.returnShipped || dispute.over()) return false;
                    people.shipsBack(of, dispute, returnId);
                    return true;
                });
            }
            case "ReturnShipped" -> {
                dispute.returnShipped = true;
                later(of, dispute, "bring back", event, days(4), days(15), () -> {
                    if (dispute.returnDelivered || dispute.over()) return false;
                    people.bringsBack(dispute, returnId);
                    return true;
                });
            }
            case "ReturnDelivered" -> {
                dispute.returnDelivered = true;
                if (!behaviour.sellerConfirmsReturn(dispute.key)) return;
                later(of, dispute, "confirm return", event, hours(8), hours(60), () -> {
                    if (dispute.returnAccepted || dispute.over()) return false;
                    people.confirmsReturn(of, dispute, returnId);
                    return true;
                });
            }
            default -> dispute.returnAccepted = true;
        }
    }

    private void later(
            OrderCase of, DisputeCase dispute, String name, Event cause, Duration least, Duration most, Deed.Act act) {
        var at = cause.time().plus(behaviour.takes(name, dispute.key, least, most));
        agenda.add(at, of.plan.key(), name, dispute.key, false, act);
    }

    private static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    private static Duration days(long days) {
        return Duration.ofDays(days);
    }

    @Override
    public void close() {
        news.close();
    }
}
