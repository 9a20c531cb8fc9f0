package redress.platform.messages;

import java.util.Objects;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import redress.platform.journal.AlreadyDone;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.journal.Rider;
import redress.platform.journal.TraceParent;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;

/** Turns one message into its command. The row that remembers the message commits with the command's events, or neither does. */
final class Acceptance {

    private final Commands commands;
    private final Parking parking;

    Acceptance(Commands commands, Parking parking) {
        this.commands = commands;
        this.parking = parking;
    }

    /** @throws RuntimeException where the surroundings failed ({@link Outage}): nothing is decided about the message */
    Outcome accept(Reading.News news) {
        try {
            commands.perform(
                    command(news.heard(), news.data()),
                    new Origin(
                            Actor.rule(EventType.of(news.type()).service() + "-service")
                                    .toString(),
                            Objects.requireNonNullElse(news.correlationId(), news.id()),
                            news.id(),
                            TraceParent.parse(news.traceparent())
                                    .map(told -> told.child().toString())
                                    .orElse(null)),
                    new Rider.Inbox(news.source(), news.id(), news.hash()));
            return new Outcome.Done();
        } catch (AlreadyDone before) {
            return parking.usedAs(news.source(), news.id())
                    .<Outcome>map(hash -> hash.equals(news.hash()) ? new Outcome.Known() : conflict())
                    .orElseThrow(() -> new IllegalStateException("The inbox knows and does not know " + news.id()));
        } catch (Refusal refused) {
            return new Outcome.Aside(Reasons.refused(refused.code()), refused.sentence());
        } catch (AggregateStreamCreationException before) {
            // it says under a new id what was said before: what it would begin has begun
            parking.use(news.source(), news.id(), news.hash());
            return new Outcome.Known();
        } catch (AggregateNotFoundException notYet) {
            return new Outcome.Aside(Reasons.ORPHAN, String.valueOf(notYet.getMessage()));
        } catch (RuntimeException failed) {
            if (Outage.is(failed)) throw failed;
            return new Outcome.Aside(Reasons.FAILED, failed.getClass().getSimpleName() + ": " + failed.getMessage());
        }
    }

    static Outcome.Aside conflict() {
        return new Outcome.Aside(
                Reasons.ID_CONFLICT, "a message with this source and id was used before, and it said something else");
    }

    private static <E> Object command(Subscriptions.Heard<E> heard, Object data) {
        return heard.command().apply(heard.data().cast(data));
    }
}
