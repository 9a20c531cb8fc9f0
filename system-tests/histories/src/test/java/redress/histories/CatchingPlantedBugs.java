package redress.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Invariants that catch nothing check nothing: each is shown a bug that it must catch, within a few histories. */
class CatchingPlantedBugs {

    private static final int FEW = 60;

    /** By which words of its sentence the invariant is known that must catch the bug. */
    private static final Map<Planted, String> CAUGHT_BY = Map.ofEntries(
            Map.entry(Planted.ESCROW_BOOKS_TOO_MUCH, "(R50)"),
            Map.entry(Planted.LINES_FREED_TOO_EARLY, "One open dispute per line"),
            Map.entry(Planted.FREEZE_LIFTED_EARLY, "never released while it is frozen"),
            Map.entry(Planted.TIMERS_LOST, "(R74)"),
            Map.entry(Planted.ISSUED_TWICE, "RefundIssued is said once"),
            Map.entry(Planted.NEW_KEY_FOR_EACH_ATTEMPT, "What the provider really paid"),
            Map.entry(Planted.REPEATED_WITH_A_NEW_CAUSE, "What comes again changes nothing"),
            Map.entry(Planted.FORGETFUL_PROJECTION, "What is rebuilt from the log"),
            Map.entry(Planted.LOG_LOSES_A_FIELD, "What is rebuilt from the log"),
            Map.entry(Planted.LIST_OF_DAYS_AGO, "(R80)"),
            Map.entry(Planted.PAYOUT_LEAVES_THE_BALANCE, "(R14)"),
            Map.entry(Planted.NAMES_WHAT_CAME_LAST, "(R60)"),
            Map.entry(Planted.OTHER_PROFILE, "(R60)"),
            Map.entry(Planted.STALE_ANSWERS, "(R80)"));

    @ParameterizedTest
    @EnumSource(value = Planted.class, mode = Mode.EXCLUDE, names = "NOTHING")
    void the_bug_is_caught_by_the_invariant_that_it_breaks(Planted bug) {
        var world = new World(bug == Planted.OTHER_PROFILE ? "eu" : "default");
        var broken = new ArrayList<String>();
        for (long seed = 1; seed <= FEW; seed++) {
            try {
                History.live(world, seed, seed % 2 == 0, true, bug);
            } catch (InvariantBroken caught) {
                broken.add(caught.invariant);
                if (caught.invariant.contains(CAUGHT_BY.getOrDefault(bug, "nobody"))) return;
            }
        }
        assertThat(broken).as("%d histories with %s", FEW, bug).contains(CAUGHT_BY.get(bug));
    }
}
