package andon.corpus.hunt;

import andon.corpus.hunt.RuleLexer.Kind;
import andon.corpus.hunt.RuleLexer.Token;
import andon.corpus.hunt.RuleString.Comparison;
import andon.corpus.text.PlacedText;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Reads what stands behind a string's name: a text with modifiers, or a regular expression. */
final class StringReader {
    static final int MAX_TEXT = 200;
    static final int MAX_REGEX = 500;
    /** An expression's length times all its repetitions: what its automaton may grow to. */
    static final int MAX_STATES = 20_000;

    private enum Modifier {
        NOCASE,
        FOLDED,
        FULLWORD
    }

    private final RuleParser tokens;

    StringReader(RuleParser tokens) {
        this.tokens = tokens;
    }

    RuleString read(String id) throws RuleSyntaxException {
        if (tokens.peek().kind() == Kind.REGEX) {
            return new RuleString.Regex(id, pattern(tokens.take(Kind.REGEX, "an expression")));
        }
        Token text = tokens.take(Kind.TEXT, "\"text\" or /expression/");
        Set<Modifier> modifiers = modifiers();
        boolean folded = modifiers.contains(Modifier.FOLDED);
        boolean nocase = modifiers.contains(Modifier.NOCASE);
        PlacedText plain = PlacedText.unmasked(text.text());
        String wanted =
                folded ? plain.folded().text() : nocase ? plain.lowerCase().text() : plain.text();
        if (wanted.isEmpty() || text.text().length() > MAX_TEXT) {
            throw text.expected("a text of 1 to " + MAX_TEXT + " characters that can be seen");
        }
        if (wanted.indexOf(PlacedText.HIDDEN) >= 0) {
            throw text.expected("a text without masked secrets, which cannot be searched");
        }
        return new RuleString.Literal(
                id,
                wanted,
                folded ? Comparison.FOLDED : nocase ? Comparison.NOCASE : Comparison.EXACT,
                modifiers.contains(Modifier.FULLWORD));
    }

    private Set<Modifier> modifiers() throws RuleSyntaxException {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        while (tokens.peek().kind() == Kind.WORD && !tokens.peek().is("condition")) {
            Token word = tokens.take(Kind.WORD, "a modifier");
            boolean known = false;
            for (Modifier modifier : Modifier.values()) {
                if (modifier.name().toLowerCase(Locale.ROOT).equals(word.text())) {
                    known = modifiers.add(modifier);
                }
            }
            if (!known) {
                throw word.expected("nocase, folded or fullword, each once");
            }
        }
        return modifiers;
    }

    private static Pattern pattern(Token token) throws RuleSyntaxException {
        String regex = token.text();
        if (regex.isEmpty() || regex.length() > MAX_REGEX) {
            throw token.expected("an expression of 1 to " + MAX_REGEX + " characters");
        }
        if (regex.length() * repetitions(regex) > MAX_STATES) {
            throw token.expected("an expression of which length times repetitions is at most " + MAX_STATES);
        }
        int flags = 0;
        for (char flag : token.flags().toCharArray()) {
            flags |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 's' -> Pattern.DOTALL;
                default ->
                    throw new RuleSyntaxException(
                            token.line(), token.column(), "expected the flags i or s, but found '" + flag + "'");
            };
        }
        try {
            return Pattern.compile(regex, flags);
        } catch (PatternSyntaxException e) {
            throw new RuleSyntaxException(
                    token.line(),
                    token.column(),
                    "this expression cannot be read: " + e.getDescription() + "; expected the syntax of RE2");
        }
    }

    /** The product of the greatest numbers in all braces, as if each stood within the others; at most the bound and one. */
    private static long repetitions(String regex) {
        long product = 1;
        for (int open = regex.indexOf('{'); open >= 0; open = regex.indexOf('{', open + 1)) {
            long greatest = 1;
            long number = 0;
            for (int i = open + 1; i < regex.length() && number <= MAX_STATES; i++) {
                char c = regex.charAt(i);
                if (c == ',') {
                    number = 0;
                } else if (c >= '0' && c <= '9') {
                    number = 10 * number + (c - '0');
                    greatest = Math.max(greatest, number);
                } else {
                    break;
                }
            }
            product = Math.min(MAX_STATES + 1, product * greatest);
        }
        return product;
    }
}
