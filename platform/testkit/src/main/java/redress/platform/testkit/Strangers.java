package redress.platform.testkit;

import static redress.platform.testkit.People.AUDITOR_2;
import static redress.platform.testkit.People.BUYER_2;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.FINANCE_2;
import static redress.platform.testkit.People.MEDIATOR_2;
import static redress.platform.testkit.People.SELLER_2;
import static redress.platform.testkit.People.SUPPORT_2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import redress.platform.values.Actor;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint that the description names, asked about a case by everybody who is no party of it (R82). Another buyer and
 * another seller get nowhere, and find nothing of the case in their lists. Of the offices those get in that the test names, and
 * no other. Who is turned away gets 403 or 404 and nothing else, whatever they send.
 */
final class Strangers {

    private static final Set<Integer> TURNED_AWAY = Set.of(403, 404);
    private static final List<Actor> PARTIES_OF_OTHERS = List.of(BUYER_2, SELLER_2);
    private static final List<Actor> OFFICES = List.of(MEDIATOR_2, SUPPORT_2, FINANCE_2, AUDITOR_2, FEED);

    /** What every service has. */
    private static final Map<String, String> SHARED = Map.of(
            "POST /policies",
            "{\"document\": {}, \"reason\": \"why not\"}",
            "POST /policies/{version}/refusal",
            "{\"reason\": \"why not\"}",
            "POST /messages/parked/{id}/discard",
            "{\"why\": \"why not\"}");

    /** Of no message: whoever may discard one must not discard what another test has parked. */
    private static final String NOT_PARKED = "999999999999";

    private final ServiceTest service;
    private final Map<String, String> bodies = new HashMap<>(SHARED);
    private final Map<String, String> ids = new HashMap<>(Map.of("{id}", NOT_PARKED));
    private final List<String> wrong = new ArrayList<>();

    /**
     * @param bodies a good body by operation
     * @param ids what stands for each parameter of a path, {@code {orderId}}
     */
    Strangers(ServiceTest service, Map<String, String> bodies, Map<String, String> ids) {
        this.service = service;
        this.bodies.putAll(bodies);
        this.ids.putAll(ids);
    }

    /**
     * @param admitted one line for each operation that some office may ask for: {@code GET /orders/{orderId}: support finance}
     * @param open operations that are about no case, and so may be open to anybody
     */
    void check(String admitted, Set<String> open) {
        var operations = operations();
        for (var operation : operations)
            if (!open.contains(operation)) for (var stranger : PARTIES_OF_OTHERS) partyOfAnother(operation, stranger);
        var found = new TreeMap<String, String>();
        for (var operation : operations) {
            var roles = OFFICES.stream()
                    .filter(office ->
                            !TURNED_AWAY.contains(ask(operation, office).status()))
                    .map(office -> office.role().name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" "));
            if (!roles.isEmpty()) found.put(operation, roles);
        }
        var expected = admitted.lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (one, _) -> one, TreeMap::new));
        if (!found.equals(expected))
            wrong.add("of the offices may:\n" + text(found) + "\nand should:\n" + text(expected));
        if (!wrong.isEmpty()) throw new AssertionError(String.join("\n", wrong));
    }

    private void partyOfAnother(String operation, Actor stranger) {
        var answer = ask(operation, stranger);
        if (operation.contains("{")) {
            if (!TURNED_AWAY.contains(answer.status())) wrong.add(stranger + " gets into " + operation + ": " + answer);
        } else if (answer.status() == 200 && ids.values().stream().anyMatch(id -> isOfTheCase(id, answer)))
            wrong.add(stranger + " finds the case in " + operation + ": " + answer.body());
    }

    /** A version of the policy is nobody's. */
    private static boolean isOfTheCase(String id, Answer answer) {
        return id.contains("_") && answer.body().contains(id);
    }

    private String anIdOfTheCase() {
        return ids.values().stream()
                .filter(id -> id.contains("_"))
                .min(String::compareTo)
                .orElseThrow();
    }

    private Answer ask(String operation, Actor by) {
        var path = operation.substring(operation.indexOf(' ') + 1);
        for (var id : ids.entrySet()) path = path.replace(id.getKey(), id.getValue());
        var caller = service.as(by);
        return operation.startsWith("GET")
                ? caller.get(path.equals("/search") ? path + "?q=" + anIdOfTheCase() : path)
                : caller.post(path, bodies.getOrDefault(operation, "{}"));
    }

    private List<String> operations() {
        var operations = new ArrayList<String>();
        JsonNode paths = service.stranger().get("/v3/api-docs").must(200).json().at("/paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        for (var operation : operations)
            if (operation.replaceAll("\\{(?:" + known() + ")}", "").contains("{"))
                throw new AssertionError("Nothing is said to stand for the ids of " + operation);
        return operations;
    }

    private String known() {
        return ids.keySet().stream().map(id -> id.substring(1, id.length() - 1)).collect(Collectors.joining("|"));
    }

    private static String text(Map<String, String> table) {
        return table.entrySet().stream()
                .map(line -> line.getKey() + ": " + line.getValue())
                .collect(Collectors.joining("\n"));
    }
}
