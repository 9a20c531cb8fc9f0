package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.refund.domain.FundingSource.ESCROW;
import static redress.refund.domain.FundingSource.PLATFORM_GUARANTEE;
import static redress.refund.domain.FundingSource.SELLER_BALANCE;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose money a part of a refund is (R14, R57). */
class TakingAPartOfARefund extends MoneyStory {

    private static final List<Funding> ALL =
            List.of(from(PLATFORM_GUARANTEE, SHIRT, 500), from(SELLER_BALANCE, SHIRT, 3000), from(ESCROW, SHIRT, 1000));

    @Test
    void the_orders_own_money_goes_first_and_the_platforms_last() {
        assertThat(Funding.first(ALL, eur(1000))).containsExactly(from(ESCROW, SHIRT, 1000));
        assertThat(Funding.first(ALL, eur(1001)))
                .containsExactly(from(ESCROW, SHIRT, 1000), from(SELLER_BALANCE, SHIRT, 1));
        assertThat(Funding.first(ALL, eur(4001)))
                .containsExactly(
                        from(ESCROW, SHIRT, 1000),
                        from(SELLER_BALANCE, SHIRT, 3000),
                        from(PLATFORM_GUARANTEE, SHIRT, 1));
    }

    @Test
    void of_one_source_it_goes_in_proportion_and_nothing_is_no_part() {
        var lines = List.of(from(ESCROW, SHIRT, 4000), from(ESCROW, CAP, 1000));
        assertThat(Funding.first(lines, eur(50))).containsExactly(from(ESCROW, SHIRT, 40), from(ESCROW, CAP, 10));
        assertThat(Funding.first(lines, eur(1))).containsExactly(from(ESCROW, SHIRT, 1));
        assertThat(Funding.first(lines, eur(0))).isEmpty();
    }

    @Test
    void what_the_account_does_not_have_joins_what_the_platform_gives_anyway() {
        var planned = List.of(from(SELLER_BALANCE, SHIRT, 2000), from(PLATFORM_GUARANTEE, SHIRT, 2000));
        var shortfall = List.of(from(PLATFORM_GUARANTEE, SHIRT, 500));
        var given = List.of(from(SELLER_BALANCE, SHIRT, 1500), from(PLATFORM_GUARANTEE, SHIRT, 2500));
        assertThat(Funding.guaranteed(planned, shortfall)).containsExactlyElementsOf(given);
        assertThat(Funding.beforeAsking(given, shortfall)).containsExactlyInAnyOrderElementsOf(planned);
    }
}
