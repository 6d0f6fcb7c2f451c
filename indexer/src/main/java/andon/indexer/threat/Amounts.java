package andon.indexer.threat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of money, of rows and of data in a text. Patterns are tried only where a number and a unit stand, and see a bounded
 * window.
 */
final class Amounts {
    private static final int MOST = 200;
    private static final int WINDOW = 64;
    private static final int LONGEST_BETWEEN = 14;

    private static final String SCALES =
            "kk|кк|k|к|mln|million(?:s|es|en)?|millones|milliones|milhoes|milhões|mio|mil|bn|billion|m|млн|млрд|тысяч|"
                    + "тыс\\.?|миллион(?:а|ов)?|億|亿|万|萬|千|만|억";
    private static final String CURRENCIES =
            "usdt|usd|eur|euros?|gbp|rub|jpy|cny|rmb|btc|xmr|eth|ltc|dollars?|dolares|dólares|bucks|reais|brl|"
                    + "долл\\p{L}{0,6}|баксов|бакса|руб\\p{L}{0,4}|евро|美元|美金|欧元|人民币|日元|比特币|ドル|円|ユーロ|ビットコイン|元|块|원|달러|u|"
                    + "[$€£₽¥]";
    private static final String ROW_WORDS =
            "rows|records|lines|users|customers|accounts|entries|people|citizens|patients|clients|passports|logs|emails|"
                    + "mails|combos|members|subscribers|строк\\p{L}{0,2}|запис\\p{L}{0,3}|клиент\\p{L}{0,3}|пользовател\\p{L}{0,3}|"
                    + "пациент\\p{L}{0,3}|абонент\\p{L}{0,3}|человек|条|名|人|份|件|行|zeilen|datensätze|einträge|kunden|registros|"
                    + "filas|líneas|lineas|clientes|usuarios|lignes|enregistrements|linhas|cpfs|건|명|줄";
    private static final String VOLUMES = "gb|tb|go|to|гб|тб|гигабайт\\p{L}{0,2}|терабайт\\p{L}{0,2}";

    private static final String NUMBER =
            "(\\d{1,3}(?:[ .,\\u00A0]\\d{3}){1,3}(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,12}(?:[.,]\\d{1,4})?(?!\\d))";
    private static final String SCALE = "((?:" + SCALES + ")(?![a-zа-я])|)";
    private static final Pattern SCALED = Pattern.compile(NUMBER + "\\s?" + SCALE + "(?![\\p{L}\\d])");
    private static final Unit VOLUME =
            new Unit(Stems.closed(VOLUMES), NUMBER + "\\s?(?:" + VOLUMES + ")(?![a-zа-я\\d])");
    private static final Unit MONEY = new Unit(
            Stems.closed(SCALES, CURRENCIES), NUMBER + "\\s?" + SCALE + "\\s?(?:" + CURRENCIES + ")(?![a-zа-я\\d])");
    private static final Unit ROWS = new Unit(
            Stems.of(SCALES, ROW_WORDS),
            NUMBER + "\\s?" + SCALE + "\\s?\\+?\\s?(?:\\p{L}{1," + LONGEST_BETWEEN + "}\\s){0,1}?(?:" + ROW_WORDS
                    + ")");
    private static final Stems FARTHER_ROWS = Stems.of(ROW_WORDS);

    /**
     * What amounts are counted in.
     *
     * @param behind one of these stands behind the number
     * @param pattern decides
     */
    private record Unit(Stems behind, Pattern pattern) {
        Unit(Stems behind, String regex) {
            this(behind, Pattern.compile(regex));
        }
    }

    /**
     * A count of rows.
     *
     * @param shown as the text has it
     */
    record Rows(String shown, double count) {}

    static final Amounts NONE = new Amounts();

    private final List<String> prices = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();
    private @Nullable Rows rows;

    private Amounts() {}

    static Amounts in(String text) {
        Amounts amounts = new Amounts();
        int seen = 0;
        for (int i = 0; i < text.length() && seen < MOST; i++) {
            if (isDigit(text.charAt(i)) && (i == 0 || begins(text.charAt(i - 1)))) {
                seen++;
                amounts.read(text, i);
                while (i + 1 < text.length() && isDigit(text.charAt(i + 1))) {
                    i++;
                }
            }
        }
        return amounts;
    }

    private static boolean begins(char before) {
        boolean latin = Character.isLetter(before) && !Folded.isCjk(before);
        return !latin && !isDigit(before) && before != '.' && before != ',';
    }

    private void read(String text, int at) {
        int sign = signBefore(text, at);
        if (sign >= 0) {
            Matcher scaled = matcher(SCALED, text, at);
            if (scaled.lookingAt()) {
                prices.add(text.substring(sign, at + scaled.end()).strip());
                return;
            }
        }
        Matcher found;
        if ((found = found(VOLUME, text, at)) != null && !isWord(text, at, at + found.end())) {
            volumes.add(text.substring(at, at + found.end()).strip());
        } else if ((found = found(MONEY, text, at)) != null) {
            prices.add(text.substring(at, at + found.end()).strip());
        } else if ((found = found(ROWS, text, at)) != null) {
            double count = number(found.group(1)) * scale(found.group(2));
            if (rows == null || count > rows.count()) {
                rows = new Rows(text.substring(at, at + found.end()).strip(), count);
            }
        }
    }

