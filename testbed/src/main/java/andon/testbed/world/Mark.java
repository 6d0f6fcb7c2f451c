package andon.testbed.world;

import andon.vocabulary.EntityType;
import org.jspecify.annotations.Nullable;

/** What an author can say about a stretch of his own words; see {@link Prose}. */
enum Mark {
    ORG(EntityType.ORGANIZATION),
    /**
     * A company's name that nothing around it tells from any other word: who watches the name must find it, who looks for
     * names of companies cannot know it.
     */
    NAME(null),
    /** {@code user@host:password} or with another separator; what is meant is the account. */
    CRED(EntityType.CREDENTIAL),
    /** A password that stands apart from its account; what is meant is the account. */
    PASSWORD(EntityType.CREDENTIAL),
    EMAIL(EntityType.EMAIL_ADDR),
    IP(EntityType.IPV4_ADDR),
    DOMAIN(EntityType.DOMAIN_NAME),
    URL(EntityType.URL),
    MD5(EntityType.MD5),
    SHA1(EntityType.SHA1),
    SHA256(EntityType.SHA256),
    CVE(EntityType.CVE),
    BTC(EntityType.BTC_ADDRESS),
    ETH(EntityType.ETH_ADDRESS),
    ONION(EntityType.ONION_ADDRESS),
    CARD(EntityType.PAYMENT_CARD),
    IBAN(EntityType.IBAN),
    HANDLE(EntityType.MESSAGING_HANDLE),
    MALWARE(EntityType.MALWARE),
    TECHNIQUE(EntityType.ATTACK_PATTERN),
    /** A person's name. */
    PERSON(null),
    /** A watched word that is no entity of another type. */
    WORD(null),
    /** Set in bold by its author; a name may be torn by it. */
    BOLD(null),
    /** A smiley that the site shows as a picture. */
    SMILEY(null),
    /** Only looks like a Bitcoin address. */
    NOTBTC(EntityType.BTC_ADDRESS),
    /** Only looks like a card number. */
    NOTCARD(EntityType.PAYMENT_CARD),
    /** Only looks like an IPv4 address. */
    NOTIP(EntityType.IPV4_ADDR);

    private final @Nullable EntityType type;

    Mark(@Nullable EntityType type) {
        this.type = type;
    }

    @Nullable
    EntityType type() {
        return type;
    }

    boolean decoy() {
        return name().startsWith("NOT");
    }

    boolean secret() {
        return this == CRED || this == PASSWORD || this == CARD;
    }
}
