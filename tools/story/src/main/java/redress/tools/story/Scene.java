package redress.tools.story;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import redress.tools.client.Answer;
import redress.tools.client.Event;
import redress.tools.client.Eventually;
import redress.tools.client.LocalClock;
import redress.tools.client.News;
import redress.tools.client.Person;
import redress.tools.client.Problem;
import redress.tools.client.Redress;
import redress.tools.client.Service;
import redress.tools.client.Unexpected;
import tools.jackson.databind.JsonNode;

/**
 * Where a story happens: the people in it, the one order it is about, what was heard of it on Kafka, and the clock. Every
 * step is told as it is done, and breaks the story off where it is not as expected.
 */
final class Scene implements AutoCloseable {

    static final String CURRENCY = "EUR";
    static final Duration SOON = Duration.ofMinutes(2);

    private final Redress redress;
    private final News news;
    private final LocalClock clock;
    private final Narrator narrator;
    private final List<Event> unaccounted = new ArrayList<>();
    private final Map<String, Integer> told = new HashMap<>();
    private String currency = CURRENCY;
    private String destination = "DE";
    private String orderId = "";
    private String lineId = "";
    private String disputeId = "";

    private Scene(Redress redress, LocalClock clock, News news, Narrator narrator) {
        this.redress = redress;
        this.clock = clock;
        this.news = news;
        this.narrator = narrator;
    }

    static Scene set(Redress redress, Narrator narrator) {
        return new Scene(redress, redress.clock(), redress.listenFromNow(), narrator);
    }

    Buyer buyer() {
        return new Buyer(this);
    }

    Seller seller() {
        return new Seller(this, 1);
    }

    Seller secondSeller() {
        return new Seller(this, 2);
    }

    Mediator mediator() {
        return new Mediator(this, 1);
    }

    Mediator secondMediator() {
        return new Mediator(this, 2);
    }

    Carrier carrier() {
        return new Carrier(this);
    }

    Finance finance() {
        return new Finance(this);
    }

    Support support() {
        return new Support(this);
    }

    Provider provider() {
        return new Provider(this);
    }

    void tells(String text) {
        narrator.tells(text);
    }

    void notes(String about, String text) {
        narrator.note(about, text);
    }

    void checks(String text) {
        narrator.check(text);
    }

    String order() {
        return orderId;
    }

    /** The order's only line. */
    String line() {
        return lineId;
    }

    /** From now on the story goes on with this order; of the one before nothing may be left to tell. */
    void isAbout(String order, String line) {
        if (!orderId.isEmpty()) nothingElseHappened();
        orderId = order;
        lineId = line;
    }

    String dispute() {
        return disputeId;
    }

    /** From now on it is about this dispute of the order. */
    void isDisputedAs(String dispute) {
        disputeId = dispute;
    }

    // ---- deeds

    Answer does(Person who, String words, Service where, String path, Object body) {
        narrator.deed(who.name(), words);
        var answer = redress.post(who, where, path, body);
        narrator.http("POST " + path + " at " + where, String.valueOf(answer.status()));
        return answer;
    }

    /** A deed that must be refused, with this code. */
    void triesInVain(Person who, String words, Service where, String path, Object body, String code) {
        narrator.deed(who.name(), words);
        try {
            var answer = redress.post(who, where, path, body);
            throw new Unexpected("POST " + path + " to be refused with " + code, "the answer " + answer.body());
        } catch (Problem problem) {
            if (!problem.code().equals(code))
                throw new Unexpected("POST " + path + " to be refused with " + code, problem.toString());
            narrator.http("POST " + path + " at " + where, problem.status() + " " + code);
            narrator.note("refused", problem.sentence());
        }
    }

    void notes(Person who, String words) {
        narrator.note(who.name(), words);
    }

    JsonNode orderSeenBy(Person who) {
        return view(who, Service.ORDER, "/orders/" + orderId);
    }

    JsonNode view(Person who, Service where, String path) {
        return redress.get(who, where, path).body();
    }

    // ---- what is heard

    /** Waits for this event, tells whatever comes until then, and counts it as expected. */
    Event hears(String name) {
        return hears(name, Map.of());
    }

    /** The same, with what must stand in it; a number is an amount in cents. */
    Event hears(String name, Map<String, ?> facts) {
        var event = Eventually.eventually(
                SOON,
                name + " on Kafka",
                () -> heardAlready(name),
                () -> "only " + news.events(orderId).stream().map(Event::name).toList());
        facts.forEach((field, fact) -> {
            var seen = event.data().path(field);
            var value = seen.isObject() ? seen.path("minor") : seen;
            if (!value.asString("").equals(fact.toString()))
                throw new Unexpected(name + " with " + field + " " + fact, seen.toString());
        });
        return event;
    }

