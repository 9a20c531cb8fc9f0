package redress.platform.journal.aged;

import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import redress.platform.journal.EventNames;
import redress.platform.journal.JsonUpcaster;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a journal of lanterns means, whenever it was written. */
public final class LanternJournal implements Rebuildable {

    @Override
    public String service() {
        return "lantern";
    }

    @Override
    public EventNames events() {
        return EventNames.of("lantern", LanternEvent.class);
    }

    @Override
    public List<Projection<?>> projections() {
        return List.of(new LanternBoard());
    }

    @Override
    public List<EventUpcaster> upcasters() {
        return List.of(JsonUpcaster.of("lantern/lantern-hung", "1", "2", LanternJournal::onTheGround));
    }

    private static JsonNode onTheGround(JsonNode hung) {
        var room = ((ObjectNode) hung).remove("room");
        ((ObjectNode) hung).putObject("place").put("room", room.asString()).put("floor", 0);
        return hung;
    }
}
