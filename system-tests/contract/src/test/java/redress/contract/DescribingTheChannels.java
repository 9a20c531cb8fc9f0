package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.contract.Spoken.Published;
import redress.contract.Spoken.Service;

/** The AsyncAPI 3 document of each service is whole: what it refers to is there, and what is published is in it. */
class DescribingTheChannels {

    static Stream<Service> services() {
        return Spoken.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_is_an_asyncapi_3_document_about_the_service_s_topic(Service service) {
        var document = AsyncApis.of(service);
        assertThat(document.get("asyncapi")).isEqualTo("3.0.0");
        assertThat(document.keySet())
                .containsOnly("asyncapi", "info", "defaultContentType", "channels", "operations", "components");
        assertThat(AsyncApis.at(document, "info")).containsKeys("title", "version", "license", "description");
        var channels = AsyncApis.at(document, "channels");
        assertThat(channels).hasSize(1);
        var channel = AsyncApis.at(channels, channels.keySet().iterator().next());
        assertThat(channel.get("address")).isEqualTo(service.topic());
        assertThat(AsyncApis.at(channel, "bindings", "kafka"))
                .containsEntry("topic", service.topic())
                .containsEntry("partitions", 6);
        var operations = AsyncApis.at(document, "operations");
        for (var name : operations.keySet())
            assertThat(AsyncApis.at(operations, name).get("action")).isEqualTo("send");
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_reference_leads_somewhere(Service service) {
        var document = AsyncApis.of(service);
        var references = new ArrayList<String>();
        references(document, references);
        assertThat(references).isNotEmpty();
        for (var reference : references)
            if (reference.startsWith("#/"))
                assertThat(AsyncApis.at(document, reference.substring(2).split("/")))
                        .isNotEmpty();
            else assertThat(service.resource(reference)).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("services")
    void its_messages_are_what_the_service_publishes(Service service) {
        var document = AsyncApis.of(service);
        var names = service.published().stream().map(Published::name).toList();
        var channel = AsyncApis.at(document, "channels").keySet().iterator().next();
        assertThat(AsyncApis.at(document, "channels", channel, "messages").keySet())
                .containsExactlyElementsOf(names);
        assertThat(AsyncApis.at(document, "components", "messages").keySet()).containsExactlyElementsOf(names);
        var announced = new ArrayList<String>();
        references(AsyncApis.at(document, "operations", "announce").getOrDefault("messages", List.of()), announced);
        assertThat(announced)
                .containsExactlyElementsOf(names.stream()
                        .map(name -> "#/channels/" + channel + "/messages/" + name)
                        .toList());
        for (var one : service.published()) {
            var message = AsyncApis.at(document, "components", "messages", one.name());
            assertThat(message.get("name")).isEqualTo(one.type().toString());
            assertThat(message.get("contentType")).isEqualTo("application/json");
            assertThat(AsyncApis.at(message, "payload", "schema").get("$ref"))
                    .isEqualTo("schemas/" + one.name() + ".json");
            assertThat(message.get("x-sample")).isEqualTo("samples/" + one.name() + ".json");
            assertThat(one.schema().get("properties").has(String.valueOf(message.get("x-subject"))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void its_headers_name_the_service_as_source(Service service) {
        var headers = AsyncApis.at(AsyncApis.of(service), "components", "schemas", "CloudEvent");
        assertThat(AsyncApis.at(headers, "properties", "ce_source"))
                .containsEntry("const", "/redress/" + service.name() + "-service");
        var properties = AsyncApis.at(headers, "properties");
        assertThat((List<?>) headers.get("required")).allMatch(properties::containsKey);
    }

    private static void references(Object tree, List<String> found) {
        switch (tree) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (key.equals("$ref")) found.add(String.valueOf(value));
                    else references(value, found);
                });
            case List<?> list -> list.forEach(element -> references(element, found));
            default -> {}
        }
    }
}
