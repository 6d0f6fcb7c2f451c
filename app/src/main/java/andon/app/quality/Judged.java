package andon.app.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of judging.
 *
 * @param examples what was wrong or missed, a line each
 */
record Judged(List<Score> scores, List<String> examples) {
    Judged {
        scores = List.copyOf(scores);
        examples = List.copyOf(examples);
    }

    static Judged of(Tally tally) {
        return new Judged(tally.scores(), tally.examples());
    }

    static Judged all(List<Judged> parts) {
        List<Score> scores = new ArrayList<>();
        List<String> examples = new ArrayList<>();
        parts.forEach(part -> {
            scores.addAll(part.scores());
            examples.addAll(part.examples());
        });
        return new Judged(scores, examples);
    }
}
