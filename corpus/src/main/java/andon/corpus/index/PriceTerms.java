package andon.corpus.index;

import andon.corpus.query.Query;
import andon.vocabulary.Details;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Prices as terms whose order within a currency is that of the amounts, so that one field holds every currency. Amounts
 * are kept to the eighth place behind the point and up to {@link #MOST}; larger ones count as that.
 */
public record PriceTerms(String low, String high) {
    private static final int PLACES = 8;
    private static final int DIGITS = 24;
    public static final BigDecimal MOST = BigDecimal.TEN.pow(DIGITS - PLACES).subtract(BigDecimal.ONE);

    /** The first and the last term that the query asks for. */
    public static PriceTerms of(Query.Price price) {
        return new PriceTerms(
                term(price.currency(), price.from() == null ? BigDecimal.ZERO : price.from()),
                term(price.currency(), price.to() == null ? MOST : price.to()));
    }

    public static @Nullable String of(Details details) {
        return details.price() == null
                ? null
                : term(details.price().currency(), details.price().amount());
    }

    private static String term(String currency, BigDecimal amount) {
        String digits = amount.min(MOST)
                .setScale(PLACES, RoundingMode.DOWN)
                .unscaledValue()
                .toString();
        return EntityTerms.cut(currency) + " " + "0".repeat(DIGITS - digits.length()) + digits;
    }

    public boolean contain(@Nullable String term) {
        return term != null && low.compareTo(term) <= 0 && term.compareTo(high) <= 0;
    }
}
