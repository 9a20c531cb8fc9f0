package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.refund.domain.FundingSource.ESCROW;
import static redress.refund.domain.FundingSource.PLATFORM_GUARANTEE;
import static redress.refund.domain.FundingSource.SELLER_BALANCE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** Released money is in the seller's account, and may be gone from there: the account is asked before a refund begins (R14). */
class AskingTheSellersAccount extends MoneyStory {

    private static final ChargebackId BANK = ChargebackId.of(ORDER, "cb-1");
    private static final Cause REST = new Cause.Rest(REFUND, DISPUTE);

    private static ResultValidator<Escrow> after(Object command, Object... history) {
        var all = new ArrayList<Object>(List.of(
                opened(),
                paid(),
                new EscrowEvent.ReceiptNoted(ORDER, NOW, NOW),
                new EscrowEvent.MoneyReleased(
                        ORDER, List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)), eur(5499), NOW),
                new EscrowEvent.MoneyFrozen(
                        ORDER, DISPUTE, List.of(of(SHIRT, 4000)), List.of(), List.of(of(SHIRT, 4000)), NOW),
                settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                fundsAsked(SETTLED, 4000, from(SELLER_BALANCE, SHIRT, 4000))));
        all.addAll(Arrays.asList(history));
        return about(Escrow.class).given(all).when(command);
    }

    private static EscrowEvent.ChargebackOpened asks(long minor, RefundId... onHold) {
        return new EscrowEvent.ChargebackOpened(
                ORDER, BANK, "cb-1", eur(minor), List.of(onHold), FINANCE.id(), NOW, NOW);
    }

    private static EscrowEvent.ChargebackLost took(
            long minor, long beyond, List<RefundId> overtaken, List<Rest> rests, Funding... taken) {
        return new EscrowEvent.ChargebackLost(
                ORDER,
                BANK,
                eur(minor),
                List.of(taken),
                eur(beyond),
                overtaken,
                rests,
                List.of(),
                FINANCE.id(),
                NOW,
                NOW);
    }

    private static EscrowCommand.LoseChargeback lose() {
        return new EscrowCommand.LoseChargeback(ORDER, BANK, null, NOW, FINANCE);
    }

    @Test
    void what_the_account_has_it_gives() {
        after(answered(SETTLED, 4000, 4000))
                .expectEvents(
                        granted(SETTLED),
                        approved(SETTLED, 4000, from(SELLER_BALANCE, SHIRT, 4000)),
                        requested(SETTLED, 4000, of(SHIRT, 4000), from(SELLER_BALANCE, SHIRT, 4000)));
    }

    @Test
    void what_it_does_not_have_the_platform_guarantees_and_the_refund_says_so() {
        Funding[] parts = {from(SELLER_BALANCE, SHIRT, 1500), from(PLATFORM_GUARANTEE, SHIRT, 2500)};
        after(answered(SETTLED, 4000, 1500))
                .expectEvents(
                        granted(SETTLED, from(PLATFORM_GUARANTEE, SHIRT, 2500)),
                        approved(SETTLED, 4000, parts),
                        requested(SETTLED, 4000, of(SHIRT, 4000), parts));
    }

    @Test
    void an_answer_heard_twice_begins_one_refund() {
        after(
                        answered(SETTLED, 4000, 4000),
                        granted(SETTLED),
                        approved(SETTLED, 4000, from(SELLER_BALANCE, SHIRT, 4000)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        after(new EscrowCommand.NoteSellerFunds(ORDER, REFUND, 2, eur(4000), eur(4000), DESK))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_answer_that_comes_while_a_bank_decides_waits_with_the_refund() {
        after(answered(SETTLED, 4000, 4000), asks(5499)).expectEvents(granted(SETTLED));
        after(new EscrowCommand.WinChargeback(ORDER, BANK, NOW, FINANCE), asks(5499), granted(SETTLED))
                .expectEvents(
                        new EscrowEvent.ChargebackWon(ORDER, BANK, List.of(), FINANCE.id(), NOW, NOW),
                        approved(SETTLED, 4000, from(SELLER_BALANCE, SHIRT, 4000)),
                        requested(SETTLED, 4000, of(SHIRT, 4000), from(SELLER_BALANCE, SHIRT, 4000)));
    }

    @Test
    void what_was_set_aside_for_a_refund_that_a_bank_overtakes_is_the_sellers_again_before_the_bank_takes() {
        // 4000 were set aside, the bank takes all of 5499: 1499 more
        after(lose(), asks(5499), granted(SETTLED))
                .expectEvents(
                        took(
                                5499,
                                0,
                                List.of(),
                                List.of(new Rest(SETTLED, NOW, List.of(), null)),
                                from(SELLER_BALANCE, SHIRT, 4000),
                                from(SELLER_BALANCE, CAP, 999),
                                from(SELLER_BALANCE, LineId.SHIPPING, 500)),
                        lowered(SellerEntry.CHARGEBACK, 1499));
    }

    @Test
    void an_answer_to_what_is_not_needed_any_more_is_given_back_and_the_account_is_asked_for_the_rest() {
        var rest = new Rest(SETTLED, NOW, List.of(from(SELLER_BALANCE, SHIRT, 3000)), null);
        var took = took(1000, 0, List.of(), List.of(rest), from(SELLER_BALANCE, SHIRT, 1000));
        after(lose(), asks(1000)).expectEvents(took, lowered(SellerEntry.CHARGEBACK, 1000));
        after(answered(SETTLED, 4000, 1500), asks(1000), took)
                .expectEvents(
                        new EscrowEvent.SellerFundsUnneeded(ORDER, REFUND, 1, NOW),
                        raised(SellerEntry.REFUND_NOT_MADE, 4000),
                        new EscrowEvent.SellerFundsAsked(ORDER, SELLER.id(), REFUND, 2, rest, eur(3000), NOW));
    }

    @Test
    void a_seller_never_owes_the_same_money_to_a_refund_and_to_a_bank() {
        // the seller's account was empty: the platform paid 4000, which the seller owes; now a bank takes all
        var guaranteed = from(PLATFORM_GUARANTEE, SHIRT, 4000);
        after(
                        lose(),
                        granted(SETTLED, guaranteed),
                        approved(SETTLED, 4000, guaranteed),
                        new EscrowEvent.RefundBooked(ORDER, REFUND, List.of(guaranteed), NOW),
                        asks(5499))
                .expectEvents(
                        took(
                                5499,
                                4000,
                                List.of(),
                                List.of(),
                                from(SELLER_BALANCE, CAP, 999),
                                from(SELLER_BALANCE, LineId.SHIPPING, 500)),
                        lowered(SellerEntry.CHARGEBACK, 1499));
    }

    @Test
    void the_rest_of_a_refund_that_had_its_money_asks_for_its_own() {
        after(
                        new EscrowCommand.NoteRefundNeverMade(ORDER, REFUND, DESK),
                        granted(SETTLED),
                        approved(SETTLED, 4000, from(SELLER_BALANCE, SHIRT, 4000)),
                        asks(1000, REFUND),
                        took(
                                1000,
                                0,
                                List.of(REFUND),
                                List.of(new Rest(REST, NOW, List.of(from(SELLER_BALANCE, SHIRT, 3000)), REFUND)),
                                from(SELLER_BALANCE, SHIRT, 1000)))
                .expectEvents(
                        new EscrowEvent.RefundNeverMade(ORDER, REFUND, NOW),
                        new EscrowEvent.SellerFundsAsked(
                                ORDER,
                                SELLER.id(),
                                RefundId.of(REST),
                                1,
                                new Rest(REST, NOW, List.of(from(SELLER_BALANCE, SHIRT, 3000)), REFUND),
                                eur(3000),
                                NOW));
    }

    @Test
    void what_a_bank_leaves_of_what_was_set_aside_goes_back_to_the_account_which_is_asked_again() {
        var rest = new Rest(SETTLED, NOW, List.of(from(SELLER_BALANCE, SHIRT, 3000)), null);
        after(lose(), asks(1000), granted(SETTLED))
                .expectEvents(
                        took(1000, 0, List.of(), List.of(rest), from(SELLER_BALANCE, SHIRT, 1000)),
                        raised(SellerEntry.REFUND_NOT_MADE, 3000),
                        new EscrowEvent.SellerFundsAsked(ORDER, SELLER.id(), REFUND, 2, rest, eur(3000), NOW));
    }

    @Test
    void a_made_refund_of_released_money_is_the_sellers_and_the_platforms_until_it_comes_back() {
        var parts = List.of(from(SELLER_BALANCE, SHIRT, 1500), from(PLATFORM_GUARANTEE, SHIRT, 2500));
        var books = Books.open(opened())
                .after(paid())
                .after(new EscrowEvent.MoneyReleased(
                        ORDER, List.of(of(SHIRT, 4000), of(CAP, 999), of(LineId.SHIPPING, 500)), eur(5499), NOW))
                .after(new EscrowEvent.MoneyFrozen(
                        ORDER, DISPUTE, List.of(of(SHIRT, 4000)), List.of(), List.of(of(SHIRT, 4000)), NOW))
                .after(approved(SETTLED, 4000, parts.toArray(Funding[]::new)))
                .after(new EscrowEvent.RefundBooked(ORDER, REFUND, parts, NOW));
        var made = MoneyView.of(books, FINANCE);
        assertThat(List.of(made.released(), made.refunded(), made.guaranteed()))
                .containsExactly(eur(3999), eur(1500), eur(2500));
        var back = MoneyView.of(
                books.after(new EscrowEvent.RefundTakenBack(
                        ORDER, REFUND, parts, 2, TakenBack.PROMISED_AGAIN, List.of(), null, NOW)),
                FINANCE);
        assertThat(List.of(back.released(), back.refunded(), back.guaranteed()))
                .containsExactly(eur(5499), eur(0), eur(0));
    }

    @Test
    void a_refund_of_held_money_asks_nobody() {
        about(Escrow.class)
                .given(opened(), paid(), frozen(of(SHIRT, 4000)))
                .when(new EscrowCommand.CarryOutSettlement(
                        ORDER,
                        DISPUTE,
                        settlement(SettlementKind.REFUND_ONLY),
                        SettlementBasis.OFFER,
                        SettlementKind.REFUND_ONLY,
                        List.of(of(SHIRT, 4000)),
                        FundedBy.SELLER,
                        NOW))
                .expectEvents(
                        settled(SettlementKind.REFUND_ONLY, FundedBy.SELLER, of(SHIRT, 4000)),
                        approved(SETTLED, 4000, from(ESCROW, SHIRT, 4000)),
                        requested(SETTLED, 4000, of(SHIRT, 4000), from(ESCROW, SHIRT, 4000)));
    }
}
