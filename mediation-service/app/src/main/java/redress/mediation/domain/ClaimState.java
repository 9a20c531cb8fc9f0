package redress.mediation.domain;

import redress.mediation.domain.Stage.Assigned;
import redress.mediation.domain.Stage.AwaitingConfirmation;
import redress.mediation.domain.Stage.Closed;
import redress.mediation.domain.Stage.Decided;
import redress.mediation.domain.Stage.Open;
import redress.mediation.domain.Stage.SecondLook;
import redress.mediation.domain.Stage.Unopened;

/** The name of a stage, for clients to switch on and people to read. */
public enum ClaimState {
    OPEN("Waiting for a mediator."),
    ASSIGNED("A mediator is looking into it."),
    AWAITING_CONFIRMATION("A verdict is proposed; a second mediator has to confirm it."),
    DECIDED("A verdict is issued."),
    APPEALED("The verdict was appealed; another mediator takes a second look, which is final."),
    CLOSED("Closed.");

    private final String inWords;

    ClaimState(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }

    static ClaimState of(Stage stage) {
        return switch (stage) {
            case Unopened _ -> throw new IllegalStateException("nothing has been claimed");
            case Open _ -> OPEN;
            case SecondLook _ -> APPEALED;
            case Assigned assigned -> assigned.look() instanceof SecondLook ? APPEALED : ASSIGNED;
            case AwaitingConfirmation _ -> AWAITING_CONFIRMATION;
            case Decided _ -> DECIDED;
            case Closed _ -> CLOSED;
        };
    }
}
