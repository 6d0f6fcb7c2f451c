package andon.indexer.gazetteer;

import andon.vocabulary.Entity;
import andon.vocabulary.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of a list in a text, and names that the text introduces itself. A hash on a name's first word leads to
 * the few names that begin so: the time does not grow with the list. Immutable and thread-safe.
 */
public final class Gazetteer {
    private static final int MOST_FOUND = 5_000;
    /** So many places, at least, for each first word: of other words at most one in so many is looked up for nothing. */
    private static final int ROOM = 16;

    private final Map<String, List<ListedName>> byFirst;
    /** The places ({@link #place}) of all first words: most words of a text are ruled out before they are looked up. */
    private final BitSet firsts = new BitSet();

    private final int mask;

    private Gazetteer(Map<String, List<ListedName>> byFirst) {
        this.byFirst = byFirst;
        this.mask = 2 * ROOM * Integer.highestOneBit(Math.max(1, byFirst.size())) - 1;
        for (String first : byFirst.keySet()) {
            int place = place(first, 0, first.length());
            if (place >= 0) {
                firsts.set(place);
            }
        }
    }

    /** The bundled lists alone. */
    public static Gazetteer bundled() {
        return of(GazetteerList.bundled());
    }

    /**
     * The bundled lists and those of an operator ({@code *.tsv}, in the order of their names), which win.
     *
     * @param folder need not exist
     * @throws IllegalArgumentException with file, line and what was expected, where a list is not of the form
     */
    public static Gazetteer with(Path folder) {
        List<ListedName> names = new ArrayList<>(GazetteerList.bundled());
        names.addAll(GazetteerList.in(folder));
        return of(names);
    }

    /** @param names later ones replace earlier ones of the same spelling */
    static Gazetteer of(Collection<ListedName> names) {
        Map<String, ListedName> bySpelling = new HashMap<>();
        for (ListedName name : names) {
            bySpelling.put(name.spelling(), name);
        }
        Map<String, List<ListedName>> byFirst = new HashMap<>();
        for (ListedName name : bySpelling.values()) {
            Words words = Words.of(name.spelling());
            if (words.size() > 0 && words.start(0) == 0) {
                byFirst.computeIfAbsent(words.at(0).toLowerCase(Locale.ROOT), k -> new ArrayList<>(1))
                        .add(name);
            }
        }
        byFirst.replaceAll((first, list) -> list.stream()
                .sorted(Comparator.<ListedName>comparingInt(
                                name -> -name.spelling().length())
                        .thenComparing(ListedName::spelling))
                .toList());
        return new Gazetteer(byFirst);
    }

    /** Names in {@code text}, in order, none overlapping. */
    public List<Entity> find(String text) {
        Words words = Words.of(text);
        Surroundings around = new Surroundings(text, words);
        List<Sighting> seen = listed(text, words, around);
        seen.addAll(new IntroducedNames(text, words, around).beside(seen));
        seen.sort(Comparator.comparingInt(Sighting::start).thenComparingInt(s -> -s.end()));
        Set<String> meant = new HashSet<>();
        for (Sighting one : seen) {
            if (one.isOrdinary() && around.isBesideTrade(one)) {
                meant.add(text.substring(one.start(), one.end()));
            }
        }
        List<Entity> found = new ArrayList<>();
        int behind = 0;
        for (Sighting one : seen) {
            String surface = text.substring(one.start(), one.end());
            if (one.start() < behind
                    || one.isOrdinary()
                            && !(meant.contains(surface) && around.isAlone(one) || around.isNearTrade(one))) {
                continue;
            }
            int end = around.endWithVersion(one);
            found.add(new Entity(
                    one.type(), one.canonical(), new Span(one.start(), end), one.detector(), one.confidence()));
            behind = end;
        }
        return found;
    }

    /** Whether malware or an actor is called just so, whatever else the words may mean. */
    public boolean lists(String name) {
        Words words = Words.of(name);
        return words.size() > 0
                && byFirst.getOrDefault(words.at(0).toLowerCase(Locale.ROOT), List.of()).stream()
                        .anyMatch(one -> one.spelling().equalsIgnoreCase(name));
    }

    private List<Sighting> listed(String text, Words words, Surroundings around) {
        List<Sighting> seen = new ArrayList<>();
        for (int i = 0; i < words.size() && seen.size() < MOST_FOUND; i++) {
            int start = words.start(i);
            int detectionEnd = DetectionNames.end(text, start, words.end(i));
            ListedName name = detectionEnd > 0 ? null : longest(text, words, i);
            int end = detectionEnd > 0
                    ? detectionEnd
                    : name == null ? 0 : start + name.spelling().length();
            if (end == 0 || detectionEnd <= 0 && around.isGlued(start, end)) {
                continue;
            }
            int last = words.lastBefore(i, end);
            if (name == null) {
                seen.add(DetectionNames.sighting(text, start, end, i, last));
            } else {
                seen.add(sighting(text, name, start, i, last));
            }
            i = last;
        }
        return seen;
    }

    private static Sighting sighting(String text, ListedName name, int start, int first, int last) {
        boolean ordinary = name.sense() == ListedName.Sense.ORDINARY || name.sense() == ListedName.Sense.COMMON;
        return new Sighting(
                name.type(),
                name.canonical(),
                start,
                start + name.spelling().length(),
                first,
                last,
                name.sense(),
                ordinary ? "name-list-context" : "name-list",
                ordinary ? 0.7 : text.startsWith(name.spelling(), start) ? 0.9 : 0.8);
    }

    /** A hash of a word without its case, cut to {@link #mask}; -1 for a word that has to be looked up anyway. */
    private int place(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == 'İ' || c == 'Σ') {
                return -1; // in small letters these are two letters, or one of two
            }
            hash = 31 * hash + Character.toLowerCase(c);
        }
        return (hash ^ hash >>> 16) & mask;
    }

    private @Nullable ListedName longest(String text, Words words, int word) {
        int place = place(text, words.start(word), words.end(word));
        if (place >= 0 && !firsts.get(place)) {
            return null;
        }
        for (ListedName name : byFirst.getOrDefault(words.at(word).toLowerCase(Locale.ROOT), List.of())) {
            int end = words.start(word) + name.spelling().length();
            if (name.isFound(text, words.start(word)) && (end >= text.length() || !Words.isPart(text.charAt(end)))) {
                return name;
            }
        }
        return null;
    }
}
