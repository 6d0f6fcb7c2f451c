package andon.indexer.names;

import andon.vocabulary.Entity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The victim in the title of a leak site's post: a bare title is the victim's name far more often than not, and so is the
 * first line of a text that speaks of stolen data and a deadline.
 */
final class LeakTitles {
    private static final int LONGEST_TITLE = 90;
    private static final Pattern DECORATION = Pattern.compile(
            "^(?:\\[[^\\]]{1,30}\\]|new|update[d]?|leaked|full leak|part \\d+|victim|company)\\s*[:|\\-–—]*\\s+|\\s*[|\\-–—:(\\[]+\\s*(?:leaked|full leak|data leak|full dump|published|\\d[\\d.,]*\\s?(?:gb|tb|mb)|part\\s?\\d+|updated?|sold|breach(?:ed)?|hacked|encrypted|full|soon|\\d{1,3}%).*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAK = Pattern.compile(
            "\\b\\d[\\d.,]*\\s?(?:gb|tb)\\b|exfiltrat|ransom|will be (?:published|leaked|available|released)|deadline|"
                    + "stolen|downloaded|leaked|confidential (?:data|documents)|refused to (?:pay|negotiate)|data (?:leak|breach)|"
                    + "published soon|they(?:'ve| have) lost|shared with us|take a look|employees? (?:data|information|documents)|"
                    + "выкуп|опубликован|утечк|泄露|勒索|赎金|公开|身代金|流出|公開",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_A_NAME = Pattern.compile(
            "[?!:]|^(?:sell|buy|wts|wtb|how|what|why|who|where|need|looking|access|database|combo|leak|fresh|free|login|re:|untitled|"
                    + "продам|куплю|ищу|доступ|база|как|кто|出售|求购|请问|売り|販売)|"
                    + "\\b(?:is|are|was|were|selling|for sale|please|my|your|you|we|i|accounts?|exploit|for|about|with|from|guide|tutorial|rules)\\b",
            Pattern.CASE_INSENSITIVE);

    private LeakTitles() {}

    static List<Entity> find(String text) {
        int newline = text.indexOf('\n');
        String line = newline < 0 ? text : text.substring(0, newline);
        String rest = newline < 0 ? "" : text.substring(newline + 1, Math.min(text.length(), newline + 4_000));
        if (line.length() > LONGEST_TITLE || line.isBlank()) {
            return List.of();
        }
        boolean leak = LEAK.matcher(rest).find();
        boolean bare = rest.isBlank();
        if (!leak && !bare) {
            return List.of();
        }
        Matcher matcher = DECORATION.matcher(line);
        int start = 0;
        int end = line.length();
        while (matcher.find()) {
            if (matcher.start() == 0) {
                start = matcher.end();
            } else {
                end = Math.min(end, matcher.start());
            }
        }
        while (start < end && !Character.isLetterOrDigit(line.charAt(start))) {
            start++;
        }
        while (end > start && " .,-–|".indexOf(line.charAt(end - 1)) >= 0 && !endsInForm(line, end)) {
            end--;
        }
        String name = line.substring(start, end);
        if (!isName(name, leak)) {
            return List.of();
        }
        return List.of(
                Organisations.entity(text, start, end, leak ? "org-leak-title" : "org-bare-title", leak ? 0.85 : 0.5));
    }

    private static boolean endsInForm(String line, int end) {
        String lower = line.substring(0, end).toLowerCase(Locale.ROOT);
        return lower.matches(".*\\b(?:[a-z]\\.){2,4}$")
                || lower.endsWith("inc.")
                || lower.endsWith("ltd.")
                || lower.endsWith("co.")
                || lower.endsWith("corp.")
                || lower.endsWith("s.a.")
                || lower.endsWith("s.p.a.")
                || lower.endsWith("s.r.l.")
                || lower.endsWith("llc.");
    }

    private static boolean isName(String name, boolean leak) {
        if (name.length() < 2
                || NOT_A_NAME.matcher(name).find()
                || name.indexOf('•') >= 0
                || name.indexOf('@') >= 0
                || name.indexOf('/') >= 0) {
            return false;
        }
        List<Token> tokens = Token.of(name);
        if (tokens.isEmpty() || tokens.size() > 9) {
            return false;
        }
        long capitalised = tokens.stream()
                .filter(t ->
                        t.isCapitalised() || !Character.isLowerCase(t.word().charAt(0)))
                .count();
        boolean domain = tokens.size() == 1 && name.indexOf('.') > 0;
        return !domain && (capitalised * 2 > tokens.size() || leak && tokens.size() <= 2 && capitalised > 0);
    }
}
