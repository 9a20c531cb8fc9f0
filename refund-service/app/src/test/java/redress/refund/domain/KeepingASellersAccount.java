package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** A seller's account over all orders: credited, set aside for refunds, taken by banks, paid out, and never below zero (R14). */
class KeepingASellersAccount extends MoneyStory {

    private static final SellerId BO = new SellerId(SELLER.id());

    private static SellerAccountCommand.CreditSeller credit(long minor, long position) {
        return new SellerAccountCommand.CreditSeller(BO, ORDER, SellerEntry.RELEASE, eur(minor), position, DESK);
    }

    private static SellerAccountCommand.DebitSeller debit(long minor, long position) {
        return new SellerAccountCommand.DebitSeller(BO, ORDER, SellerEntry.CHARGEBACK, eur(minor), position, DESK);
    }

    private static SellerAccountCommand.ReserveSellerFunds reserve(long minor, long position) {
        return new SellerAccountCommand.ReserveSellerFunds(BO, ORDER, REFUND, 1, eur(minor), position, DESK);
    }

    private static SellerAccountCommand.RecordPayout payOut(String reference, Money amount, Actor by) {
        return new SellerAccountCommand.RecordPayout(BO, reference, amount, by);
    }

    private static SellerAccountEvent.SellerCredited credited(
            long minor, long recovered, long balance, long owed, long position) {
        return new SellerAccountEvent.SellerCredited(
                BO, ORDER, SellerEntry.RELEASE, eur(minor), eur(recovered), eur(balance), eur(owed), position, NOW);
    }

    private static SellerAccountEvent.SellerFundsReserved reserved(
            long minor, long there, long balance, long owed, long position) {
        return new SellerAccountEvent.SellerFundsReserved(
                BO, ORDER, REFUND, 1, eur(minor), eur(there), eur(balance), eur(owed), position, NOW);
    }

    private static SellerAccountEvent.SellerPaidOut paidOut(long minor, long balance) {
        return new SellerAccountEvent.SellerPaidOut(BO, "SEPA-1", eur(minor), eur(balance), eur(0), FINANCE.id(), NOW);
    }

    @Test
    void it_begins_with_the_first_money_that_is_released() {
        about(SellerAccount.class)
                .givenNoPriorActivity()
                .when(credit(5499, 7))
                .expectEvents(credited(5499, 0, 5499, 0, 7));
    }

    @Test
    void what_is_heard_twice_is_booked_once() {
        for (var again : new Object[] {credit(5499, 7), credit(5499, 6), debit(1, 7), reserve(1, 7)})
            about(SellerAccount.class)
                    .given(credited(5499, 0, 5499, 0, 7))
                    .when(again)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
    }

    @Test
    void a_refund_is_paid_of_what_other_orders_brought() {
        about(SellerAccount.class)
                .given(credited(3000, 0, 3000, 0, 7), credited(3000, 0, 6000, 0, 9))
                .when(reserve(4000, 12))
                .expectEvents(reserved(4000, 4000, 2000, 0, 12));
    }

    @Test
    void what_is_not_there_is_owed_and_the_next_money_pays_it_first() {
        about(SellerAccount.class)
                .given(credited(1000, 0, 1000, 0, 7))
                .when(reserve(4000, 12))
                .expectEvents(reserved(4000, 1000, 0, 3000, 12));
        about(SellerAccount.class)
                .given(reserved(4000, 1000, 0, 3000, 12))
                .when(credit(2000, 13))
                .expectEvents(credited(2000, 2000, 0, 1000, 13));
        about(SellerAccount.class)
                .given(reserved(4000, 1000, 0, 3000, 12))
                .when(credit(5000, 13))
                .expectEvents(credited(5000, 3000, 2000, 0, 13));
    }

    @Test
    void a_refund_may_be_the_first_that_is_heard_of_a_seller() {
        about(SellerAccount.class)
                .givenNoPriorActivity()
                .when(reserve(4000, 12))
                .expectEvents(reserved(4000, 0, 0, 4000, 12));
    }

    @Test
    void what_a_bank_takes_goes_below_nothing_nowhere() {
        about(SellerAccount.class)
                .given(credited(1000, 0, 1000, 0, 7))
                .when(debit(1500, 8))
                .expectEvents(new SellerAccountEvent.SellerDebited(
                        BO, ORDER, SellerEntry.CHARGEBACK, eur(1500), eur(1000), eur(0), eur(500), 8, NOW));
    }

