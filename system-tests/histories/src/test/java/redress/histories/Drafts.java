package redress.histories;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import redress.platform.policy.PolicyDocument;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Policies that somebody might want: what is shipped, with other windows, amounts and switches, here and there. */
record Drafts(String service, ObjectNode document) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, ObjectNode> SHIPPED = new ConcurrentHashMap<>();

    static Drafts of(Service service, String version) {
        var name = "/redress/%s/policy/%s-1.json".formatted(service.name, service.rules.profile());
        var shipped = SHIPPED.computeIfAbsent(name, Drafts::read);
        return new Drafts(service.name, shipped.deepCopy().put("version", version.toLowerCase(Locale.ROOT)));
    }

    private static ObjectNode read(String resource) {
        try (var file = Drafts.class.getResourceAsStream(resource)) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    PolicyDocument from(Instant effective, Chance chance) {
        document.put("effectiveFrom", effective.toString());
        var values = (ObjectNode) document.path("values");
        change(values, chance);
        var overrides = (ArrayNode) document.path("overrides");
        if (chance.once(2)) change(overrides.addObject().put("category", "toys").putObject("values"), chance);
        if (chance.once(3)) change(overrides.addObject().put("country", "BR").putObject("values"), chance);
        if (chance.once(4))
            change(
                    overrides
                            .addObject()
                            .put("country", "BR")
                            .put("category", "toys")
                            .putObject("values"),
                    chance);
        return PolicyDocument.of(document.toString());
    }

    private void change(ObjectNode values, Chance chance) {
        switch (service) {
            case "order" ->
                values.put("automatic-confirmation", chance.one("P15D", "P10D", "P3D"))
                        .put("dispute-window", chance.one("P15D", "P7D", "P30D"))
                        .put("delivery-guarantee", chance.one("P60D", "P45D"));
            case "dispute" ->
                values.put("seller-responds", chance.one("P5D", "P6D", "P7D"))
                        .put("dispute-resolved", chance.one("P15D", "P10D", "P20D"))
                        .put("seller-silent", chance.one("CLAIM_ALLOWED", "ESCALATE", "ACCEPT"))
                        .put("return-ship-by", chance.one("P10D", "P14D", "P21D", "P5D"))
                        .put("return-inspection", chance.one("P3D", "P5D"));
            case "mediation" ->
                values.put("verdict-target", chance.one("P7D", "P5D"))
                        .put("appeal-window", chance.one("P30D", "P14D"))
                        .put("second-look-target", chance.one("P7D", "P10D"));
            case "refund" ->
                values.put("refund-expected-by-days", chance.one(20, 14, 9))
                        .put("split-platform-percent", chance.one(50, 30, 100))
                        .put("refund-asked-every", chance.one("P1D", "PT12H"));
            default -> throw new IllegalArgumentException(service);
        }
    }
}
