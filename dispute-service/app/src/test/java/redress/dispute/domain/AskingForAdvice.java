package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import redress.dispute.domain.OrderCommand.AskSuggestion;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderEvent.LinesDisputed;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.OrderNoted;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.ReturnOrKeep.Better;
import redress.platform.testkit.World;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/** R12's suggested amounts and R17. */
class AskingForAdvice extends DisputeStory {

    private static final ReturnRule NONE = new ReturnRule(false, false, 0);
    private static final OrderNoted NOTED = new OrderNoted(
            ORDER,
            BUYER.id(),
            SELLER.id(),
            "BR",
            "EUR",
            List.of(
                    new OrderLine(SHIRT, "Shirt", "fashion", 1, eur(2000), NONE),
                    new OrderLine(MUGS, "Mug", "kitchen", 4, eur(501), NONE),
                    new OrderLine(LineId.SHIPPING, "Shipping", "shipping", 1, eur(700), NONE)),
            day(9),
            day(-9));
    private static final LineChoice TWO_MUGS = new LineChoice(MUGS, 2);
    private static final LineChoice SHIPPING = new LineChoice(LineId.SHIPPING, 1);

    private final World world = new World(List.of(DisputableOrder.class, Dispute.class, Return.class), clock, policy);

    private static AskSuggestion ask(Reason reason, @Nullable Money used, LineChoice... lines) {
        return new AskSuggestion(ORDER, List.of(lines), reason, used, BUYER);
    }

    private Suggestion suggested(AskSuggestion ask) {
        var outcome = world.after(ORDER, List.of(NOTED), ask);
        assertThat(outcome.history()).hasSize(1);
        return (Suggestion) Objects.requireNonNull(outcome.result());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void every_reason_has_its_rule(Reason reason) {
        var expected = switch (reason) {
            case NOT_RECEIVED,
                    DELIVERED_NOT_RECEIVED,
                    COUNTERFEIT,
                    ORDERED_BY_MISTAKE,
                    CHEAPER_ELSEWHERE,
                    NO_LONGER_NEEDED,
                    DISLIKED -> Suggested.FULL;
            case NOT_AS_DESCRIBED, WRONG_ITEM, WRONG_VARIANT, POOR_QUALITY, DAMAGED, DEFECTIVE -> Suggested.BY_DEFECT;
            case ARRIVED_LATE -> Suggested.SHIPPING_PRICE;
            case WRONG_QUANTITY -> Suggested.MISSING_UNITS;
            case WRONG_DELIVERY_METHOD -> Suggested.SHIPPING_DIFFERENCE;
            case OTHER -> Suggested.NONE;
        };
        var suggestion = suggested(ask(reason, null, TWO_MUGS));
        assertThat(suggestion.suggested()).isEqualTo(expected);
        assertThat(suggestion.policyVersion()).isEqualTo("default-1");
        assertThat(suggestion.sentence()).isNotBlank();
        assertThat(suggestion.advice()).hasSize(3);
    }

    @Test
    void missing_units_are_worth_what_was_paid_for_them() {
        assertThat(suggested(ask(Reason.WRONG_QUANTITY, null, TWO_MUGS)).amount())
                .isEqualTo(eur(1002));
    }

    @Test
    void the_worse_the_defect_the_more() {
        var suggestion = suggested(ask(Reason.DAMAGED, null, TWO_MUGS));
        assertThat(suggestion.amount()).isNull();
        assertThat(suggestion.byDefect())
                .containsExactly(
                        new Suggestion.ByDefect("SLIGHT", 20, eur(200)),
                        new Suggestion.ByDefect("SERIOUS", 50, eur(501)),
                        new Suggestion.ByDefect("USELESS", 100, eur(1002)));
    }

    @Test
    void late_goods_are_worth_their_shipping() {
        assertThat(suggested(ask(Reason.ARRIVED_LATE, null, SHIPPING)).amount()).isEqualTo(eur(700));
    }

    @Test
    void another_delivery_is_worth_the_difference() {
        assertThat(suggested(ask(Reason.WRONG_DELIVERY_METHOD, eur(250), SHIPPING))
                        .amount())
                .isEqualTo(eur(450));
        assertThat(suggested(ask(Reason.WRONG_DELIVERY_METHOD, null, SHIPPING)).amount())
                .isNull();
        var none = world.after(ORDER, List.of(NOTED), ask(Reason.WRONG_DELIVERY_METHOD, eur(700), SHIPPING));
        assertThat(none.failure())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo("no-difference");
    }

    @Test
    void shipping_alone_is_never_suggested_to_be_sent_back() {
        assertThat(suggested(ask(Reason.DAMAGED, null, SHIPPING)).kinds()).containsExactly(Kind.REFUND_ONLY);
        assertThat(suggested(ask(Reason.DISLIKED, null, SHIPPING)).kinds()).isEmpty();
        assertThat(suggested(ask(Reason.DAMAGED, null, SHIPPING, TWO_MUGS)).kinds())
                .containsExactly(Kind.REFUND_ONLY, Kind.RETURN_AND_REFUND);
    }

    @Test
    void nothing_is_suggested_for_what_cannot_be_disputed_nor_to_strangers() {
        fixture(DisputableOrder.class)
                .given(NOTED, new LinesDisputed(ORDER, DISPUTE, BOTH_LINES, DAY_0))
                .when(ask(Reason.DAMAGED, null, TWO_MUGS))
                .expectException(refusal("line-in-dispute"));
        fixture(DisputableOrder.class)
                .given(NOTED)
                .when(new AskSuggestion(ORDER, List.of(TWO_MUGS), Reason.DAMAGED, null, OTHER_BUYER))
                .expectException(refusal("no-such-order"));
    }

    @ParameterizedTest
    @CsvSource({
        "800, 540, 90, 260, 720, KEEP",
        "800, 0, 90, 800, 720, RETURN",
        "800, 80, 90, 720, 720, EITHER",
        "800, 900, 1, 0, 8, KEEP"
    })
    void returning_and_keeping_are_compared(
            long price, long shipping, int percent, long returned, long kept, Better better) {
        var compared = ReturnOrKeep.of(eur(price), eur(shipping), percent);
        assertThat(compared.returnNets()).isEqualTo(eur(returned));
        assertThat(compared.keepNets()).isEqualTo(eur(kept));
        assertThat(compared.better()).isEqualTo(better);
    }

    @Test
    void only_within_one_currency() {
        assertThatThrownBy(() -> ReturnOrKeep.of(eur(800), new Money(540, "JPY"), 90))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ReturnOrKeep.of(eur(800), eur(540), 0)).isInstanceOf(Refusal.class);
    }
}
