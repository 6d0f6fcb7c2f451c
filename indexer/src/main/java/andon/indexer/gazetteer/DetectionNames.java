package andon.indexer.gazetteer;

import andon.vocabulary.EntityType;
import java.util.Locale;
import java.util.Set;

/**
 * Names that scanners give, after the CARO convention: {@code Trojan-Banker.AndroidOS.Asacub.a},
 * {@code Backdoor:MSIL/Bladabindi}, {@code Android.Oldboot}. A platform and a family, with a type before them or not.
 */
final class DetectionNames {
    private static final int LONGEST = 80;
    private static final Set<String> TYPES = Set.of(
            "trojan",
            "backdoor",
            "worm",
            "virus",
            "ransom",
            "spyware",
            "adware",
            "hacktool",
            "exploit",
            "rootkit",
            "downloader",
            "dropper",
            "monitor",
            "email-worm",
            "net-worm",
            "p2p-worm",
            "im-worm",
            "trojandownloader",
            "trojandropper",
            "trojanspy",
            "pws",
            "coinminer",
            "not-a-virus");
    private static final Set<String> PLATFORMS = Set.of(
            "win32",
            "win64",
            "w32",
            "w64",
            "msil",
            "androidos",
            "android",
            "iphoneos",
            "osx",
            "macos",
            "linux",
            "unix",
            "vbs",
            "msoffice",
            "o97m",
            "w97m",
            "x97m",
            "multi",
            "symbos",
            "script",
            "powershell");

    private DetectionNames() {}

    /** The end of a scanner's name that begins at {@code start}; 0 if none does. */
    static int end(String text, int start, int wordEnd) {
        char first = text.charAt(start);
        if (wordEnd >= text.length() || "./:-".indexOf(text.charAt(wordEnd)) < 0) {
            return 0;
        }
        if (!Character.isUpperCase(first) || start > 0 && "./_-:@\\".indexOf(text.charAt(start - 1)) >= 0) {
            return 0;
        }
        int end = start;
        while (end < text.length() && end - start < LONGEST && isInner(text, end)) {
            end++;
        }
        String[] parts = text.substring(start, end).split("[./:]");
        int at = 0;
        String lead = parts[0].toLowerCase(Locale.ROOT);
        boolean typed = TYPES.contains(lead) || lead.startsWith("trojan-") && lead.length() > 8;
        if (typed) {
            at++;
        }
        if (at + 1 >= parts.length || !PLATFORMS.contains(parts[at].toLowerCase(Locale.ROOT))) {
            return 0;
        }
        String family = parts[at + 1];
        boolean name = family.length() >= 3 && Character.isUpperCase(family.charAt(0));
        boolean plain = !typed
                && (parts.length > 2
                        || family.length() < 4
                        || OrdinaryWords.bundled().has(family));
        return name && !plain ? end : 0;
    }

    private static boolean isInner(String text, int at) {
        char c = text.charAt(at);
        return Words.isPart(c) || "./:-".indexOf(c) >= 0 && at + 1 < text.length() && Words.isPart(text.charAt(at + 1));
    }

    static Sighting sighting(String text, int start, int end, int first, int last) {
        return new Sighting(
                EntityType.MALWARE,
                text.substring(start, end),
                start,
                end,
                first,
                last,
                ListedName.Sense.DISTINCT,
                "scanner-name",
                0.9);
    }
}
