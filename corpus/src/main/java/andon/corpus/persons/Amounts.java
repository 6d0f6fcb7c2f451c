package andon.corpus.persons;

import java.util.regex.Pattern;

/** Sizes, prices and counts, which begin with a number as streets and postcodes do. */
final class Amounts {
    private static final Pattern AMOUNT = Pattern.compile(
            "[~$€£¥]?\\d[\\d.,]*+ ?(?:(?:[kmgt]i?b|bytes?|usdt?|eur|gbp|btc|eth|xmr|rub|jpy|cny|logs?|lines?|rows?|records?|accounts?"
                    + "|users?|pcs|files?|days?|hours?|months?|years?)(?![\\p{L}\\d])|[kmb$€£¥+%](?=\\s*$))",
            Pattern.CASE_INSENSITIVE);

    private Amounts() {}

    /** Whether an amount stands at the beginning. */
    static boolean begins(CharSequence words) {
        return AMOUNT.matcher(words).lookingAt();
    }
}
