package redress.mediation.domain;

import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Refusal;

/** A pseudonymous person, as the login issuer names them: {@code usr_…}. */
public record PersonId(String value) {

    /** @throws Refusal 422 {@code person-id-malformed} */
    public static PersonId require(String value) {
        if (!Ids.isPerson(value)) throw Refusal.invalid("person-id-malformed", Ids.PERSON_FORM);
        return new PersonId(value);
    }

    public static PersonId of(Actor actor) {
        return new PersonId(actor.id());
    }

    @Override
    public String toString() {
        return value;
    }
}
