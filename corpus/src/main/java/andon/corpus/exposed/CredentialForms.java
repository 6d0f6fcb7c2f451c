package andon.corpus.exposed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How credentials are written before they are compared; server and client must do the same. */
public final class CredentialForms {
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){1,20}");
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");
    private static final int MAX_DOMAIN = 253;

    private CredentialForms() {}

    /** The function's input: the password in UTF-8, composed (NFC) and else as it is. */
    public static byte[] password(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    /** An account's name: composed, in lower case, without blanks around it. */
    public static String account(String account) {
        return Normalizer.normalize(account, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether {@code text} may name the domain of accounts: in lower-case ASCII, with a dot, no address of a machine. */
    public static boolean isDomain(String text) {
        return text.length() <= MAX_DOMAIN
                && DOMAIN.matcher(text).matches()
                && !IPV4.matcher(text).matches();
    }

    /** What stands for a password among the passwords: the first 64 bits of the function's output. */
    public static long entry(byte[] output) {
        return ByteBuffer.wrap(output).getLong();
    }

    /**
     * What stands for an account with its password among its domain's: the first 64 bits of HMAC-SHA-256 under the domain's
     * key over the account, a zero byte and the function's output.
     */
    public static long entry(byte[] accountKey, String account, byte[] output) {
        Mac mac = hmac(accountKey);
        mac.update(account(account).getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return entry(mac.doFinal(output));
    }

    static Mac hmac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
