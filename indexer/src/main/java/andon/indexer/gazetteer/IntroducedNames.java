package andon.indexer.gazetteer;

import andon.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that no list has but that the text introduces: "a new stealer dubbed Xyzzy", "the FooRAT malware". A name that was
 * introduced once is found wherever it stands in the text.
 */
final class IntroducedNames {
    private static final int SHORTEST = 4;
    private static final int MOST = 200;
    private static final OrdinaryWords ORDINARY = OrdinaryWords.bundled();

    private final String text;
    private final Words words;
    private final Surroundings around;

    IntroducedNames(String text, Words words, Surroundings around) {
        this.text = text;
        this.words = words;
        this.around = around;
    }

    List<Sighting> beside(List<Sighting> listed) {
        Set<Integer> taken = new HashSet<>();
        for (Sighting one : listed) {
            for (int i = one.first(); i <= one.last(); i++) {
                taken.add(i);
            }
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < words.size() && names.size() < MOST; i++) {
            if (words.isCapitalised(i) && !taken.contains(i) && isIntroduced(i) && isName(i)) {
                names.add(words.at(i));
            }
        }
        List<Sighting> seen = new ArrayList<>();
        if (names.isEmpty()) {
            return seen;
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.at(i);
            if (!taken.contains(i) && names.contains(word) && !around.isGlued(words.start(i), words.end(i))) {
                seen.add(new Sighting(
                        EntityType.MALWARE,
                        word,
                        words.start(i),
                        words.end(i),
                        i,
                        i,
                        ListedName.Sense.DISTINCT,
                        "name-introduced",
                        0.6));
            }
        }
        return seen;
    }

    /** Capitalised and no word of a dictionary. */
    private boolean isName(int i) {
        int length = words.end(i) - words.start(i);
        return length >= SHORTEST
                && length <= 30
                && words.isCapitalised(i)
                && !ORDINARY.has(words.at(i))
                && !Trade.isHead(words.at(i))
                && !around.isGlued(words.start(i), words.end(i));
    }

    private boolean isIntroduced(int i) {
        int before = i - 1;
        if (words.runsOn(before) && around.isNamed(before)) {
            return true;
        }
        if (words.runsOn(before) && words.isCapitalised(before) && !around.startsSentence(before)) {
            return false;
        }
        String word = words.at(i);
        return ListedName.isMixed(word)
                && Character.isLetter(word.charAt(word.length() - 1))
                && !ListedName.isCompound(word, ORDINARY)
                && isBeforeHead(i);
    }

    private boolean isBeforeHead(int i) {
        for (int next = i + 1; next <= i + 3 && words.runsOn(next - 1); next++) {
            if (Trade.isHead(words.at(next))) {
                return !words.runsOn(next) || !Trade.isEvent(words.at(next + 1));
            }
            if (!Trade.isAdjective(words.at(next))) {
                return false;
            }
        }
        return false;
    }
}
