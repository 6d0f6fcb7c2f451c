package andon.searchapi.console;

import andon.vocabulary.Reason;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatFacts;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Says in the reader's language what the indexer found: reasons, countries, shares. Thread-safe. */
public final class Wording {
    private final MessageSource messages;
    private final Locale locale;

    Wording(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** A reason as a sentence, with the words that show it as the page has them. */
    public String reason(Reason reason) {
        String clause = message("reason." + reason.cause().word());
        if (reason.cited().isEmpty()) {
            return clause;
        }
        return reason.cause().counts()
                ? message("reason.counted", clause, grouped(reason.cited().getFirst()))
                : message("reason.cited", clause, String.join(message("reason.between"), reason.cited()));
    }

    private String grouped(String digits) {
        return digits.matches("[0-9]{1,18}") ? String.format(locale, "%,d", Long.valueOf(digits)) : digits;
    }

    /** Whether a threat's author states anything about it. */
    public boolean hasFacts(Threat threat) {
        return !threat.facts().equals(ThreatFacts.NONE);
    }

    /** @param code ISO 3166-1 alpha-2 */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    /** A part of a whole in whole per cent, and 0 of nothing. */
    public String share(long part, long whole) {
        return whole == 0 ? "0%" : Math.round(100.0 * part / whole) + "%";
    }

    /** A confidence of 0 to 1 in whole per cent; what is not quite sure never reads as sure. */
    public String confidence(double value) {
        return (int) Math.floor(100 * value + 1e-9) + "%";
    }

    private String message(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
