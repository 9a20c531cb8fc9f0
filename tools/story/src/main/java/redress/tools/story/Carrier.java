package redress.tools.story;

import java.util.Map;
import redress.tools.client.Person;
import redress.tools.client.Service;

/** The carrier's feed, which says when parcels arrived. */
final class Carrier {

    private static final Person FEED = Person.called("feed-1");

    private final Scene scene;

    Carrier(Scene scene) {
        this.scene = scene;
    }

    void delivers() {
        scene.does(
                FEED,
                "reports the parcel delivered",
                Service.ORDER,
                "/orders/" + scene.order() + "/delivery",
                Map.of());
        scene.hears("OrderDelivered");
    }

    void bringsBack(String returnId) {
        scene.does(
                FEED,
                "reports the returned parcel delivered to the seller",
                Service.DISPUTE,
                "/returns/" + returnId + "/delivery",
                Map.of());
        scene.hears("ReturnDelivered");
    }
}
