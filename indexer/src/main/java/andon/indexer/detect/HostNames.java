package andon.indexer.detect;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides what is a domain name: public suffixes (publicsuffix.org through Guava) and the reserved names of RFC 2606. */
public final class HostNames {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Set<String> RESERVED = Set.of("example", "test", "invalid");
    /** Top-level domains that are far more often the ending of a file's name. */
    private static final Set<String> FILE_ENDINGS = Set.of(
            "py", "md", "so", "rs", "zip", "sh", "pl", "ps", "mov", "app", "cc", "cab", "java", "tf", "bz", "gz", "vi",
            "ms", "ml", "la", "mm", "prof", "am", "al", "as", "pub", "bar", "mk", "fm", "mil", "ts", "id", "name",
            "box", "bin");

    private static final Set<String> FILE_CERTAIN =
            Set.of("py", "md", "so", "rs", "zip", "sh", "pl", "ps", "mov", "java", "ts");
    private static final Set<String> PRODUCTS =
            Set.of("asp.net", "vb.net", "ado.net", "ml.net", "paint.net", "socket.io");
    private static final Set<String> PACKAGE_ROOTS =
            Set.of("com", "org", "net", "io", "java", "javax", "jdk", "sun", "edu");

    private HostNames() {}

    /** The name in lower case if it is a registrable domain or below one; onion names are none. */
    public static Optional<String> domain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST || !hasGoodLabels(lower)) {
            return Optional.empty();
        }
        String top = lower.substring(lower.lastIndexOf('.') + 1);
        if (RESERVED.contains(top)) {
            return Optional.of(lower);
        }
        if (top.equals("onion") || !InternetDomainName.isValid(lower)) {
            return Optional.empty();
        }
        return InternetDomainName.from(lower).isUnderRegistrySuffix() ? Optional.of(lower) : Optional.empty();
    }

    /** The registrable part of a domain that {@link #domain} accepted: {@code acme.co.uk} of {@code www.acme.co.uk}. */
    public static String registrable(String domain) {
        InternetDomainName name = InternetDomainName.from(domain);
        if (name.isUnderRegistrySuffix()) {
            return name.topDomainUnderRegistrySuffix().toString();
        }
        int dot = domain.lastIndexOf('.', domain.lastIndexOf('.') - 1);
        return domain.substring(dot + 1);
    }

    private static boolean hasGoodLabels(String name) {
        int label = 0;
        int labels = 1;
        for (int i = 0; i <= name.length(); i++) {
            char c = i == name.length() ? '.' : name.charAt(i);
            if (c == '.') {
                int length = i - label;
                if (length == 0 || length > LONGEST_LABEL || name.charAt(label) == '-' || name.charAt(i - 1) == '-') {
                    return false;
                }
                labels += i < name.length() ? 1 : 0;
                label = i + 1;
            } else if (!Ascii.isAlnum(c) && c != '-') {
                return false;
            }
        }
        String top = name.substring(name.lastIndexOf('.') + 1);
        return labels >= 2 && top.length() >= 2 && !Ascii.isDigit(top.charAt(0));
    }

    /**
     * Whether a name standing alone in prose is something else: a file ({@code main.rs}), a product ({@code ASP.NET}), a
     * Java package, or two sentences without a blank ({@code done.It}).
     */
    static boolean looksOtherwise(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        String[] labels = lower.split("\\.");
        String top = labels[labels.length - 1];
        if (PRODUCTS.contains(lower) || FILE_CERTAIN.contains(top) && labels.length == 2) {
            return true;
        }
        if (labels.length >= 3 && PACKAGE_ROOTS.contains(labels[0])) {
            return true;
        }
        if (labels.length == 2 && FILE_ENDINGS.contains(top) && labels[0].length() < 4) {
            return true;
        }
        int dot = written.lastIndexOf('.');
        char after = written.charAt(dot + 1);
        boolean sentence = labels.length == 2
                && Character.isUpperCase(after)
                && !written.substring(dot + 1).equals(written.substring(dot + 1).toUpperCase(Locale.ROOT))
                && !Character.isUpperCase(written.charAt(0));
        boolean beginsSentence = labels.length == 2
                && Character.isUpperCase(after)
                && top.length() == 2
                && written.length() > dot + 2
                && Character.isLowerCase(written.charAt(dot + 2));
        return sentence || beginsSentence;
    }
}
