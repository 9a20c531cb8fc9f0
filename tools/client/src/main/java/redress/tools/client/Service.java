package redress.tools.client;

import java.util.Locale;

/** One of the four, with the topic it publishes on. */
public enum Service {
    ORDER("orders.v1"),
    DISPUTE("disputes.v1"),
    MEDIATION("mediation.v1"),
    REFUND("refunds.v1");

    private final String topic;

    Service(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    /** For people: {@code order-service}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
