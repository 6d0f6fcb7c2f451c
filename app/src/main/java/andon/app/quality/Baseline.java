package andon.app.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures that were reached once: {@code set TAB what TAB language TAB precision TAB recall} a line. */
final class Baseline {
    private static final int COLUMNS = 5;
    /** Figures are kept with four places. */
    private static final double ROUNDING = 0.00005;

    private record Figures(double precision, double recall) {}

    private final Map<String, Figures> byKey = new LinkedHashMap<>();

    static Baseline read(BufferedReader in) throws IOException {
        Baseline baseline = new Baseline();
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t");
            if (columns.length != COLUMNS) {
                throw new IOException("baseline, line " + number + ": " + COLUMNS + " columns were expected: " + line);
            }
            baseline.byKey.put(
                    columns[0] + "\t" + columns[1] + "\t" + columns[2],
                    new Figures(Double.parseDouble(columns[3]), Double.parseDouble(columns[4])));
        }
        return baseline;
    }

    /** What fell below, a line each. What the baseline has and this run did not judge is passed over. */
    List<String> fallen(List<Score> scores) {
        List<String> fallen = new ArrayList<>();
        for (Score score : scores) {
            Figures figures = byKey.get(score.key());
            if (figures != null
                    && (score.precision() < figures.precision() - ROUNDING
                            || score.recall() < figures.recall() - ROUNDING)) {
                fallen.add(String.format(
                        Locale.ROOT,
                        "%s: precision %.4f (was %.4f), recall %.4f (was %.4f)",
                        score.key().replace('\t', ' '),
                        score.precision(),
                        figures.precision(),
                        score.recall(),
                        figures.recall()));
            }
        }
        return fallen;
    }

    static String line(Score score) {
        return String.format(Locale.ROOT, "%s\t%.4f\t%.4f", score.key(), score.precision(), score.recall());
    }
}
