package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Credential;
import andon.vocabulary.Entity;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.SecretKind;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials drawn anew in the layouts that dumps, stealers and lists have: account, service and no secret left. */
class DrawnCredentialsTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));
    private static final int DRAWS = 40;
    private static final String ALNUM = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final DrawnValues values = new DrawnValues(new Random(11));

    /** A password with letters, digits and a mark that no layout parts at. */
    private String password() {
        return values.of("ABCDEFGHJKLMNPQRSTUVWXYZ", 1)
                + values.of(ALNUM, 6)
                + values.of("!#$%*+?", 1)
                + values.of("23456789", 2);
    }

    private static List<Credential> in(Detection detection) {
        return detection.entities().stream()
                .map(Entity::credential)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Layouts with a service: H the host, U the login, M the mail address, P the password. */
    static List<String> placed() {
        return List.of(
                "https://H/login:U:P",
                "https://H:8443/login.php?next=/a:M:P",
                "https://H/login|U|P",
                "https://H/login;M;P",
                "https://H/login U P",
                "H/login:M:P",
                "H:8443:U:P",
                "U:P:https://H/login",
                "android://k3Yh4sh==@H/:M:P",
                "URL: https://H/login\nUsername: U\nPassword: P\nApplication: Google_[Chrome]_Default\n===============\n",
                "SOFT: Chrome Default (91)\nURL: https://H/login\nUSER: M\nPASS: P\n",
                "Host: https://H\nLogin: U\nPassword: P\n",
                "Browser: Edge\nProfile: Default\nURL: https://H/\nLogin: U\nPassword: P\n",
                "- URL : https://H\n- USR : U\n- PWD : P\n",
                "Ссылка: https://H\nЛогин: U\nПароль: P",
                "网址：https://H\n用户名：U\n密码：P",
                "name,url,username,password\nVPN,https://H,U,P",
                "\"url\",\"username\",\"password\"\n\"https://H\",\"U\",\"P\"",
                "[{\"login\":\"other\",\"pwd\":\"Zx81qaw\",\"url\":\"https://o.example\"},{\"login\":\"U\",\"pwd\":\"P\",\"url\":\"https://H\"}]",
                "https://U:P@H/x",
                "ftp://U:P@H:2121/x",
                "postgres://U:P@H:5432/db",
                "socks5://U:P@H:1080");
    }

    @ParameterizedTest
    @MethodSource("placed")
    void aRowWithItsServiceKeepsAccountAndServiceAndHidesTheSecret(String layout) {
        for (int i = 0; i < DRAWS; i++) {
            String host = "vpn." + values.name() + values.name() + ".example";
            String user = values.name() + "_" + values.name();
            String mail = values.name() + "@" + values.name() + values.name() + ".example";
            String password = password();
            String text = filled(layout, host, user, mail, password);
            String who = layout.matches("(?s).*\\bM\\b.*") ? mail : user;
            Detection detection = DETECTOR.detect(text);
            assertThat(detection.maskedText()).as(text).doesNotContain(password).doesNotContain(password.substring(2));
            assertThat(in(detection)).as(text).anySatisfy(c -> {
                assertThat(c.account()).isEqualTo(who);
                assertThat(c.service()).isEqualTo(host);
                assertThat(c.kind()).isEqualTo(SecretKind.PASSWORD);
            });
            assertThat(detection.entities())
                    .as(text)
                    .allSatisfy(e -> assertThat(e.value()).doesNotContain(password));
        }
    }

    private static String filled(String layout, String host, String user, String mail, String password) {
        return layout.replaceAll("\\bH\\b", host)
                .replaceAll("\\bU\\b", user)
                .replaceAll("\\bM\\b", mail)
                .replaceAll("\\bP\\b", java.util.regex.Matcher.quoteReplacement(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M:P",
                "M|P",
                "M;P",
                "[code]M:P[/code]",
                "<b>M:P</b>",
                "`M:P`",
                "'M:P'",
                "see M:P, it works",
                "email,password\nM,P",
                "E-Mail;Passwort;Name\nM;P;Bob",
                "邮箱,密码\nM,P",
                "почта;пароль\nM;P",
                "email|password|ip\nM|P|203.0.113.7",
                "{\"email\":\"M\",\"password\":\"P\"}",
                "INSERT INTO users (id, email, password) VALUES (1,'M','P');",
                "COPY public.users (id, email, password) FROM stdin;\n1\tM\tP\n\\.",
                "curl -sSu 'M:P' https://x.example"
            })
    void aRowWithoutServiceKeepsTheAddressAndHidesTheSecret(String layout) {
        for (int i = 0; i < DRAWS; i++) {
            String mail = values.name() + "@" + values.name() + values.name() + ".example";
            String password = password();
            String text = filled(layout, "", "", mail, password);
            Detection detection = DETECTOR.detect(text);
            assertThat(detection.maskedText()).as(text).doesNotContain(password).doesNotContain(password.substring(2));
            assertThat(in(detection)).as(text).hasSize(1).first().satisfies(c -> {
                assertThat(c.account()).isEqualTo(mail);
                assertThat(c.domain()).isEqualTo(mail.substring(mail.indexOf('@') + 1));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {":", " ", " - ", "\t", ",", ";", "|"})
    void linesOfAddressAndPasswordAreAListWhateverPartsThem(String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < DRAWS; i++) {
            text.append(values.name())
                    .append(i)
                    .append("@corp.example")
                    .append(separator)
                    .append(password())
                    .append('\n');
        }
        assertThat(in(DETECTOR.detect(text.toString()))).hasSize(DRAWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail me at a@b.example: thanks",
                "a@b.example;c@d.example;e@f.example",
                "bob@corp.example Manager\neve@corp.example Director\nkim@corp.example Analyst",
                "Kontakt: a@b.example; Tel. folgt",
                "costs $1$ or $2a, $HOME/$USER/$x"
            })
    void proseAndListsOfAddressesAreNone(String text) {
        assertThat(in(DETECTOR.detect(text))).isEmpty();
    }

    @Test
    void aHashIsHiddenWhereverItStandsAndItsKindIsKnown() {
        String salt = values.of(ALNUM, 22);
        String bcrypt = "$2y$10$" + salt + values.of(ALNUM, 31);
        String phpass = "$P$B" + values.of(ALNUM, 30);
        String sha512 = "$6$" + values.of(ALNUM, 8) + "$" + values.of(ALNUM, 86);
        String argon2 = "$argon2id$v=19$m=65536,t=3,p=4$" + values.of(ALNUM, 22) + "$" + values.of(ALNUM, 43);
        List<SecretKind> kinds =
                List.of(SecretKind.BCRYPT, SecretKind.PHPASS, SecretKind.SHA512CRYPT, SecretKind.ARGON2);
        List<String> hashes = List.of(bcrypt, phpass, sha512, argon2);
        for (int i = 0; i < hashes.size(); i++) {
            String hash = hashes.get(i);
            for (String text : List.of(
                    "the hash is " + hash + ".",
                    "INSERT INTO wp_users VALUES (1,'admin','" + hash + "','x','');",
                    "a:1:{s:4:\"hash\";s:60:\"" + hash + "\";}",
                    "bob@corp.example:" + hash)) {
                Detection detection = DETECTOR.detect(text);
                assertThat(detection.maskedText()).as(text).doesNotContain(hash.substring(12));
                assertThat(in(detection)).as(text).extracting(Credential::kind).containsExactly(kinds.get(i));
            }
        }
    }

    @Test
    void aCookieOfABrowsersFileIsHidden() {
        String value = values.of(ALNUM, 32);
        String text = ".corp.example\tTRUE\t/\tFALSE\t1799999999\tsession\t" + value;
        assertThat(DETECTOR.detect(text).maskedText()).doesNotContain(value.substring(2));
    }
}
