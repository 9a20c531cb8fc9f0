package redress.dispute.domain;

/** Why somebody pays for the goods' way back (R40): a rule of the pinned policy, or what people said. */
public enum PaidBecause {
    /** faulty, wrong, fake or incomplete goods: never the buyer */
    FAULT("return-cost-fault"),
    /** no fault, and everything that a free return needs is there */
    FREE_RETURN("return-cost-free"),
    /** no fault, and the seller promised no free return of one of the lines */
    NOT_PROMISED("return-cost-not-promised"),
    /** no fault, and no free returns from where the goods went */
    COUNTRY("return-cost-country"),
    /** no fault, and the goods are not said to be new and unused */
    USED("return-cost-used"),
    /** no fault, and the dispute was opened too long after the delivery */
    LATE("return-cost-late"),
    /** the reason says nothing: as the parties agree or case management decides */
    OPEN("return-cost-open"),
    /** the parties agreed */
    AGREED("return-cost-agreed"),
    /** case management decided */
    DECIDED("return-cost-decided");

    private final String word;

    PaidBecause(String word) {
        this.word = word;
    }

    /** As events and the API call it. */
    public String word() {
        return word;
    }
}
