package redress.order.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;

/**
 * A declaration of force majeure. Nobody can do anything with it any more: it ends by itself.
 *
 * @param country the destination that it covers, if it is about one
 * @param carrier the carrier that it covers, if it is about one
 * @param declaredAt when support declared it
 * @param until its end, exclusive
 * @param inForce whether the guarantee of covered orders stands still now
 * @param reason what the buyers are told
 * @param declaredBy pseudonymous subject of who declared it
 */
public record ForceMajeureView(
        DeclarationId declarationId,
        @Nullable Country country,
        @Nullable String carrier,
        Instant declaredAt,
        Instant until,
        boolean inForce,
        String reason,
        PersonId declaredBy,
        PolicyVersion policyVersion) {

    static ForceMajeureView of(ForceMajeureDeclared declared, Instant now) {
        return new ForceMajeureView(
                declared.declarationId(),
                declared.scope() instanceof Scope.Destination(var country) ? country : null,
                declared.scope() instanceof Scope.CarriedBy(var carrier) ? carrier : null,
                declared.time().from(),
                declared.time().until(),
                declared.time().contains(now),
                declared.reason(),
                declared.declaredBy(),
                declared.policy());
    }
}
