package andon.corpus.hunt;

import andon.vocabulary.Span;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** One string of a rule. */
sealed interface RuleString {
    /** Its name without the dollar sign. */
    String id();

    /** Its first places, in order. */
    List<Span> places(RuleText text);

    /** How a literal is compared. */
    enum Comparison {
        EXACT,
        NOCASE,
        FOLDED
    }

    /**
     * A literal.
     *
     * @param wanted in the form in which it is compared
     */
    record Literal(String id, String wanted, Comparison comparison, boolean fullword) implements RuleString {
        @Override
        public List<Span> places(RuleText text) {
            return RuleText.places(
                    switch (comparison) {
                        case EXACT -> text.plain();
                        case NOCASE -> text.lower();
                        case FOLDED -> text.folded();
                    },
                    wanted,
                    fullword);
        }
    }

    /** A regular expression, matched in time linear in the text. An empty match is none. */
    record Regex(String id, Pattern pattern) implements RuleString {
        @Override
        public List<Span> places(RuleText text) {
            List<Span> places = new ArrayList<>();
            Matcher matcher = pattern.matcher(text.plain().text());
            // Each find is linear, but may read to the end: empty matches count as looks too.
            for (int looks = 0; looks < DocumentMatcher.MAX_SPANS && matcher.find(); looks++) {
                if (matcher.end() > matcher.start()) {
                    places.add(text.plain().place(matcher.start(), matcher.end()));
                }
            }
            return places;
        }
    }
}