    @Test
    void what_a_bank_took_too_is_paid_of_the_next_money_and_heard_once() {
        var debited = new SellerAccountEvent.SellerDebited(
                BO, ORDER, SellerEntry.CHARGEBACK, eur(1500), eur(1000), eur(0), eur(500), 8, NOW);
        about(SellerAccount.class)
                .given(credited(1000, 0, 1000, 0, 7), debited)
                .when(credit(600, 9))
                .expectEvents(credited(600, 500, 100, 0, 9));
        about(SellerAccount.class)
                .given(credited(1000, 0, 1000, 0, 7), debited)
                .when(debit(1500, 8))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_owes_already_owes_more() {
        about(SellerAccount.class)
                .given(reserved(4000, 1000, 0, 3000, 12))
                .when(debit(100, 13))
                .expectEvents(new SellerAccountEvent.SellerDebited(
                        BO, ORDER, SellerEntry.CHARGEBACK, eur(100), eur(0), eur(0), eur(3100), 13, NOW));
        about(SellerAccount.class)
                .given(reserved(4000, 1000, 0, 3000, 12))
                .when(reserve(100, 13))
                .expectEvents(reserved(100, 0, 0, 3100, 13));
    }

    @Test
    void an_empty_account_pays_nothing_out_and_says_what_is_owed() {
        about(SellerAccount.class)
                .given(reserved(4000, 0, 0, 4000, 12))
                .when(payOut("SEPA-2", eur(1), FINANCE))
                .expectException(refusal("balance-empty"))
                .expectNoEvents();
        var owing =
                SellerBalance.of(BO, java.util.Map.of("EUR", Purse.empty("EUR").now(eur(0), eur(1))), SELLER);
        assertThat(owing.state()).startsWith("The platform paid refunds that the balance did not cover.");
        var fine =
                SellerBalance.of(BO, java.util.Map.of("EUR", Purse.empty("EUR").now(eur(1), eur(0))), SELLER);
        assertThat(fine.state()).startsWith("The balance can be paid out.");
    }

    @Test
    void currencies_do_not_help_each_other() {
        var yen = new Money(4000, "JPY");
        about(SellerAccount.class)
                .given(credited(5499, 0, 5499, 0, 7))
                .when(new SellerAccountCommand.ReserveSellerFunds(BO, ORDER, REFUND, 1, yen, 8, DESK))
                .expectEvents(new SellerAccountEvent.SellerFundsReserved(
                        BO, ORDER, REFUND, 1, yen, new Money(0, "JPY"), new Money(0, "JPY"), yen, 8, NOW));
    }

    @Test
    void finance_and_the_feed_pay_out_what_is_there_and_once_under_one_reference() {
        var before = credited(5499, 0, 5499, 0, 7);
        about(SellerAccount.class)
                .given(before)
                .when(payOut("SEPA-1", eur(5000), FINANCE))
                .expectEvents(paidOut(5000, 499));
        about(SellerAccount.class)
                .given(before, paidOut(5000, 499))
                .when(payOut("SEPA-1", eur(5000), FINANCE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        about(SellerAccount.class)
                .given(before, paidOut(5000, 499))
                .when(payOut("SEPA-2", eur(499), FINANCE))
                .expectSuccessfulHandlerExecution();
        noPayout("payout-differs", payOut("SEPA-1", eur(4999), FINANCE));
        noPayout("balance-insufficient", payOut("SEPA-2", eur(500), FINANCE));
        noPayout("payout-of-nothing", payOut("SEPA-2", eur(0), FINANCE));
        noPayout("balance-insufficient", payOut("SEPA-2", new Money(1, "JPY"), FINANCE));
        noPayout("role-may-not", payOut("SEPA-2", eur(1), SELLER));
        noPayout("role-may-not", payOut("SEPA-2", eur(1), BUYER));
        noPayout("role-may-not", payOut("SEPA-1", eur(5000), SELLER));
    }

    private static void noPayout(String code, SellerAccountCommand.RecordPayout wrong) {
        about(SellerAccount.class)
                .given(credited(5499, 0, 5499, 0, 7), paidOut(5000, 499))
                .when(wrong)
                .expectException(refusal(code))
                .expectNoEvents();
    }

    @Test
    void a_seller_sees_the_own_account_and_nobody_elses() {
        var other = new Actor("usr_mal", Role.SELLER);
        for (var viewer : new Actor[] {SELLER, FINANCE, other, BUYER}) {
            var result = about(SellerAccount.class)
                    .given(credited(5499, 0, 5499, 0, 7))
                    .when(new SellerAccountCommand.ShowBalance(BO, viewer));
            if (viewer.equals(SELLER) || viewer.equals(FINANCE)) result.expectSuccessfulHandlerExecution();
            else result.expectException(Refusal.class);
        }
    }

    @Test
    void what_is_listed_is_accepted_and_what_is_not_listed_is_refused() {
        for (var role : Role.values())
            for (var balance : new long[] {5499, 0}) {
                var by = new Actor(role == Role.SELLER ? SELLER.id() : "usr_x", role);
                var purses = java.util.Map.of("EUR", Purse.empty("EUR").now(eur(balance), eur(0)));
                boolean listed;
                try {
                    listed =
                            !SellerBalance.of(BO, purses, by).availableActions().isEmpty();
                } catch (Refusal notToSee) {
                    listed = false;
                }
                var result = about(SellerAccount.class)
                        .given(credited(balance, 0, balance, 0, 7))
                        .when(payOut("SEPA-9", eur(1), by));
                if (listed) result.expectSuccessfulHandlerExecution();
                else result.expectException(Refusal.class);
                assertThat(listed).isEqualTo(balance > 0 && (role == Role.FINANCE || role == Role.SYSTEM));
            }
    }
}
