package redress.mediation.domain;

/** A mediator's proposal: {@code prp_…}. */
public record ProposalId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
