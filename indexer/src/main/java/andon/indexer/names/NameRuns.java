package andon.indexer.names;

import andon.vocabulary.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs of capitalised Latin words that are a company's name by where they stand: behind what only owners follow ("access to
 * the network of …", "belongs to …"), or in a text of another script, where foreign names alone are written so.
 */
final class NameRuns {
    private static final int LONGEST_NAME = 6;
    private static final int LEAD = 48;
    private static final int LONGEST_LEAD_WORD = 12;
    private static final double BEHIND_LEAD = 0.6;
    private static final double IN_OTHER_SCRIPT = 0.5;
    /** A text with at least this share of letters beyond Latin is of another script. */
    private static final double OTHER_SCRIPT = 0.4;

    private static final Pattern OWNED = Pattern.compile(
            "(?:(?:access(?:es)? to|belongs? to|belonging to|owned by|issued by|(?:insiders?|employees?|people|staff|ceo|cfo|director) (?:at|of|from)"
                    + "|(?:network|networks|domain|database|databases|dump|data|records|servers?|panel|combos?|logins?|credentials|employees|customers|clients"
                    + "|users|mails?|files|lines|breach|hack|leak) (?:of|from))(?: the)?"
                    + "|(?:доступ(?:ы)? (?:к|в)|сет[ьи]|баз[аыу]|клиентов|сотрудник(?:и|ов)|серверы|взлом|слив|утечка|данные|логины)(?: компании)?)\\s$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** A single word in front of another small one describes it ("access to German retailers") unless it is one of these. */
    private static final Set<String> AFTER_NAME = Set.of(
            "for",
            "is",
            "was",
            "and",
            "or",
            "with",
            "via",
            "on",
            "in",
            "from",
            "at",
            "by",
            "leaked",
            "staff",
            "employees",
            "customers",
            "are",
            "has",
            "were",
            "to",
            "as",
            "including");
    /** Names of products and of the trade's own things, which offers hold in the same places. */
    private static final Set<String> NOT_COMPANIES = Set.of(
            "windows",
            "linux",
            "active",
            "directory",
            "citrix",
            "fortinet",
            "exchange",
            "sharepoint",
            "outlook",
            "office",
            "wordpress",
            "magento",
            "cpanel",
            "telegram",
            "discord",
            "jabber",
            "signal",
            "tor",
            "bitcoin",
            "monero",
            "admin",
            "remote",
            "desktop",
            "server",
            "domain",
            "shell",
            "web",
            "chrome",
            "firefox",
            "android",
            "europe",
            "european",
            "asia",
            "africa",
            "america",
            "american",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday");

    private static final Set<String> COUNTRIES = countries();

    private NameRuns() {}

    private static Set<String> countries() {
        Set<String> names = new HashSet<>();
        Arrays.stream(Locale.getISOCountries())
                .map(code ->
                        Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return Set.copyOf(names);
    }

    static List<Entity> find(String text, List<Token> tokens) {
        List<Entity> names = new ArrayList<>();
        boolean otherScript = isOtherScript(text) && EastAsian.isTrade(text);
        for (int i = 0; i < tokens.size(); i++) {
            int last = end(text, tokens, i);
            if (last < i) {
                continue;
            }
            int start = tokens.get(i).start();
            int end = tokens.get(last).end();
            if (isOwner(text, start) && (last > i || isAlone(text, tokens, i))) {
                names.add(Organisations.entity(text, start, end, "org-owner", BEHIND_LEAD));
            } else if (otherScript && last > i) {
                names.add(Organisations.entity(text, start, end, "org-other-script", IN_OTHER_SCRIPT));
            }
            i = last;
        }
        return names;
    }

    private static boolean isOtherScript(String text) {
        int letters = 0;
        int other = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                other += c > 0x2FF ? 1 : 0;
            }
        }
        return other > letters * OTHER_SCRIPT;
    }

    /** The last token of the run that begins at {@code first}; smaller than {@code first} if none does. */
    private static int end(String text, List<Token> tokens, int first) {
        int last = first - 1;
        while (last + 1 < tokens.size() && last + 1 - first < LONGEST_NAME) {
            Token next = tokens.get(last + 1);
            boolean joined = last < first
                    || text.substring(tokens.get(last).end(), next.start()).equals(" ");
            if (!joined || !isNameWord(next)) {
                break;
            }
            last++;
        }
        if (last < first) {
            return last;
        }
        String whole =
                text.substring(tokens.get(first).start(), tokens.get(last).end());
        return COUNTRIES.contains(whole.toLowerCase(Locale.ROOT)) ? first - 1 : last;
    }

    /** Capitalised, Latin, with small letters: words in capitals are abbreviations of the trade. */
    static boolean isNameWord(Token token) {
        String word = token.word();
        return word.length() > 2
                && Character.isUpperCase(word.charAt(0))
                && token.hasLower()
                && word.indexOf('.') < 0
                && isLatin(word)
                && !Organisations.OPENERS.contains(token.lower())
                && !NOT_COMPANIES.contains(token.lower());
    }

    private static boolean isLatin(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x300) {
                return false;
            }
        }
        return true;
    }

    /** The words that the leads end in: only behind one of them the whole lead is read. */
    private static final Set<String> LEAD_ENDS = Set.of(
            "to",
            "of",
            "from",
            "by",
            "at",
            "the",
            "к",
            "в",
            "сети",
            "сеть",
            "база",
            "базы",
            "базу",
            "клиентов",
            "сотрудник",
            "сотрудники",
            "сотрудников",
            "серверы",
            "взлом",
            "слив",
            "утечка",
            "данные",
            "логины",
            "компании");

    /** What owners' names follow, in front of "to", "of", "from", "by" and "at". */
    private static final Set<String> OWNED_THINGS = Set.of(
            ("access accesses belong belongs belonging owned issued insider insiders employee employees people staff ceo cfo"
                            + " director network networks domain database databases dump data records server servers panel combo"
                            + " combos login logins credentials customers clients users mail mails file files line lines breach hack leak")
                    .split(" "));

    private static boolean isOwner(String text, int start) {
        String last = wordBefore(text, start - 1);
        if (last.isEmpty() || !LEAD_ENDS.contains(last)) {
            return false;
        }
        int from = Math.max(0, start - LEAD);
        if (last.charAt(0) < 0x400) {
            int at = start - 1 - last.length();
            String joint = last.equals("the") ? wordBefore(text, at - 1) : last;
            int before = last.equals("the") ? at - 1 - joint.length() : at;
            String thing = wordBefore(text, before - 1);
            if (!OWNED_THINGS.contains(thing)) {
                return false;
            }
            from = before - 1 - thing.length();
        }
        return OWNED.matcher(text).region(from, start).find();
    }

    /** The letters that end at {@code end}, small; none if there are too many for a lead. */
    private static String wordBefore(String text, int end) {
        int from = Math.max(0, end);
        while (from > 0 && end - from < LONGEST_LEAD_WORD && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return end <= 0 ? "" : text.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isAlone(String text, List<Token> tokens, int i) {
        if (i + 1 >= tokens.size()
                || !text.substring(tokens.get(i).end(), tokens.get(i + 1).start())
                        .equals(" ")) {
            return true;
        }
        String next = tokens.get(i + 1).word();
        return next.charAt(0) > 0x2FF || AFTER_NAME.contains(tokens.get(i + 1).lower());
    }
}
