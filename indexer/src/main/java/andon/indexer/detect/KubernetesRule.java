package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;

/**
 * The values of a Kubernetes manifest of kind Secret: what {@code data} and {@code stringData} hold is secret whatever its
 * name. Looked at are {@value #WINDOW} characters before and behind the kind, within one document of the YAML stream.
 */
final class KubernetesRule implements Rules.WordRule {
    private static final int WINDOW = 4_000;
    private static final int DEEPEST = 24;
    private static final int SHORTEST = 8;
    private static final int MOST_VALUES = 64;

    @Override
    public void word(String text, int start, int end, Hits hits) {
        if (end - start != 6 || !text.startsWith("ecret", start + 1) || !followsKind(text, start)) {
            return;
        }
        int from = documentStart(text, start);
        int to = documentEnd(text, end);
        int values = 0;
        int line = from;
        while (line < to && values < MOST_VALUES) {
            int lineEnd = Ascii.lineEnd(text, line, WINDOW);
            int at = skipBlanks(text, line, lineEnd);
            if (text.startsWith("data:", at) || text.startsWith("stringData:", at)) {
                line = block(text, lineEnd + 1, to, at - line, hits);
                values++;
            } else {
                line = lineEnd + 1;
            }
        }
    }

    private static boolean followsKind(String text, int start) {
        int i = start;
        while (i > 0 && start - i < 4 && " \"'".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        if (Ascii.at(text, i - 1) != ':') {
            return false;
        }
        int word = text.charAt(i - 2 < 0 ? 0 : i - 2) == '"' ? i - 2 : i - 1;
        if (word < 4 || !Ascii.startsWith(text, word - 4, "kind")) {
            return false;
        }
        int before = word - 5;
        while (before >= 0 && word - before < DEEPEST && " \t\"".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n'; // a manifest says its kind at the begin of a line
    }

    /** Back over whole lines to the begin of this manifest: another's kind or the stream's mark parts them. */
    private static int documentStart(String text, int at) {
        int least = Math.max(0, at - WINDOW);
        int from = lineStart(text, at, least);
        while (from > least) {
            int before = lineStart(text, from - 1, least);
            if (isBorder(text, before)) {
                break;
            }
            from = before;
        }
        return from;
    }

    private static int lineStart(String text, int at, int least) {
        int start = at;
        while (start > least && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    private static int documentEnd(String text, int at) {
        int most = Math.min(text.length(), at + WINDOW);
        int line = Ascii.lineEnd(text, at, WINDOW) + 1;
        while (line < most && !isBorder(text, line)) {
            line = Ascii.lineEnd(text, line, WINDOW) + 1;
        }
        return Math.min(line, most);
    }

    private static boolean isBorder(String text, int line) {
        int at = skipBlanks(text, line, Math.min(text.length(), line + DEEPEST));
        return text.startsWith("---", line) || text.startsWith("kind:", at) || text.startsWith("\"kind\":", at);
    }

    /** Reads the lines that are indented deeper than {@code indent}; returns the start of the first that is not. */
    private static int block(String text, int from, int to, int indent, Hits hits) {
        int line = from;
        while (line < to) {
            int lineEnd = Ascii.lineEnd(text, line, WINDOW);
            int at = skipBlanks(text, line, lineEnd);
            if (at < lineEnd && at - line <= indent) {
                return line;
            }
            value(text, at, lineEnd, hits);
            line = lineEnd + 1;
        }
        return line;
    }

    private static void value(String text, int from, int lineEnd, Hits hits) {
        int colon = text.indexOf(':', from, lineEnd);
        if (colon < 0 || text.charAt(from) == '#') {
            return;
        }
        int start = skipBlanks(text, colon + 1, lineEnd);
        while (start < lineEnd && (text.charAt(start) == '"' || text.charAt(start) == '\'')) {
            start++;
        }
        int end = start;
        while (end < lineEnd && text.charAt(end) > ' ' && text.charAt(end) != '"' && text.charAt(end) != '\'') {
            end++;
        }
        boolean template = text.startsWith("{{", start) || text.startsWith("$", start) || text.startsWith("<", start);
        if (end - start >= SHORTEST && !template && !Placeholders.isOne(text.substring(start, end))) {
            hits.addSecret(
                    Weight.API_KEY,
                    EntityType.API_KEY,
                    "",
                    start,
                    end,
                    "api-key-kubernetes",
                    0.85,
                    new Hit.Secret(start, end));
        }
    }

    private static int skipBlanks(String text, int from, int limit) {
        int i = from;
        while (i < limit && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }
}
