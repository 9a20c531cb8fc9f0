package redress.tools.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawingWhatPeopleDo {

    private static final Behaviour BEHAVIOUR = new Behaviour(7, Behaviour.Rates.DEFAULT);

    @Test
    void the_same_case_goes_the_same_way_under_the_same_seed() {
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    BEHAVIOUR.sellerAnswers("case " + i),
                    new Behaviour(7, Behaviour.Rates.DEFAULT).sellerAnswers("case " + i));
        }
    }

    @Test
    void another_seed_makes_other_decisions() {
        var other = new Behaviour(8, Behaviour.Rates.DEFAULT);

        assertNotEquals(
                IntStream.range(0, 50)
                        .mapToObj(i -> BEHAVIOUR.sellerAnswers("case " + i))
                        .toList(),
                IntStream.range(0, 50)
                        .mapToObj(i -> other.sellerAnswers("case " + i))
                        .toList());
    }

    @Test
    void things_happen_as_often_as_the_rates_say() {
        assertEquals(0.35, share(one -> BEHAVIOUR.sellerAnswers(one) == Behaviour.SellerAnswer.ACCEPT), 0.02);
        assertEquals(0.25, share(one -> BEHAVIOUR.sellerAnswers(one) == Behaviour.SellerAnswer.COUNTER), 0.02);
        assertEquals(0.20, share(one -> BEHAVIOUR.sellerAnswers(one) == Behaviour.SellerAnswer.SILENCE), 0.02);
        assertEquals(0.60, share(BEHAVIOUR::buyerClaims), 0.02);
        assertEquals(0.25, share(one -> BEHAVIOUR.verdict(one) == Behaviour.Verdict.NOTHING), 0.02);
    }

    @Test
    void what_takes_time_takes_a_time_between() {
        for (int i = 0; i < 100; i++) {
            var takes = BEHAVIOUR.takes("answer", "case " + i, Duration.ofHours(12), Duration.ofHours(108));
            assertTrue(takes.compareTo(Duration.ofHours(12)) >= 0 && takes.compareTo(Duration.ofHours(108)) < 0);
        }
    }

    @Test
    void rates_of_one_choice_are_not_more_than_everything() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Options.of("here", "--seller-accepts", "0.6", "--seller-counters", "0.5"));
        assertThrows(IllegalArgumentException.class, () -> Options.of("here", "--buyer-claims", "1.5"));
        assertThrows(IllegalArgumentException.class, () -> Options.of("here", "--buyer-claims", "NaN"));
    }

    private static double share(Predicate<String> so) {
        return IntStream.range(0, 10_000).filter(i -> so.test("case " + i)).count() / 10_000.0;
    }
}
