package redress.platform.journal;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Takes the riders of the command in hand, once. */
final class Riders {

    private static final String TAKEN = Riders.class.getName() + ".taken";

    private Riders() {}

    static List<JournalWriter.RiderRow> take() {
        if (!CurrentUnitOfWork.isStarted()) return List.of();
        return take(CurrentUnitOfWork.get());
    }

    static List<JournalWriter.RiderRow> take(UnitOfWork<?> work) {
        if (work.resources().put(TAKEN, true) != null) return List.of();
        if (!(work.getMessage() instanceof CommandMessage<?> command)
                || !(command.getMetaData().get(Rider.METADATA) instanceof List<?> riders)) return List.of();
        var rows = new ArrayList<JournalWriter.RiderRow>(riders.size());
        for (var rider : riders)
            rows.add(
                    switch ((Rider) rider) {
                        case Rider.Inbox inbox -> new JournalWriter.RiderRow(inbox, null);
                        case Rider.Segment segment -> new JournalWriter.RiderRow(segment, null);
                        case Rider.Idempotency once ->
                            new JournalWriter.RiderRow(once, once.answer().apply(result(work)));
                    });
        return rows;
    }

    /** Whether something of this unit of work has been appended already. */
    static boolean taken(UnitOfWork<?> work) {
        return work.resources().containsKey(TAKEN);
    }

    private static @org.jspecify.annotations.Nullable Object result(UnitOfWork<?> work) {
        return work.getExecutionResult().getResult().getPayload();
    }
}
