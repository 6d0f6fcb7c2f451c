package andon.indexer.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form that leaks come in, each with its service, account, secret and kind; and texts that look alike and are none. */
class CredentialTextTest {
    private static final String MD5 = "5f4dcc3b5aa765d61d8327deb882cf99";
    private static final String BCRYPT = "$2y$10$" + "N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    /** {@code account > service = secret (kind)}. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        CredentialText.find(text, new CredentialSink() {
            @Override
            public void found(FoundCredential c) {
                assertThat(c.start()).isLessThanOrEqualTo(c.secretStart());
                assertThat(c.end()).isGreaterThanOrEqualTo(c.secretEnd());
                found.add(c.account() + " > " + (c.service() == null ? "-" : c.service()) + " = "
                        + text.substring(c.secretStart(), c.secretEnd()) + " ("
                        + c.kind().word() + ")");
            }

            @Override
            public void secret(int start, int end) {
                found.add("hidden " + text.substring(start, end));
            }
        });
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vpn.norwind.example/login:bob:Sommer24x",
                "https://vpn.norwind.example/login|bob|Sommer24x",
                "https://vpn.norwind.example:8443/login;bob;Sommer24x",
                "https://vpn.norwind.example:8443:bob:Sommer24x",
                "https://vpn.norwind.example\tbob\tSommer24x",
                "https://vpn.norwind.example/a bob Sommer24x",
                "bob:Sommer24x:https://vpn.norwind.example/login",
                "vpn.norwind.example|443|bob|Sommer24x",
                "vpn.norwind.example/login:bob:Sommer24x",
                "bob:Sommer24x@vpn.norwind.example:8443",
                "vpn.norwind.example:3389@bob;Sommer24x",
            })
    void rowsNameServiceAccountAndSecretInAnyOrder(String row) {
        assertThat(in(row)).containsExactly("bob > vpn.norwind.example = Sommer24x (password)");
    }

    @Test
    void passwordsKeepTheSeparatorsTheyHold() {
        assertThat(in("https://a.example/x:bob:Som:mer|24")).containsExactly("bob > a.example = Som:mer|24 (password)");
    }

    @Test
    void androidPackagesAreServices() {
        assertThat(in("android://Zm9vYmFyQmF6cXV4==@com.norwind.bank/:bob@mail.example:Sommer24x"))
                .containsExactly("bob@mail.example > com.norwind.bank = Sommer24x (password)");
    }

    @Test
    void addressesOfMachinesAreServices() {
        assertThat(in("root:Winter!9@203.0.113.7:22")).containsExactly("root > 203.0.113.7 = Winter!9 (password)");
        assertThat(in("203.0.113.7:3389@CORP\\svc;Winter!9"))
                .containsExactly("CORP\\svc > 203.0.113.7 = Winter!9 (password)");
        assertThat(in("203.0.113.7:1080:proxyuser:Winter!9"))
                .containsExactly("proxyuser > 203.0.113.7 = Winter!9 (password)");
        assertThat(in("smtp.norwind.example|587|bob@norwind.example|Winter!9"))
                .containsExactly("bob@norwind.example > smtp.norwind.example = Winter!9 (password)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URL: https://vpn.norwind.example/\nUsername: bob\nPassword: Sommer24x\nApplication: Chrome_Default\n=====",
                "URL:\thttps://vpn.norwind.example/\nUSER:\tbob\nPASS:\tSommer24x",
                "SOFT: Chrome (Default)\nURL: https://vpn.norwind.example/\nUSER: bob\nPASS: Sommer24x\n",
                "Soft: Edge\nHost: vpn.norwind.example\nLogin: bob\nPassword: Sommer24x",
                "browser: Chrome\nprofile: Default\nurl: https://vpn.norwind.example\nlogin: bob\npassword: Sommer24x",
                "Found From: Chrome\nHost: https://vpn.norwind.example\nUsr: bob\nPsw: Sommer24x",
                "Web Site : https://vpn.norwind.example\nUser Name : bob\nPassword : Sommer24x\nBrowser : Opera",
                "Hostname: vpn.norwind.example\nPort: 21\nUser: bob\nPass: Sommer24x",
                "Сайт: https://vpn.norwind.example\nЛогин: bob\nПароль: Sommer24x",
                "网址: https://vpn.norwind.example\n用户名: bob\n密码: Sommer24x",
                "サイト: https://vpn.norwind.example\nユーザー名: bob\nパスワード: Sommer24x",
                "Sitio web: https://vpn.norwind.example\nUsuario: bob\nContraseña: Sommer24x",
                "URL: https://vpn.norwind.example\nBenutzername: bob\nKennwort: Sommer24x",
            })
    void blocksOfEveryFamilyAndLanguage(String block) {
        assertThat(in(block)).containsExactly("bob > vpn.norwind.example = Sommer24x (password)");
    }

    @Test
    void inWhatAProgramWroteALineIsOneValue() {
        assertThat(in("URL: https://a.example\nBrowser: Opera\nLogin: bob\nPassword: blue sky 24"))
                .containsExactly("bob > a.example = blue sky 24 (password)");
        assertThat(in("Login: bob\nPassword: Sommer24x as of today, write me if it fails"))
                .containsExactly("bob > - = Sommer24x (password)");
    }

    @Test
    void aBlockOfOneServiceIsNotTheNextOnes() {
        assertThat(
                        in(
                                "URL: https://a.example\nLogin: bob\nPassword: Sommer24x\n\nURL: https://b.example\nLogin: eve\nPassword: Winter24x"))
                .containsExactly("bob > a.example = Sommer24x (password)", "eve > b.example = Winter24x (password)");
    }

    @Test
    void headersSayWhichColumnIsWhat() {
        assertThat(in("id;name;E-Mail;city;password_hash;phone\n7;Bob Ray;bob@mail.example;Oslo;" + MD5 + ";+4799"))
                .containsExactly("bob@mail.example > - = " + MD5 + " (md5)");
        assertThat(in("name,url,username,password,note\nVPN,https://vpn.example/x,bob,\"Som,mer \"\"24\",\"n, b\""))
                .containsExactly("bob > vpn.example = Som,mer \"\"24 (password)");
        assertThat(in("password\temail\nSommer24x\tbob@mail.example\n"))
                .containsExactly("bob@mail.example > - = Sommer24x (password)");
        assertThat(in("username:hash\nbob:" + BCRYPT)).containsExactly("bob > - = " + BCRYPT + " (bcrypt)");
    }

    @Test
    void aPasswordsColumnIsMaskedWhateverTheOthersAreCalled() {
        assertThat(in("id,имя,password\n7,Боб,Sommer24x\n8,Ева,Winter24x"))
                .containsExactly("Боб > - = Sommer24x (password)", "Ева > - = Winter24x (password)");
        assertThat(in("kd|brugernr|password|afd\n7|q17|Sommer24x|Oslo")).containsExactly(" > - = Sommer24x (password)");
        assertThat(in("bring a lamp, a rope, password\nand oil, bread, wine")).isEmpty();
    }

    @Test
    void otherPersonalDataIsNoCredential() {
        assertThat(in("id,name,email,phone,city\n1,Bob Ray,bob@mail.example,+4799112233,Oslo"))
                .isEmpty();
        assertThat(in("name,hash\nsetup.exe," + MD5)).isEmpty();
    }

    @Test
    void sqlRowsAreReadByTheirColumns() {
        assertThat(in("""
                INSERT INTO `users` (`id`, `username`, `email`, `pass`, `salt`, `bio`) VALUES
                (1, 'bob', 'bob@mail.example', '%s', 'xQ', 'it''s (me), ok'),
                (2, 'eve', 'eve@mail.example', 'Som\\'mer', 'yQ', NULL);
                """.formatted(MD5)))
                .containsExactly(
                        "bob@mail.example > - = " + MD5 + " (md5)", "eve@mail.example > - = Som\\'mer (password)");
    }

    @Test
    void sqlWithoutColumnsTakesThemFromTheTable() {
        assertThat(in("""
                CREATE TABLE IF NOT EXISTS `members` (
                  `id` int(10) unsigned NOT NULL DEFAULT '0' COMMENT 'a, b',
                  `login` varchar(20), `passwd` varchar(64) NOT NULL,
                  PRIMARY KEY (`id`)
                );
                INSERT INTO `members` VALUES (1,'bob','Sommer24x'),(2,'eve','Winter24x');
                """)).containsExactly("bob > - = Sommer24x (password)", "eve > - = Winter24x (password)");
    }

    @Test
    void copyRowsOfPostgres() {
        assertThat(in("COPY public.users (id, email, password) FROM stdin;\n1\tbob@mail.example\t" + BCRYPT
                        + "\n\\.\n"))
                .containsExactly("bob@mail.example > - = " + BCRYPT + " (bcrypt)");
    }

    @Test
    void jsonObjectsAloneInArraysAndNested() {
        String row = "{\"_id\":{\"$oid\":\"5f\"},\"email\":\"bob@mail.example\",\"password\":\"Sommer24x\",\"age\":4}";
        String bob = "bob@mail.example > - = Sommer24x (password)";
        assertThat(in(row)).containsExactly(bob);
        assertThat(in(row + "\n" + row)).containsExactly(bob, bob);
        assertThat(in("[" + row + ",\n  " + row + "]")).containsExactly(bob, bob);
        assertThat(in("{\n  \"login\": {\n \"username\": \"bob\",\n \"password\": \"Sommer24x\"\n } ,\n \"n\": null }"))
                .containsExactly("bob > - = Sommer24x (password)");
        assertThat(in("{\"user\":{\"email\":\"bob@mail.example\"},\"password\":\"Sommer24x\",\"cut off"))
                .containsExactly(bob);
    }

    @Test
    void hashesHaveTheirKind() {
        assertThat(in("bob:1000:aad3b435b51404eeaad3b435b51404ee:31d6cfe0d16ae931b73c59d7e0c089c0:::"))
                .contains("bob > - = 31d6cfe0d16ae931b73c59d7e0c089c0 (ntlm)");
        assertThat(in("root:$6$saltsalt$Jb0.OmQ:18000:0:99999:7:::"))
                .contains("root > - = $6$saltsalt$Jb0.OmQ (sha512crypt)");
        assertThat(in("bob@mail.example:" + MD5 + ":x9Q!a"))
                .containsExactly("bob@mail.example > - = " + MD5 + ":x9Q!a (salted)");
        assertThat(in("17:bob:bob@mail.example:203.0.113.9:" + BCRYPT))
                .containsExactly("bob@mail.example > - = " + BCRYPT + " (bcrypt)");
    }

    @Test
    void listsOfPairsAreJudgedAsAWhole() {
        assertThat(in("alice:sunshine7\nbobby22:Winter24\ncarol:iloveyou\ndave.k:qwerty123"))
                .hasSize(4);
        assertThat(in("bob@mail.example,Sommer24x\neve@mail.example,Winter24x\ncat@mail.example,Herbst24x"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note: this\nkey: value\nsee: there",
                "12:30\n13:45\n14:00\n",
                "std::move\nstd::vector\nstd::string",
                "nginx:1.25\nredis:7.2\npostgres:16.1\nalpine:3.19",
                "localhost:8080\nserver:9090\ndatabase:5432",
                "color:red;\nmargin:0px;\npadding:12px;",
                "Main.java:12\nOther.java:30\nThird.java:44",
                "evil.exe:" + MD5 + "\nevil2.dll:" + MD5 + "\nbad.doc:" + MD5,
                "https://norwind.example/a/b?c=d:e",
                "https://norwind.example:8443/path",
                "203.0.113.7:8080\n203.0.113.8:8080\n203.0.113.9:3128",
                "org.slf4j:slf4j-api:2.0.9\njunit:junit:4.13\ncom.x:y:1.0",
                "git@code.example:team/repo.git",
                "ratio 3:1, see https://norwind.example",
                "2026-01-02T10:11:12 info started\n2026-01-02T10:11:13 info stopped",
                "| Name | City |\n| Bob | Oslo |\n| Eve | Rome |",
                "Price: 500\nContact: telegram\nEscrow: yes",
                "From: bob@mail.example\nTo: eve@mail.example\nSubject: hello",
                "John:3:16\nMark:1:20\nLuke:2:11",
                "nick: hi all\nother: hello\nnick: bye",
                "{\"name\":\"x\",\"hash\":\"" + MD5 + "\"}",
                "a:b:c\nd:e:f\n",
            })
    void whatLooksAlikeIsNone(String text) {
        assertThat(in(text)).isEmpty();
    }
}
