package andon.indexer.detect;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Decides what is a domain name: public suffixes (publicsuffix.org through Guava) and the reserved names of RFC 2606. */
public final class HostNames {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int MOST_LABELS = 100;
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

    /** Packages of Android and their like turn a country's domain around: {@code pl.bank.mobile}. */
    private static final Set<String> COUNTRIES = Set.of(
            "de", "pl", "fr", "es", "it", "nl", "cz", "at", "au", "uk", "ru", "tr", "br", "pt", "se", "no", "dk", "fi",
            "hu", "ro", "gr", "cn", "jp", "kr", "us", "ca", "mx", "eu", "ch", "be", "ir", "vn", "th", "hr", "sk", "ua",
            "bg", "kz");

    private static final Set<String> PACKAGE_ENDS =
            Set.of("app", "mobile", "bank", "wallet", "camera", "phone", "java", "google", "audio", "games");

    /** What anti-virus names are made of: {@code Trojan-SMS.AndroidOS.Agent.ao}, {@code Backdoor.Linux.Mirai.b}. */
    private static final Set<String> DETECTION_WORDS = Set.of(
            "win32",
            "win64",
            "w32",
            "w64",
            "androidos",
            "linux",
            "macos",
            "osx",
            "msil",
            "msoffice",
            "js",
            "vbs",
            "vba",
            "html",
            "php",
            "python",
            "powershell",
            "java",
            "script",
            "boot",
            "trojan",
            "backdoor",
            "worm",
            "virus",
            "ransom",
            "adware",
            "riskware",
            "hacktool",
            "exploit",
            "downloader",
            "dropper",
            "spyware",
            "rootkit",
            "generic",
            "heur",
            "uds",
            "pdm",
            "pua",
            "pup",
            "mal",
            "troj",
            "not-a-virus",
            "email-worm",
            "net-worm",
            "trojan-sms",
            "trojan-spy",
            "trojan-ransom",
            "trojan-banker",
            "trojan-downloader",
            "trojan-dropper",
            "trojan-psw",
            "trojan-clicker",
            "trojan-proxy");
    /** What programs write before a dot: {@code this.name}, {@code System.IO}. */
    private static final Set<String> CODE_OWNERS = Set.of(
            "this",
            "self",
            "window",
            "document",
            "system",
            "user",
            "users",
            "obj",
            "object",
            "event",
            "req",
            "res",
            "request",
            "response",
            "item",
            "node",
            "os",
            "sys",
            "file",
            "console",
            "app",
            "module",
            "process",
            "args",
            "config",
            "options",
            "params",
            "data",
            "row",
            "row1",
            "math",
            "string",
            "array",
            "json",
            "util",
            "utils",
            "el",
            "elem",
            "ctx",
            "session",
            "client",
            "server",
            "db",
            "std",
            "net",
            "core");

    private static final Set<String> CODE_MEMBERS = Set.of(
            "name",
            "id",
            "info",
            "app",
            "date",
            "email",
            "link",
            "click",
            "call",
            "map",
            "io",
            "net",
            "now",
            "read",
            "open",
            "run",
            "data",
            "style",
            "host",
            "day",
            "zone",
            "next",
            "play",
            "select",
            "show",
            "search",
            "services",
            "tools",
            "to",
            "is",
            "in",
            "at",
            "as",
            "do",
            "send",
            "top",
            "cat",
            "find",
            "page",
            "post",
            "prime",
            "make",
            "new",
            "abs",
            "bind",
            "pub",
            "group",
            "total",
            "type",
            "length",
            "path");

    /** A power of two. */
    private static final int MOST_REMEMBERED = 1 << 10;
    /** The domains asked for last, for few mail services stand in many rows; of those that share a place the last. */
    private static final AtomicReferenceArray<@Nullable Registrable> REMEMBERED =
            new AtomicReferenceArray<>(MOST_REMEMBERED);

    private record Registrable(String domain, String registrable) {}

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
        if (top.equals("onion")) {
            return Optional.empty();
        }
        return InternetDomainName.from(lower).isUnderRegistrySuffix() ? Optional.of(lower) : Optional.empty();
    }

    /** The registrable part of a domain that {@link #domain} accepted: {@code acme.co.uk} of {@code www.acme.co.uk}. */
    public static String registrable(String domain) {
        int place = (domain.hashCode() ^ domain.hashCode() >>> 16) & MOST_REMEMBERED - 1;
        Registrable known = REMEMBERED.get(place);
        if (known == null || !known.domain().equals(domain)) {
            known = new Registrable(domain, parted(domain));
            REMEMBERED.set(place, known);
        }
        return known.registrable();
    }

    private static String parted(String domain) {
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
        return labels >= 2 && labels <= MOST_LABELS && top.length() >= 2 && !Ascii.isDigit(top.charAt(0));
    }

    private static boolean isPackage(String[] labels, String top) {
        if (labels.length == 2) {
            return PACKAGE_ROOTS.contains(labels[0]) && labels[0].length() == 3 && !top.equals("com");
        }
        return PACKAGE_ROOTS.contains(labels[0])
                || top.equals("android")
                || COUNTRIES.contains(labels[0]) && PACKAGE_ENDS.contains(top);
    }

    private static boolean isDetection(String[] labels) {
        return labels.length >= 3 && (DETECTION_WORDS.contains(labels[0]) || DETECTION_WORDS.contains(labels[1]))
                || labels.length == 2 && DETECTION_WORDS.contains(labels[0]) && labels[0].indexOf('-') > 0;
    }

    private static boolean isMember(String[] labels, String top) {
        return labels.length == 2 && CODE_OWNERS.contains(labels[0]) && CODE_MEMBERS.contains(top);
    }

    /** {@code XXXX.com}, {@code xxx.xxx.com}: a name that was taken out. */
    private static boolean isPlaceholder(String[] labels) {
        String name = labels[labels.length - 2];
        return name.length() >= 4 && name.chars().allMatch(c -> c == 'x');
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
        if (isPackage(labels, top) || isDetection(labels) || isMember(labels, top) || isPlaceholder(labels)) {
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
