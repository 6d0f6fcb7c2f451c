package andon.searchapi.requests;

import java.net.IDN;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to know.
 *
 * @param brand the brand or company, 1 to 200 characters
 * @param domain one of its domains in lower-case ASCII form; null if it does not matter
 * @param text the question in the customer's words, 1 to 4000 characters
 * @param from the first day, UTC, on which what was seen counts
 * @param to the last day, not before the first and at most ten years after it
 */
public record Question(String brand, @Nullable String domain, String text, LocalDate from, LocalDate to) {
    static final int MAX_BRAND = 200;
    static final int MAX_TEXT = 4000;
    private static final int MAX_YEARS = 10;
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    public Question {
        brand = brand.strip();
        text = text.strip();
        if (brand.isEmpty() || brand.length() > MAX_BRAND) {
            throw new IllegalArgumentException("the brand must have 1 to " + MAX_BRAND + " characters");
        }
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("the question must have 1 to " + MAX_TEXT + " characters");
        }
        if (domain != null) {
            domain = ascii(domain.strip());
            if (!DOMAIN.matcher(domain).matches()) {
                throw new IllegalArgumentException("'" + domain + "' is no domain; write it as acme.example");
            }
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the period ends (" + to + ") before it begins (" + from + ")");
        }
        if (from.plusYears(MAX_YEARS).isBefore(to)) {
            throw new IllegalArgumentException("the period is longer than " + MAX_YEARS + " years");
        }
    }

    private static String ascii(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return lower.length() > 253 ? lower : IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED);
    }
}
