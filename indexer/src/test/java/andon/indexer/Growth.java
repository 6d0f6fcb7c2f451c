package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Shows that work grows in line with what it is given. It is compared with itself and not with a clock of some machine: what
 * is four times as long may take four times as much of this thread's CPU, with a margin, but not sixteen times. What else runs
 * on the machine does not count, and one fair round of several is enough.
 */
public final class Growth {
    /** Linear is 4, quadratic 16. */
    private static final double LINEAR = 9;

    /** Flat is 1, linear 4: larger tables miss the processor's caches more often. */
    private static final double FLAT = 2.5;

    private static final int TIMES = 4;
    private static final int ROUNDS = 5;
    /** Less than this is noise. */
    private static final long LEAST_NANOS = 50_000_000;

    private Growth() {}

    /**
     * Does {@code work} on an input of size {@code n} and on one four times as large.
     *
     * @param what is named where it grows faster
     */
    public static <T> void isLinear(String what, int n, IntFunction<T> input, Consumer<T> work) {
        growsAtMost(LINEAR, what, n, input, work);
    }

    /** The same for work that should not grow at all. */
    public static <T> void isFlat(String what, int n, IntFunction<T> input, Consumer<T> work) {
        growsAtMost(FLAT, what, n, input, work);
    }

    private static <T> void growsAtMost(double times, String what, int n, IntFunction<T> input, Consumer<T> work) {
        T small = input.apply(n);
        T large = input.apply(TIMES * n);
        long one = Long.MAX_VALUE;
        long four = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            one = Math.min(one, nanos(work, small));
            four = Math.min(four, nanos(work, large));
            if (isWithin(times, one, four)) {
                return;
            }
        }
        assertThat(isWithin(times, one, four))
                .as("%s: %d takes %.1f ms, %d takes %.1f ms", what, n, one / 1e6, TIMES * n, four / 1e6)
                .isTrue();
    }

    private static boolean isWithin(double times, long one, long four) {
        return four < times * one + LEAST_NANOS;
    }

    private static <T> long nanos(Consumer<T> work, T input) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.accept(input);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    /** A text of about {@code length} characters that says the same again and again. */
    public static String repeated(String unit, int length) {
        return unit.repeat(Math.max(1, length / unit.length()));
    }
}
