package andon.indexer.names.tag;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;

/** Finds the best tags of a row (Viterbi). Not thread-safe: one for each thread. */
public final class Decoder {
    private static final float NEVER = -1e9f;
    private final TagModel model;
    private final Features features;
    private final int[] buffer = new int[Features.MOST];
    private final int[] scores;
    private float[] best = new float[0];
    private int[] back = new int[0];

    public Decoder(TagModel model, Features features) {
        this.model = model;
        this.features = features;
        this.scores = new int[model.outcomes.length];
    }

    /** The names of one type in a row. */
    public List<Span> names(Row row, String type) {
        List<Span> names = new ArrayList<>();
        features.begin(row);
        if (row.characters) {
            tag(row, 0, row.size, type, names);
            return names;
        }
        // Without capitals nearby a word is no name: only the stretches around capitals are looked at.
        for (int[] stretch : Stretches.of(row)) {
            tag(row, stretch[0], stretch[1], type, names);
        }
        return names;
    }

    private void tag(Row row, int from, int to, String type, List<Span> names) {
        int k = model.outcomes.length;
        int n = to - from;
        if (best.length < n * k) {
            best = new float[n * k * 2];
            back = new int[n * k * 2];
        }
        for (int i = 0; i < n; i++) {
            java.util.Arrays.fill(scores, 0);
            int count = features.of(row, from + i, buffer);
            for (int f = 0; f < count; f++) {
                model.score(buffer[f], scores);
            }
            for (int y = 0; y < k; y++) {
                float most = i == 0 ? start(y) : NEVER;
                int which = 0;
                for (int p = 0; i > 0 && p < k; p++) {
                    float value = best[(i - 1) * k + p] + model.transitions[p * k + y];
                    if (value > most) {
                        most = value;
                        which = p;
                    }
                }
                best[i * k + y] = most + scores[y] * model.scale();
                back[i * k + y] = which;
            }
        }
        collect(row, from, n, type, names);
    }

    private float start(int y) {
        return model.outcomes[y].startsWith("I-") ? NEVER : 0;
    }

    private void collect(Row row, int from, int n, String type, List<Span> names) {
        int k = model.outcomes.length;
        if (n == 0) {
            return;
        }
        int y = 0;
        for (int c = 1; c < k; c++) {
            y = best[(n - 1) * k + c] > best[(n - 1) * k + y] ? c : y;
        }
        int end = -1;
        int at = names.size();
        for (int i = n - 1; i >= 0; i--) {
            String outcome = model.outcomes[y];
            boolean ours = outcome.length() > 2 && outcome.endsWith(type) && outcome.length() == type.length() + 2;
            if (ours && end < 0) {
                end = i;
            }
            if (ours && outcome.charAt(0) == 'B') {
                names.add(at, new Span(row.starts[from + i], row.ends[from + end]));
                end = -1;
            } else if (!ours) {
                end = -1;
            }
            y = back[i * k + y];
        }
    }
}
