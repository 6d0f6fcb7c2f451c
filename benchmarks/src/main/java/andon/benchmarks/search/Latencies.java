package andon.benchmarks.search;

import java.util.Arrays;

/** Times in nanoseconds, sorted. */
record Latencies(long[] nanos) {
    Latencies {
        Arrays.sort(nanos);
    }

    /** In milliseconds. */
    double percentile(double share) {
        int index = (int) Math.min(nanos.length - 1L, Math.round(share * (nanos.length - 1)));
        return nanos[index] / 1e6;
    }
}
