package andon.corpus.query;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the values of {@code price:} and {@code version:}. */
final class NumberParser {
    private static final String AMOUNT = "([0-9]{1,15}(?:\\.[0-9]{1,8})?)";
    private static final Pattern PRICE = Pattern.compile(AMOUNT + "?(\\.\\.)?" + AMOUNT + "?([a-z]{2,8})");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    private NumberParser() {}

    static Query.Price price(String text, int column) throws QuerySyntaxException {
        Matcher price = PRICE.matcher(text.toLowerCase(Locale.ROOT));
        boolean range = price.matches() && price.group(2) != null;
        if (!price.matches() || (!range && (price.group(1) == null || price.group(3) != null))) {
            throw QuerySyntaxException.unexpected(
                    column, "an amount and its currency such as 500..2000usd, 0.5..btc, ..300xmr or 300usd", text);
        }
        BigDecimal from = amount(price.group(1));
        BigDecimal to = range ? amount(price.group(3)) : from;
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw new QuerySyntaxException(
                    column, "expected a range from the lower to the higher price: '" + text + "'");
        }
        return new Query.Price(price.group(4).toUpperCase(Locale.ROOT), from, to);
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    static Query.VersionIs version(String text, int column) throws QuerySyntaxException {
        Compared compared = Compared.of(text);
        if (!VERSION.matcher(compared.value()).matches()) {
            throw QuerySyntaxException.unexpected(column, "a number, with >= or <= before it if wanted", text);
        }
        return new Query.VersionIs(compared.comparison(), Integer.parseInt(compared.value()));
    }
}
