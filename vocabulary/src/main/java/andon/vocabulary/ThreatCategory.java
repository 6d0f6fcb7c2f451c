package andon.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** What a document can be about; a harmless one has no threat at all. */
public enum ThreatCategory {
    RANSOMWARE_LEAK,
    DATA_LEAK,
    CREDENTIAL_LEAK,
    ACCESS_SALE,
    EXPLOIT_SALE,
    MALWARE_SALE,
    PHISHING,
    DDOS,
    CARDING,
    INSIDER;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word that queries, exports and pages use: {@code access-sale} and so on. */
    public String word() {
        return word;
    }

    public static Optional<ThreatCategory> ofWord(String word) {
        for (ThreatCategory category : values()) {
            if (category.word().equals(word)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }
}
