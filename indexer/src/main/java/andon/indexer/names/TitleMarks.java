package andon.indexer.names;

import andon.vocabulary.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks of the trade around a name in a title: "[UPD]", "Full Leak", "120GB", "100 %". */
final class TitleMarks {
    private static final String STATE =
            "(?:full(?:y)? |all |part(?:ial)? |new |100 ?% ?)*(?:publish(?:ed)?|leak(?:ed|s|age)?|data ?leak(?:ed)?|data|(?:sql |db |database |data )?dump(?:ed)?|disclosed|released|available"
                    + "|sold(?: out)?|updated?(?: #?\\d{1,2})?|upd|hacked|hack|encrypted|breach(?:ed)?|data ?breach|compromised|pwned|soon|coming soon|deadline|(?:new |all )?(?:proofs?|proof pack|samples?)(?: (?:added|inside|attached))?|evidence|"
                    + "exclusive|download(?:ed)?|auction|files|listing|pack|archive|database|negotiat\\w+|ransom(?:ed)?|unlocked|locked|free)";
    private static final String SIZE =
            "(?:~|>|<|\\+|about |over )?\\d[\\d.,']*\\+? ?(?:[kmgtp]i?b|bytes|files|gigs?|terabytes?|gigabytes?)\\b\\.?";
    /** What a victim earns in a year: "$12M", "$1.4 Billion". */
    private static final String REVENUE = "(?:US)?[$€£] ?\\d[\\d.,]*+ ?(?:k|mm?|bn?|mln|million|billion)?\\b";

    private static final Pattern HEAD = Pattern.compile(
            "^(?:[\\s\\p{So}\\p{Sk}•·*#>»\\-–—|]+|[\\[(]\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}[\\])]|[\\[{(<](?:upd|updated?|new|leak(?:ed)?|full|hot|sold|exclusive|published|part ?\\d+|\\d{1,3} ?%|evidence|proofs?|free)[^\\]})>]{0,20}[\\]})>]"
                    + "|(?:upd|updated?|new|leaked|full leak|victim|company|target|breaking|exclusive|announcement)\\s?[:|–—]|\\#?\\d{1,4}[.)]\\s)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL = Pattern.compile(
            "(?:[\\s\\p{So}\\p{Sk}•·*|>»:;,\\-–—.…]+|\\s*[\\[{(<](?:" + STATE + "|" + SIZE
                    + "|part ?\\d+[^\\])}>]{0,12}|\\d{1,3} ?%)[\\]})>]|(?:^|[\\s|\\-–—:.,])(?:" + STATE + "|" + SIZE
                    + "|" + REVENUE
                    + "|(?:part|pt|vol)\\.? ?\\d+(?:/\\d+)?|\\d{1,3} ?%)|\\s+and all (?:its |their )?(?:clients|customers|partners))$",
            Pattern.CASE_INSENSITIVE);

    private TitleMarks() {}

    /** What is left between the marks of the trade. */
    static Span core(String line, Span within) {
        int start = within.start();
        int end = within.end();
        for (Matcher head = HEAD.matcher(line.substring(start, end)); head.lookingAt() && head.end() > 0; ) {
            start += head.end();
            head = HEAD.matcher(line.substring(start, end));
        }
        for (int cut = tail(line, start, end);
                cut > start && !isFormDot(line, cut, end);
                cut = tail(line, start, end)) {
            end = cut;
        }
        return new Span(start, Math.max(start, end));
    }

    /** Where the marks at the end begin; -1 if there are none. */
    private static int tail(String line, int start, int end) {
        if (end <= start) {
            return -1;
        }
        char last = line.charAt(end - 1);
        boolean size = last == '.' && mayEndInMark(line, start, end - 1);
        if (isMark(last) && last != '>' && !size) {
            int from = end - 1;
            while (from > start && isMark(line.charAt(from - 1))) {
                from--;
            }
            if (from == start || !Character.isSurrogate(line.charAt(from - 1))) {
                return from;
            }
        }
        if (!mayEndInMark(line, start, end)) {
            return -1;
        }
        Matcher tail = TAIL.matcher(line.substring(start, end));
        return tail.find() ? start + tail.start() : -1;
    }

    private static boolean isMark(char c) {
        if (c < 0x80) {
            return " \t\n\u000B\f\r*|>:;,-.^`/\\".indexOf(c) >= 0;
        }
        int type = Character.getType(c);
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL || "•·»–—…".indexOf(c) >= 0;
    }

    /** The slow pattern of tails is asked only where a line's last word can be one. */
    private static boolean mayEndInMark(String line, int start, int end) {
        if (end <= start || !Character.isLetterOrDigit(line.charAt(end - 1))) {
            return end > start;
        }
        int from = end;
        int unit = -1;
        while (from > start && Character.isLetterOrDigit(line.charAt(from - 1))) {
            from--;
            unit = unit < 0 && Character.isDigit(line.charAt(from)) ? from + 1 : unit;
        }
        String word = line.substring(from, end).toLowerCase(Locale.ROOT);
        if (word.startsWith("negotiat") || unit >= 0 && from > start && line.charAt(from - 1) == '_') {
            return true;
        }
        if (unit >= 0 && isMoney(line, from)) {
            return true;
        }
        return unit == end ? isNumbered(line, end) : TAIL_WORDS.contains(unit < 0 ? word : word.substring(unit - from));
    }

    /** Whether a number is an amount of money: a sign stands before its first digit. */
    private static boolean isMoney(String line, int number) {
        int at = number;
        while (at > 0 && "0123456789., ".indexOf(line.charAt(at - 1)) >= 0) {
            at--;
        }
        return at > 0 && "$€£".indexOf(line.charAt(at - 1)) >= 0;
    }

    /** Whether a number at the end may be that of a part: "Part 3", "vol.2", "pt 1/4", "Update 2". No other mark ends in a digit. */
    private static boolean isNumbered(String line, int end) {
        int at = end;
        while (at > 0 && "0123456789/. ".indexOf(line.charAt(at - 1)) >= 0) {
            at--;
        }
        return line.regionMatches(true, at - 4, "part", 0, 4)
                || line.regionMatches(true, at - 2, "pt", 0, 2)
                || line.regionMatches(true, at - 6, "update", 0, 6)
                || line.regionMatches(true, at - 3, "vol", 0, 3);
    }

    private static final Set<String> TAIL_WORDS =
            Set.of(("publish published leak leaked leaks leakage dataleak dataleaked"
                            + " data dump dumped disclosed released available sold out update updated upd hacked hack encrypted breach"
                            + " breached databreach compromised pwned soon deadline proof proofs added inside attached sample samples evidence exclusive download downloaded"
                            + " auction files listing pack archive database ransom ransomed unlocked locked free b kb mb gb tb pb kib mib"
                            + " gib tib pib bytes gig gigs terabyte terabytes gigabyte gigabytes clients customers partners")
                    .split(" "));

    /** The dot behind "Inc" is the name's. */
    private static boolean isFormDot(String line, int cut, int end) {
        if (end - cut != 1 || line.charAt(cut) != '.') {
            return false;
        }
        List<Token> tokens = Token.of(line.substring(0, cut));
        return !tokens.isEmpty() && LegalForms.end(line, tokens.getLast()) == end;
    }
}
