package redress.histories;

import java.util.List;
import java.util.Random;

/** What a history leaves to chance, all of it from one seed. */
final class Chance {

    private final long seed;
    private final Random random;

    Chance(long seed) {
        this.seed = seed;
        this.random = new Random(mix(seed)); // neighbouring seeds begin alike otherwise
    }

    /** One time in so many. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    /** The same for the same thing, however often and in whatever order it is asked about. */
    int fixed(String about, int bound) {
        return (int) Math.floorMod(mix(seed * 31 + about.hashCode()), (long) bound);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
