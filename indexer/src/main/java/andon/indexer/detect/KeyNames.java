package andon.indexer.detect;

import java.util.List;
import java.util.Set;

/**
 * Whether a label that names a vendor speaks of its key and not of another thing of that vendor's ({@code virustotal hash},
 * {@code discord server}, {@code my linkedin}).
 */
final class KeyNames {
    private static final double LEAST_MIXTURE = 0.2;
    private static final String[] KEYISH = {
        "key", "token", "secret", "auth", "api", "pass", "access", "client", "cred", "login", "app", "bearer", "webhook"
    };

    /** With one of these last a label names that thing; before others it does unless the label speaks of a key, too. */
    private static final Set<String> THINGS = Set.of(
            "hash",
            "hashes",
            "md",
            "sha",
            "shasum",
            "sum",
            "checksum",
            "digest",
            "signature",
            "commit",
            "revision",
            "rev",
            "txid",
            "tx",
            "transaction",
            "event",
            "build",
            "group",
            "server",
            "guild",
            "channel",
            "item",
            "track",
            "playlist",
            "album",
            "sample",
            "file",
            "image",
            "issue",
            "ticket",
            "order",
            "invoice",
            "version",
            "name",
            "username",
            "user",
            "handle",
            "profile",
            "page",
            "post",
            "article",
            "thread",
            "url",
            "uri",
            "link",
            "path",
            "message",
            "chat");

    private KeyNames() {}

    static boolean allow(Label label, String text, int from, int end) {
        List<String> words = label.words();
        int last = words.size() - 1;
        while (last > 0 && Ascii.isDigit(words.get(last).charAt(0))) {
            last--;
        }
        if (last >= 0 && THINGS.contains(words.get(last))) {
            return false;
        }
        for (String word : KEYISH) {
            if (label.letters().contains(word)) {
                return true;
            }
        }
        return words.stream().noneMatch(w -> THINGS.contains(w) || w.equals("id")) && isDrawn(text, from, end);
    }

    /** No name that a person chose and no number: hexadecimal, with marks of its own, or of mixed letters and digits. */
    private static boolean isDrawn(String text, int from, int end) {
        boolean digits = true;
        boolean hex = true;
        boolean plain = true;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            digits &= Ascii.isDigit(c);
            hex &= Ascii.isHex(c);
            plain &= Ascii.isAlnum(c);
        }
        return !digits && (hex || !plain || Entropy.mixture(text, from, end) >= LEAST_MIXTURE);
    }
}
