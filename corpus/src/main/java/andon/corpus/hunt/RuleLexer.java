package andon.corpus.hunt;

import java.util.ArrayList;
import java.util.List;

/** Cuts a rule into tokens, each with its place. */
final class RuleLexer {
    enum Kind {
        WORD,
        NUMBER,
        /** {@code $name}, {@code $} alone, or {@code $na*} with the star. */
        VARIABLE,
        TEXT,
        REGEX,
        SIGN,
        END
    }

    /**
     * @param text for texts what they mean, for expressions what stands between the slashes
     * @param flags the letters behind an expression; else empty
     */
    record Token(Kind kind, String text, String flags, int line, int column) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
        }

        RuleSyntaxException expected(String what) {
            String found = kind == Kind.END ? "the end" : "'" + text + "'";
            return new RuleSyntaxException(line, column, "expected " + what + ", but found " + found);
        }
    }

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    RuleLexer(String text) {
        this.text = text;
    }

    List<Token> tokens() throws RuleSyntaxException {
        List<Token> tokens = new ArrayList<>();
        skip();
        while (at < text.length()) {
            tokens.add(token());
            skip();
        }
        tokens.add(new Token(Kind.END, "", "", line, column()));
        return tokens;
    }

    private int column() {
        return at - lineStart + 1;
    }

    private RuleSyntaxException error(String message) {
        return new RuleSyntaxException(line, column(), message);
    }

    /** Blanks, line breaks and comments. */
    private void skip() throws RuleSyntaxException {
        while (at < text.length()) {
            if (text.charAt(at) == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                comment();
            } else {
                return;
            }
        }
    }

    private void comment() throws RuleSyntaxException {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw error("this comment is not closed; expected */");
        }
        for (; at < end + 2; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private Token token() throws RuleSyntaxException {
        int column = column();
        char c = text.charAt(at);
        if (c == '"') {
            return new Token(Kind.TEXT, quoted(), "", line, column);
        }
        if (c == '/') {
            return regex(column);
        }
        int start = at++;
        if (c == '$') {
            name();
            if (at < text.length() && text.charAt(at) == '*') {
                at++;
            }
            return new Token(Kind.VARIABLE, text.substring(start, at), "", line, column);
        }
        if (isName(c)) {
            name();
            String word = text.substring(start, at);
            boolean number = word.chars().allMatch(d -> d >= '0' && d <= '9');
            return new Token(number ? Kind.NUMBER : Kind.WORD, word, "", line, column);
        }
        if ("{}():=,".indexOf(c) >= 0) {
            return new Token(Kind.SIGN, String.valueOf(c), "", line, column);
        }
        at = start;
        throw error("'" + Character.toString(text.codePointAt(at)) + "' has no meaning here");
    }

    private void name() {
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private String quoted() throws RuleSyntaxException {
        RuleSyntaxException unclosed = error("this text is not closed; expected \" on the same line");
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return out.toString();
            }
            if (c == '\\') {
                at++;
                out.append(escaped());
            } else {
                out.append(c);
            }
        }
        throw unclosed;
    }

    private char escaped() throws RuleSyntaxException {
        char c = at < text.length() ? text.charAt(at) : '\n';
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> throw error("expected \\\", \\\\, \\n or \\t");
        };
    }

    private Token regex(int column) throws RuleSyntaxException {
        RuleSyntaxException unclosed = error("this expression is not closed; expected / on the same line");
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '/') {
                int flags = ++at;
                name();
                return new Token(Kind.REGEX, out.toString(), text.substring(flags, at), line, column);
            }
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n') {
                at++;
                out.append(text.charAt(at) == '/' ? "/" : "\\" + text.charAt(at));
            } else {
                out.append(c);
            }
        }
        throw unclosed;
    }
}
