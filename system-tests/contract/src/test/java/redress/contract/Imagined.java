package redress.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Role;

/**
 * Makes stored events up out of their types: every variant of a sealed type, every constant of an enum, with and without
 * what is optional, lists of one and of many, each in turn. What a record's constructor refuses cannot be stored and is
 * left out.
 */
final class Imagined {

    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final String BODY = "0123456789abcdefghjkmnpqrs";
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("OrderId", "ord_"),
            Map.entry("CartId", "crt_"),
            Map.entry("LineId", "lin_"),
            Map.entry("DisputeId", "dsp_"),
            Map.entry("OfferId", "ofr_"),
            Map.entry("ClaimId", "clm_"),
            Map.entry("ReturnId", "ret_"),
            Map.entry("RefundId", "rfd_"),
            Map.entry("ChargebackId", "cbk_"),
            Map.entry("DeclarationId", "fmj_"),
            Map.entry("EvidenceId", "evd_"),
            Map.entry("SettlementId", "stl_"),
            Map.entry("MessageId", "msg_"),
            Map.entry("RequestId", "inf_"),
            Map.entry("ProposalId", "prp_"),
            Map.entry("AppealId", "apl_"),
            Map.entry("PolicyId", "pol_"),
            Map.entry("PersonId", "usr_"));
    private static final int MOST = 3_000;

    private final Map<Type, List<@Nullable Object>> known = new LinkedHashMap<>();

    /** Every permitted record below a sealed type, each in several versions. */
    List<Object> all(Class<?> sealed) {
        var events = new ArrayList<Object>();
        for (var some : variants(sealed, "")) if (some != null) events.add(some);
        return events;
    }

    private List<@Nullable Object> variants(Type type, String name) {
        if (type instanceof ParameterizedType generic) return collections(generic, name);
        var plain = (Class<?>) type;
        if (plain == String.class) return List.of(text(name));
        if (plain == int.class || plain == Integer.class) return List.of(1);
        if (plain == long.class || plain == Long.class) return List.of(1L);
        if (plain == boolean.class) return List.of(true, false);
        if (plain == Instant.class) return List.of(THEN);
        if (plain == Duration.class) return List.of(Duration.ofDays(3));
        if (plain == Money.class) return List.of(new Money(1999, "EUR"));
        if (plain == Actor.class) return List.of(new Actor("usr_buyer1", Role.BUYER), Actor.rule("some-rule"));
        if (plain.isEnum()) return Arrays.asList((Object[]) plain.getEnumConstants());
        var before = known.get(plain);
        if (before != null) return before;
        List<@Nullable Object> made;
        if (plain.isSealed()) {
            made = new ArrayList<>();
            for (var variant : plain.getPermittedSubclasses()) made.addAll(variants(variant, name));
        } else if (plain.isRecord()) made = records(plain);
        else throw new IllegalStateException("How is a " + plain + " imagined?");
        known.put(plain, made);
        return made;
    }

    private List<@Nullable Object> collections(ParameterizedType generic, String name) {
        var raw = generic.getRawType();
        var first = generic.getActualTypeArguments()[0];
        if (raw == List.class) {
            var elements = variants(first, name.equals("reasons") ? "reason" : name);
            return List.of(List.of(some(elements.getFirst())), List.copyOf(elements));
        }
        if (raw == Set.class) return List.of(Set.of(some(variants(first, name).getFirst())));
        if (raw == Optional.class)
            return List.of(Optional.of(some(variants(first, name).getFirst())), Optional.empty());
        if (raw == Map.class)
            return List.of(Map.of(
                    some(variants(first, name).getFirst()),
                    some(variants(generic.getActualTypeArguments()[1], name).getFirst())));
        throw new IllegalStateException("How is a " + generic + " imagined?");
    }

    private static Object some(@Nullable Object value) {
        if (value == null) throw new IllegalStateException("Nothing to put into a list");
        return value;
    }

    /** The first version that the constructor accepts, and from it every version with one component changed. */
    private List<@Nullable Object> records(Class<?> record) {
        var components = record.getRecordComponents();
        var choices = new ArrayList<List<@Nullable Object>>();
        for (var component : components) choices.add(choices(record, component));
        var base = firstAccepted(record, choices);
        var made = new ArrayList<@Nullable Object>();
        make(record, arguments(choices, base)).ifPresent(made::add);
        for (int i = 0; i < components.length; i++)
            for (int choice = 0; choice < choices.get(i).size(); choice++) {
                if (choice == base[i]) continue;
                var changed = base.clone();
                changed[i] = choice;
                make(record, arguments(choices, changed)).ifPresent(made::add);
            }
        return made;
    }

    private List<@Nullable Object> choices(Class<?> record, RecordComponent component) {
        var choices = new ArrayList<@Nullable Object>();
        if (component.getName().equals("value") && component.getType() == String.class) choices.add(id(record));
        else choices.addAll(variants(component.getGenericType(), component.getName()));
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) choices.add(null);
        return choices;
    }

    private static int[] firstAccepted(Class<?> record, List<List<@Nullable Object>> choices) {
        var current = new int[choices.size()];
        for (int tried = 0; tried < MOST; tried++) {
            if (make(record, arguments(choices, current)).isPresent()) return current;
            int i = 0;
            while (i < current.length && ++current[i] == choices.get(i).size()) current[i++] = 0;
            if (i == current.length) break;
        }
        throw new IllegalStateException("No imagined " + record + " is accepted by its constructor");
    }

    private static @Nullable Object[] arguments(List<List<@Nullable Object>> choices, int[] chosen) {
        var arguments = new @Nullable Object[chosen.length];
        for (int i = 0; i < chosen.length; i++) arguments[i] = choices.get(i).get(chosen[i]);
        return arguments;
    }

    private static Optional<Object> make(Class<?> record, @Nullable Object[] arguments) {
        try {
            var constructor = record.getDeclaredConstructor(Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException unfit) {
            throw new IllegalStateException(record.toString(), unfit);
        }
    }

    private static String id(Class<?> record) {
        var prefix = PREFIXES.get(record.getSimpleName());
        if (prefix != null) return prefix + BODY;
        return text(Character.toLowerCase(record.getSimpleName().charAt(0))
                + record.getSimpleName().substring(1));
    }

    private static String text(String name) {
        return switch (name) {
            case "buyerId", "sellerId", "personId" -> "usr_" + BODY;
            case "currency" -> "EUR";
            case "country", "destination", "destinationCountry" -> "ES";
            case "sha256", "digest" -> "ab".repeat(32);
            case "policyVersion", "policy" -> "default-1";
            case "reason" -> "WRONG_VARIANT";
            case "kind" -> "REFUND_ONLY";
            case "trigger" -> "BUYER";
            case "methodKind" -> "CARD";
            default -> "some-words";
        };
    }
}
