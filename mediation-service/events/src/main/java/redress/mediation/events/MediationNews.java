package redress.mediation.events;

/**
 * Everything mediation-service tells the world, on topic {@value #TOPIC}, in the order in which it happened to the order.
 * The CloudEvents type of a record is {@code redress.mediation.}, its name and {@code .v1}; its JSON Schema, golden sample and
 * AsyncAPI entry are resources of this jar under {@code redress/mediation}.
 */
public sealed interface MediationNews
        permits ClaimOpened,
                MediatorAssigned,
                ComplaintCompleted,
                InformationRequested,
                InformationProvided,
                PartySilent,
                ProposalMade,
                ProposalAgreed,
                ProposalDeclined,
                VerdictIssued,
                VerdictOverdue,
                AppealFiled,
                ClaimClosed {

    String TOPIC = "mediation.v1";

    /** The order it is about: the key of the message, so that all news of one order stay in order. */
    String orderId();
}
