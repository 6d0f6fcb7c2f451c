package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Growth;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));

    private static List<String> in(String text) {
        return DETECTOR.detect(text).entities().stream()
                .map(e -> e.type().word() + " " + e.value())
                .toList();
    }

    @Test
    void refangedAddressesHaveTheirPlainValue() {
        assertThat(in("see hxxps://evil[.]example/a and bob [at] corp (dot) example, 203[.]0[.]113[.]7"))
                .containsExactly("url https://evil.example/a", "email-addr bob@corp.example", "ipv4-addr 203.0.113.7");
    }

    @Test
    void spansCountInTheMaskedTextAndInTheInput() {
        String text = "x: bob@corp.example:hunter2Long then 203[.]0[.]113[.]7";
        Detection detection = DETECTOR.detect(text);
        assertThat(detection.maskedText()).isEqualTo("x: bob@corp.example:h•••g then 203[.]0[.]113[.]7");
        Detection.Found address = detection.found().get(1);
        assertThat(address.entity().span().in(detection.maskedText())).isEqualTo("203[.]0[.]113[.]7");
        assertThat(address.input().in(text)).isEqualTo("203[.]0[.]113[.]7");
    }

    @Test
    void filesVersionsAndSentencesAreNoHosts() {
        assertThat(in("open main.rs and readme.md in ASP.NET, version 1.2.3.4, Chrome/120.0.0.0, done.It works"))
                .isEmpty();
    }

    /** As manuals, changelogs and lists of packages write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "see below\n11.7.3.1. Configuring NSS",
                "the key type (OID 1.3.101.112)",
                "Versión 12.17.88.124",
                "Версия клиента 3.9.109.36",
                "VERSION=17.21.157.211",
                "バージョン: 3.1.65.2",
                "版本号 17.13.99.50",
                "updated from version 5.18.41.9 to 13.26.103.240",
                "git checkout 3580e96c48633b327205b6ade7df2aa200349657",
                "tree 768edd95857d8a7a3dd9d18ea308a81b9ef55658",
                "etag \"cd3ebbc98830a542ea2fa69410b4897f\"",
                "Транзакция 4fb37f1c47307a10ace32c059ba0e5754e7b279451f81b6ed80739a8b8363f49",
                "described in section 2.5.5.1",
                "acos 0.4180568075276509 1.4111111111111111",
                "an output of @VG_PLATFORM@ and a class with @add_metaclass(Meta)",
                "generateKey({ name: 'HMAC',\n hash: 'SHA-256',\n length: 256 })",
                "USER: 'lena',\nSHLVL: '1',\nPWD: '/home/lena/work',",
                "username: '',\npassword: '',",
                "apt\tpasswd\t1:4.13+dfsg1-1\napt\tpatch\t2.7.6-7\napt\tperl\t5.36.0-7"
            })
    void whatManualsWriteIsNoAddressCardHandleOrCredential(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void addressesCardsAndPasswordsThatLookAlikeAreStillFound() {
        assertThat(in("blocked\n11.7.3.1\n")).containsExactly("ipv4-addr 11.7.3.1");
        assertThat(in("1) 4111111111111111")).hasSize(1);
        assertThat(in("cards:\n1.4111111111111111|09|28\n")).hasSize(1);
        assertThat(DETECTOR.detect("URL: https://mail.corp.example/\nUsername: lena\nPassword: /9fKq3/vLw2Zx7")
                        .maskedText())
                .doesNotContain("vLw2");
        assertThat(in("the new server 5.45.65.32, sample cd3ebbc98830a542ea2fa69410b4897f"))
                .hasSize(2);
        assertThat(in("URL: https://mail.corp.example/\nUsername: lena\nPassword: /Kq9vLw2"))
                .isNotEmpty();
    }

    @Test
    void checksumsDecide() {
        assertThat(in("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")).hasSize(1);
        assertThat(in("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")).isEmpty();
        assertThat(in("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")).hasSize(1);
        assertThat(in("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")).isEmpty();
        assertThat(in("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")).hasSize(1);
        assertThat(in("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")).isEmpty();
        assertThat(in("DE89370400440532013000")).containsExactly("iban DE89370400440532013000");
        assertThat(in("DE88370400440532013000")).isEmpty();
    }

    @Test
    void cardsShowTheirBinOnly() {
        Detection detection = DETECTOR.detect("card 4111 1111 1111 1111 exp 09/28 cvv 123, id 4111111111111112");
        assertThat(detection.maskedText()).startsWith("card 41111111••• exp 09/28 cvv •••");
        assertThat(detection.entities()).hasSize(1);
        assertThat(detection.entities().getFirst().type()).isEqualTo(EntityType.PAYMENT_CARD);
    }

    @Test
    void credentialsOfEveryFormAreMasked() {
        String secret = "Tr0ub4dor&3x";
        for (String text : List.of(
                "bob@corp.example:" + secret,
                "bob@corp.example|" + secret,
                "https://vpn.corp.example/login:bob:" + secret,
                "https://vpn.corp.example/login:bob@corp.example:" + secret,
                "ftp://bob:" + secret + "@files.corp.example/x",
                "URL: https://vpn.corp.example\nUsername: bob\nPassword: " + secret,
                "Логин: bob\nПароль: " + secret,
                "密码：" + secret,
                "password = \"" + secret + "\"",
                "curl -u bob:" + secret + " https://x.example",
                "id,email,password\n1,bob@corp.example," + secret + "\n2,eve@corp.example," + secret,
                "alice1:" + secret + "\nbob22:" + secret + "\ncarol3:" + secret)) {
            assertThat(DETECTOR.detect(text).maskedText()).as(text).doesNotContain(secret);
            assertThat(DETECTOR.detect(text).entities()).as(text).anyMatch(e -> e.type() == EntityType.CREDENTIAL);
        }
    }

    @Test
    void aLabelledPasswordHasTheAccountOfItsLine() {
        assertThat(in("Server=db;User Id=sa;Password=Sommer24x;")).contains("credential sa:S•••x");
        assertThat(in("login: admin / pass: Sommer24x")).contains("credential admin:S•••x");
        assertThat(in("contraseña: Sommer24x")).contains("credential S•••x");
        assertThat(DETECTOR.detect("jdbc:mysql://h.example/d?user=bob&password=Sommer24x&ssl=true")
                        .maskedText())
                .endsWith("password=S•••x&ssl=true");
    }

    @Test
    void proseAboutAddressesIsNoCredential() {
        assertThat(in("write to bob@corp.example: he knows; or eve@corp.example;carol@corp.example"))
                .allMatch(e -> e.startsWith("email-addr"));
        assertThat(in("git clone git@corp.example:team/repo.git")).noneMatch(e -> e.startsWith("credential"));
        assertThat(in("Password: required for the archive")).isEmpty();
    }

    @Test
    void keysAreMaskedEvenWhenTheirBeginOrEndIsMissing() {
        String body = "MIIEowIBAAKCAQEAx7Zq9vWm0pQd\nk3JxXhUoR4bTn2sLwYcVfGgHjMzP";
        for (String text : List.of(
                "-----BEGIN RSA PRIVATE KEY-----\n" + body + "\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\n" + body,
                body + "\n-----END RSA PRIVATE KEY-----")) {
            assertThat(DETECTOR.detect(text).maskedText()).doesNotContain("k3JxXhUoR4bTn2sLwYcVfGgHjMzP");
        }
    }

    @Test
    void hashesNeedTheirLengthAndBothDigitsAndLetters() {
        assertThat(in("d41d8cd98f00b204e9800998ecf8427e 12345678901234567890123456789012"))
                .containsExactly("md5 d41d8cd98f00b204e9800998ecf8427e");
    }

    @Test
    void hostileTextsTakeLinearTime() {
        for (String unit : List.of(
                "a@",
                "1.",
                "+1",
                ":",
                "::1",
                "a:b@",
                "(dot)",
                "@a.",
                "4111 ",
                "-----BEGIN ",
                "http://",
                "eyJ.",
                "password:",
                "\nhttp://a.example:",
                "\na:b1234",
                "\n{\"a\":1}",
                "{\"a\":1}",
                "\ninsert into x values ('",
                "\ncreate table (",
                "\nlogin: b\npassword: c1",
                "A1B2 ",
                "x",
                "\n:",
                "tg:@",
                "T1059")) {
            Growth.isLinear(unit, 250_000, length -> Growth.repeated(unit, length), DETECTOR::detect);
        }
    }
}
