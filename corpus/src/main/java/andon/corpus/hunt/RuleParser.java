package andon.corpus.hunt;

import andon.corpus.hunt.RuleLexer.Kind;
import andon.corpus.hunt.RuleLexer.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a rule by recursive descent; the bounds keep every rule's cost for a document small. Used once. */
final class RuleParser {
    static final int MAX_RULE = 20_000;
    static final int MAX_STRINGS = 64;
    /** Brackets and {@code not}s within each other. */
    static final int MAX_DEPTH = 50;

    private final List<Token> tokens;
    private int next;
    private int depth;
    private final Map<String, RuleString> strings = new LinkedHashMap<>();
    private final Map<String, Token> unused = new LinkedHashMap<>();

    RuleParser(String text) throws RuleSyntaxException {
        if (text.length() > MAX_RULE) {
            throw new RuleSyntaxException(1, 1, "a rule has at most " + MAX_RULE + " characters, not " + text.length());
        }
        tokens = new RuleLexer(text).tokens();
    }

    TextRule rule() throws RuleSyntaxException {
        take("rule");
        Token name = take(Kind.WORD, "the rule's name");
        take("{");
        if (peek().is("strings")) {
            take("strings");
            take(":");
            strings();
        }
        take("condition");
        take(":");
        Condition condition = or();
        take("}");
        if (peek().kind() != Kind.END) {
            throw peek().expected("the end: one text holds one rule");
        }
        for (Token token : unused.values()) {
            throw new RuleSyntaxException(
                    token.line(),
                    token.column(),
                    "the condition does not use " + token.text() + "; use it or remove it");
        }
        return new TextRule(name.text(), List.copyOf(strings.values()), condition);
    }

    private void strings() throws RuleSyntaxException {
        while (peek().kind() == Kind.VARIABLE) {
            Token name = peek();
            String id = id(take(Kind.VARIABLE, "a string such as $a"));
            if (strings.containsKey(id)) {
                throw name.expected("a name that no other string has");
            }
            if (strings.size() == MAX_STRINGS) {
                throw name.expected("at most " + MAX_STRINGS + " strings");
            }
            take("=");
            strings.put(id, new StringReader(this).read(id));
            unused.put(id, name);
        }
        if (strings.isEmpty()) {
            throw peek().expected("a string such as $a = \"text\"");
        }
    }

    private static String id(Token variable) throws RuleSyntaxException {
        String id = variable.text().substring(1);
        if (id.isEmpty() || id.endsWith("*")) {
            throw variable.expected("a name such as $a");
        }
        return id;
    }

    private Condition or() throws RuleSyntaxException {
        List<Condition> parts = new ArrayList<>(List.of(and()));
        while (peek().is("or")) {
            take("or");
            parts.add(and());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
    }

    private Condition and() throws RuleSyntaxException {
        List<Condition> parts = new ArrayList<>(List.of(not()));
        while (peek().is("and")) {
            take("and");
            parts.add(not());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.And(parts);
    }

    private Condition not() throws RuleSyntaxException {
        if (!peek().is("not") && !peek().is("(")) {
            return counted();
        }
        if (++depth > MAX_DEPTH) {
            throw peek().expected("at most " + MAX_DEPTH + " brackets and 'not's within each other");
        }
        Condition part;
        if (peek().is("not")) {
            take("not");
            part = new Condition.Not(not());
        } else {
            take("(");
            part = or();
            take(")");
        }
        depth--;
        return part;
    }

    private Condition counted() throws RuleSyntaxException {
        Token token = peek();
        if (token.kind() == Kind.VARIABLE) {
            next++;
            return new Condition.Found(known(token));
        }
        boolean counts = token.kind() == Kind.NUMBER || token.is("any") || token.is("all");
        if (!counts) {
            throw token.expected("$name, not, (, any of, all of, or a number and of");
        }
        next++;
        take("of");
        Set<String> ids = set();
        int count = token.is("any") ? 1 : token.is("all") ? ids.size() : number(token);
        if (count < 1 || count > ids.size()) {
            throw token.expected("a number from 1 to " + ids.size() + ", as many strings as there are");
        }
        return new Condition.AtLeast(count, ids);
    }

    /** More digits than any bound are too many in any case. */
    private static int number(Token token) {
        return token.text().length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(token.text());
    }

    private Set<String> set() throws RuleSyntaxException {
        if (peek().is("them")) {
            if (strings.isEmpty()) {
                throw peek().expected("a rule with strings");
            }
            take("them");
            unused.clear();
            return new TreeSet<>(strings.keySet());
        }
        take("(");
        Set<String> ids = new LinkedHashSet<>(member());
        while (peek().is(",")) {
            take(",");
            ids.addAll(member());
        }
        take(")");
        return ids;
    }

    private Set<String> member() throws RuleSyntaxException {
        Token token = take(Kind.VARIABLE, "$name or $na*");
        if (!token.text().endsWith("*")) {
            return Set.of(known(token));
        }
        String prefix = token.text().substring(1, token.text().length() - 1);
        Set<String> ids = new TreeSet<>();
        strings.keySet().stream().filter(id -> id.startsWith(prefix)).forEach(ids::add);
        if (ids.isEmpty()) {
            throw token.expected("the beginning of a string's name");
        }
        unused.keySet().removeAll(ids);
        return ids;
    }

    private String known(Token token) throws RuleSyntaxException {
        String id = id(token);
        if (!strings.containsKey(id)) {
            throw token.expected("one of the strings " + strings.keySet());
        }
        unused.remove(id);
        return id;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take(Kind kind, String what) throws RuleSyntaxException {
        if (peek().kind() != kind) {
            throw peek().expected(what);
        }
        return tokens.get(next++);
    }

    private void take(String sign) throws RuleSyntaxException {
        if (!peek().is(sign)) {
            throw peek().expected("'" + sign + "'");
        }
        next++;
    }
}
