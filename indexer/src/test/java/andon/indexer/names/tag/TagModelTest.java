package andon.indexer.names.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Four sums share one figure: none runs into its neighbour, whatever the weights. */
class TagModelTest {
    private static final List<String> OUTCOMES =
            List.of("O", "B-ORG", "I-ORG", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC", "I-MISC");

    private static int[] scores(float[] weights, int times) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TagModel.write(OUTCOMES, new float[81], new int[] {7}, weights, out);
        TagModel model = TagModel.read(new ByteArrayInputStream(out.toByteArray()));
        int[] features = new int[times];
        Arrays.fill(features, 7);
        long[] sums = new long[model.sums()];
        model.add(features, times, new long[times], sums, 0);
        int[] scores = new int[OUTCOMES.size()];
        model.scores(sums, scores);
        return scores;
    }

    @Test
    void mostWeightsOfOneSignAddUpExactly() throws IOException {
        int most = Features.MOST * 254;

        assertThat(scores(new float[] {-1, 1, 1, 1, 1, 1, 1, 1, 1}, Features.MOST))
                .containsExactly(0, most, most, most, most, most, most, most, most);
        assertThat(scores(new float[] {1, -1, 1, -1, -1, 1, 1, 0, -1}, Features.MOST))
                .containsExactly(0, -most, 0, -most, -most, 0, 0, -most / 2, -most);
    }

    @Test
    void outcomesAreAsFarAheadOfTheFirstAsTheirWeightsSay() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int[] steps = random.ints(OUTCOMES.size(), -127, 128).toArray();
            steps[round % steps.length] = 127;
            float[] weights = new float[steps.length];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = steps[k];
            }
            int times = 1 + random.nextInt(Features.MOST);

            assertThat(scores(weights, times))
                    .containsExactly(Arrays.stream(steps)
                            .map(s -> (s - steps[0]) * times)
                            .toArray());
        }
    }
}
