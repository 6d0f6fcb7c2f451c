package andon.searchapi.exports;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.util.Optional;

/** The STIX pattern (section 9) that a value is seen by. Masked values have none. */
final class StixPattern {
    private static final String MASK = "•";

    private StixPattern() {}

    static Optional<String> of(Entity entity) {
        if (entity.type() == EntityType.CREDENTIAL) {
            return Optional.ofNullable(entity.credential())
                    .map(c -> c.account())
                    .filter(account -> !account.isBlank())
                    .flatMap(account -> comparison("user-account:account_login", account));
        }
        return switch (entity.type()) {
            case EMAIL_ADDR -> comparison("email-addr:value", entity.value());
            case IPV4_ADDR -> comparison("ipv4-addr:value", entity.value());
            case IPV6_ADDR -> comparison("ipv6-addr:value", entity.value());
            case DOMAIN_NAME, ONION_ADDRESS -> comparison("domain-name:value", entity.value());
            case URL -> comparison("url:value", entity.value());
            case MD5 -> comparison("file:hashes.MD5", entity.value());
            case SHA1 -> comparison("file:hashes.'SHA-1'", entity.value());
            case SHA256 -> comparison("file:hashes.'SHA-256'", entity.value());
            case MESSAGING_HANDLE -> comparison("user-account:account_login", entity.value());
            // STIX 2.1 has no observable for these, or they are objects of their own.
            case ORGANIZATION,
                    CREDENTIAL,
                    CVE,
                    MALWARE,
                    THREAT_ACTOR,
                    ATTACK_PATTERN,
                    BTC_ADDRESS,
                    ETH_ADDRESS,
                    XMR_ADDRESS,
                    PAYMENT_CARD,
                    IBAN,
                    PHONE_NUMBER,
                    PGP_KEY,
                    API_KEY -> Optional.empty();
        };
    }

    private static Optional<String> comparison(String path, String value) {
        return value.contains(MASK) ? Optional.empty() : Optional.of("[" + path + " = '" + quoted(value) + "']");
    }

    private static String quoted(String value) {
        return value.replace("\\", "\\\\").replace("'", "\\'");
    }
}
