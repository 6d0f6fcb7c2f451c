package andon.vocabulary;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a page states about a document beside its words; each part is null where the page says nothing.
 *
 * <p>Prices, stocks and countdowns change without news: no part of it belongs to a document's identity or versions.
 *
 * @param authorProfile the address of the author's own page on the site
 * @param position the document's place in its thread, counted from 1 over all of the thread's pages
 * @param price what is asked for it
 * @param stock how many are left, in the page's words: {@code 12}, {@code In stock}
 * @param endsAt when a countdown runs out: the deadline of a leak, the end of an auction
 * @param postedPrecision how exactly {@link Document#postedAt} is known: to the second, the minute, the day for a bare date,
 *     the hour for "6 hours ago"; null if that time is not known
 * @param dump what its credentials say together, if they are many
 */
public record Details(
        @Nullable URI authorProfile,
        @Nullable Integer position,
        @Nullable Price price,
        @Nullable String stock,
        @Nullable Instant endsAt,
        @Nullable ChronoUnit postedPrecision,
        @Nullable DumpSummary dump) {
    /** Nothing is known. */
    public static final Details NONE = new Details(null, null, null, null, null, null, null);

    /**
     * An amount of money.
     *
     * @param amount zero or more, in whole units of the currency, without trailing zeros behind the point
     * @param currency ISO 4217 code or the coin's usual letters, upper case: {@code USD}, {@code BTC}, {@code XMR}
     */
    public record Price(BigDecimal amount, String currency) {
        public Price {
            if (amount.signum() < 0 || currency.isBlank()) {
                throw new IllegalArgumentException("a price has an amount of zero or more and a currency");
            }
            BigDecimal shortest = amount.stripTrailingZeros();
            amount = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        }
    }

    public Details {
        if (position != null && position < 1) {
            throw new IllegalArgumentException("positions in a thread count from 1, not " + position);
        }
    }

    /** What a page states, without a dump. */
    public Details(
            @Nullable URI authorProfile,
            @Nullable Integer position,
            @Nullable Price price,
            @Nullable String stock,
            @Nullable Instant endsAt,
            @Nullable ChronoUnit postedPrecision) {
        this(authorProfile, position, price, stock, endsAt, postedPrecision, null);
    }

    public Details withDump(@Nullable DumpSummary summary) {
        return new Details(authorProfile, position, price, stock, endsAt, postedPrecision, summary);
    }

    public Details withAuthorProfile(@Nullable URI address) {
        return new Details(address, position, price, stock, endsAt, postedPrecision, dump);
    }

    public Details withPosition(@Nullable Integer place) {
        return new Details(authorProfile, place, price, stock, endsAt, postedPrecision, dump);
    }

    public Details withPrice(@Nullable Price asked) {
        return new Details(authorProfile, position, asked, stock, endsAt, postedPrecision, dump);
    }

    public Details withStock(@Nullable String left) {
        return new Details(authorProfile, position, price, left, endsAt, postedPrecision, dump);
    }

    public Details withEndsAt(@Nullable Instant deadline) {
        return new Details(authorProfile, position, price, stock, deadline, postedPrecision, dump);
    }

    public Details withPostedPrecision(@Nullable ChronoUnit unit) {
        return new Details(authorProfile, position, price, stock, endsAt, unit, dump);
    }

    /** The precision as outputs name it: {@code second}, {@code minute}, {@code hour}, {@code day}. */
    public @Nullable String precisionWord() {
        return postedPrecision == null
                ? null
                : postedPrecision.name().toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    }
}
