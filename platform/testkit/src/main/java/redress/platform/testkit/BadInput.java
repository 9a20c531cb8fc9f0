package redress.platform.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of the catalogue of bad input that holds for every endpoint, fired at all that the service's own description
 * names: syntax, size, encoding, types, ids, paging, tokens, methods. Each must be answered with a problem that has a code,
 * never with a 5xx, and the journal must stay where it was.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> every_endpoint_refuses_bad_input() {
 *     return BadInput.at(service)
 *             .knowing("POST /orders/{orderId}/disputes", """
 *                 {"lines": …}""")   // a good body: every value in it is then spoilt in turn
 *             .tests();
 * }
 * }</pre>
 */
public final class BadInput {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Never right for any type of value. */
    private static final List<String> SPOILT = List.of(
            "{\"@class\":\"java.lang.Object\"}",
            "[[]]",
            "1.5",
            "1e999999999",
            "99999999999999999999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u0007 bell\"",
            "9".repeat(5_000));

    private static final List<String> BAD_IDS = List.of(
            "x",
            "%27%20or%201=1--",
            "%24%7Bjndi:ldap:%2F%2Fx%7D",
            "%00",
            "%E2%80%AE",
            "ord_",
            "usr_buyer1",
            "-1",
            "null",
            "a".repeat(300));

    private static final List<String> BAD_PAGES = List.of(
            "limit=0",
            "limit=-1",
            "limit=201",
            "limit=1000000000",
            "limit=abc",
            "limit=",
            "limit=1&limit=2",
            "cursor=",
            "cursor=abc",
            "cursor=%27%20or%201=1--",
            "cursor=MTIzLjQ");

    private final ServiceTest service;
    private final Map<String, String> examples = new LinkedHashMap<>();
    private final Set<String> only = new HashSet<>();
    private Actor actor = People.BUYER_1;

    private BadInput(ServiceTest service) {
        this.service = service;
    }

    public static BadInput at(ServiceTest service) {
        return new BadInput(service);
    }

    /** Who fires; a buyer where nothing is said. */
    public BadInput as(Actor someone) {
        actor = someone;
        return this;
    }

    /** A good body of an operation, {@code POST /orders/{orderId}/disputes} as the description writes it. */
    public BadInput knowing(String operation, String goodBody) {
        examples.put(operation, goodBody);
        return this;
    }

    /** Fires at these operations and no others. */
    public BadInput only(String... some) {
        only.addAll(List.of(some));
        return this;
    }

    /**
     * That nobody gets into a case that is none of theirs, whatever of this is asked for (R82).
     *
     * @param ids what stands for each parameter of a path, {@code {orderId}}
     * @param admitted which offices get in: {@code GET /orders/{orderId}: support finance}, a line for each operation
     * @param open what anybody may ask for, because it is about no case
     */
    public void refusesStrangers(Map<String, String> ids, String admitted, Set<String> open) {
        new Strangers(service, examples, ids).check(admitted, open);
    }

