package andon.app.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts while texts are judged. */
final class Tally {
    private final String set;
    private final Map<List<String>, int[]> counts = new TreeMap<>((a, b) -> {
        int first = a.getFirst().compareTo(b.getFirst());
        return first != 0 ? first : a.getLast().compareTo(b.getLast());
    });

    private final List<String> examples = new ArrayList<>();

    Tally(String set) {
        this.set = set;
    }

    void right(String what, String language) {
        count(what, language)[0]++;
    }

    /** @param example what was found, for a reader who asks why */
    void wrong(String what, String language, String example) {
        count(what, language)[1]++;
        examples.add(set + " " + what + " " + language + " wrong: " + example);
    }

    /** @param example what was not found */
    void missed(String what, String language, String example) {
        count(what, language)[2]++;
        examples.add(set + " " + what + " " + language + " missed: " + example);
    }

    /** A question with one answer: another one is wrong, and the right one missed. */
    void answered(String what, String language, boolean right, String example) {
        if (right) {
            right(what, language);
        } else {
            count(what, language)[1]++;
            missed(what, language, example);
        }
    }

    /** Something that must be found. */
    void sought(String what, String language, boolean found, String example) {
        if (found) {
            right(what, language);
        } else {
            missed(what, language, example);
        }
    }

    List<String> examples() {
        return examples;
    }

    private int[] count(String what, String language) {
        return counts.computeIfAbsent(List.of(what, language), k -> new int[3]);
    }

    List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        counts.forEach((k, n) -> scores.add(new Score(set, k.getFirst(), k.getLast(), n[0], n[1], n[2])));
        return scores;
    }
}
