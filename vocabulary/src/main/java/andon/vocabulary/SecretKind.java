package andon.vocabulary;

import java.util.Locale;

/** In which form a credential's secret was leaked: in the clear, or as a hash of which kind. */
public enum SecretKind {
    PASSWORD,
    /** 32 hexadecimal digits; NTLM looks the same where nothing else tells them apart. */
    MD5,
    SHA1,
    SHA224,
    SHA256,
    SHA384,
    SHA512,
    NTLM,
    NETNTLM,
    BCRYPT,
    SCRYPT,
    ARGON2,
    PBKDF2,
    YESCRYPT,
    MD5CRYPT,
    SHA256CRYPT,
    SHA512CRYPT,
    DESCRYPT,
    PHPASS,
    DRUPAL7,
    DJANGO,
    LDAP_SHA,
    MYSQL41,
    MYSQL323,
    MSSQL,
    POSTGRES_MD5,
    SCRAM,
    KERBEROS,
    /** Hexadecimal digits with a salt beside them, as older forum software keeps them. */
    SALTED;

    public boolean isHash() {
        return this != PASSWORD;
    }

    /** The word that queries, exports and pages use: {@code password}, {@code bcrypt} and so on. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
