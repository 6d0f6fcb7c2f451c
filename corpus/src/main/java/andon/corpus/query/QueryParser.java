package andon.corpus.query;

import andon.corpus.text.Word;
import andon.corpus.text.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Parses Andon's query language; the grammar stands in docs/query-language.md. Throws nothing but
 * {@link QuerySyntaxException}, whatever it is given.
 */
public final class QueryParser {
    /** The longest query, in code points. */
    public static final int MAX_LENGTH = 1_000;
    /** How deep parentheses and negations may nest. */
    public static final int MAX_DEPTH = 20;
    /** How many words, phrases and fields a query may have. */
    public static final int MAX_CLAUSES = 100;
    /** How many {@code *} a query may have. */
    public static final int MAX_WILDCARDS = 10;
    /** How many letters or digits must stand beside a {@code *}, so that it does not stand for half of the index. */
    public static final int MIN_BESIDE_WILDCARD = 2;

    /** How many other words may stand between the words of a phrase: {@code "initial access"~5}. */
    public static final int MAX_GAP = 20;

    private final int[] input;
    private final Budget budget = new Budget();
    private final FieldParser fields;
    private int at;

    private QueryParser(int[] input, Instant now) {
        this.input = input;
        this.fields = new FieldParser(now, budget);
    }

    /** @param clock says which instants {@code seen:7d} means */
    public static Query parse(String text, InstantSource clock) throws QuerySyntaxException {
        return parse(text, clock.instant());
    }

    /** An empty query matches everything. */
    public static Query parse(String text, Instant now) throws QuerySyntaxException {
        int[] input = text.codePoints().limit(MAX_LENGTH + 1L).toArray();
        if (input.length > MAX_LENGTH) {
            throw new QuerySyntaxException(MAX_LENGTH + 1, "expected a query of at most " + MAX_LENGTH + " characters");
        }
        QueryParser parser = new QueryParser(input, now);
        parser.skipSpace();
        if (parser.peek() == Characters.END) {
            return new Query.All();
        }
        Query query = parser.alternatives();
        if (parser.peek() != Characters.END) {
            throw parser.error("expected a word, a phrase or a field, but found ')' without its '('");
        }
        return query;
    }

    private Query alternatives() throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        parts.add(conjunction());
        while (operator("OR")) {
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
    }

