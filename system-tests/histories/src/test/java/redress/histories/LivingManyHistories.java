package redress.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every invariant after every history. {@code -Dredress.histories=200} lives fewer of them, {@code -Dredress.seed=17} just that
 * one, {@code -Dredress.seeds.from=100000} others. Each history lives in one thread; two live side by side.
 */
class LivingManyHistories {

    private static final int SIDE_BY_SIDE = 2;
    private static final int ENOUGH_TO_HAVE_LIVED_EVERYTHING = 5_000;
    private static final int FAILURES_TOLD = 5;

    private final TreeMap<Long, String> failed = new TreeMap<>();
    private final TreeMap<String, Long> lived = new TreeMap<>();

    @Test
    void whatever_happens_what_must_hold_holds() throws Exception {
        Long only = Long.getLong("redress.seed");
        long first = only != null ? only : Long.getLong("redress.seeds.from", 1);
        long last = only != null ? only : first + Long.getLong("redress.histories", 10_000) - 1;
        var next = new AtomicLong(first);
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var shares = new ArrayList<Callable<List<String>>>();
            for (int i = 0; i < SIDE_BY_SIDE; i++) shares.add(() -> share(next, last));
            for (var share : threads.invokeAll(shares)) assertThat(share.get()).isNotNull();
        }
        System.out.printf("seeds %d to %d lived in %d s%n", first, last, (System.nanoTime() - began) / 1_000_000_000);
        lived.forEach((what, often) -> System.out.printf("%9d  %s%n", often, what));
        if (!failed.isEmpty())
            throw new AssertionError("%d of %d histories: seeds %s%n%s"
                    .formatted(
                            failed.size(),
                            last - first + 1,
                            failed.keySet(),
                            String.join(
                                    "\n\n",
                                    failed.values().stream()
                                            .limit(FAILURES_TOLD)
                                            .toList())));
        if (last - first >= ENOUGH_TO_HAVE_LIVED_EVERYTHING - 1)
            assertThat(History.unlived(new World("default"), lived.keySet()))
                    .as("histories that never reach a corner prove nothing about it")
                    .isEmpty();
    }

    private List<String> share(AtomicLong next, long last) {
        var usual = new World("default");
        var european = new World("eu");
        for (long seed = next.getAndIncrement(); seed <= last; seed = next.getAndIncrement())
            note(seed, live(seed % 3 == 0 ? european : usual, seed));
        return List.of();
    }

    private synchronized void note(long seed, @Nullable Object outcome) {
        switch (outcome) {
            case History.Lived history -> {
                lived.merge("deeds of people", (long) history.deeds(), Long::sum);
                for (var stream : history.streams().values())
                    for (var event : stream) lived.merge(event.substring(0, event.indexOf(' ')), 1L, Long::sum);
            }
            case String failure -> failed.put(seed, failure);
            case null, default -> throw new IllegalStateException("nothing came of " + seed);
        }
    }

    /** What was stored; or what was wrong with it. */
    private static Object live(World world, long seed) {
        boolean throughJson = seed % 2 == 0;
        try {
            var calm = History.live(world, seed, false, throughJson, Planted.NOTHING);
            if (seed % 4 == 0) calm.mustBeAs(History.live(world, seed, true, throughJson, Planted.NOTHING));
            return calm;
        } catch (RuntimeException | Error broken) {
            return History.failure(world, seed, broken);
        }
    }
}
