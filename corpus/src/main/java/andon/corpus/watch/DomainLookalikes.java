package andon.corpus.watch;

import andon.corpus.text.NameKey;
import andon.vocabulary.Asset;
import com.google.common.net.InternetDomainName;
import com.ibm.icu.text.IDNA;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds domains that imitate watched ones, by look-ups only: what a host costs does not grow with the number of watched
 * domains. Only registrable domains are imitated, not hosts below them. Read-only once built.
 */
final class DomainLookalikes {
    /** Shorter names are imitated by chance. */
    static final int MIN_LABEL = 4;
    /** For these ways a name needs one letter more: four letters are one away from too much. */
    private static final int MIN_TYPO = 5;

    private static final int MAX_LABEL = 63;
    private static final int MAX_LABELS = 10;

    /** What phishers add to a name, in front of it or behind it. */
    private static final List<String> ADDED = List.of(
            "login",
            "signin",
            "logon",
            "secure",
            "security",
            "account",
            "accounts",
            "support",
            "help",
            "helpdesk",
            "service",
            "services",
            "verify",
            "verification",
            "update",
            "auth",
            "sso",
            "vpn",
            "mail",
            "webmail",
            "email",
            "portal",
            "online",
            "pay",
            "payment",
            "payments",
            "billing",
            "invoice",
            "wallet",
            "bank",
            "id",
            "my",
            "app",
            "web",
            "cloud",
            "team",
            "official",
            "shop",
            "store",
            "jobs",
            "careers",
            "hr",
            "it",
            "admin",
            "corp",
            "inc",
            "group",
            "global",
            "jp",
            "us",
            "eu");

    private static final IDNA TO_UNICODE = IDNA.getUTS46Instance(IDNA.DEFAULT);

    /** A registrable domain, cut into its own name and the ending under which it is registered. */
    private record Registered(String label, String ending) {
        @Override
        public String toString() {
            return label + "." + ending;
        }
    }

    private record Watched(Asset asset, String label, String ending) {}

    private final Map<String, List<Watched>> byLabel = new HashMap<>();
    private final Map<String, List<Watched>> byLook = new HashMap<>();
    private final Map<String, List<Watched>> byLetters = new HashMap<>();
    /** Under its own name and under each that lacks one of its letters. */
    private final Map<String, List<Watched>> byDeletion = new HashMap<>();

    private final Map<String, List<Watched>> byWhole = new HashMap<>();

    /** Told of each watched domain that a host imitates, once. */
    interface Found {
        void imitated(Asset asset, MatchRule rule);
    }

    void add(Asset asset) {
        Registered domain = registered(asset.value());
        if (domain == null || !domain.toString().equals(asset.value())) {
            return;
        }
        String label = domain.label();
        Watched watched = new Watched(asset, label, domain.ending());
        put(byWhole, asset.value(), watched);
        put(byWhole, asset.value().replace('.', '-'), watched);
        if (label.length() >= MIN_LABEL) {
            put(byLabel, label, watched);
            put(byLook, look(label), watched);
            put(byLetters, letters(label), watched);
        }
        if (label.length() >= MIN_TYPO) {
            deletions(label).forEach(shorter -> put(byDeletion, shorter, watched));
        }
    }

