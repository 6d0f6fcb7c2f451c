package andon.indexer.threat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The terms that a stretch of text has, by list, and what they weigh for a rule. */
final class Evidence {
    private static final int MOST_OF_A_LIST = 3;
    private static final int CITED = 4;
    /** Points of things that make clear what a terse text is about: a thing and something that goes with it. */
    private static final int CLEAR = 3;

    static final Evidence NONE = new Evidence();

    private final Map<String, Set<String>> terms = new LinkedHashMap<>();

    void add(String list, String term) {
        terms.computeIfAbsent(list, k -> new LinkedHashSet<>()).add(term);
    }

    void addTo(Evidence whole) {
        terms.forEach((list, found) -> found.forEach(term -> whole.add(list, term)));
    }

    /** This and, behind it, what {@code next} has. */
    Evidence with(Evidence next) {
        if (terms.isEmpty()) {
            return next;
        }
        Evidence both = new Evidence();
        addTo(both);
        next.addTo(both);
        return both;
    }

    boolean has(String list) {
        return terms.containsKey(list);
    }

    /** The lists that have a term here, in the order of the text. */
    Set<String> lists() {
        return terms.keySet();
    }

    Set<String> of(String list) {
        return terms.getOrDefault(list, Set.of());
    }

    /**
     * @param talk points of the lists by which a text tells of things and does not do them
     * @param terse whether the text is so short that what is done may go without saying, if what it is about is clear
     */
    int points(ThreatRule rule, Map<String, Integer> talk, boolean terse) {
        if (terms.isEmpty()) {
            return 0;
        }
        int things = 0;
        boolean core = false;
        List<String> counted = new ArrayList<>();
        for (Map.Entry<String, Integer> list : rule.things().entrySet()) {
            int found = Math.min(MOST_OF_A_LIST, added(of(list.getKey()), counted));
            if (found > 0) {
                things += list.getValue() + found - 1;
                core |= list.getValue() >= rule.core();
            }
        }
        int acts = once(rule.acts());
        boolean said = acts > 0 || terse && rule.goesWithoutSaying() && things >= CLEAR;
        if (!core || !said || rule.must() != null && !has(rule.must())) {
            return 0;
        }
        return things + acts - once(rule.opposed()) - once(talk);
    }

    /** How many of {@code terms} say more than the others and those counted do: "data" says nothing beside "customer data". */
    private static int added(Set<String> terms, List<String> counted) {
        int added = 0;
        for (String term : terms) {
            boolean said = counted.stream().anyMatch(other -> holds(other, term))
                    || terms.stream().anyMatch(other -> other.length() > term.length() && holds(other, term));
            added += said ? 0 : 1;
        }
        counted.addAll(terms);
        return added;
    }

    /** Whether {@code term} stands in {@code other}: as words or, in a script without blanks, anywhere. */
    private static boolean holds(String other, String term) {
        int at = other.indexOf(term);
        if (at < 0 || Folded.isCjk(term.charAt(0))) {
            return at >= 0;
        }
        return (" " + other + " ").contains(" " + term + " ");
    }

    private int once(Map<String, Integer> lists) {
        int points = 0;
        for (Map.Entry<String, Integer> list : lists.entrySet()) {
            points += has(list.getKey()) ? list.getValue() : 0;
        }
        return points;
    }

    /** The words that speak for a rule, the things first. */
    List<String> cited(ThreatRule rule) {
        List<String> cited = new ArrayList<>(CITED + 1);
        for (String list : rule.things().keySet()) {
            int ofList = 0;
            for (String word : of(list)) {
                if (ofList++ < 2 && cited.size() < CITED - 1 && !cited.contains(word)) {
                    cited.add(word);
                }
            }
        }
        int most = cited.size() + 2;
        for (String list : rule.acts().keySet()) {
            for (String word : of(list)) {
                if (cited.size() < most && !cited.contains(word)) {
                    cited.add(word);
                }
            }
        }
        return cited;
    }
}