    private Optional<Event> heardAlready(String name) {
        tellNews();
        var found = unaccounted.stream().filter(event -> event.is(name)).findFirst();
        found.ifPresent(unaccounted::remove);
        return found;
    }

    private void tellNews() {
        var events = news.events(orderId);
        for (var event : events.subList(told.getOrDefault(orderId, 0), events.size())) {
            narrator.event(event.topic(), event.sequence(), event.name(), facts(event.data()));
            unaccounted.add(event);
        }
        told.put(orderId, events.size());
    }

    void nothingElseHappened() {
        tellNews();
        if (!unaccounted.isEmpty())
            throw new Unexpected(
                    "nothing more to happen to the order",
                    unaccounted.stream().map(Event::name).toList().toString());
    }

    // ---- what may be done next

    /** Tells what the view of the dispute offers {@code who}, and expects these among it. */
    void mayNow(Person who, String... actions) {
        var view = view(who, Service.DISPUTE, "/disputes/" + disputeId);
        offers(who, view, actions);
    }

    /** What follows from something else is there a moment later. */
    void mayEventually(Person who, String action) {
        Eventually.eventually(
                SOON,
                who.name() + " to be offered " + action,
                () -> Optional.of(view(who, Service.DISPUTE, "/disputes/" + disputeId))
                        .filter(view -> view.path("availableActions")
                                .valueStream()
                                .anyMatch(one -> one.path("action").asString().equals(action))),
                () -> view(who, Service.DISPUTE, "/disputes/" + disputeId)
                        .path("availableActions")
                        .toString());
    }

    void offers(Person who, JsonNode view, String... actions) {
        var offered = new ArrayList<String>();
        for (var action : view.path("availableActions")) {
            offered.add(action.path("action").asString());
            narrator.note(
                    who.name(),
                    "may " + action.path("action").asString()
                            + (action.path("until").isString()
                                    ? " until "
                                            + Narrator.time(Instant.parse(
                                                    action.path("until").asString()))
                                    : "")
                            + "; otherwise: " + action.path("otherwise").asString());
        }
        for (var action : actions)
            if (!offered.contains(action))
                throw new Unexpected(who.name() + " to be offered " + action, offered.toString());
    }

    // ---- time

    Instant now() {
        return clock.now();
    }

    void passes(Duration span) {
        clockReaches(clock.now().plus(span));
    }

    void clockReaches(Instant then) {
        var step = Duration.between(clock.now(), then);
        if (!step.isPositive()) return;
        clock.advanceTo(then);
        narrator.clock(then, step);
    }

    /** Each reminder at its own hour: in one leap over both only the later one would still be worth sending. */
    void sellerIsRemindedUntil(Instant respondBy) {
        clockReaches(respondBy.minus(Duration.ofDays(2)));
        hears("SellerReminded", Map.of("number", 1));
        clockReaches(respondBy.minus(Duration.ofDays(1)));
        hears("SellerReminded", Map.of("number", 2));
    }

    // ---- money

    /** The refund goes through its three steps, however long the provider takes; then the money is back. */
    Event refundIsMade(long minor) {
        var requested = hears("RefundRequested", Map.of("amount", minor));
        var shown = tellTracker("");
        hears("RefundSubmitted");
        untilMade(minor, shown);
        return requested;
    }

    /** The provider has the refund; days pass until it is made. */
    void refundIsIssued(long minor) {
        untilMade(minor, "");
    }

    private void untilMade(long minor, String shownBefore) {
        var expected = Map.of("amount", minor);
        var shown = tellTracker(shownBefore);
        for (int day = 0; heardAtRest("RefundIssued", expected).isEmpty(); day++) {
            if (day == 30) throw new Unexpected("RefundIssued within 30 days", shown);
            passes(Duration.ofDays(1));
            shown = tellTracker(shown);
        }
        var before = shown;
        Eventually.eventually(
                SOON,
                "the tracker at its last step",
                () -> Optional.of(tracker()).filter(steps -> steps.contains("[x] MADE")),
                this::tracker);
        tellTracker(before);
    }

    /** Asked once all has happened that is to happen at this time of the clock. */
    private Optional<Event> heardAtRest(String name, Map<String, ?> facts) {
        atRest();
        news.catchUp(SOON);
        tellNews();
        return unaccounted.stream().anyMatch(event -> event.is(name))
                ? Optional.of(hears(name, facts))
                : Optional.empty();
    }

    /** This, once everything has followed that follows by itself. */
    Scene atRest() {
        redress.stillness().await(SOON);
        return this;
    }

    /** The refund's money comes from here and nowhere else (R14). */
    void isFundedFrom(Event requested, String source) {
        var funding = requested.data().path("funding");
        if (funding.size() != 1 || !funding.path(0).path("source").asString("").equals(source))
            throw new Unexpected("a refund that is funded from " + source, funding.toString());
        narrator.check("funded from " + source);
    }