    private Query conjunction() throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        parts.add(negation());
        while (true) {
            boolean and = operator("AND");
            if (!and && (peek() == Characters.END || meaning() == ')' || isOperator("OR"))) {
                return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
            }
            parts.add(negation());
        }
    }

    private Query negation() throws QuerySyntaxException {
        if (meaning() == '-') {
            at++;
            if (Characters.isSpace(peek())) {
                throw error("expected a word, a phrase or a field directly after '-', but found a blank");
            }
            return new Query.Not(nested(this::negation));
        }
        if (operator("NOT")) {
            return new Query.Not(nested(this::negation));
        }
        return primary();
    }

    private interface Rule {
        Query parse() throws QuerySyntaxException;
    }

    private Query nested(Rule rule) throws QuerySyntaxException {
        budget.enter(at + 1);
        Query query = rule.parse();
        budget.leave();
        return query;
    }

    private Query primary() throws QuerySyntaxException {
        int c = meaning();
        if (c == '(') {
            int open = at;
            at++;
            skipSpace();
            Query query = nested(this::alternatives);
            if (meaning() != ')') {
                throw new QuerySyntaxException(open + 1, "expected a ')' for this '(', but the query ended");
            }
            at++;
            skipSpace();
            return query;
        }
        if (c == Characters.END || c == ')' || isOperator("OR") || isOperator("AND")) {
            throw error("expected a word, a phrase or a field, but found " + found());
        }
        budget.clause(at + 1);
        Query query = c == '"' ? phrase() : wordOrField();
        skipSpace();
        return query;
    }

    private Query.Phrase phrase() throws QuerySyntaxException {
        int start = at;
        String text = quoted();
        if (Words.of(text).isEmpty()) {
            throw new QuerySyntaxException(start + 1, "expected a letter or a digit between the quotes");
        }
        return new Query.Phrase(text, gap());
    }

    /** What stands behind a phrase's closing quote: {@code ~} and a number, or nothing. */
    private int gap() throws QuerySyntaxException {
        if (meaning() != '~') {
            return 0;
        }
        at++;
        int start = at;
        String run = Characters.meaning(run());
        if (!run.matches("[0-9]{1,3}") || Integer.parseInt(run) > MAX_GAP || Integer.parseInt(run) == 0) {
            throw new QuerySyntaxException(
                    start + 1,
                    "expected a number from 1 to " + MAX_GAP
                            + " after '~': how many other words may stand between the phrase's, but found "
                            + (run.isEmpty() ? found() : "'" + run + "'"));
        }
        return Integer.parseInt(run);
    }

    private Query wordOrField() throws QuerySyntaxException {
        int start = at;
        int colon = fieldColon();
        if (colon < 0) {
            return word(start, run());
        }
        String name =
                Characters.meaning(new String(input, start, colon - start)).toLowerCase(Locale.ROOT);
        at = colon + 1;
        Field field = Field.ofName(name);
        if (field == null) {
            String suggestion = Suggestion.of(name, Field.ALL.keySet());
            throw new QuerySyntaxException(
                    start + 1,
                    "expected a field, but found '" + name + "'"
                            + (suggestion.isEmpty()
                                    ? "; fields are " + String.join(", ", Field.ALL.keySet())
                                            + "; text with a colon in it is searched for in quotes"
                                    : suggestion));
        }
        int valueStart = at;
        if (field == Field.Plain.TITLE && !Characters.endsRun(peek())) {
            return title(word(valueStart, run()), valueStart);
        }
        if (field == Field.Plain.TITLE && meaning() == '"') {
            return new Query.Title(phrase());
        }
        String value = meaning() == '"' ? quoted() : run();
        if (value.isBlank()) {
            throw new QuerySyntaxException(valueStart + 1, "expected a value after '" + name + ":'");
        }
        return fields.parse(field, value, valueStart + 1);
    }

    private static Query title(Query word, int start) throws QuerySyntaxException {
        if (word instanceof Query.Text text) {
            return new Query.Title(text);
        }
        throw new QuerySyntaxException(start + 1, "expected a word or a phrase after 'title:', but found '*'");
    }

    /** Where the colon of a field stands; -1 if what comes is a word. */
    private int fieldColon() {
        int i = at;
        while (i < input.length && Characters.isLetter(input[i])) {
            i++;
        }
        return i > at && i < input.length && Characters.meaning(input[i]) == ':' ? i : -1;
    }

    private Query word(int start, String run) throws QuerySyntaxException {
        int[] characters = run.codePoints().toArray();
        int length = characters.length;
        while (length > 0 && Characters.meaning(characters[length - 1]) == '*') {
            length--;
        }
        boolean prefix = length < characters.length;
        if (length == 0) {
            return new Query.All();
        }
        for (int i = 0; i < length; i++) {
            if (Characters.meaning(characters[i]) == '*') {
                throw new QuerySyntaxException(start + i + 1, "expected '*' only at the end of a word");
            }
        }
        String text = new String(characters, 0, length);
        List<Word> words = Words.of(text);
        if (words.isEmpty()) {
            throw new QuerySyntaxException(start + 1, "expected a letter or a digit in '" + text + "'");
        }
        if (prefix) {
            budget.wildcards(1, start + length + 1);
            boolean character = words.getFirst().character();
            if (words.size() > 1 && !character) {
                throw new QuerySyntaxException(
                        start + 1, "expected one word before '*', but '" + text + "' has several");
            }
            if (!character && words.getFirst().form().length() < MIN_BESIDE_WILDCARD) {
                throw new QuerySyntaxException(
                        start + 1, "expected at least " + MIN_BESIDE_WILDCARD + " letters or digits before '*'");
            }
        }
        return new Query.Word(text, prefix);
    }

    private String run() {
        int start = at;
        while (!Characters.endsRun(peek())) {
            at++;
        }
        return new String(input, start, at - start);
    }

    /** What stands between two quotes; a backslash takes the character after it as it is. */
    private String quoted() throws QuerySyntaxException {
        int open = at;
        at++;
        StringBuilder text = new StringBuilder();
        while (meaning() != '"') {
            if (peek() == '\\' && at + 1 < input.length) {
                at++;
            }
            if (peek() == Characters.END) {
                throw new QuerySyntaxException(open + 1, "expected a closing quote for this one, but the query ended");
            }
            text.appendCodePoint(input[at]);
            at++;
        }
        at++;
        return text.toString();
    }

    private boolean operator(String name) {
        if (!isOperator(name)) {
            return false;
        }
        at += name.length();
        skipSpace();
        return true;
    }

    private boolean isOperator(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (at + i >= input.length || Characters.meaning(input[at + i]) != name.charAt(i)) {
                return false;
            }
        }
        int after = at + name.length();
        return Characters.endsRun(after < input.length ? input[after] : Characters.END);
    }

    private int peek() {
        return at < input.length ? input[at] : Characters.END;
    }

    private int meaning() {
        return Characters.meaning(peek());
    }

    private void skipSpace() {
        while (Characters.isSpace(peek())) {
            at++;
        }
    }

    private String found() {
        return isOperator("OR") ? "'OR'" : isOperator("AND") ? "'AND'" : Characters.show(peek());
    }

    private QuerySyntaxException error(String expectation) {
        return new QuerySyntaxException(at + 1, expectation);
    }
}
