package andon.corpus.index;

import andon.corpus.query.Query.EntityField;
import andon.corpus.text.NameKey;
import com.google.common.net.InetAddresses;
import com.ibm.icu.text.IDNA;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the value of an entity field in a query asks of {@link EntityTerms}. */
public sealed interface ValuePattern {
    /** One of these terms. */
    record Exact(Set<String> terms) implements ValuePattern {}

    /** A term that one of the patterns matches, in which {@code *} is any run of characters. */
    record Wild(Set<String> patterns) implements ValuePattern {}

    /** Any value of the field. */
    record Any() implements ValuePattern {}

    /** An address whose first {@code prefix} bits are these. */
    record Range(byte[] address, int prefix) implements ValuePattern {
        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** For values that cannot be in the index. */
    private static ValuePattern nothing() {
        return new Exact(Set.of());
    }

    static ValuePattern of(EntityField field, String value) {
        if (value.equals("*")) {
            return new Any();
        }
        boolean wild = value.indexOf('*') >= 0;
        return switch (field) {
            case ORG, ACTOR, MALWARE -> wild ? wildName(value) : new Exact(EntityTerms.names(value));
            case IP -> range(value);
            case EMAIL, CREDENTIAL ->
                value.startsWith("*@") && value.indexOf('*', 1) < 0
                        ? new Exact(Set.of("@" + domain(value.substring(2))))
                        : plain(value.indexOf('@') < 0 ? domain(value) : EntityTerms.fold(value), wild);
            case DOMAIN, ONION -> plain(domain(value), wild);
            case HANDLE -> plain(handle(value), wild);
            case PHONE, IBAN, PGP, CARD -> plain(EntityTerms.packed(value), wild);
            case CVE, HASH, BTC, ETH, XMR, URL, TECHNIQUE, APIKEY -> plain(EntityTerms.fold(value), wild);
        };
    }

    private static ValuePattern plain(String value, boolean wild) {
        return wild ? new Wild(Set.of(value)) : new Exact(Set.of(value));
    }

    private static String handle(String value) {
        String folded = EntityTerms.fold(value);
        return folded.startsWith("@") ? folded.substring(1) : folded;
    }

    /** In lower-case ASCII form; as it is where it has none. */
    private static String domain(String value) {
        String folded = EntityTerms.fold(value);
        if (folded.chars().allMatch(c -> c < 0x80)) {
            return folded;
        }
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII).nameToASCII(folded, ascii, info);
        return info.hasErrors() ? folded : ascii.toString();
    }

    /** The pieces between the stars are folded like names. */
    static ValuePattern wildName(String value) {
        Set<String> patterns = new TreeSet<>();
        patterns.add(Stream.of(value.split("\\*", -1)).map(NameKey::of).collect(Collectors.joining("*")));
        patterns.add(Stream.of(value.split("\\*", -1)).map(NameKey::latin).collect(Collectors.joining("*")));
        return new Wild(patterns);
    }

    private static ValuePattern range(String value) {
        int slash = value.indexOf('/');
        String address = slash < 0 ? value : value.substring(0, slash);
        if (!InetAddresses.isInetAddress(address) || address.indexOf('%') >= 0) {
            return nothing();
        }
        byte[] bytes = InetAddresses.forString(address).getAddress();
        String prefix = slash < 0 ? String.valueOf(bytes.length * 8) : value.substring(slash + 1);
        return prefix.matches("[0-9]{1,3}") && Integer.parseInt(prefix) <= bytes.length * 8
                ? new Range(bytes, Integer.parseInt(prefix))
                : nothing();
    }

    /** Whether one of the terms is asked for. */
    default boolean matchesTerm(Set<String> terms) {
        return switch (this) {
            case Exact exact -> exact.terms().stream().anyMatch(terms::contains);
            case Wild wild ->
                wild.patterns().stream().anyMatch(pattern -> terms.stream().anyMatch(term -> glob(pattern, term)));
            case Any any -> !terms.isEmpty();
            case Range range -> false;
        };
    }

    /** Whether {@code *} in the pattern can be filled so that it is the text; linear but for the last star. */
    static boolean glob(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** An author's name: a name, or the pattern of one. */
    static ValuePattern author(String name) {
        if (name.equals("*")) {
            return new Any();
        }
        return name.indexOf('*') >= 0 ? wildName(name) : new Exact(new TreeSet<>(EntityTerms.names(name)));
    }
}