    /** "from 3 to", "2015\nGo": French gigabytes and terabytes have one capital and stand on the number's line. */
    private static boolean isWord(String text, int from, int to) {
        String unit = text.substring(to - 2, to);
        return unit.equalsIgnoreCase("go") || unit.equalsIgnoreCase("to")
                ? !Character.isUpperCase(unit.charAt(0))
                        || !Character.isLowerCase(unit.charAt(1))
                        || text.substring(from, to).indexOf('\n') >= 0
                : false;
    }

    /** The number with its unit; null if it has none of this kind. */
    private static @Nullable Matcher found(Unit unit, String text, int at) {
        if (!mayHave(unit, text, at)) {
            return null;
        }
        Matcher matcher = matcher(unit.pattern(), text, at);
        return matcher.lookingAt() ? matcher : null;
    }

    /** Whether the unit stands behind the number, or behind one of the groups of digits that it may end with. */
    private static boolean mayHave(Unit unit, String text, int at) {
        int last = Math.min(text.length(), at + WINDOW);
        int end = at;
        while (true) {
            while (end < last && isDigit(text.charAt(end))) {
                end++;
            }
            if (isBehind(unit, text, end, last)) {
                return true;
            }
            boolean goesOn =
                    end + 1 < last && " .,\u00A0".indexOf(text.charAt(end)) >= 0 && isDigit(text.charAt(end + 1));
            if (!goesOn) {
                return false;
            }
            end++;
        }
    }

    @SuppressWarnings("ReferenceEquality") // one of the three
    private static boolean isBehind(Unit unit, String text, int end, int last) {
        int word = end;
        while (word < last && (isBlank(text.charAt(word)) || text.charAt(word) == '+')) {
            word++;
        }
        if (word == last || unit.behind().at(text, word)) {
            return word < last;
        }
        int next = word;
        while (unit == ROWS && next < last && next - word < LONGEST_BETWEEN && Character.isLetter(text.charAt(next))) {
            next++;
        }
        return next > word && next + 1 < last && isBlank(text.charAt(next)) && FARTHER_ROWS.at(text, next + 1);
    }

    /** What patterns call a blank. */
    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Reads on from {@code at}, in small letters, so that the pattern need not fold case at each. */
    private static Matcher matcher(Pattern pattern, String text, int at) {
        int end = Math.min(text.length(), at + WINDOW);
        char[] lower = new char[Math.min(text.length(), end + 1) - at]; // one more: what follows is looked at, too
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(text.charAt(at + i));
        }
        return pattern.matcher(new String(lower)).region(0, end - at).useTransparentBounds(true);
    }

    /** Where a currency's sign before the number begins; -1 if there is none. */
    private static int signBefore(String text, int number) {
        int at = number - 1;
        if (at >= 0 && text.charAt(at) == ' ') {
            at--;
        }
        if (at < 0 || "$€£₽¥￥".indexOf(text.charAt(at)) < 0) {
            return -1;
        }
        return at > 0 && text.charAt(at) == '$' && text.charAt(at - 1) == 'R' ? at - 1 : at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    List<String> prices() {
        return prices;
    }

    List<String> volumes() {
        return volumes;
    }

    /** The largest count of rows; null if there is none. */
    @Nullable
    Rows rows() {
        return rows;
    }

    /** GB that a volume states. */
    static double gigabytes(String volume) {
        int end = 0;
        while (end < volume.length() && (isDigit(volume.charAt(end)) || ".,".indexOf(volume.charAt(end)) >= 0)) {
            end++;
        }
        double value = number(volume.substring(0, end));
        String unit = volume.toLowerCase(Locale.ROOT);
        boolean tera = unit.contains("tb") || unit.endsWith("to") || unit.contains("тб") || unit.contains("тера");
        return tera ? value * 1000 : value;
    }

    private static final Pattern GROUP = Pattern.compile("[ .,\\u00A0](?=\\d{3}(?!\\d))");

    /** What digits mean: groups of three are parted, the rest is a fraction. */
    private static double number(String digits) {
        String plain = GROUP.matcher(digits).replaceAll("");
        return Double.parseDouble(plain.replace(',', '.'));
    }

    private static double scale(String word) {
        return switch (word.toLowerCase(Locale.ROOT).replace(".", "")) {
            case "" -> 1;
            case "k", "к", "тыс", "тысяч", "千", "mil" -> 1e3;
            case "万", "萬", "만" -> 1e4;
            case "億", "亿", "억" -> 1e8;
            case "bn", "billion", "млрд" -> 1e9;
            default -> 1e6;
        };
    }
}
