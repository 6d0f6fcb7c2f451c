package andon.searchapi.hunts;

import andon.corpus.hunt.DocumentMatcher;
import andon.corpus.hunt.RuleSyntaxException;
import andon.corpus.hunt.TextRule;
import andon.corpus.hunt.ValueList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a hunt looks for among the documents that its query finds. */
public enum HuntKind {
    /** Whatever the query finds. */
    QUERY,
    /** A list of values, one a line. */
    VALUES,
    /** A rule over the text. */
    RULE;

    /** Longer patterns are refused, in UTF-16 units. */
    public static final int MAX_PATTERN = 200_000;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<HuntKind> ofWord(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(HuntKind::word).toList();
    }

    /** What decides about a document; empty if the query alone does. */
    Optional<DocumentMatcher> matcher(String pattern) throws RuleSyntaxException {
        if (pattern.length() > MAX_PATTERN) {
            throw new RuleSyntaxException(1, 1, "a pattern has at most " + MAX_PATTERN + " characters");
        }
        return switch (this) {
            case QUERY -> {
                if (!pattern.isBlank()) {
                    throw new RuleSyntaxException(1, 1, "a hunt by query alone has no pattern; expected nothing here");
                }
                yield Optional.empty();
            }
            case VALUES -> Optional.of(ValueList.parse(pattern));
            case RULE -> Optional.of(TextRule.parse(pattern));
        };
    }
}
