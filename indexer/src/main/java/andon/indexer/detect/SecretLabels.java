package andon.indexer.detect;

import java.util.List;
import java.util.Set;

/**
 * Whether a label means a secret ({@code apiKey}, {@code client_secret_prod}) and not something about one
 * ({@code key_id}, {@code tokenUrl}, {@code public_key}); and whether a value looks like one.
 */
final class SecretLabels {
    private static final double LEAST_ENTROPY = 3.3;
    private static final double LEAST_MIXTURE = 0.2;
    private static final int LONGEST = 200;
    private static final int PATH_WORD = 4;

    private static final Set<String> NOUNS = Set.of(
            "token",
            "tokens",
            "secret",
            "secrets",
            "credential",
            "credentials",
            "creds",
            "cred",
            "auth",
            "authorization",
            "bearer",
            "apikey",
            "apitoken",
            "apisecret",
            "authkey",
            "authtoken",
            "accesskey",
            "accesstoken",
            "secretkey",
            "secrettoken",
            "privatekey",
            "privkey",
            "masterkey",
            "signingkey",
            "encryptionkey",
            "sessionkey",
            "clientsecret",
            "appsecret",
            "appkey",
            "passkey",
            "licensekey",
            "jwt",
            "pat",
            "srt");
    /** {@code key} alone means too much: one of these must stand before it, or nothing at all. */
    private static final Set<String> BEFORE_KEY = Set.of(
            "api",
            "access",
            "secret",
            "private",
            "auth",
            "encryption",
            "account",
            "app",
            "application",
            "client",
            "service",
            "master",
            "signing",
            "session",
            "server",
            "storage",
            "shared",
            "consumer",
            "license",
            "admin",
            "user",
            "team",
            "merchant",
            "deploy",
            "write",
            "integration",
            "webhook",
            "token",
            "jwt",
            "hmac",
            "crypt",
            "aes");

    /** Before the noun: these make it public, a place in a list or a form's own. */
    private static final Set<String> HARMLESS = Set.of(
            "public",
            "pub",
            "publishable",
            "csrf",
            "xsrf",
            "authenticity",
            "verification",
            "antiforgery",
            "page",
            "next",
            "continuation",
            "sync",
            "primary",
            "foreign",
            "natural",
            "sort",
            "partition",
            "cache",
            "hash",
            "sequence",
            "schema",
            "bucket",
            "object",
            "site",
            "map",
            "row",
            "lookup",
            "hot",
            "routing",
            "no",
            "without",
            "invalid",
            "web",
            "json",
            "lexer",
            "syntax",
            "parser",
            "cancellation",
            "idempotency",
            "translation",
            "i18n");

    /** Behind the noun: these leave it a secret. */
    private static final Set<String> STILL = Set.of(
            "value",
            "string",
            "str",
            "hex",
            "base",
            "b",
            "raw",
            "text",
            "prod",
            "production",
            "dev",
            "development",
            "test",
            "testing",
            "staging",
            "live",
            "sandbox",
            "local",
            "old",
            "new",
            "v",
            "env",
            "default",
            "main",
            "backup",
            "key",
            "is",
            "was",
            "header",
            "here",
            "for",
            "of",
            "secret",
            "data",
            "bytes",
            "primary",
            "secondary");

    private SecretLabels() {}

    static boolean isSecret(Label label) {
        List<String> words = label.words();
        int last = words.size() - 1;
        int behind = 0;
        while (last >= 0 && behind < 3 && !isNoun(words, last)) {
            String word = words.get(last);
            if (!STILL.contains(word) && !Ascii.isDigit(word.charAt(0))) {
                return false;
            }
            last--;
            behind++;
        }
        if (last < 0 || !isNoun(words, last)) {
            return false;
        }
        for (int i = Math.max(0, last - 2); i <= last; i++) {
            if (HARMLESS.contains(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNoun(List<String> words, int at) {
        String word = words.get(at);
        if (NOUNS.contains(word)) {
            return true;
        }
        return (word.equals("key") || word.equals("keys"))
                && (at == 0 ? words.size() == 1 : BEFORE_KEY.contains(words.get(at - 1)));
    }

    /** Whether the value could have been drawn at random, and is no file, address, number or name that people made. */
    static boolean looksRandom(String text, int from, int end) {
        int length = end - from;
        if (length > LONGEST
                || text.startsWith("0x", from)
                || "$%/".indexOf(text.charAt(from)) >= 0
                || Placeholders.isTemplate(text, from, end)
                || isPathOrHost(text, from, end)) {
            return false;
        }
        boolean digit = false;
        boolean letter = false;
        for (int i = from; i < end; i++) {
            digit |= Ascii.isDigit(text.charAt(i));
            letter |= Ascii.isLetter(text.charAt(i));
        }
        return digit
                && letter
                && Entropy.of(text, from, end) >= Math.min(LEAST_ENTROPY, 0.9 * Math.log(length) / Math.log(2))
                && Entropy.mixture(text, from, end) >= LEAST_MIXTURE;
    }

    /** {@code a/b/c.html}, {@code mail.corp.example}, {@code pool:443}: several words between the marks of addresses. */
    private static boolean isPathOrHost(String text, int from, int end) {
        int marks = 0;
        int words = 0;
        int word = from;
        for (int i = from; i <= end; i++) {
            char c = i == end ? '/' : text.charAt(i);
            if (c == '/' || c == '.' || c == ':') {
                marks += i < end ? 1 : 0;
                words += isWord(text, word, i) ? 1 : 0;
                word = i + 1;
            }
        }
        return marks > 0 && words * 2 > marks;
    }

    private static boolean isWord(String text, int from, int to) {
        if (to - from < 2 || to - from > PATH_WORD * 6) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Ascii.isLetter(c) && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }
}
