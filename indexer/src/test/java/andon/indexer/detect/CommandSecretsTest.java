package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Credential;
import andon.vocabulary.Entity;
import andon.vocabulary.MaskedSecret;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords on command lines, in programs' settings and as people jot them down. */
class CommandSecretsTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));
    private static final int DRAWS = 40;
    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String MARKS = "!%^*+=_.~";

    private static String draw(Random dice, String alphabet, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(dice.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    /** Letters at both ends, digits and a mark within. */
    private static String password(Random dice) {
        return draw(dice, LETTERS, 2 + dice.nextInt(4))
                + draw(dice, DIGITS, 2)
                + draw(dice, MARKS, 1)
                + draw(dice, LETTERS + DIGITS, 2 + dice.nextInt(6))
                + draw(dice, LETTERS, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql -u root -p%s",
                "mysql -h db.corp.example -uroot -p'%s' shop",
                "$ mysqldump -uroot -p%s --all-databases > dump.sql",
                "sshpass -p '%s' ssh root@10.0.0.5",
                "sshpass -p %s ssh root@10.0.0.5",
                "docker login -u bob -p %s registry.corp.example",
                "podman login --username bob --password \"%s\" registry.corp.example",
                "net use \\\\fs01\\share %s /user:corp\\bob",
                "net use Z: \\\\fs01\\share /user:corp\\bob %s",
                "net user bob %s /add",
                "psql \"host=db.corp.example user=bob password=%s\"",
                "PGPASSWORD=%s psql -h db -U bob",
                "export PGPASSWORD='%s'",
                "redis-cli -h 10.0.0.2 -a %s",
                "mongosh --host db -u bob -p %s",
                "crackmapexec smb 10.0.0.0/24 -u bob -p '%s'",
                "evil-winrm -i 10.0.0.2 -u bob -p %s",
                "xfreerdp /v:10.0.0.2 /u:bob /p:%s",
                "plink.exe -ssh bob@10.0.0.2 -pw %s",
                "ldapsearch -D cn=bob,dc=corp -w %s -b dc=corp",
                "smbclient //fs/share -U bob%%%s",
                "sqlplus bob/%s@orcl",
                "ConvertTo-SecureString \"%s\" -AsPlainText -Force",
                "ConvertTo-SecureString %s -AsPlainText -Force",
                "htpasswd -b /etc/nginx/.htpasswd bob %s",
                "htpasswd -cbB /etc/nginx/.htpasswd bob '%s'",
                "htpasswd -nbB -C 12 bob %s",
                "echo %s | sudo -S systemctl restart app",
                "echo '%s' | sudo -k -S id",
                "echo -n \"%s\" | docker login -u bob --password-stdin registry.corp.example",
                "echo %s | passwd --stdin bob",
                "echo bob:%s | chpasswd",
                "echo 'bob:%s' | sudo chpasswd",
                "printf '%s' | kinit bob",
                "secretsdump.py corp/bob:%s@10.0.0.2",
                "python3 wmiexec.py 'corp.local/bob:%s'@10.0.0.2",
                "impacket-psexec corp/bob:%s@dc01.corp.local",
                "impacket-GetUserSPNs corp.local/bob:%s -request",
                "mssqlclient.py bob:%s@10.0.0.2 -windows-auth",
                "unzip -P %s dump.zip",
                "zip -r -P '%s' out.zip files",
                "7z x -p%s dump.7z",
                "7za a -p'%s' out.7z files",
                "unrar x -p%s dump.rar",
                "rar a -hp%s out.rar files",
                "requirepass %s",
                "machine corp.example login bob password %s",
                "machine corp.example\n  login bob\n  password %s\n",
                "default login bob password %s",
                "db.corp.example:5432:shop:bob:%s",
                "*:*:*:bob:%s",
                "define('DB_PASSWORD', '%s');",
                "define( \"FTP_PASS\", \"%s\" );",
                "props.put(\"mail.password\", \"%s\");",
                "System.setProperty(\"javax.net.ssl.keyStorePassword\", \"%s\");",
                "variable \"db_password\" { default = \"%s\" }",
                "variable \"root_passwd\" {\n  type    = string\n  default = \"%s\"\n}",
                "DB_PASSWORD=%s",
                "spring.datasource.password=%s",
                "[db]\nuser = bob\npassword = %s",
                "db:\n  username: bob\n  password: \"%s\"",
                "//npm.corp.example/:_password=%s",
                "jdbc:mysql://db.corp.example:3306/shop?user=bob&password=%s",
                "jdbc:oracle:thin:bob/%s@db.corp.example:1521/orcl",
                "jdbc:sqlserver://db.corp.example;user=bob;password=%s;encrypt=true",
                "postgres://bob:%s#7@db.corp.example/shop",
                "L: bob1\nP: %s",
                "L:bob1 P:%s",
                "login - bob\npassword - %s",
                "login - bob password - %s",
                "логин - bob1\nпароль - %s",
                "10.2.3.4:8080:bob1:%s",
                "bob : %1$s!7q\namy : x%1$s!8w",
                "bob : %1$s\namy : %1$sz\njim : x%1$s",
                "URL: https://corp.example/login | LOGIN: bob | PASSWORD: %s",
            })
    void aPasswordIsMaskedWhereverItStands(String form) {
        Random dice = new Random(form.hashCode());
        for (int i = 0; i < DRAWS; i++) {
            String secret = password(dice);
            assertThat(DETECTOR.detect(form.formatted(secret)).maskedText())
                    .doesNotContain(secret)
                    .contains("•••");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET_KEY = '%s'",
                "SECRET_KEY = \"django-insecure-%s\"",
                "app.config['SECRET_KEY'] = '%s'",
                "define('AUTH_KEY',         '%s');",
                "define('SECURE_AUTH_SALT', '%s');",
            })
    void aKeyMayHoldAnyPunctuation(String form) {
        Random dice = new Random(form.hashCode());
        for (int i = 0; i < DRAWS; i++) {
            String key = "a" + draw(dice, "abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)", 49);
            assertThat(DETECTOR.detect(form.formatted(key)).maskedText())
                    .doesNotContain(key.substring(10, 40))
                    .contains("•••");
        }
    }

    @Test
    void aWordPressKeyMayHoldBlanks() {
        String text = "define('NONCE_SALT', 'x;{ 5#hG|vK w@%tT)q8 ]=-Zp+ R:u4?<e 9(mL');";
        assertThat(DETECTOR.detect(text).maskedText()).doesNotContain("5#hG").doesNotContain("9(mL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql -u root -p",
                "mysql -u root -p shop < dump.sql",
                "mysql -P3306 -u root",
                "mysql -u root -p$PW shop",
                "mysql -u root -p${DB_PASSWORD}",
                "Run mysql -u root -p and type it when it asks",
                "sshpass -p <password> ssh root@10.0.0.5",
                "sshpass -p \"$SSHPASS\" ssh root@10.0.0.5",
                "The option of sshpass -p takes it from the line",
                "docker login -u <user> -p <password>",
                "docker login --username bob --password-stdin",
                "docker run -p 8080:80 nginx",
                "net use Z: \\\\fs01\\share /persistent:yes",
                "net use Z: \\\\fs01\\share * /user:corp\\bob",
                "net user bob /delete",
                "The net use of energy fell by 12pct1",
                "redis-cli -h 10.0.0.2 -a $REDIS_PASSWORD",
                "This machine needs a login and a password first",
                "htpasswd -c /etc/nginx/.htpasswd bob",
                "htpasswd /etc/nginx/.htpasswd bob secret12",
                "echo $SUDO_PASSWORD | sudo -S id",
                "echo hello12 | sudo tee /etc/motd",
                "echo done12 | grep done",
                "secretsdump.py corp/bob@10.0.0.2 -hashes $LM:$NT",
                "psexec.py corp/bob:$PASS@10.0.0.2",
                "get it with smbclient.py https://corp.example/tools",
                "unzip -P $ZIP_PASSWORD dump.zip",
                "unzip -p dump12.zip list.txt",
                "7z x dump12.7z",
                "unrar x -p- dump12.rar",
                "define('DB_PASSWORD', 'password');",
                "map.put(\"color\", \"ultramarine77\");",
                "map.put(\"password\", password);",
                "variable \"region\" { default = \"eu-west-1\" }",
                "variable \"db_password\" { type = string }\nlocals { default = \"eu-west-1\" }",
                "deploy --commit 4be1fa0c9d2b7735e1c8a6f09b3d5527 --target eu-west-1b2c3d4e5f",
                "run --secret-name my-db-credentials-2024a --token-file /run/secrets/token-a1b2c3",
                "x --api-key --verbose-output-2024",
                "define('DB_HOST', 'localhost12345');",
                "define('AUTH_KEY', 'put your unique phrase here');",
                "SECRET_KEY = os.environ['DJANGO_SECRET_KEY']",
                "SECRET_KEY = 'your-secret-key-goes-here-1234'",
                "L: 120 cm\nP: 40 cm",
                "user - friendly and login - free",
                "the login - page - is down",
                "Vendor : Acme\nModel : XPS13",
                "web : 1.25.3\ncache : 7.2.1",
                "https://corp.example:8443/?q=a#b@c",
            })
    void variablesTemplatesAndProseAreLeft(String text) {
        assertThat(DETECTOR.detect(text).maskedText()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            mysql -h db -u root -pk7Lamp3q shop ~ root ~
            net use \\\\fs01\\share k7Lamp3q /user:corp\\bob ~ corp\\bob ~ fs01
            machine corp.example login bob password k7Lamp3q ~ bob ~ corp.example
            URL: https://corp.example/login | LOGIN: bob | PASSWORD: k7Lamp3q ~ bob ~ corp.example
            L: bob1 P: k7Lamp3q ~ bob1 ~
            smbclient //fs/share -U bob%k7Lamp3q ~ bob ~
            htpasswd -b .htpasswd bob k7Lamp3q ~ bob ~
            echo bob:k7Lamp3q | chpasswd ~ bob ~
            psexec.py corp/bob:k7Lamp3q@dc01.corp.example ~ bob ~ dc01.corp.example
            """)
    void itIsToldWhosePasswordItIs(String text, String account, String service) {
        List<Credential> credentials = DETECTOR.detect(text).entities().stream()
                .map(Entity::credential)
                .filter(Objects::nonNull)
                .toList();
        assertThat(credentials).singleElement().satisfies(found -> {
            assertThat(found.account()).isEqualTo(account);
            assertThat(found.service()).isEqualTo(service);
        });
    }
}
