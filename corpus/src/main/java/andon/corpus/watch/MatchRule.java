package andon.corpus.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an asset is found in a document, and how sure it is then that this asset is meant. */
public enum MatchRule {
    /** The name's words, but for case, width and accents; another of the same name may be meant. */
    NAME_FOLDED(0.95),
    /** The name with letters of another script that look the same. */
    NAME_LOOKALIKE(0.9),
    /** The name with digits and signs for letters: {@code 4cm3}. */
    NAME_LEET(0.8),
    /** The name as it sounds, in another script. */
    NAME_TRANSLITERATED(0.7),
    /** The domain or one below it. */
    DOMAIN_SUFFIX(1),
    /** A domain whose name looks the same: {@code acrne} for {@code acme}. */
    DOMAIN_HOMOGLYPH(0.9),
    /** The whole domain as a part of another: {@code acme.example.evil.test}. */
    DOMAIN_IN_SUBDOMAIN(0.9),
    /** The domain's name with a word that phishers add: {@code acme-login}. */
    DOMAIN_ADDED_WORD(0.85),
    /** The domain's name with hyphens put in or left out. */
    DOMAIN_HYPHENATED(0.8),
    /** The domain's name with one letter more, less, other or exchanged. */
    DOMAIN_TYPO(0.7),
    /** The domain's name under another ending; somebody else may have it by right. */
    DOMAIN_OTHER_ENDING(0.5),
    /** An address at the domain. */
    EMAIL_DOMAIN(1),
    /** A login to a host of the domain. */
    CREDENTIAL_SERVICE(0.95),
    /** An address within the range. */
    IP_RANGE(1),
    /** A card whose number begins so; other digits of it are masked. */
    CARD_BIN(0.9),
    /** A part of an analyst's query, over any document: no asset. */
    QUERY(1);

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

    /** Whether it finds what only looks or sounds like the asset, and so can be switched off for it. */
    public boolean findsLookalikes() {
        return switch (this) {
            case NAME_LOOKALIKE,
                    NAME_LEET,
                    NAME_TRANSLITERATED,
                    DOMAIN_HOMOGLYPH,
                    DOMAIN_IN_SUBDOMAIN,
                    DOMAIN_ADDED_WORD,
                    DOMAIN_HYPHENATED,
                    DOMAIN_TYPO,
                    DOMAIN_OTHER_ENDING -> true;
            case NAME_FOLDED, DOMAIN_SUFFIX, EMAIL_DOMAIN, CREDENTIAL_SERVICE, IP_RANGE, CARD_BIN, QUERY -> false;
        };
    }

    public static Optional<MatchRule> ofWord(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
