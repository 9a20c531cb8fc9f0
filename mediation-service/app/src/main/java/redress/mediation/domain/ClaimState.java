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
    /** Waits for a mediator. */
    OPEN("Waiting for a mediator."),
    /** A mediator works on it. */
    ASSIGNED("A mediator is looking into it."),
    /** A verdict waits for a second mediator. */
    AWAITING_CONFIRMATION("A verdict is proposed; a second mediator has to confirm it."),
    /** The verdict stands; it may be appealed. */
    DECIDED("A verdict is issued."),
    /** Another mediator takes a second look. */
    APPEALED("The verdict was appealed; another mediator takes a second look, which is final."),
    /** Over. */
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
