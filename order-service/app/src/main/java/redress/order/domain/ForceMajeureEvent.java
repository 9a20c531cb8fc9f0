package redress.order.domain;

import org.axonframework.serialization.Revision;
import redress.platform.values.Window;

/** What can happen to a declaration of force majeure. */
public sealed interface ForceMajeureEvent extends StoredEvent {

    DeclarationId declarationId();

    /**
     * @param time from the declaration to the day that it names
     * @param reason for the buyers who are told; it names no person
     */
    @Revision("1")
    record ForceMajeureDeclared(
            DeclarationId declarationId,
            Scope scope,
            Window time,
            String reason,
            PersonId declaredBy,
            PolicyVersion policy)
            implements ForceMajeureEvent {

        /** What orders it finds. */
        public String covered() {
            return scope.key();
        }
    }
}
