package redress.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The four services, as the local set-up starts them. */
public enum LocalService {
    ORDER("redress.order.OrderService", "orders.v1"),
    DISPUTE("redress.dispute.DisputeService", "disputes.v1"),
    MEDIATION("redress.mediation.MediationService", "mediation.v1"),
    REFUND("redress.refund.RefundService", "refunds.v1");

    private final String application;
    private final String topic;

    LocalService(String application, String topic) {
        this.application = application;
        this.topic = topic;
    }

    /** Database, roles and packages are called so: {@code order}. */
    String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String topic() {
        return topic;
    }

    Class<?> application() {
        try {
            return Class.forName(application);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(this + " is not part of this build", e);
        }
    }

    /** {@code order-service}, or only {@code order}. */
    static Optional<LocalService> called(String name) {
        return Arrays.stream(values())
                .filter(service ->
                        List.of(service.toString(), service.shortName()).contains(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return shortName() + "-service";
    }
}
