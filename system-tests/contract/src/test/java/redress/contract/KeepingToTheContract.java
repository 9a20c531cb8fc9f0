package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.contract.Spoken.Service;
import redress.platform.journal.Fact;
import redress.platform.messages.Announcement;
import redress.platform.messages.MessageJson;
import redress.platform.messages.Schemas;

/** The speaker's side of the contract: whatever a service can store, what it announces of it keeps to schema and sample. */
class KeepingToTheContract {

    private static final Schemas SCHEMAS = new Schemas();
    private static final Fact FACT =
            new Fact(7, "evt_7", "stream", "id", 0, "name", "1", Instant.EPOCH, "buyer:usr_1", "cor_1", null, "00");

    static Stream<Service> services() {
        return Spoken.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_announcement_keeps_to_its_schema_and_has_the_sample_s_shape(Service service) {
        var wrong = new ArrayList<String>();
        var announced = new TreeSet<String>();
        for (var event : new Imagined().all(service.stored()))
            service.announcements().of(event, FACT).ifPresent(said -> {
                announced.add(said.type());
                check(service, said).forEach(fault -> wrong.add(said.type() + ": " + fault + " in " + said.data()));
            });
        assertThat(wrong).isEmpty();
        assertThat(announced)
                .as("each published event is announced of some stored one")
                .containsExactlyInAnyOrderElementsOf(service.published().stream()
                        .map(one -> one.type().toString())
                        .toList());
    }

    private static List<String> check(Service service, Announcement said) {
        var faults = new ArrayList<String>();
        var published = Spoken.of(said.type());
        if (!published.service().equals(service)) faults.add("belongs to " + published.service());
        if (!published.record().isInstance(said.data()))
            faults.add("is a " + said.data().getClass());
        var data = Spoken.json(new String(MessageJson.write(said.data()), java.nio.charset.StandardCharsets.UTF_8));
        SCHEMAS.breach(published.type(), data).ifPresent(faults::add);
        if (!said.key().equals(data.path("orderId").asString()))
            faults.add("its key " + said.key() + " is not its order");
        var subject = AsyncApis.subjectOf(published);
        if (!said.subject().equals(data.path(subject).asString()))
            faults.add("its subject " + said.subject() + " is not its " + subject);
        var known = Shape.of(published.sample());
        for (var entry : new TreeMap<>(Shape.of(data)).entrySet())
            if (!entry.getValue().equals(known.get(entry.getKey())))
                faults.add(entry.getKey() + " is " + entry.getValue() + ", in the sample " + known.get(entry.getKey()));
        return faults;
    }
}
