package redress.order.projection;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.order.domain.DeclarationId;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.order.domain.Scope;
import redress.order.projection.ForceMajeureBoard.Row;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;

/** Every force majeure that support declared, newest first (R7). */
public final class ForceMajeureBoard implements Projection<Row> {

    /**
     * One declaration.
     *
     * @param country the destination that it covers, if it is about one
     * @param carrier the carrier that it covers, if it is about one
     * @param declaredAt when support declared it
     * @param until its end, exclusive
     * @param reason what the buyers are told
     */
    public record Row(
            DeclarationId declarationId,
            @Nullable String country,
            @Nullable String carrier,
            Instant declaredAt,
            Instant until,
            String reason) {}

    @Override
    public String name() {
        return "force_majeure_board";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return event instanceof ForceMajeureDeclared declared
                ? Optional.of(declared.declarationId().value())
                : Optional.empty();
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        var declared = (ForceMajeureDeclared) event;
        return new Row(
                declared.declarationId(),
                declared.scope() instanceof Scope.Destination(var country) ? country.value() : null,
                declared.scope() instanceof Scope.CarriedBy(var carrier) ? carrier : null,
                declared.time().from(),
                declared.time().until(),
                declared.reason());
    }
}
