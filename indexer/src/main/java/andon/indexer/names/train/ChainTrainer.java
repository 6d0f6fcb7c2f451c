package andon.indexer.names.train;

import andon.indexer.names.tag.Features;
import andon.indexer.names.tag.Row;
import andon.indexer.names.tag.Stretches;
import andon.indexer.names.tag.TagModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Trains a conditional random field over a chain (Lafferty et al. 2001) by stochastic gradient with AdaGrad steps and L2
 * decay. The same rows give the same bytes: one thread, a fixed seed, StrictMath.
 */
final class ChainTrainer {
    private static final long SEED = 20_260_101L;
    private final List<String> outcomes;
    private final Settings settings;

    /**
     * @param epochs how often all rows are seen
     * @param rate the first step
     * @param decay L2 on what a row touches
     * @param cutoff features seen less often are left out
     * @param least features whose weights are all smaller are left out
     * @param boldness what is taken off each step to "no name" once trained; below nought it is put on, and fewer names are found
     */
    record Settings(int epochs, double rate, double decay, int cutoff, double least, double boldness) {}

    /** The features of a stretch by unit, and its gold outcomes. */
    private record Example(int[][] features, int[] gold) {}

    ChainTrainer(List<String> types, Settings settings) {
        List<String> all = new ArrayList<>(List.of("O"));
        for (String type : types) {
            all.add("B-" + type);
            all.add("I-" + type);
        }
        this.outcomes = List.copyOf(all);
        this.settings = settings;
    }

    byte[] train(List<Annotated> texts, Features features, boolean characters) {
        Map<Integer, Integer> counts = new HashMap<>();
        List<Example> examples = new ArrayList<>();
        for (Annotated text : texts) {
            examples(text, features, characters, examples, counts);
        }
        int[] hashes = counts.entrySet().stream()
                .filter(e -> e.getValue() >= settings.cutoff())
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
        for (Example example : examples) {
            for (int[] unit : example.features()) {
                for (int f = 0; f < unit.length; f++) {
                    unit[f] = Arrays.binarySearch(hashes, unit[f]);
                }
            }
        }
        int k = outcomes.size();
        float[] weights = new float[hashes.length * k];
        float[] transitions = new float[k * k];
        for (int p = 0; p < k; p++) {
            for (int y = 0; y < k; y++) {
                transitions[p * k + y] = allowed(p, y) ? 0 : -1e6f;
            }
        }
        new Descent(weights, transitions, k, settings).run(examples, new Random(SEED));
        return write(hashes, weights, transitions, k);
    }

    private boolean allowed(int p, int y) {
        String to = outcomes.get(y);
        return !to.startsWith("I-")
                || outcomes.get(p).length() > 1 && outcomes.get(p).substring(2).equals(to.substring(2));
    }

