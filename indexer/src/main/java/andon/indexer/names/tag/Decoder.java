package andon.indexer.names.tag;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the best tags of a row (Viterbi). Not thread-safe: one for each thread. */
public final class Decoder {
    private static final float NEVER = -1e9f;
    /** The trainer gives -1e6 to steps that cannot be: into the middle of another name. */
    private static final float FORBIDDEN = -1e5f;
    /** More than sums of two figures are rounded by. */
    private static final float ROUNDING = 0.01f;

    /** So many sums of each group are remembered, as a power of two. */
    private static final int MEMORY_BITS = 10;

    private final TagModel model;
    private final Features features;
    private final int[] buffer = new int[Features.MOST];
    private final long[] known = new long[Features.MOST];
    private final int[] scores;
    private final long[] sums;
    /** For each outcome, the outcomes that may stand before it. */
    private final int[][] before;
    /** Whether an outcome goes on with a name. */
    private final boolean[] inner;
    /** By how much a step from an outcome to "no name" or a name's begin may be better than the one from "no name". */
    private final float[] gains;

    /** The outcomes of the word before that may be better to come from than "no name". */
    private final int[] rivals;

    /** Slots of a key and its sums: what is asked together lies together. */
    private final long[] memory;

    private final int slotSize;
    /** What is taken off each step to "no name". */
    private float ease;

    private float[] best = new float[0];
    private float[] given = new float[0];
    private int[] back = new int[0];

    public Decoder(TagModel model, Features features) {
        this.model = model;
        this.features = features;
        this.scores = new int[model.outcomes.length];
        this.sums = new long[model.sums()];
        this.slotSize = 1 + sums.length;
        this.memory = new long[(features.groups() << MEMORY_BITS) * slotSize];
        int k = model.outcomes.length;
        this.before = new int[k][];
        this.inner = new boolean[k];
        this.gains = new float[k];
        this.rivals = new int[k];
        java.util.Arrays.fill(gains, NEVER);
        for (int y = 0; y < k; y++) {
            inner[y] = model.outcomes[y].startsWith("I-");
            for (int p = 0; p < k && !inner[y]; p++) {
                gains[p] = Math.max(gains[p], model.transitions[p * k + y] - model.transitions[y]);
            }
            int to = y;
            before[y] = java.util.stream.IntStream.range(0, k)
                    .filter(p -> model.transitions[p * k + to] > FORBIDDEN)
                    .toArray();
        }
    }

    /**
     * A name.
     *
     * @param type {@code ORG}, {@code PER}, {@code LOC} or {@code MISC}
     * @param lead by how much the row's tags are better with this name than without it, all others unchanged; in the model's own
     *     measure, logarithms of odds if it were right about them
     */
    public record Tagged(Span span, String type, float lead) {}

    /** Finds more names from now on: {@code ease} is taken off each step to "no name". */
    void ease(float ease) {
        this.ease = ease;
    }

    /** The names in a row, in order. */
    public List<Tagged> names(Row row) {
        List<Tagged> names = new ArrayList<>();
        features.begin(row);
        if (row.characters) {
            tag(row, 0, row.size, names);
            return names;
        }
        // Without capitals nearby a word is no name: only the stretches around capitals are looked at.
        for (int[] stretch : Stretches.of(row)) {
            tag(row, stretch[0], stretch[1], names);
        }
        return names;
    }

    private void tag(Row row, int from, int to, List<Tagged> names) {
        int k = model.outcomes.length;
        int n = to - from;
        if (best.length < n * k) {
            best = new float[n * k * 2];
            given = new float[n * k * 2];
            back = new int[n * k * 2];
        }
        for (int i = 0; i < n; i++) {
            java.util.Arrays.fill(sums, 0);
            model.add(buffer, features.rest(row, from + i, buffer, 0), known, sums, 0);
            for (int group = 0; group < features.groups(); group++) {
                remembered(row, from + i, group);
            }
            model.scores(sums, scores);
            step(i, k);
        }
        collect(row, from, n, names);
    }

    /** Adds a group's weights; what they come to is remembered by its key, the last of a slot alone. */
    private void remembered(Row row, int i, int group) {
        long key = features.key(row, i, group);
        if (key == 0) {
            model.add(buffer, features.group(row, i, group, buffer, 0), known, sums, 0);
            return;
        }
        int slot = (int) ((key ^ key >>> 29) * 0x9E3779B97F4A7C15L >>> 64 - MEMORY_BITS) + (group << MEMORY_BITS);
        int at = slot * slotSize + 1;
        if (memory[at - 1] != key) {
            memory[at - 1] = key;
            java.util.Arrays.fill(memory, at, at + sums.length, 0);
            model.add(buffer, features.group(row, i, group, buffer, 0), known, memory, at);
        }
        for (int w = 0; w < sums.length; w++) {
            sums[w] += memory[at + w];
        }
    }

    /** The best way to each outcome of unit {@code i}. */
    private void step(int i, int k) {
        int last = (i - 1) * k;
        int many = i == 0 ? 0 : rivals(last, k);
        for (int y = 0; y < k; y++) {
            float most = i == 0 ? start(y) : NEVER;
            int which = 0;
            if (i > 0) {
                int[] from = inner[y] ? before[y] : rivals;
                int count = inner[y] ? from.length : many;
                for (int r = 0; r < count; r++) {
                    int p = from[r];
                    float value = best[last + p] + model.transitions[p * k + y];
                    if (value > most) {
                        most = value;
                        which = p;
                    }
                }
                most -= y == 0 ? ease : 0;
            }
            float score = scores[y] * model.scale();
            given[i * k + y] = score;
            best[i * k + y] = most + score;
            back[i * k + y] = which;
        }
    }

    /**
     * Lists "no name" and the outcomes that it is not ahead of by more than any step out of a name makes good: mostly none, for
     * no name has ended here.
     */
    private int rivals(int last, int k) {
        float none = best[last] - ROUNDING;
        int many = 1;
        for (int p = 1; p < k; p++) {
            if (best[last + p] + gains[p] >= none) {
                rivals[many++] = p;
            }
        }
        return many;
    }

    private float start(int y) {
        return inner[y] ? NEVER : 0;
    }

    private void collect(Row row, int from, int n, List<Tagged> names) {
        int k = model.outcomes.length;
        if (n == 0) {
            return;
        }
        int y = 0;
        for (int c = 1; c < k; c++) {
            y = best[(n - 1) * k + c] > best[(n - 1) * k + y] ? c : y;
        }
        int end = -1;
        int next = -1;
        float lead = 0;
        int at = names.size();
        for (int i = n - 1; i >= 0; i--) {
            String outcome = model.outcomes[y];
            boolean named = outcome.length() > 2;
            if (named && end < 0) {
                end = i;
                lead = next < 0 ? 0 : into(y, next) - into(0, next);
            } else if (!named) {
                end = -1;
            }
            int before = i == 0 ? -1 : back[i * k + y];
            if (named) {
                boolean begins = outcome.charAt(0) == 'B';
                lead += given[i * k + y] - given[i * k];
                lead += before < 0 ? 0 : into(before, y) - into(begins ? before : 0, 0);
                if (begins) {
                    Span span = new Span(row.starts[from + i], row.ends[from + end]);
                    names.add(at, new Tagged(span, outcome.substring(2), lead));
                    end = -1;
                }
            }
            next = y;
            y = before < 0 ? 0 : before;
        }
    }

    /** What a step is worth. */
    private float into(int from, int to) {
        return model.transitions[from * model.outcomes.length + to] - (to == 0 ? ease : 0);
    }
}
