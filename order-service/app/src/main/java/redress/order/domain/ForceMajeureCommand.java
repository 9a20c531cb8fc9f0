package redress.order.domain;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/** What can be asked of a declaration of force majeure. */
public sealed interface ForceMajeureCommand {

    DeclarationId declarationId();

    /** @param until when it is over, exclusive */
    record DeclareForceMajeure(
            @TargetAggregateIdentifier DeclarationId declarationId, Scope scope, Instant until, String reason, Actor by)
            implements ForceMajeureCommand {

        public DeclareForceMajeure {
            by.mustBe(Role.SUPPORT);
        }
    }

    /** A question; appends nothing. */
    record ShowForceMajeure(@TargetAggregateIdentifier DeclarationId declarationId, Actor by)
            implements ForceMajeureCommand {

        public ShowForceMajeure {
            Backoffice.mustBeOf(by);
        }
    }
}
