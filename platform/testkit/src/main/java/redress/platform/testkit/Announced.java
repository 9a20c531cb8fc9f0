package redress.platform.testkit;

import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event that was seen on Kafka. */
public record Announced(String topic, @Nullable String key, CloudEvent event) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String type() {
        return event.getType();
    }

    public JsonNode data() {
        return JSON.readTree(
                new String(Objects.requireNonNull(event.getData(), "no data").toBytes(), StandardCharsets.UTF_8));
    }

    /** The data as the record that the publisher's {@code events} jar has for it; fields it does not know are ignored. */
    public <T> T as(Class<T> type) {
        return JSON.rebuild()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .treeToValue(data(), type);
    }
}
