package andon.indexer.threat;

import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How right threats are told in posts.
 *
 * @param macroF1 the mean of the categories' F1
 * @param precision of all that is told, right ones
 * @param recall of all that is there, told ones
 * @param harmless posts without a threat
 * @param leftAlone those of them of which none is told
 */
public record ThreatScore(double macroF1, double precision, double recall, int harmless, int leftAlone) {
    private static final class Count {
        private int right;
        private int wrong;
        private int missed;

        private double f1() {
            return 2.0 * right / (2 * right + wrong + missed);
        }
    }

    /** Of the categories that the posts have or are said to have. */
    public static ThreatScore of(List<LabelledPost> posts, Threats threats) {
        Map<ThreatCategory, Count> counts = new EnumMap<>(ThreatCategory.class);
        int harmless = 0;
        int leftAlone = 0;
        for (LabelledPost post : posts) {
            Set<ThreatCategory> told = threats.in(post.text(), List.of()).stream()
                    .map(Threat::category)
                    .collect(Collectors.toSet());
            for (ThreatCategory category : ThreatCategory.values()) {
                boolean is = post.categories().contains(category);
                boolean said = told.contains(category);
                if (is || said) {
                    Count count = counts.computeIfAbsent(category, k -> new Count());
                    count.right += is && said ? 1 : 0;
                    count.wrong += is ? 0 : 1;
                    count.missed += said ? 0 : 1;
                }
            }
            harmless += post.categories().isEmpty() ? 1 : 0;
            leftAlone += post.categories().isEmpty() && told.isEmpty() ? 1 : 0;
        }
        int right = counts.values().stream().mapToInt(count -> count.right).sum();
        int wrong = counts.values().stream().mapToInt(count -> count.wrong).sum();
        int missed = counts.values().stream().mapToInt(count -> count.missed).sum();
        return new ThreatScore(
                counts.values().stream().mapToDouble(Count::f1).average().orElse(1),
                right + wrong == 0 ? 1 : right / (double) (right + wrong),
                right + missed == 0 ? 1 : right / (double) (right + missed),
                harmless,
                leftAlone);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "macro F1 %.3f, precision %.3f, recall %.3f, %d of %d harmless posts left alone",
                macroF1,
                precision,
                recall,
                leftAlone,
                harmless);
    }
}
