package andon.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** The kinds of things that a customer owns and watches. */
public enum AssetType {
    /** A brand's or company's name. */
    NAME,
    /** A domain with all its subdomains. */
    DOMAIN,
    /** The part of e-mail addresses after the {@code @}. */
    EMAIL_DOMAIN,
    /** Addresses in CIDR form, {@code 203.0.113.0/24}. */
    IP_RANGE,
    /** The first 6 to 8 digits of payment cards. */
    CARD_BIN,
    /** A person who speaks for the customer. */
    EXECUTIVE,
    /** Any other word or phrase. */
    KEYWORD;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AssetType> ofWord(String word) {
        for (AssetType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