    private static void put(Map<String, List<Watched>> map, String key, Watched watched) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(watched);
    }

    /**
     * @param host in lower case
     */
    void find(String host, Found found) {
        if (byWhole.isEmpty() || host.endsWith(".onion")) {
            return;
        }
        Registered seen = registered(host);
        if (seen == null) {
            return;
        }
        Map<Long, Imitation> best = new TreeMap<>();
        String label = seen.label();
        for (Watched one : byLabel.getOrDefault(label, List.of())) {
            if (!one.ending().equals(seen.ending())) {
                best(best, one, MatchRule.DOMAIN_OTHER_ENDING);
            }
        }
        for (Watched one : byLook.getOrDefault(look(label), List.of())) {
            if (!one.label().equals(label)) {
                best(best, one, MatchRule.DOMAIN_HOMOGLYPH);
            }
        }
        for (Watched one : byLetters.getOrDefault(letters(label), List.of())) {
            if (!one.label().equals(label)) {
                best(best, one, MatchRule.DOMAIN_HYPHENATED);
            }
        }
        added(label, best);
        typos(label, best);
        inside(host, seen, best);
        best.values().forEach(one -> found.imitated(one.watched().asset(), one.rule()));
    }

    private record Imitation(Watched watched, MatchRule rule) {}

    /** The surest way of those by which a host imitates an asset. */
    private static void best(Map<Long, Imitation> best, Watched watched, MatchRule rule) {
        best.merge(
                watched.asset().id(),
                new Imitation(watched, rule),
                (known, one) -> one.rule().confidence() > known.rule().confidence() ? one : known);
    }

    private void added(String label, Map<Long, Imitation> best) {
        for (String word : ADDED) {
            if (label.length() < word.length() + MIN_LABEL) {
                continue;
            }
            if (label.startsWith(word)) {
                addedTo(label.substring(word.length()), best);
            }
            if (label.endsWith(word)) {
                addedTo(label.substring(0, label.length() - word.length()), best);
            }
        }
    }

    private void addedTo(String rest, Map<Long, Imitation> best) {
        String name = rest.startsWith("-")
                ? rest.substring(1)
                : rest.endsWith("-") ? rest.substring(0, rest.length() - 1) : rest;
        for (Watched one : byLabel.getOrDefault(name, List.of())) {
            best(best, one, MatchRule.DOMAIN_ADDED_WORD);
        }
    }

    private void typos(String label, Map<Long, Imitation> best) {
        if (label.length() < MIN_TYPO - 1 || label.length() > MAX_LABEL) {
            return;
        }
        for (String shorter : deletions(label)) {
            for (Watched one : byDeletion.getOrDefault(shorter, List.of())) {
                if (!one.label().equals(label) && isOneApart(one.label(), label)) {
                    best(best, one, MatchRule.DOMAIN_TYPO);
                }
            }
        }
    }

    /** {@code acme.example.evil.test}, {@code acme-example.evil.test}. */
    private void inside(String host, Registered seen, Map<Long, Imitation> best) {
        String registered = seen.toString();
        if (host.length() <= registered.length()) {
            return;
        }
        String[] labels =
                host.substring(0, host.length() - registered.length() - 1).split("\\.");
        if (labels.length > MAX_LABELS) {
            return;
        }
        for (int from = 0; from < labels.length; from++) {
            StringBuilder name = new StringBuilder();
            for (int to = from; to < labels.length; to++) {
                name.append(to > from ? "." : "").append(labels[to]);
                for (Watched one : byWhole.getOrDefault(name.toString(), List.of())) {
                    best(best, one, MatchRule.DOMAIN_IN_SUBDOMAIN);
                }
            }
        }
    }

    private static Set<String> deletions(String label) {
        Set<String> shorter = new HashSet<>();
        shorter.add(label);
        for (int i = 0; i < label.length(); i++) {
            shorter.add(label.substring(0, i) + label.substring(i + 1));
        }
        return shorter;
    }

    /** By one letter more, less or other, or by two neighbours exchanged (Damerau). */
    static boolean isOneApart(String a, String b) {
        int shortest = Math.min(a.length(), b.length());
        int same = 0;
        while (same < shortest && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        String restA = a.substring(same);
        String restB = b.substring(same);
        if (restA.length() == restB.length()) {
            return restA.length() > 0
                    && (restA.regionMatches(1, restB, 1, restA.length() - 1)
                            || (restA.length() > 1
                                    && restA.charAt(0) == restB.charAt(1)
                                    && restA.charAt(1) == restB.charAt(0)
                                    && restA.regionMatches(2, restB, 2, restA.length() - 2)));
        }
        return restA.length() == restB.length() + 1
                ? restA.substring(1).equals(restB)
                : restB.length() == restA.length() + 1 && restB.substring(1).equals(restA);
    }

    /** What looks the same has the same: letters of other scripts, digits for letters, rn for m. */
    private static String look(String label) {
        String shown = label;
        if (label.startsWith("xn--")) {
            StringBuilder unicode = new StringBuilder();
            TO_UNICODE.labelToUnicode(label, unicode, new IDNA.Info());
            shown = NameKey.latin(unicode.toString()).replace(" ", "");
        }
        return shown.replace("rn", "m")
                .replace("vv", "w")
                .replace("cl", "d")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace('3', 'e')
                .replace('5', 's');
    }

    private static String letters(String label) {
        return label.replace("-", "");
    }

    private static @Nullable Registered registered(String host) {
        if (!InternetDomainName.isValid(host)) {
            return null;
        }
        InternetDomainName name = InternetDomainName.from(host);
        String registered;
        if (name.isUnderPublicSuffix()) {
            registered = name.topPrivateDomain().toString();
        } else if (name.hasPublicSuffix() || name.parts().size() < 2) {
            return null;
        } else {
            // An ending that the list does not know.
            int parts = name.parts().size();
            registered = name.parts().get(parts - 2) + "." + name.parts().get(parts - 1);
        }
        int dot = registered.indexOf('.');
        return new Registered(registered.substring(0, dot), registered.substring(dot + 1));
    }
}
