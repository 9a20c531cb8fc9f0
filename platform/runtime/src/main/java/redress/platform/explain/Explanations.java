package redress.platform.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import redress.platform.explain.Explanation.Step;
import redress.platform.journal.JournalReader;
import redress.platform.journal.Origin;
import redress.platform.journal.RawEntry;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.web.Deeds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Explains from the stored events themselves, to whoever may see the case. */
public final class Explanations {

    /** What may be told to everyone who may see the case. Payment and provider references, texts and addresses are not in it. */
    private static final Set<String> FACTS = Set.of(
            "amount",
            "answer",
            "appealResult",
            "appealUntil",
            "asked",
            "attempt",
            "because",
            "confirmBy",
            "consequence",
            "decideBy",
            "disputableUntil",
            "expectedBy",
            "expectedFrom",
            "fundedBy",
            "guaranteedUntil",
            "how",
            "inspectBy",
            "kind",
            "number",
            "outcome",
            "percent",
            "promisedBy",
            "quantity",
            "reason",
            "reasons",
            "resolveBy",
            "respondBy",
            "returnPaidBy",
            "round",
            "shipBy",
            "trigger",
            "type",
            "until",
            "verdictDue",
            "version",
            "why",
            "worseForSeller");

    /** What every description of an explanation begins with. */
    public static final String WHAT_IT_TELLS =
            "Every recorded event of it in order: who caused it or which rule of which policy version, when that was due and"
                    + " how late it was recorded, and what it says of amounts and windows. ";

    private final Deeds deeds;
    private final JournalReader journal;
    private final JsonMapper json = JsonMapper.shared();

    public Explanations(Deeds deeds, JournalReader journal) {
        this.deeds = deeds;
        this.journal = journal;
    }

    /** All of it; see {@link #of(Actor, String, Object, Class, Predicate)}. */
    public Explanation of(Actor viewer, String id, Object question, Class<?> view) {
        return of(viewer, id, question, view, event -> true);
    }

    /**
     * @param id of what is to be explained, which names its stream in the journal
     * @param question the viewer's question for the case's {@code view}: who is refused that is told nothing here either
     * @param told which events may be told to the viewer, by their stored name
     */
    public Explanation of(Actor viewer, String id, Object question, Class<?> view, Predicate<String> told) {
        deeds.ask(viewer, question, view);
        return new Explanation(
                id,
                journal.ofStream(id).stream()
                        .filter(entry -> told.test(entry.name()))
                        .map(this::step)
                        .toList());
    }

    private Step step(RawEntry entry) {
        var payload = json.readTree(entry.payload());
        var metadata = json.readTree(entry.metadata());
        var recordedAt = Instant.parse(entry.recordedAt());
        var dueAt = instant(first(payload, "dueAt"));
        var late = dueAt == null ? Duration.ZERO : Duration.between(dueAt, recordedAt);
        var facts = new LinkedHashMap<String, String>();
        facts(payload, "", facts);
        var version = first(payload, "policyVersion");
        return new Step(
                entry.position(),
                entry.name().substring(entry.name().indexOf('/') + 1).replace('-', ' '),
                recordedAt,
                metadata.path(Origin.ACTOR).asString("system:unknown"),
                text(first(payload, "rule")),
                text(version == null ? first(payload, "policy") : version),
                dueAt,
                late.compareTo(Duration.ofSeconds(1)) < 0 ? null : late.toSeconds(),
                facts,
                text(metadata.get(Origin.CORRELATION_ID)),
                text(metadata.get(Origin.CAUSATION_ID)));
    }

    /** The scalars and amounts below {@code node} that may be told, under their path. */
    private static void facts(JsonNode node, String path, Map<String, String> facts) {
        node.propertyStream().forEach(property -> {
            var value = property.getValue();
            var name = path + property.getKey();
            if (value.isObject() && !isMoney(value)) facts(value, name + ".", facts);
            else if (FACTS.contains(property.getKey())) {
                var words = words(value);
                if (words != null) facts.put(name, words);
            }
        });
    }

    private static @Nullable String words(JsonNode value) {
        if (isMoney(value))
            return new Money(
                            value.path("minor").asLong(), value.path("currency").asString())
                    .toString();
        if (value.isValueNode()) return value.asString();
        if (!value.isArray()) return null;
        var each = value.valueStream().map(Explanations::words).toList();
        return each.contains(null) ? null : String.join(", ", each);
    }

    private static boolean isMoney(JsonNode value) {
        return value.isObject() && value.size() == 2 && value.has("minor") && value.has("currency");
    }

    /** The first value of that name, at whatever depth: rules name themselves inside their cause. */
    private static @Nullable JsonNode first(JsonNode node, String name) {
        var own = node.get(name);
        if (own != null && own.isValueNode()) return own;
        return node.valueStream()
                .filter(JsonNode::isObject)
                .map(inner -> first(inner, name))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null ? null : value.asString();
    }

    private static @Nullable Instant instant(@Nullable JsonNode value) {
        return value == null ? null : Instant.parse(value.asString());
    }
}
