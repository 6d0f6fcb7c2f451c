package andon.indexer.cut;

import andon.vocabulary.Details.Price;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads amounts of money with their currency: {@code $1,200.50}, {@code 0,015 BTC}, {@code 3 500 руб.}, {@code USD 40}, 300円. */
final class Prices {
    private static final int LONGEST = 200;

    private static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("$", "USD"),
            Map.entry("us$", "USD"),
            Map.entry("usd", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("долл", "USD"),
            Map.entry("美元", "USD"),
            Map.entry("美金", "USD"),
            Map.entry("ドル", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("eur", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("евро", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("gbp", "GBP"),
            Map.entry("¥", "JPY"),
            Map.entry("円", "JPY"),
            Map.entry("jpy", "JPY"),
            Map.entry("元", "CNY"),
            Map.entry("人民币", "CNY"),
            Map.entry("rmb", "CNY"),
            Map.entry("cny", "CNY"),
            Map.entry("₽", "RUB"),
            Map.entry("rub", "RUB"),
            Map.entry("руб", "RUB"),
            Map.entry("рублей", "RUB"),
            Map.entry("рубля", "RUB"),
            Map.entry("р", "RUB"),
            Map.entry("₴", "UAH"),
            Map.entry("грн", "UAH"),
            Map.entry("uah", "UAH"),
            Map.entry("₩", "KRW"),
            Map.entry("원", "KRW"),
            Map.entry("krw", "KRW"),
            Map.entry("₺", "TRY"),
            Map.entry("try", "TRY"),
            Map.entry("zł", "PLN"),
            Map.entry("pln", "PLN"),
            Map.entry("₹", "INR"),
            Map.entry("inr", "INR"),
            Map.entry("r$", "BRL"),
            Map.entry("brl", "BRL"),
            Map.entry("aud", "AUD"),
            Map.entry("a$", "AUD"),
            Map.entry("cad", "CAD"),
            Map.entry("c$", "CAD"),
            Map.entry("chf", "CHF"),
            Map.entry("sek", "SEK"),
            Map.entry("₿", "BTC"),
            Map.entry("btc", "BTC"),
            Map.entry("xbt", "BTC"),
            Map.entry("bitcoin", "BTC"),
            Map.entry("xmr", "XMR"),
            Map.entry("monero", "XMR"),
            Map.entry("ɱ", "XMR"),
            Map.entry("eth", "ETH"),
            Map.entry("ethereum", "ETH"),
            Map.entry("ltc", "LTC"),
            Map.entry("litecoin", "LTC"),
            Map.entry("bch", "BCH"),
            Map.entry("doge", "DOGE"),
            Map.entry("dash", "DASH"),
            Map.entry("zec", "ZEC"),
            Map.entry("trx", "TRX"),
            Map.entry("usdt", "USDT"),
            Map.entry("usdc", "USDC"));

    private static final String AMOUNT =
            "(\\d{1,3}(?:[ .,'’]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,15}(?:[.,]\\d{1,12})?)\\s?([kKкКmM](?![\\p{L}\\d])|тыс\\.?|万)?";
    private static final String WORD = "([\\p{Sc}ɱ]|[A-Za-z]{1,2}\\$|\\p{L}{1,9})";
    private static final Pattern BEFORE = Pattern.compile(WORD + "\\s?" + AMOUNT);
    private static final Pattern BEHIND = Pattern.compile("(?<![\\d.,])" + AMOUNT + "\\s?" + WORD);

    private Prices() {}

    /** The first amount whose currency is named; empty if there is none. */
    static Optional<Price> in(String words) {
        if (words.length() > LONGEST || !hasDigit(words)) {
            return Optional.empty();
        }
        String plain = words.replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('￥', '¥')
                .replace('＄', '$');
        Matcher behind = BEHIND.matcher(plain);
        Matcher before = BEFORE.matcher(plain);
        int from = 0;
        while (from < plain.length()) {
            boolean signFirst = before.find(from);
            boolean amountFirst = behind.find(from);
            if (!signFirst && !amountFirst) {
                return Optional.empty();
            }
            if (signFirst
                    && currency(before.group(1), plain) != null
                    && (!amountFirst || before.start() <= behind.start())) {
                return price(before.group(2), before.group(3), before.group(1), plain);
            }
            if (amountFirst && currency(behind.group(3), plain) != null) {
                return price(behind.group(1), behind.group(2), behind.group(3), plain);
            }
            from = Math.min(signFirst ? before.start() : plain.length(), amountFirst ? behind.start() : plain.length())
                    + 1;
        }
        return Optional.empty();
    }

    private static boolean hasDigit(String words) {
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) >= '0' && words.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String currency(String word, String all) {
        String folded = word.toLowerCase(Locale.ROOT);
        boolean yuan = folded.equals("¥")
                && all.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                && all.indexOf('円') < 0;
        return yuan ? "CNY" : CURRENCIES.get(folded);
    }

    private static Optional<Price> price(String digits, @Nullable String scale, String word, String all) {
        String currency = currency(word, all);
        BigDecimal amount = amount(digits);
        if (scale != null) {
            String s = scale.toLowerCase(Locale.ROOT);
            amount = amount.multiply(BigDecimal.valueOf(s.equals("m") ? 1_000_000 : s.equals("万") ? 10_000 : 1_000));
        }
        return currency == null ? Optional.empty() : Optional.of(new Price(amount, currency));
    }

    /** A last group of exactly three digits behind one kind of mark is thousands, unless a zero stands before it. */
    private static BigDecimal amount(String digits) {
        String plain = digits.replace(" ", "").replace("'", "").replace("’", "");
        int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
        if (last < 0) {
            return new BigDecimal(plain);
        }
        boolean both = plain.indexOf('.') >= 0 && plain.indexOf(',') >= 0;
        boolean many = plain.indexOf(plain.charAt(last)) != last;
        boolean thousands =
                !both && plain.length() - last == 4 && !plain.startsWith("0") && (many || plain.charAt(last) == ',');
        String whole = plain.substring(0, last).replaceAll("[.,]", "");
        String rest = plain.substring(last + 1);
        return thousands || many && !both ? new BigDecimal(whole + rest) : new BigDecimal(whole + "." + rest);
    }
}