    private byte[] write(int[] hashes, float[] weights, float[] transitions, int k) {
        int[] kept = new int[hashes.length];
        float[] keptWeights = new float[weights.length];
        int n = 0;
        for (int i = 0; i < hashes.length; i++) {
            float most = 0;
            for (int y = 0; y < k; y++) {
                most = Math.max(most, Math.abs(weights[i * k + y]));
            }
            if (most >= settings.least()) {
                kept[n] = hashes[i];
                System.arraycopy(weights, i * k, keptWeights, n * k, k);
                n++;
            }
        }
        for (int p = 0; p < k; p++) {
            transitions[p * k] -= (float) settings.boldness();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TagModel.write(outcomes, transitions, Arrays.copyOf(kept, n), Arrays.copyOf(keptWeights, n * k), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void examples(
            Annotated text,
            Features features,
            boolean characters,
            List<Example> examples,
            Map<Integer, Integer> counts) {
        int length = text.text().length();
        for (int from = 0; from < length; ) {
            Row row = characters ? Row.characters(text.text(), from, length) : Row.words(text.text(), from, length);
            if (row.size() == 0) {
                return;
            }
            from = row.end();
            int[] gold = gold(text, row);
            features.begin(row);
            List<int[]> stretches = characters ? List.of(new int[] {0, row.size()}) : Stretches.of(row);
            for (int[] stretch : stretches) {
                int[][] all = new int[stretch[1] - stretch[0]][];
                int[] buffer = new int[Features.MOST];
                for (int i = stretch[0]; i < stretch[1]; i++) {
                    all[i - stretch[0]] = Arrays.copyOf(buffer, features.of(row, i, buffer));
                    for (int f = 0; f < all[i - stretch[0]].length; f++) {
                        all[i - stretch[0]][f] = buffer[f];
                        counts.merge(buffer[f], 1, Integer::sum);
                    }
                }
                examples.add(new Example(all, Arrays.copyOfRange(gold, stretch[0], stretch[1])));
            }
        }
    }

    private int[] gold(Annotated text, Row row) {
        int[] gold = new int[row.size()];
        for (Annotated.Name name : text.names()) {
            int type = outcomes.indexOf("B-" + name.type());
            boolean begun = false;
            for (int i = 0; i < row.size() && type > 0; i++) {
                if (row.start(i) < name.end() && row.end(i) > name.start()) {
                    gold[i] = begun ? type + 1 : type;
                    begun = true;
                }
            }
        }
        return gold;
    }

    /** The descent itself: forward-backward over each stretch. */
    private static final class Descent {
        private final float[] weights;
        private final float[] transitions;
        private final float[] squares;
        private final float[] sums;
        private int gathered;
        private final float[] transitionSquares;
        private final int k;
        private final Settings settings;

        Descent(float[] weights, float[] transitions, int k, Settings settings) {
            this.weights = weights;
            this.transitions = transitions;
            this.squares = new float[weights.length];
            this.sums = new float[weights.length];
            this.transitionSquares = new float[transitions.length];
            this.k = k;
            this.settings = settings;
        }

        void run(List<Example> examples, Random random) {
            int[] order = new int[examples.size()];
            Arrays.setAll(order, i -> i);
            for (int epoch = 0; epoch < settings.epochs(); epoch++) {
                for (int i = order.length - 1; i > 0; i--) {
                    int other = random.nextInt(i + 1);
                    int swap = order[i];
                    order[i] = order[other];
                    order[other] = swap;
                }
                for (int index : order) {
                    step(examples.get(index));
                }
                if (epoch >= settings.epochs() / 2) {
                    gather();
                }
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = sums[i] / gathered;
            }
        }

        /** The mean over the later epochs errs less than the last step (Polyak averaging). */
        private void gather() {
            gathered++;
            for (int i = 0; i < weights.length; i++) {
                sums[i] += weights[i];
            }
        }

        private void step(Example example) {
            int n = example.gold().length;
            double[][] local = new double[n][k];
            for (int i = 0; i < n; i++) {
                for (int f : example.features()[i]) {
                    if (f >= 0) {
                        for (int y = 0; y < k; y++) {
                            local[i][y] += weights[f * k + y];
                        }
                    }
                }
            }
            double[][] forward = new double[n][k];
            double[][] backward = new double[n][k];
            forward(local, forward);
            backward(local, backward);
            double total = logSum(forward[n - 1]);
            for (int i = 0; i < n; i++) {
                gradient(example, i, forward, backward, total);
            }
            for (int i = 1; i < n; i++) {
                transition(example, i, local, forward, backward, total);
            }
        }

        private void gradient(Example example, int i, double[][] forward, double[][] backward, double total) {
            for (int y = 0; y < k; y++) {
                double gradient =
                        StrictMath.exp(forward[i][y] + backward[i][y] - total) - (example.gold()[i] == y ? 1 : 0);
                if (Math.abs(gradient) < 1e-4) {
                    continue;
                }
                for (int f : example.features()[i]) {
                    if (f >= 0) {
                        update(weights, squares, f * k + y, gradient);
                    }
                }
            }
        }

        private void transition(
                Example example, int i, double[][] local, double[][] forward, double[][] backward, double total) {
            for (int p = 0; p < k; p++) {
                for (int y = 0; y < k; y++) {
                    if (transitions[p * k + y] > -1e5f) {
                        double expected = StrictMath.exp(
                                forward[i - 1][p] + transitions[p * k + y] + local[i][y] + backward[i][y] - total);
                        boolean gold = example.gold()[i - 1] == p && example.gold()[i] == y;
                        update(transitions, transitionSquares, p * k + y, expected - (gold ? 1 : 0));
                    }
                }
            }
        }

        private void update(float[] values, float[] squared, int at, double gradient) {
            double g = gradient + settings.decay() * values[at];
            squared[at] += (float) (g * g);
            values[at] -= (float) (settings.rate() * g / Math.sqrt(squared[at] + 1e-8));
        }

        private void forward(double[][] local, double[][] forward) {
            double[] sum = new double[k];
            System.arraycopy(local[0], 0, forward[0], 0, k);
            for (int i = 1; i < local.length; i++) {
                for (int y = 0; y < k; y++) {
                    for (int p = 0; p < k; p++) {
                        sum[p] = forward[i - 1][p] + transitions[p * k + y];
                    }
                    forward[i][y] = logSum(sum) + local[i][y];
                }
            }
        }

        private void backward(double[][] local, double[][] backward) {
            double[] sum = new double[k];
            for (int i = local.length - 2; i >= 0; i--) {
                for (int p = 0; p < k; p++) {
                    for (int y = 0; y < k; y++) {
                        sum[y] = transitions[p * k + y] + local[i + 1][y] + backward[i + 1][y];
                    }
                    backward[i][p] = logSum(sum);
                }
            }
        }

        private static double logSum(double[] values) {
            double most = values[0];
            for (double value : values) {
                most = Math.max(most, value);
            }
            double sum = 0;
            for (double value : values) {
                sum += StrictMath.exp(value - most);
            }
            return most + StrictMath.log(sum);
        }
    }
}