    private String tellTracker(String shownBefore) {
        var shown = tracker();
        if (!shown.equals(shownBefore)) narrator.note("tracker", shown);
        return shown;
    }

    private String tracker() {
        var steps = new StringJoiner("  ");
        for (var refund : view(Buyer.PERSON, Service.REFUND, "/orders/" + orderId + "/refunds")
                .path("refunds")) {
            for (var step : refund.path("steps"))
                steps.add("[" + (step.path("at").isString() ? "x" : " ") + "] "
                        + step.path("step").asString());
        }
        return steps.toString();
    }

    /** captured = held + released + refunded + charged back (R50), and each of them as told. */
    void moneyIs(long captured, long held, long released, long refunded) {
        moneyIs(captured, held, released, refunded, 0);
    }

    /** The same of an order that a bank took something of. */
    void moneyIs(long captured, long held, long released, long refunded, long chargedBack) {
        var seen = Eventually.eventually(
                SOON,
                "the order's money to be captured %d, held %d, released %d, refunded %d, charged back %d"
                        .formatted(captured, held, released, refunded, chargedBack),
                () -> {
                    var money = moneyView();
                    return minor(money, "captured") == captured
                                    && minor(money, "held") == held
                                    && minor(money, "released") == released
                                    && minor(money, "refunded") == refunded
                                    && minor(money, "chargedBack") == chargedBack
                            ? Optional.of(money)
                            : Optional.empty();
                },
                () -> moneyView().toString());
        if (captured != held + released + refunded + chargedBack)
            throw new Unexpected("captured = held + released + refunded + charged back", seen.toString());
        var guaranteed = minor(seen, "guaranteed");
        narrator.check("captured %s = held %s + released %s + refunded %s%s%s"
                .formatted(
                        said(captured),
                        said(held),
                        said(released),
                        said(refunded),
                        chargedBack == 0 ? "" : " + charged back " + said(chargedBack),
                        guaranteed == 0 ? "" : "; out of the platform's own pocket " + said(guaranteed)));
    }

    private JsonNode moneyView() {
        return view(Buyer.PERSON, Service.REFUND, "/orders/" + orderId + "/money");
    }

    private static long minor(JsonNode money, String field) {
        return money.path(field).path("minor").asLong(-1);
    }

    /** The orders that follow are paid in this currency; a story begins in euro. */
    void paysIn(String code) {
        currency = code;
    }

    String currency() {
        return currency;
    }

    /** The orders that follow go to this country; a story begins in Germany. */
    void sendsTo(String country) {
        destination = country;
    }

    String destination() {
        return destination;
    }

    /** An amount of the story's currency, in minor units. */
    Map<String, Object> money(long minor) {
        return Map.of("minor", minor, "currency", currency);
    }

    String said(long minor) {
        return inWords(minor, currency);
    }

    static Map<String, Object> amount(long minor) {
        return Map.of("minor", minor, "currency", CURRENCY);
    }

    static String inWords(long minor) {
        return inWords(minor, CURRENCY);
    }

    private static String inWords(long minor, String code) {
        return BigDecimal.valueOf(minor, Currency.getInstance(code).getDefaultFractionDigits())
                        .toPlainString()
                + " " + code;
    }

    // ---- the facts of an event that a listener wants to read

    private static final List<String> WORTH_TELLING = List.of(
            "answer",
            "number",
            "worseForSeller",
            "language",
            "by",
            "version",
            "basis",
            "trigger",
            "rule",
            "step",
            "paidBy",
            "consequence",
            "because",
            "until",
            "outcome",
            "appealResult",
            "party",
            "how",
            "why",
            "confirmedBy",
            "reason",
            "kind",
            "total",
            "amount",
            "asked",
            "respondBy",
            "resolveBy",
            "dueAt",
            "verdictDue",
            "due",
            "answerBy",
            "decideBy",
            "shipBy",
            "inspectBy",
            "expectedBy",
            "disputableUntil");

    private static String facts(JsonNode data) {
        var facts = new StringJoiner(", ");
        for (var field : WORTH_TELLING) {
            var value = data.path(field);
            if (value.path("minor").isNumber())
                facts.add(field + " "
                        + inWords(
                                value.path("minor").asLong(),
                                value.path("currency").asString()));
            else if (value.isString()) facts.add(field + " " + readable(value.asString()));
            else if (value.isNumber() || value.isBoolean()) facts.add(field + " " + value.asString());
        }
        return facts.toString();
    }

    private static String readable(String value) {
        return value.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? Narrator.time(Instant.parse(value)) : value;
    }

    @Override
    public void close() {
        news.close();
    }
}
