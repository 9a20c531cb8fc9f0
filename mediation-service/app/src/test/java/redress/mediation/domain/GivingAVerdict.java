package redress.mediation.domain;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.GiveVerdict;
import redress.platform.values.Money;

class GivingAVerdict extends ClaimStory {

    @Test
    void a_part_of_the_money_goes_back_and_the_claim_is_closed() {
        at(DECIDED);
        given(opened(), taken())
                .when(give(Outcome.PARTIAL_REFUND, line(BAG, 7500), line(CAMERA, 20000)))
                .expectEvents(
                        issued(verdict(1, Outcome.PARTIAL_REFUND, line(CAMERA, 20000), line(BAG, 7500))),
                        closed(ClosingReason.VERDICT, DECIDED));
    }

    @Test
    void nothing_goes_back_and_nobody_has_to_fund_it() {
        at(DECIDED);
        given(opened(), taken())
                .when(with(give(Outcome.NO_REFUND), null, null, List.of("NO_PROOF_OF_DELIVERY"), List.of("evd_1")))
                .expectEvents(issued(verdict(1, Outcome.NO_REFUND)), closed(ClosingReason.VERDICT, DECIDED));
    }

    @Test
    void all_of_it_may_be_said_without_naming_the_lines() {
        at(DECIDED);
        given(opened(), taken())
                .when(give(Outcome.FULL_REFUND))
                .expectEvents(proposed(verdict(1, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000))));
    }

    @Test
    void only_the_mediator_who_has_the_claim_decides() {
        var byMiro = new GiveVerdict(
                CLAIM, Outcome.NO_REFUND, List.of(), null, null, List.of("OTHER"), WORDS, List.of(), MIRO);
        refused(given(opened(), taken()).when(byMiro), "not-assigned");
        refused(given(opened()).when(give(Outcome.NO_REFUND)), "not-assigned");
    }

    @Test
    void what_is_decided_or_closed_is_not_decided_again() {
        var verdict = verdict(1, Outcome.NO_REFUND);
        refused(
                given(opened(), taken(), issued(verdict), closed(ClosingReason.VERDICT, DECIDED))
                        .when(give(Outcome.NO_REFUND)),
                "claim-closed");
        refused(
                given(opened(), taken(), closed(ClosingReason.SETTLED, DECIDED)).when(give(Outcome.NO_REFUND)),
                "claim-closed");
    }

    @Test
    void a_line_gets_no_more_than_was_disputed_and_only_once() {
        refused(decided(give(Outcome.PARTIAL_REFUND, line(BAG, 15001))), "amount-above-disputed");
        refused(decided(give(Outcome.PARTIAL_REFUND, line(new LineId("lin_other"), 1))), "line-not-disputed");
        refused(decided(give(Outcome.PARTIAL_REFUND, line(BAG, 1), line(BAG, 2))), "line-twice");
        refused(decided(give(Outcome.PARTIAL_REFUND, new LineAmount(BAG, new Money(100, "BRL")))), "currency-mixed");
    }

    @Test
    void the_outcome_means_what_it_says() {
        refused(decided(give(Outcome.NO_REFUND, line(BAG, 1))), "no-refund-gives");
        refused(decided(give(Outcome.FULL_REFUND, line(BAG, 15000))), "full-is-all");
        refused(decided(give(Outcome.PARTIAL_REFUND, line(CAMERA, 40000), line(BAG, 15000))), "partial-is-less");
        refused(decided(give(Outcome.PARTIAL_REFUND)), "amount-missing");
        refused(decided(give(Outcome.PARTIAL_REFUND, line(BAG, 0))), "amount-missing");
        refused(
                decided(with(give(Outcome.PARTIAL_REFUND, line(BAG, 1)), null, null, List.of("OTHER"), List.of())),
                "funding-missing");
    }

    @Test
    void a_return_says_who_pays_for_it_and_needs_goods() {
        refused(returning("NOT_RECEIVED", ReturnPayer.SELLER), "nothing-to-return");
        refused(returning("DAMAGED", null), "return-payer-missing");
        refused(returning("DAMAGED", ReturnPayer.BUYER), "buyer-never-pays-return");
        returning("DAMAGED", ReturnPayer.SELLER).expectSuccessfulHandlerExecution();
        returning("DISLIKED", ReturnPayer.BUYER).expectSuccessfulHandlerExecution();
        refused(
                decided(with(
                        give(Outcome.PARTIAL_REFUND, line(BAG, 1)),
                        ReturnPayer.SELLER,
                        Funding.SELLER,
                        List.of("OTHER"),
                        List.of())),
                "return-payer-unexpected");
    }

    @Test
    void shipping_alone_is_not_sent_back() {
        refused(returningOf(line(SHIPPING, 900)), "nothing-to-return");
        refused(returningOf(line(CAMERA, 0), line(SHIPPING, 900)), "nothing-to-return");
        returningOf(line(CAMERA, 1), line(SHIPPING, 900)).expectSuccessfulHandlerExecution();
    }

    private org.axonframework.test.aggregate.ResultValidator<Claim> returningOf(LineAmount... lines) {
        return given(openedAboutShippingToo(), taken())
                .when(with(
                        give(Outcome.RETURN_AND_REFUND, lines),
                        ReturnPayer.SELLER,
                        Funding.SELLER,
                        List.of("OTHER"),
                        List.of()));
    }

    @Test
    void what_was_lost_on_its_way_back_does_not_travel_again() {
        refused(
                given(openedAboutAReturn(), taken())
                        .when(with(
                                give(Outcome.RETURN_AND_REFUND, line(BAG, 15000)),
                                ReturnPayer.SELLER,
                                Funding.SELLER,
                                List.of("RETURN_LOST"),
                                List.of())),
                "nothing-to-return");
        given(openedAboutAReturn(), taken())
                .when(with(
                        give(Outcome.PARTIAL_REFUND, line(BAG, 15000)),
                        null,
                        Funding.PLATFORM,
                        List.of("RETURN_LOST"),
                        List.of()))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void it_gives_reasons_of_the_published_list() {
        refused(reasoned(List.of()), "reason-missing");
        refused(reasoned(List.of("BECAUSE")), "reason-unknown");
        refused(reasoned(List.of("other")), "reason-unknown");
        refused(reasoned(List.of("OTHER", "OTHER")), "reason-twice");
        reasoned(List.of("SELLER_SILENT", "OTHER")).expectSuccessfulHandlerExecution();
    }

    @Test
    void it_relies_on_evidence_that_can_be_named() {
        refused(relyingOn(List.of("../etc")), "evidence-malformed");
        refused(relyingOn(List.of("evd_1", "evd_1")), "evidence-malformed");
        refused(relyingOn(Collections.nCopies(101, "evd_1")), "evidence-too-much");
        relyingOn(List.of()).expectSuccessfulHandlerExecution();
        relyingOn(IntStream.rangeClosed(1, 100).mapToObj(i -> "evd_" + i).toList())
                .expectSuccessfulHandlerExecution();
    }

    private org.axonframework.test.aggregate.ResultValidator<Claim> decided(GiveVerdict give) {
        return given(opened(), taken()).when(give);
    }

    private org.axonframework.test.aggregate.ResultValidator<Claim> returning(
            String reason, @Nullable ReturnPayer payer) {
        return given(opened(reason), taken())
                .when(with(
                        give(Outcome.RETURN_AND_REFUND, line(BAG, 15000)),
                        payer,
                        Funding.SELLER,
                        List.of("OTHER"),
                        List.of()));
    }

    private org.axonframework.test.aggregate.ResultValidator<Claim> reasoned(List<String> reasons) {
        return decided(with(give(Outcome.NO_REFUND), null, null, reasons, List.of()));
    }

    private org.axonframework.test.aggregate.ResultValidator<Claim> relyingOn(List<String> evidence) {
        return decided(with(give(Outcome.NO_REFUND), null, null, List.of("OTHER"), evidence));
    }

    private static GiveVerdict with(
            GiveVerdict give,
            @Nullable ReturnPayer payer,
            @Nullable Funding funding,
            List<String> reasons,
            List<String> evidence) {
        return new GiveVerdict(
                CLAIM, give.outcome(), give.lines(), payer, funding, reasons, give.text(), evidence, give.by());
    }
}
