package andon.indexer.threat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of money, of rows and of data in a text. Patterns are tried only where a number begins and see a bounded window
 * behind it.
 */
final class Amounts {
    private static final int MOST = 200;
    private static final int WINDOW = 64;
    private static final String NUMBER =
            "(\\d{1,3}(?:[ .,\\u00A0]\\d{3}){1,3}(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,12}(?:[.,]\\d{1,4})?(?!\\d))";
    private static final String SCALE =
            "((?:kk|кк|k|к|mln|million(?:s|es|en)?|millones|milliones|milhoes|milhões|mio|mil|bn|billion|m|млн|млрд|тысяч|"
                    + "тыс\\.?|миллион(?:а|ов)?|億|亿|万|萬|千|만|억)(?![a-zа-я])|)";
    private static final Pattern MONEY = pattern(NUMBER + "\\s?" + SCALE
            + "\\s?(?:usdt|usd|eur|euros?|gbp|rub|jpy|cny|rmb|btc|xmr|eth|ltc|dollars?|dolares|dólares|bucks|reais|brl|"
            + "долл\\p{L}{0,6}|баксов|бакса|руб\\p{L}{0,4}|евро|美元|美金|欧元|人民币|日元|比特币|ドル|円|ユーロ|ビットコイン|元|块|원|달러|u|"
            + "[$€£₽¥])(?![a-zа-я\\d])");
    private static final Pattern SCALED = pattern(NUMBER + "\\s?" + SCALE + "(?![\\p{L}\\d])");
    private static final Pattern ROWS = pattern(NUMBER + "\\s?" + SCALE + "\\s?\\+?\\s?(?:\\p{L}{1,14}\\s){0,1}?"
            + "(?:rows|records|lines|users|customers|accounts|entries|people|citizens|patients|clients|passports|logs|emails|"
            + "mails|combos|members|subscribers|строк\\p{L}{0,2}|запис\\p{L}{0,3}|клиент\\p{L}{0,3}|пользовател\\p{L}{0,3}|"
            + "пациент\\p{L}{0,3}|абонент\\p{L}{0,3}|человек|条|名|人|份|件|行|zeilen|datensätze|einträge|kunden|registros|"
            + "filas|líneas|lineas|clientes|usuarios|lignes|enregistrements|linhas|cpfs|건|명|줄)");
    private static final Pattern VOLUME =
            pattern(NUMBER + "\\s?(?:gb|tb|go|to|гб|тб|гигабайт\\p{L}{0,2}|терабайт\\p{L}{0,2})(?![a-zа-я\\d])");

    /**
     * A count of rows.
     *
     * @param shown as the text has it
     */
    record Rows(String shown, double count) {}

    private final List<String> prices = new ArrayList<>();
    private final List<String> volumes = new ArrayList<>();
    private @Nullable Rows rows;

    private Amounts() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex);
    }

    static Amounts in(String text) {
        Amounts amounts = new Amounts();
        String lower = lowered(text);
        Matcher[] matchers = {VOLUME.matcher(lower), MONEY.matcher(lower), ROWS.matcher(lower), SCALED.matcher(lower)};
        int seen = 0;
        for (int i = 0; i < text.length() && seen < MOST; i++) {
            if (isDigit(text.charAt(i)) && (i == 0 || begins(text.charAt(i - 1)))) {
                seen++;
                amounts.read(text, i, matchers);
                while (i + 1 < text.length() && isDigit(text.charAt(i + 1))) {
                    i++;
                }
            }
        }
        return amounts;
    }

    /** In small letters, character by character, so that places stay: the patterns then need not fold case at each letter. */
    private static String lowered(String text) {
        char[] lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(lower[i]);
        }
        return new String(lower);
    }

    private static String found(String text, Matcher matcher) {
        return text.substring(matcher.start(), matcher.end()).strip();
    }

    private static boolean begins(char before) {
        boolean latin = Character.isLetter(before) && !Folded.isCjk(before);
        return !latin && !isDigit(before) && before != '.' && before != ',';
    }

    private void read(String text, int at, Matcher[] matchers) {
        int end = Math.min(text.length(), at + WINDOW);
        for (Matcher matcher : matchers) {
            matcher.region(at, end).useTransparentBounds(true);
        }
        int sign = signBefore(text, at);
        if (sign >= 0 && matchers[3].lookingAt()) {
            prices.add(text.substring(sign, matchers[3].end()).strip());
        } else if (matchers[0].lookingAt()) {
            volumes.add(found(text, matchers[0]));
        } else if (matchers[1].lookingAt()) {
            prices.add(found(text, matchers[1]));
        } else if (matchers[2].lookingAt()) {
            double count = number(matchers[2].group(1)) * scale(matchers[2].group(2));
            if (rows == null || count > rows.count()) {
                rows = new Rows(found(text, matchers[2]), count);
            }
        }
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

    /** What digits mean: groups of three are parted, the rest is a fraction. */
    private static double number(String digits) {
        String plain = digits.replaceAll("[ .,\\u00A0](?=\\d{3}(?!\\d))", "");
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
