package andon.indexer.threat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of money, of rows and of data in a text. All patterns are bounded. */
final class Amounts {
    private static final int MOST = 200;
    private static final String NUMBER = "\\d{1,3}(?:[ .,\\u00A0]\\d{3}){1,3}(?:[.,]\\d{1,2})?|\\d{1,12}(?:[.,]\\d{1,4})?";
    private static final String SCALE =
            "(?:kk|кк|k|к|mln|mio|mil|million(?:s|es|en)?|millones|milliones|milhoes|milhões|bn|billion|m|млн|млрд|тыс\\.?|тысяч|миллион(?:а|ов)?|億|亿|万|萬|千|만|억)";
    private static final String MONEY =
            "(?:usdt|usd|eur|euros?|gbp|rub|jpy|cny|rmb|btc|xmr|eth|ltc|dollars?|dolares|dólares|bucks|reais|brl|"
                    + "долл\\w{0,6}|баксов|бакса|руб\\w{0,4}|евро|美元|美金|欧元|人民币|日元|比特币|ドル|円|ユーロ|ビットコイン|元|块|원|달러|u|\\$|€|£|₽|¥)";
    static final Pattern PRICE = Pattern.compile(
            "(?:(?:us|r)?\\$|€|£|₽|¥|￥)\\s?(?:" + NUMBER + ")\\s?(?:" + SCALE + ")?(?![\\p{L}\\d])"
                    + "|(?<![\\p{L}\\d.])(?:" + NUMBER + ")\\s?(?:" + SCALE + "\\s?)?" + MONEY + "(?![a-zа-я\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ROWS = Pattern.compile(
            "(?<![\\p{L}\\d.])(" + NUMBER + ")\\s?(" + SCALE + "?)\\s?\\+?\\s?(?:\\p{L}{1,14}\\s){0,1}?"
                    + "(rows|records|lines|users|customers|accounts|entries|people|citizens|patients|clients|passports|"
                    + "logs|emails|mails|combos|members|subscribers|строк\\w{0,2}|запис\\w{0,3}|клиент\\w{0,3}|"
                    + "пользовател\\w{0,3}|пациент\\w{0,3}|абонент\\w{0,3}|человек|条|名|人|份|件|人分|行|zeilen|"
                    + "datensätze|einträge|kunden|registros|filas|líneas|lineas|clientes|usuarios|lignes|clients|"
                    + "enregistrements|linhas|cpfs|건|명|줄)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern VOLUME = Pattern.compile(
            "(?<![\\p{L}\\d.,])\\d{1,6}(?:[.,]\\d{1,3})?\\s?(?:gb|tb|go|to|гб|тб|гигабайт\\w{0,2}|терабайт\\w{0,2})(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Amounts() {}

    static List<String> prices(String text) {
        return all(PRICE, text);
    }

    static List<String> volumes(String text) {
        return all(VOLUME, text);
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (found.size() < MOST && matcher.find()) {
            found.add(matcher.group().strip());
        }
        return found;
    }

    /**
     * A count of rows.
     *
     * @param shown as the text has it
     */
    record Rows(String shown, double count) {}

    /** The largest count of rows; null if there is none. */
    static @Nullable Rows rows(String text) {
        Rows largest = null;
        Matcher matcher = ROWS.matcher(text);
        for (int i = 0; i < MOST && matcher.find(); i++) {
            double count = number(matcher.group(1)) * scale(matcher.group(2));
            if (largest == null || count > largest.count()) {
                largest = new Rows(matcher.group().strip(), count);
            }
        }
        return largest;
    }

    /** GB that a volume states. */
    static double gigabytes(String volume) {
        Matcher number = Pattern.compile("\\d{1,6}(?:[.,]\\d{1,3})?").matcher(volume);
        double value = number.find() ? Double.parseDouble(number.group().replace(',', '.')) : 0;
        String unit = volume.toLowerCase(Locale.ROOT);
        boolean tera = unit.contains("tb") || unit.endsWith("to") || unit.contains("тб") || unit.contains("тера");
        return tera ? value * 1000 : value;
    }

    /** What digits mean: groups of three are parted, the rest is a fraction. */
    private static double number(String digits) {
        String plain = digits.replaceAll("[ .,\\u00A0](?=\\d{3}(?!\\d))", "");
        return Double.parseDouble(plain.replace(',', '.').replaceAll("[ \\u00A0]", ""));
    }

    private static double scale(String word) {
        return switch (word.toLowerCase(Locale.ROOT).replace(".", "")) {
            case "" -> 1;
            case "k", "к", "тыс", "тысяч", "千" -> 1e3;
            case "mil" -> 1e3;
            case "万", "萬", "만" -> 1e4;
            case "億", "亿", "억" -> 1e8;
            case "bn", "billion", "млрд" -> 1e9;
            default -> 1e6;
        };
    }
}
