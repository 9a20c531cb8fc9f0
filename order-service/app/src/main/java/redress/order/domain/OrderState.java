package redress.order.domain;

import redress.order.domain.Stage.Cancelled;
import redress.order.domain.Stage.Completed;
import redress.order.domain.Stage.Delivered;
import redress.order.domain.Stage.Paid;
import redress.order.domain.Stage.Placed;
import redress.order.domain.Stage.Received;
import redress.order.domain.Stage.Shipped;
import redress.order.domain.Stage.Unplaced;

/** The name of a stage, for clients to switch on and people to read (R2). */
public enum OrderState {
    /** Ordered, not paid. */
    PLACED("Placed; waiting for payment."),
    /** Paid; the money is held. */
    PAID("Paid; the money is held, and the seller is preparing the parcel."),
    /** On its way. */
    SHIPPED("On its way to the buyer."),
    /** Delivered, says the carrier, or the buyer where no carrier does. */
    DELIVERED("Delivered; waiting for the buyer to confirm receipt or to open a dispute."),
    /** Received, says the buyer, or nobody denied it in time. */
    RECEIVED("Received; a dispute can still be opened."),
    /** Final. */
    COMPLETED("Completed; the money is final."),
    /** Called off. */
    CANCELLED("Cancelled; what was paid goes back to the buyer.");

    private final String inWords;

    OrderState(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }

    /** With what the stage alone does not say. */
    static String inWords(Standing standing) {
        var stage = standing.stage();
        if (stage instanceof Paid paid && paid.wish() instanceof Wish.Pending)
            return "Paid; the buyer asks to cancel, and the seller approves, refuses or ships.";
        if (stage instanceof Shipped && standing.guarantee() instanceof Guarantee.Breached)
            return "Not delivered by the end of the guarantee; everything goes back to the buyer.";
        if (stage instanceof Cancelled cancelled && cancelled.before() instanceof Placed)
            return "Cancelled; nothing was paid.";
        return of(stage).inWords();
    }

    static OrderState of(Stage stage) {
        return switch (stage) {
            case Unplaced _ -> throw new IllegalStateException("nothing has been ordered");
            case Placed _ -> PLACED;
            case Paid _ -> PAID;
            case Shipped _ -> SHIPPED;
            case Delivered _ -> DELIVERED;
            case Received _ -> RECEIVED;
            case Completed _ -> COMPLETED;
            case Cancelled _ -> CANCELLED;
        };
    }
}
