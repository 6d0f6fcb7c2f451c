package andon.corpus.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an asset is found in a document, and how sure it is then that this asset is meant. */
public enum MatchRule {
    /** The name's words, but for case, width and accents; another of the same name may be meant. */
    NAME_FOLDED(0.95),
    /** The domain or one below it. */
    DOMAIN_SUFFIX(1),
    /** An address at the domain. */
    EMAIL_DOMAIN(1),
    /** A login to a host of the domain. */
    CREDENTIAL_SERVICE(0.95),
    /** An address within the range. */
    IP_RANGE(1),
    /** A card whose number begins so; other digits of it are masked. */
    CARD_BIN(0.9);

    private final double confidence;

    MatchRule(double confidence) {
        this.confidence = confidence;
    }

    /** As mentions name it: {@code name-folded}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** 0 to 1. */
    public double confidence() {
        return confidence;
    }

    public static Optional<MatchRule> ofWord(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
