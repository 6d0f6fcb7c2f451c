package andon.vocabulary;

import java.util.Locale;
import java.util.Optional;

/** The types of values that are read out of documents. */
public enum EntityType {
    ORGANIZATION,
    CREDENTIAL,
    EMAIL_ADDR,
    IPV4_ADDR,
    IPV6_ADDR,
    DOMAIN_NAME,
    URL,
    MD5,
    SHA1,
    SHA256,
    CVE,
    MALWARE,
    THREAT_ACTOR,
    ATTACK_PATTERN,
    BTC_ADDRESS,
    ETH_ADDRESS,
    XMR_ADDRESS,
    ONION_ADDRESS,
    PAYMENT_CARD,
    IBAN,
    PHONE_NUMBER,
    PGP_KEY,
    API_KEY,
    MESSAGING_HANDLE;

    /** The word that queries, exports and pages use: {@code email-addr}, {@code cve} and so on. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EntityType> ofWord(String word) {
        for (EntityType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