    /** One test per operation of the description. */
    public Stream<DynamicTest> tests() {
        var paths = service.stranger().get("/v3/api-docs").must(200).json().at("/paths");
        var operations = new ArrayList<Operation>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey().toUpperCase(Locale.ROOT)))
                        operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                allowed(path.getValue())));
                }));
        if (operations.isEmpty()) throw new AssertionError("The description names no operation");
        for (var known : examples.keySet())
            if (operations.stream().noneMatch(operation -> operation.name().equals(known)))
                throw new AssertionError("There is no " + known + " among " + operations);
        return operations.stream()
                .filter(operation -> only.isEmpty() || only.contains(operation.name()))
                .map(operation -> dynamicTest(operation.name() + " refuses bad input", () -> fire(operation)));
    }

    private static Set<String> allowed(JsonNode path) {
        return path.properties().stream()
                .map(method -> method.getKey().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void fire(Operation operation) throws JOSEException {
        long before = service.head();
        var shots = new Shots(operation);
        tokens(shots);
        methods(shots);
        if (!operation.parameters().isEmpty()) ids(shots);
        if (operation.pages())
            for (var query : BAD_PAGES)
                shots.expect(query, Set.of(400, 403), () -> caller().get(operation.somewhere() + "?" + query));
        if (operation.method().equals("GET"))
            shots.expect(
                    "Accept: application/xml",
                    Set.of(406, 404, 403, 400),
                    () -> caller().sending("Accept", "application/xml").get(operation.somewhere()));
        if (operation.hasBody()) {
            bodies(shots);
            contentTypes(shots);
            values(shots);
        }
        var example = examples.get(operation.name());
        if (example != null) spoil(shots, JSON.readTree(example));
        shots.judge();
        long after = service.head();
        if (after != before)
            throw new AssertionError(operation.name() + ": " + (after - before) + " events were stored meanwhile");
    }

    private void tokens(Shots shots) throws JOSEException {
        var issuer = service.issuer();
        var path = shots.operation.somewhere();
        var now = Instant.now();
        var old = Date.from(now.minusSeconds(900));
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("empty", "");
        tokens.put("garbage", "abc.def.ghi");
        tokens.put(
                "expired",
                issuer.token(
                        actor,
                        h -> h,
                        c -> c.issueTime(old).notBeforeTime(old).expirationTime(Date.from(now.minusSeconds(600)))));
        tokens.put(
                "not yet valid", issuer.token(actor, h -> h, c -> c.notBeforeTime(Date.from(now.plusSeconds(1_800)))));
        tokens.put("of another issuer", issuer.token(actor, h -> h, c -> c.issuer("https://elsewhere.example")));
        tokens.put("for another audience", issuer.token(actor, h -> h, c -> c.audience("elsewhere")));
        tokens.put("of another type", issuer.token(actor, h -> h.type(JOSEObjectType.JWT), c -> c));
        tokens.put("of an unknown key", issuer.token(actor, h -> h.keyID("unknown"), c -> c));
        tokens.put("forged", issuer.forgedToken(Foreign.key(), actor));
        tokens.put("of a timer", issuer.token(actor, h -> h, c -> c.subject("rule_anything")));
        tokens.put(
                "unsigned",
                new PlainJWT(new JWTClaimsSet.Builder()
                                .issuer(issuer.address())
                                .audience("redress")
                                .subject(actor.id())
                                .claim("role", actor.role().name())
                                .expirationTime(Date.from(now.plusSeconds(60)))
                                .build())
                        .serialize());
        tokens.forEach((which, token) -> shots.expect(
                "token " + which,
                401,
                () -> send(
                        service.stranger().sending("Authorization", "Bearer " + token), path, shots.operation, "{}")));
        shots.expect("no token", 401, () -> send(service.stranger(), path, shots.operation, "{}"));
        shots.expect(
                "Basic",
                401,
                () -> send(service.stranger().sending("Authorization", "Basic dTpw"), path, shots.operation, "{}"));
        for (var role : Arrays.asList(null, "KING", "buyer"))
            shots.expect(
                    "role " + role,
                    403,
                    () -> send(
                            Caller.with(service.address(), issuer.token(actor, h -> h, c -> c.claim("role", role))),
                            path,
                            shots.operation,
                            "{}"));
    }

    private void methods(Shots shots) {
        for (var method : METHODS)
            if (!shots.operation.allowed().contains(method))
                shots.expect(
                        method,
                        405,
                        () -> caller().send(
                                        shots.operation.somewhere(),
                                        request -> request.header("Content-Type", "application/json")
                                                .method(method, BodyPublishers.ofString("{}"))));
    }

    private void ids(Shots shots) {
        for (var id : BAD_IDS)
            for (var parameter : shots.operation.parameters())
                shots.refused(
                        parameter + "=" + id,
                        () -> send(caller(), shots.operation.with(parameter, id), shots.operation, "{}"));
        if (shots.operation.method().equals("GET") && !shots.operation.pages()) {
            var answer = caller().get(shots.operation.somewhere());
            // what belongs to an unknown thing is nothing: an empty list gives no more away than 404 does
            boolean nothing = !shots.operation.path().endsWith("}")
                    && answer.status() == 200
                    && (answer.json().isArray() ? answer.json() : answer.json().at("/items")).isEmpty();
            if (!nothing) shots.expect("an id that nobody has", Set.of(404, 403, 400), () -> answer);
        }
    }

    private void bodies(Shots shots) {
        shots.body("", 400);
        shots.body("{", 400);
        shots.body("{\"", 400);
        shots.body("null", 400);
        shots.body("[]", 400);
        shots.body("7", 400);
        shots.body("\"x\"", 400);
        shots.body("{'a':1}", 400);
        shots.body("{\"status\":\"CLOSED\",\"status\":\"OPEN\"}", 400);
        shots.refusedBody("{\"@class\":\"java.lang.ProcessBuilder\"}");
        shots.refusedBody("{\"@type\":\"x\"}");
        shots.refusedBody("{\"amountRefunded\":1}");
        shots.body("{\"" + "n".repeat(2_000) + "\":1}", 400);
        shots.body("{\"x\":" + "[".repeat(10_000), 400);
        shots.body("{\"x\":" + "9".repeat(20_000) + "}", 400);
        shots.body("{}" + " ".repeat(70_000), 413);
        shots.refusedBody("{}{}");
        shots.refusedBody("{} x");
        shots.bytes("invalid UTF-8", new byte[] {'{', '"', (byte) 0xC3, 0x28, '"', ':', '1', '}'}, 400);
        shots.bytes("overlong UTF-8", new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'}, 400);
        shots.bytes("UTF-16", "{}".getBytes(StandardCharsets.UTF_16), 400);
        shots.bytes("byte order mark", "\uFEFF{}".getBytes(StandardCharsets.UTF_8), 400);
    }

    private void contentTypes(Shots shots) {
        for (var type : Arrays.asList(
                null,
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "nonsense",
                "application/json;charset=utf-7"))
            shots.expect(
                    "Content-Type " + type,
                    early(shots.operation, 415),
                    () -> caller().send(shots.operation.somewhere(), request -> {
                        if (type != null) request.header("Content-Type", type);
                        request.method(shots.operation.method(), BodyPublishers.ofString("{}"));
                    }));
        shots.expect(
                "Content-Encoding gzip",
                Set.of(415),
                () -> send(
                        caller().sending("Content-Encoding", "gzip"),
                        shots.operation.somewhere(),
                        shots.operation,
                        "{}"));
    }

    /** Each property that the description names, alone and with a value that is never right. */
    private void values(Shots shots) {
        for (var property : shots.operation.properties(service))
            for (var value : SPOILT) shots.refusedBody("{" + JSON.writeValueAsString(property) + ":" + value + "}");
    }

    /** A good body with one value spoilt at a time, or one property too many in one of its objects. */
    private void spoil(Shots shots, JsonNode good) {
        var pointers = new ArrayList<String>();
        collect(good, "", pointers);
        for (var pointer : pointers) {
            if (!pointer.isEmpty())
                for (var value : SPOILT) {
                    var spoilt = good.deepCopy();
                    replace(spoilt, pointer, "\"@spoilt@\"");
                    shots.refusedBody(spoilt.toString().replace("\"@spoilt@\"", value));
                }
            if (good.at(pointer) instanceof ObjectNode) {
                var more = good.deepCopy();
                ((ObjectNode) more.at(pointer))
                        .put("sellerId", "usr_x")
                        .put("amountRefunded", 1)
                        .put("@class", "x");
                shots.body(more.toString(), 400);
            }
        }
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        pointers.add(pointer);
        if (node instanceof ObjectNode object)
            object.properties().forEach(each -> collect(each.getValue(), pointer + "/" + each.getKey(), pointers));
        if (node instanceof ArrayNode array)
            for (int i = 0; i < array.size(); i++) collect(array.get(i), pointer + "/" + i, pointers);
    }

    private static void replace(JsonNode root, String pointer, String json) {
        int end = pointer.lastIndexOf('/');
        var parent = root.at(pointer.substring(0, end));
        var name = pointer.substring(end + 1);
        var value = JSON.readTree(json);
        if (parent instanceof ObjectNode object) object.set(name, value);
        else ((ArrayNode) parent).set(Integer.parseInt(name), value);
    }

    /** Where the path has an id of another form than ours, that may be noticed first. */
    private static Set<Integer> early(Operation operation, int status) {
        return operation.parameters().isEmpty()
                ? Set.of(status)
                : Stream.of(status, 400).collect(Collectors.toSet());
    }

    private Caller caller() {
        return Caller.with(service.address(), service.issuer().token(actor));
    }

    private static Answer send(Caller caller, String path, Operation operation, String body) {
        return operation.hasBody()
                ? caller.send(path, json(operation, BodyPublishers.ofString(body)))
                : caller.send(path, request -> request.method(operation.method(), BodyPublishers.noBody()));
    }

    private static Consumer<HttpRequest.Builder> json(Operation operation, HttpRequest.BodyPublisher body) {
        return request -> request.header("Content-Type", "application/json").method(operation.method(), body);
    }

    /** One entry of the description. */
    private record Operation(String method, String path, JsonNode description, Set<String> allowed) {

        private static final Map<String, String> PREFIXES = Map.of(
                "orders",
                "ord_",
                "disputes",
                "dsp_",
                "offers",
                "ofr_",
                "claims",
                "clm_",
                "returns",
                "ret_",
                "refunds",
                "rfd_",
                "force-majeure",
                "fmj_");

        String name() {
            return method + " " + path;
        }

        List<String> parameters() {
            return Arrays.stream(path.split("/", -1))
                    .filter(part -> part.startsWith("{"))
                    .toList();
        }

        boolean hasBody() {
            return description.has("requestBody");
        }

        boolean pages() {
            for (var parameter : description.at("/parameters"))
                if (parameter.at("/name").asString().equals("cursor")) return true;
            return false;
        }

        /** The path with ids that look right and that nobody has. */
        String somewhere() {
            return with("", "");
        }

        String with(String parameter, String id) {
            var filled = new ArrayList<String>();
            var parts = path.split("/", -1);
            for (int i = 0; i < parts.length; i++)
                filled.add(
                        !parts[i].startsWith("{")
                                ? parts[i]
                                : parts[i].equals(parameter)
                                        ? id
                                        : Ids.fresh(PREFIXES.getOrDefault(parts[i - 1], "xyz_")));
            return String.join("/", filled);
        }

        List<String> properties(ServiceTest service) {
            var schema = description.at("/requestBody/content/application~1json/schema");
            if (schema.has("$ref"))
                schema = service.stranger()
                        .get("/v3/api-docs")
                        .json()
                        .at(schema.at("/$ref").asString().substring(1));
            return List.copyOf(schema.at("/properties").propertyNames());
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** Fires, and keeps what was answered wrongly. */
    private final class Shots {

        private final Operation operation;
        private final List<String> wrong = new ArrayList<>();
        private int fired;

        Shots(Operation operation) {
            this.operation = operation;
        }

        void body(String body, int status) {
            expect(body, early(operation, status), () -> send(caller(), operation.somewhere(), operation, body));
        }

        void refusedBody(String body) {
            refused(body, () -> send(caller(), operation.somewhere(), operation, body));
        }

        void bytes(String what, byte[] body, int status) {
            expect(
                    what,
                    status,
                    () -> caller().send(operation.somewhere(), json(operation, BodyPublishers.ofByteArray(body))));
        }

        void expect(String what, int status, Supplier<Answer> shot) {
            expect(what, Set.of(status), shot);
        }

        void expect(String what, Set<Integer> statuses, Supplier<Answer> shot) {
            var answer = refused(what, shot);
            if (!statuses.contains(answer.status())) wrong.add(shorten(what) + ": not " + statuses + " but " + answer);
        }

        Answer refused(String what, Supplier<Answer> shot) {
            fired++;
            var answer = shot.get();
            var fault = fault(answer);
            if (fault != null) wrong.add(shorten(what) + ": " + fault + ": " + answer);
            return answer;
        }

        private static @Nullable String fault(Answer answer) {
            if (answer.status() < 400 || answer.status() > 499) return "not refused";
            if (!"application/problem+json".equals(answer.header("Content-Type"))) return "not a problem";
            if (!answer.code().matches("[a-z0-9]+(-[a-z0-9]+)*")) return "no code";
            if (answer.body().contains("Exception") || answer.body().contains("redress.")) return "shows internals";
            if (answer.status() == 401 && answer.header("WWW-Authenticate") == null) return "no challenge";
            if (answer.status() == 405 && answer.header("Allow") == null) return "no Allow";
            return null;
        }

        private static String shorten(String what) {
            return what.length() <= 120 ? what : what.substring(0, 120) + "… (" + what.length() + ")";
        }

        void judge() {
            if (!wrong.isEmpty())
                throw new AssertionError(operation.name() + ": " + wrong.size() + " of " + fired
                        + " answered wrongly:\n  " + String.join("\n  ", wrong));
        }
    }

    /** A key that the issuer does not know, under the name of one that it does; made when first needed. */
    private static final class Foreign {

        private static com.nimbusds.jose.jwk.@Nullable RSAKey made;

        static synchronized com.nimbusds.jose.jwk.RSAKey key() throws JOSEException {
            var key = made == null ? new RSAKeyGenerator(2048).keyID("test").generate() : made;
            made = key;
            return key;
        }
    }
}
