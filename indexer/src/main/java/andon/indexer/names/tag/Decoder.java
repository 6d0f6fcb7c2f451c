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

    /** @param type {@code ORG}, {@code PER}, {@code LOC} or {@code MISC} */
    public record Tagged(Span span, String type) {}

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
        collect(row, from, n, names);
    }

    private float start(int y) {
        return model.outcomes[y].startsWith("I-") ? NEVER : 0;
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
        int at = names.size();
        for (int i = n - 1; i >= 0; i--) {
            String outcome = model.outcomes[y];
            boolean named = outcome.length() > 2;
            end = !named ? -1 : end < 0 ? i : end;
            if (named && outcome.charAt(0) == 'B') {
                names.add(at, new Tagged(new Span(row.starts[from + i], row.ends[from + end]), outcome.substring(2)));
                end = -1;
            }
            y = back[i * k + y];
        }
    }
}
