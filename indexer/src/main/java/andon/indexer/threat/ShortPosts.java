package andon.indexer.threat;

import andon.vocabulary.Reason;
import andon.vocabulary.Reason.Cause;
import andon.vocabulary.ThreatCategory;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Corrects what the rules say of short posts by what they read like: few words leave the rules little to weigh. */
final class ShortPosts {
    /** Characters of a post that is judged so: the posts learned from are not longer. */
    static final int LONGEST = 600;

    /**
     * So sure must it be that a post is of a category: where a term tells by itself what it is about, where one hints at it, and
     * where none does. Chosen on posts and ordinary sentences that were not learned from.
     */
    private static final double SURE = 0.35;

    private static final double SURE_WITH_HINTS = 0.5;
    private static final double SURE_ALONE = 0.8;
    /** What reads less like a threat than this is none, whatever words met in it. */
    private static final double SURELY_NONE = 0.08;
    /** A category that is less likely than this gives way to one that is more likely than {@link #CLEARLY}. */
    private static final double UNLIKELY = 0.1;

    private static final double CLEARLY = 0.5;

    private final LearnedThreats learned;
    /** The categories of which a list tells, and those at which it hints. */
    private final Map<String, Set<ThreatCategory>> toldBy = new HashMap<>();

    private final Map<String, Set<ThreatCategory>> hintedAtBy = new HashMap<>();

    ShortPosts(LearnedThreats learned, List<ThreatRule> rules) {
        this.learned = learned;
        for (ThreatRule rule : rules) {
            ThreatCategory.ofWord(rule.category()).ifPresent(category -> {
                rule.things().keySet().forEach(list -> of(hintedAtBy, list).add(category));
                rule.coreLists().forEach(list -> of(toldBy, list).add(category));
            });
        }
    }

    private static Set<ThreatCategory> of(Map<String, Set<ThreatCategory>> categories, String list) {
        return categories.computeIfAbsent(list, k -> EnumSet.noneOf(ThreatCategory.class));
    }

    /**
     * @param text masked
     * @param lists the names of the lists that have a term in it
     * @param reasons what the rules found, to be changed
     * @param points what they weighed it, to be changed with it
     */
    void correct(
            String text,
            Set<String> lists,
            Map<ThreatCategory, Set<Reason>> reasons,
            Map<ThreatCategory, Integer> points) {
        Set<ThreatCategory> told = EnumSet.noneOf(ThreatCategory.class);
        Set<ThreatCategory> hinted = EnumSet.noneOf(ThreatCategory.class);
        for (String list : lists) {
            told.addAll(toldBy.getOrDefault(list, Set.of()));
            hinted.addAll(hintedAtBy.getOrDefault(list, Set.of()));
        }
        if (hinted.isEmpty()) {
            return;
        }
        LearnedThreats.Reading reading = learned.read(text, Folded.of(text), lists);
        if (reading.threat() < SURELY_NONE) {
            reasons.clear();
            points.clear();
            return;
        }
        boolean clear = false;
        for (ThreatCategory category : ThreatCategory.values()) {
            clear |= reading.of(category) >= CLEARLY;
        }
        if (clear) {
            reasons.keySet().removeIf(category -> reading.of(category) < UNLIKELY);
            points.keySet().retainAll(reasons.keySet());
        }
        for (ThreatCategory category : ThreatCategory.values()) {
            double least = told.contains(category) ? SURE : hinted.contains(category) ? SURE_WITH_HINTS : SURE_ALONE;
            if (reading.threat() >= CLEARLY && reading.of(category) >= least) {
                // What is read out of the whole text is not weighed against single words any more.
                points.remove(category);
                reasons.computeIfAbsent(
                        category,
                        k -> new LinkedHashSet<>(Set.of(new Reason(Cause.READS_LIKE, reading.words(category)))));
            }
        }
    }
}
