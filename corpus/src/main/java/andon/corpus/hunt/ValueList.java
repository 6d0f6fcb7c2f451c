package andon.corpus.hunt;

import andon.corpus.text.Masks;
import andon.corpus.text.Word;
import andon.vocabulary.Document;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of values: names, domains, addresses, hashes, handles. A document matches if the words of one of them stand in it
 * side by side, in any case, width and accents. The cost hardly grows with the list. Immutable.
 */
public final class ValueList implements DocumentMatcher {
    public static final int MAX_VALUES = 1_000;
    /** In UTF-16 units. */
    public static final int MAX_LENGTH = 200;

    private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

    private ValueList() {}

    /**
     * One value a line; blank lines and lines that begin with {@code #} are passed over.
     *
     * @throws RuleSyntaxException if there is none, there are too many, or one cannot be looked for
     */
    public static ValueList parse(String text) throws RuleSyntaxException {
        ValueList list = new ValueList();
        int line = 0;
        int values = 0;
        for (String each : text.lines().toList()) {
            line++;
            String value = each.strip();
            if (value.isEmpty() || value.startsWith("#")) {
                continue;
            }
            if (++values > MAX_VALUES) {
                throw new RuleSyntaxException(line, 1, "a list has at most " + MAX_VALUES + " values");
            }
            if (value.length() > MAX_LENGTH) {
                throw new RuleSyntaxException(line, 1, "a value has at most " + MAX_LENGTH + " characters");
            }
            List<String> words = Masks.unmasked(value).stream().map(Word::form).toList();
            if (words.isEmpty()) {
                throw new RuleSyntaxException(line, 1, "expected a value with letters or digits, not masked");
            }
            list.byFirstWord
                    .computeIfAbsent(words.getFirst(), first -> new ArrayList<>(1))
                    .add(words);
        }
        if (values == 0) {
            throw new RuleSyntaxException(Math.max(1, line), 1, "expected at least one value");
        }
        return list;
    }

    @Override
    public Optional<List<Span>> match(Document document) {
        List<Word> words = Masks.unmasked(document.searchableText());
        List<Span> places = new ArrayList<>();
        for (int i = 0; i < words.size() && places.size() < MAX_SPANS; i++) {
            int length = longestAt(words, i);
            if (length > 0) {
                places.add(
                        new Span(words.get(i).start(), words.get(i + length - 1).end()));
            }
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(places));
    }

    private int longestAt(List<Word> words, int at) {
        int longest = 0;
        for (List<String> value : byFirstWord.getOrDefault(words.get(at).form(), List.of())) {
            if (value.size() > longest && standsAt(words, at, value)) {
                longest = value.size();
            }
        }
        return longest;
    }

    private static boolean standsAt(List<Word> words, int at, List<String> value) {
        if (at + value.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < value.size(); i++) {
            if (!words.get(at + i).form().equals(value.get(i))) {
                return false;
            }
        }
        return true;
    }
}
