package andon.indexer.credentials;

import andon.vocabulary.SecretKind;
import java.util.Locale;

/**
 * Tells hashes from passwords by their form: the prefixes of crypt(5), PHC strings, those of forum and database software,
 * and the length of bare hexadecimal digits.
 */
public final class SecretForms {
    private static final int LONGEST = 1_000;
    private static final int BCRYPT = 60;
    private static final int PHPASS = 34;
    private static final int DRUPAL = 55;
    private static final int CRYPT = 13;

    private SecretForms() {}

    /** What {@code secret} is, as far as its form tells. */
    public static SecretKind kindOf(String secret) {
        int length = secret.length();
        if (length < CRYPT || length > LONGEST) {
            return SecretKind.PASSWORD;
        }
        return switch (secret.charAt(0)) {
            case '$' -> crypt(secret);
            case '*' -> length == 41 && Marks.areHex(secret.substring(1)) ? SecretKind.MYSQL41 : SecretKind.PASSWORD;
            case '{' -> ldap(secret);
            case '0' -> mssql(secret);
            default -> named(secret);
        };
    }

    /** The same in a column that is said to hold hashes: short old forms have no mark of their own. */
    static SecretKind kindInHashColumn(String secret) {
        SecretKind kind = kindOf(secret);
        if (kind != SecretKind.PASSWORD) {
            return kind;
        }
        if (secret.length() == 16 && Marks.areHex(secret)) {
            return SecretKind.MYSQL323;
        }
        boolean crypt = secret.length() == CRYPT
                && secret.chars().allMatch(c -> Marks.isAlnum((char) c) || c == '.' || c == '/');
        return crypt ? SecretKind.DESCRYPT : SecretKind.PASSWORD;
    }

    private static SecretKind crypt(String secret) {
        int second = secret.indexOf('$', 1);
        if (second < 0) {
            return phpass(secret);
        }
        String id = secret.substring(1, second);
        return switch (id) {
            case "2", "2a", "2b", "2x", "2y" -> secret.length() >= BCRYPT ? SecretKind.BCRYPT : SecretKind.PASSWORD;
            case "wp" -> SecretKind.BCRYPT;
            case "1", "apr1" -> SecretKind.MD5CRYPT;
            case "5" -> SecretKind.SHA256CRYPT;
            case "6" -> SecretKind.SHA512CRYPT;
            case "y", "gy" -> SecretKind.YESCRYPT;
            case "7", "scrypt", "9" -> SecretKind.SCRYPT;
            case "argon2", "argon2i", "argon2d", "argon2id" -> SecretKind.ARGON2;
            case "8", "pbkdf2", "pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512", "sha1", "ml" -> SecretKind.PBKDF2;
            default -> id.startsWith("krb5") ? SecretKind.KERBEROS : phpass(secret);
        };
    }

    private static SecretKind phpass(String secret) {
        if (secret.length() == PHPASS && (secret.startsWith("$P$") || secret.startsWith("$H$"))) {
            return SecretKind.PHPASS;
        }
        return secret.length() == DRUPAL && secret.startsWith("$S$") ? SecretKind.DRUPAL7 : SecretKind.PASSWORD;
    }

    private static SecretKind ldap(String secret) {
        int close = secret.indexOf('}');
        if (close < 0) {
            return SecretKind.PASSWORD;
        }
        String scheme = secret.substring(1, close).toUpperCase(Locale.ROOT);
        if (scheme.equals("CRYPT") || scheme.equals("BCRYPT")) {
            return kindOf(secret.substring(close + 1));
        }
        return scheme.contains("SHA") || scheme.equals("MD5") || scheme.equals("SMD5")
                ? SecretKind.LDAP_SHA
                : scheme.startsWith("PBKDF2") ? SecretKind.PBKDF2 : SecretKind.PASSWORD;
    }

    private static SecretKind mssql(String secret) {
        boolean marked = secret.startsWith("0x0100") || secret.startsWith("0x0200");
        return marked && secret.length() >= 54 && Marks.areHex(secret.substring(2)) ? SecretKind.MSSQL : named(secret);
    }

    private static SecretKind named(String secret) {
        if (secret.startsWith("SCRAM-SHA-")) {
            return SecretKind.SCRAM;
        }
        if (secret.length() == 35 && secret.startsWith("md5") && Marks.areHex(secret.substring(3))) {
            return SecretKind.POSTGRES_MD5;
        }
        int dollar = secret.indexOf('$');
        if (dollar > 2 && secret.indexOf('$', dollar + 1) > 0) {
            String id = secret.substring(0, dollar);
            if (id.startsWith("pbkdf2") || id.startsWith("bcrypt") || id.equals("sha1") || id.equals("md5")) {
                return SecretKind.DJANGO;
            }
            if (id.startsWith("argon2")) {
                return SecretKind.ARGON2;
            }
            if (id.startsWith("scrypt")) {
                return SecretKind.SCRYPT;
            }
        }
        int colon = secret.indexOf(':');
        if (colon == 32 || colon == 40 || colon == 64) {
            boolean salted = secret.length() - colon <= 40 && isVaried(secret.substring(0, colon));
            return salted ? SecretKind.SALTED : SecretKind.PASSWORD;
        }
        return hex(secret);
    }

    private static SecretKind hex(String secret) {
        return switch (secret.length()) {
            case 32 -> isVaried(secret) ? SecretKind.MD5 : SecretKind.PASSWORD;
            case 40 -> isVaried(secret) ? SecretKind.SHA1 : SecretKind.PASSWORD;
            case 56 -> isVaried(secret) ? SecretKind.SHA224 : SecretKind.PASSWORD;
            case 64 -> isVaried(secret) ? SecretKind.SHA256 : SecretKind.PASSWORD;
            case 96 -> isVaried(secret) ? SecretKind.SHA384 : SecretKind.PASSWORD;
            case 128 -> isVaried(secret) ? SecretKind.SHA512 : SecretKind.PASSWORD;
            default -> SecretKind.PASSWORD;
        };
    }

    private static boolean isVaried(String text) {
        return Marks.areHex(text)
                && text.chars().anyMatch(c -> Marks.isDigit((char) c))
                && text.chars().anyMatch(c -> !Marks.isDigit((char) c));
    }
}
