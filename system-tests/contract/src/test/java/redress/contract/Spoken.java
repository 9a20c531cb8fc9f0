package redress.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import redress.dispute.domain.DisputeGrounds;
import redress.dispute.events.DisputeNews;
import redress.dispute.messaging.DisputeAnnouncements;
import redress.dispute.messaging.DisputeSubscriptions;
import redress.mediation.domain.ClaimGrounds;
import redress.mediation.events.MediationNews;
import redress.mediation.messaging.MediationAnnouncements;
import redress.mediation.messaging.MediationSubscriptions;
import redress.order.domain.OrderGrounds;
import redress.order.events.OrderNews;
import redress.order.messaging.OrderAnnouncements;
import redress.order.messaging.OrderSubscriptions;
import redress.platform.messages.Announcements;
import redress.platform.messages.EventType;
import redress.platform.messages.MessageJson;
import redress.platform.messages.Subscriptions;
import redress.platform.values.Grounds;
import redress.platform.web.ApiGrounds;
import redress.refund.domain.MoneyGrounds;
import redress.refund.events.RefundNews;
import redress.refund.messaging.RefundAnnouncements;
import redress.refund.messaging.RefundSubscriptions;
import tools.jackson.databind.JsonNode;

/** The four services as speakers and hearers, and every event that one of them publishes. */
final class Spoken {

    /** A service: the sealed list of what it publishes, where, out of which stored events, and what it hears. */
    record Service(
            String name,
            Class<?> news,
            String topic,
            Class<?> stored,
            Announcements announcements,
            Subscriptions subscriptions,
            Grounds own) {

        /** On what ground it refuses, with what all share. */
        Grounds grounds() {
            return ApiGrounds.ALL.and(own);
        }

        List<Published> published() {
            return Arrays.stream(news.getPermittedSubclasses())
                    .map(record -> new Published(this, record))
                    .toList();
        }

        String resource(String path) {
            return text("redress/" + name + "/" + path);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One published event. */
    record Published(Service service, Class<?> record) {

        String name() {
            return record.getSimpleName();
        }

        EventType type() {
            return new EventType(service.name(), name(), 1);
        }

        JsonNode schema() {
            return json(text(type().schemaResource()));
        }

        JsonNode sample() {
            return json(service.resource("samples/" + name() + ".json"));
        }

        @Override
        public String toString() {
            return type().toString();
        }
    }

    static final Service ORDER = new Service(
            "order",
            OrderNews.class,
            OrderNews.TOPIC,
            redress.order.domain.StoredEvent.class,
            new OrderAnnouncements(),
            OrderSubscriptions.all(),
            OrderGrounds.ALL);
    static final Service DISPUTE = new Service(
            "dispute",
            DisputeNews.class,
            DisputeNews.TOPIC,
            redress.dispute.domain.StoredEvent.class,
            new DisputeAnnouncements(),
            DisputeSubscriptions.all(),
            DisputeGrounds.ALL);
    static final Service MEDIATION = new Service(
            "mediation",
            MediationNews.class,
            MediationNews.TOPIC,
            redress.mediation.domain.StoredEvent.class,
            new MediationAnnouncements(),
            MediationSubscriptions.all(),
            ClaimGrounds.ALL);
    static final Service REFUND = new Service(
            "refund",
            RefundNews.class,
            RefundNews.TOPIC,
            redress.refund.domain.StoredEvent.class,
            new RefundAnnouncements(),
            RefundSubscriptions.all(),
            MoneyGrounds.ALL);

    private static final List<Service> SERVICES = List.of(ORDER, DISPUTE, MEDIATION, REFUND);

    private Spoken() {}

    static Stream<Service> services() {
        return SERVICES.stream();
    }

    static Stream<Published> published() {
        return services().flatMap(service -> service.published().stream());
    }

    static Published of(String type) {
        return published()
                .filter(one -> one.type().toString().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody publishes " + type));
    }

    static String text(String resource) {
        try (var in = Spoken.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, resource + " is not there").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode json(String text) {
        try {
            return MessageJson.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.nio.charset.CharacterCodingException notText) {
            throw new IllegalStateException(notText);
        }
    }

    /** The frozen core, as it was released (architecture 5). */
    static Map<String, String> core() {
        return Map.of(
                "redress.order.OrderPlaced.v1", "frozen/1/order.OrderPlaced.json",
                "redress.dispute.DisputeOpened.v1", "frozen/1/dispute.DisputeOpened.json",
                "redress.dispute.SellerResponded.v1", "frozen/1/dispute.SellerResponded.json",
                "redress.dispute.ClaimEscalated.v1", "frozen/1/dispute.ClaimEscalated.json",
                "redress.refund.RefundIssued.v1", "frozen/1/refund.RefundIssued.json");
    }
}
