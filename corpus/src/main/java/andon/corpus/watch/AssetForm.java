package andon.corpus.watch;

import andon.corpus.text.NameKey;
import andon.vocabulary.AssetType;
import andon.vocabulary.OnionAddress;
import com.google.common.net.InternetDomainName;
import com.ibm.icu.text.IDNA;
import java.util.Locale;

/**
 * An asset's value as it was checked: what is shown, and the key under which another spelling is the same asset.
 *
 * @param value a name as written, everything else normalised
 * @param key what matching compares
 */
record AssetForm(String value, String key) {
    static final int MIN_NAME = 2;
    static final int MAX_NAME = 100;
    /** Wider ranges belong to providers, not to one customer. */
    static final int MIN_V4_PREFIX = 8;

    static final int MIN_V6_PREFIX = 20;

    private static final IDNA TO_ASCII = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /** @throws IllegalArgumentException if the value is not of the type's form; the message says what was expected */
    static AssetForm of(AssetType type, String value) {
        String text = value.strip().replaceAll("\\s+", " ");
        return switch (type) {
            case NAME, EXECUTIVE, KEYWORD -> name(type, text);
            case DOMAIN -> domain(type, text);
            case EMAIL_DOMAIN -> domain(type, text.startsWith("@") ? text.substring(1) : text);
            case IP_RANGE -> ipRange(text);
            case CARD_BIN -> cardBin(text);
        };
    }

    private static AssetForm name(AssetType type, String text) {
        int length = text.codePointCount(0, text.length());
        String key = NameKey.of(text);
        if (length < MIN_NAME || length > MAX_NAME || key.codePoints().count() < MIN_NAME) {
            throw new IllegalArgumentException("a " + type.word() + " has " + MIN_NAME + " to " + MAX_NAME
                    + " characters, of which two are letters or digits; '" + shown(text) + "' has not");
        }
        if (key.length() > 3 * MAX_NAME) {
            throw new IllegalArgumentException("'" + shown(text) + "' is too long when its ligatures are spelled out");
        }
        return new AssetForm(text, key);
    }

    private static AssetForm domain(AssetType type, String text) {
        String expected = "; expected a domain of your own, such as acme.example";
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        TO_ASCII.nameToASCII(text.endsWith(".") ? text.substring(0, text.length() - 1) : text, ascii, info);
        String domain = ascii.toString().toLowerCase(Locale.ROOT);
        if (info.hasErrors() || !InternetDomainName.isValid(domain) || domain.length() > 253) {
            throw new IllegalArgumentException("'" + shown(text) + "' is not a domain name" + expected);
        }
        InternetDomainName name = InternetDomainName.from(domain);
        if (name.parts().size() < 2 || name.isPublicSuffix()) {
            throw new IllegalArgumentException(
                    "'" + shown(text) + "' is a public suffix under which anybody can have a" + " domain" + expected);
        }
        if (domain.endsWith(".onion") && OnionAddress.parse(domain).isEmpty()) {
            throw new IllegalArgumentException("'" + shown(text) + "' is not a version 3 onion address");
        }
        if (SharedMailProviders.contain(domain)) {
            throw new IllegalArgumentException(
                    "'" + shown(text) + "' is a " + type.word() + " that everybody can have an address at" + expected);
        }
        return new AssetForm(domain, domain);
    }

    private static AssetForm ipRange(String text) {
        IpRange range = IpRange.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + shown(text)
                        + "' is not a range of IP addresses; expected a form such as 203.0.113.0/24 or 2001:db8::/32"));
        int least = range.isV4() ? MIN_V4_PREFIX : MIN_V6_PREFIX;
        if (range.prefix() < least) {
            throw new IllegalArgumentException(
                    "'" + shown(text) + "' is too wide; expected a prefix of at least /" + least);
        }
        return new AssetForm(range.toString(), range.toString());
    }

    private static AssetForm cardBin(String text) {
        String digits = text.replace(" ", "");
        if (!digits.matches("[0-9]{6,8}")) {
            throw new IllegalArgumentException("'" + shown(text) + "' is not a card BIN; expected 6 to 8 digits");
        }
        return new AssetForm(digits, digits);
    }

    private static String shown(String text) {
        return text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME) + "…";
    }
}
