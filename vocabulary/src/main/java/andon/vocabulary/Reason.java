package andon.vocabulary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fact that led to a threat's category or severity: what it is, and what in the text shows it. Pages say it in their
 * reader's language, {@link #sentence} in English.
 *
 * @param cause what it is
 * @param cited words of the masked text that show it, or one number for a cause that {@link Cause#counts}; may be empty
 */
public record Reason(Cause cause, List<String> cited) {
    /** What speaks for a category or makes a threat graver. */
    public enum Cause {
        ACCESS_OFFERED("it offers access to a network"),
        ACCESS_SOUGHT("it seeks to buy access to networks"),
        EXTORTION("it extorts a victim with stolen data"),
        PARTNERS_SOUGHT("it looks for partners of a ransomware operation"),
        RECORDS_PUBLISHED("it offers or publishes stolen records"),
        CREDENTIALS_PUBLISHED("it offers or publishes credentials"),
        EXPLOIT_TRADED("it offers or seeks an exploit"),
        MALWARE_OFFERED("it offers malware"),
        PHISHING_MATERIAL("it offers or seeks phishing material"),
        LURE("it lures its reader into giving data away"),
        DENIAL_OFFERED("it offers denial of service"),
        DENIAL_CLAIMED("it claims an attack that denies service"),
        CARDS_OFFERED("it offers payment cards or their money"),
        INSIDER_OFFERED("it offers the powers of an insider"),
        INSIDERS_SOUGHT("it recruits insiders"),
        READS_LIKE("it reads like posts of this kind"),
        CREDENTIALS_HELD("it holds credentials"),
        CARDS_HELD("it holds card numbers"),
        ADMINISTRATOR("the rights are those of an administrator"),
        CRITICAL_SECTOR("it is said to be a bank or a hospital or public service"),
        IDENTITY_DATA("payment data or identity documents are in it"),
        MANY_CREDENTIALS("there are many credentials"),
        LARGE_AMOUNT("the amount is large");

        private final String english;
        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        Cause(String english) {
            this.english = english;
        }

        /** A clause in English, without its words. */
        public String english() {
            return english;
        }

        /** The word that rules and message files use: {@code access-offered}. */
        public String word() {
            return word;
        }

        /** Whether its words are the document's own, and not the program's: they may be personal, though they are only words. */
        public boolean citesTheDocument() {
            return this == READS_LIKE;
        }

        /** Whether a number is cited and not words. */
        public boolean counts() {
            return this == CREDENTIALS_HELD || this == CARDS_HELD || this == MANY_CREDENTIALS;
        }

        public static Optional<Cause> ofWord(String word) {
            for (Cause cause : values()) {
                if (cause.word().equals(word)) {
                    return Optional.of(cause);
                }
            }
            return Optional.empty();
        }
    }

    public Reason {
        cited = List.copyOf(cited);
    }

    public static Reason of(Cause cause, String... cited) {
        return new Reason(cause, List.of(cited));
    }

    public static Reason of(Cause cause, long number) {
        return of(cause, Long.toString(number));
    }

    /** In English: {@code it offers access to a network (“selling”, “VPN”)}, {@code it holds credentials (12)}. */
    public String sentence() {
        String shown = cause.counts()
                ? String.join(", ", cited)
                : cited.stream().map(word -> "“" + word + "”").collect(Collectors.joining(", "));
        return shown.isEmpty() ? cause.english : cause.english + " (" + shown + ")";
    }
}
