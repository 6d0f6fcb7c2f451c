package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.exposed.CredentialForms;
import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.exposed.ExposureKey;
import andon.corpus.exposed.Prefix;
import andon.indexer.cut.Profiles;
import andon.indexer.exposed.Exposer;
import andon.indexer.exposed.Exposing;
import andon.indexer.names.Names;
import andon.vocabulary.MaskedSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposingTest {
    private static final ExposureKey KEY = key(7);
    private static final Names NAMES = new Names();

    @TempDir
    Path folder;

    private IndexerFixture fixture;
    private ExposedCredentials exposed;
    private Exposing exposing;

    private static ExposureKey key(int fill) {
        byte[] seed = new byte[ExposureKey.BYTES];
        Arrays.fill(seed, (byte) fill);
        return new ExposureKey(seed);
    }

    @BeforeEach
    void open() throws IOException {
        fixture = new IndexerFixture(folder);
        exposed = new ExposedCredentials(fixture.database);
        exposing = exposing(KEY);
    }

    @AfterEach
    void close() throws IOException {
        exposing.close();
        fixture.close();
    }

    private Exposing exposing(ExposureKey key) {
        TextReader reader = new TextReader(new MaskedSecret.Key(new byte[32]), () -> NAMES, Exposer.under(key));
        return new Exposing(
                fixture.evidence,
                new DocumentReader(reader, Profiles.bundled()),
                exposed,
                key,
                fixture.database,
                () -> fixture.now,
                Duration.ofMillis(10));
    }

    private static String combo(String... rows) {
        return IndexerFixture.thread("1", "moth", "Fresh ones:<br>" + String.join("<br>", rows));
    }

    private boolean hasPassword(String password) {
        return has(KEY.passwords(), CredentialForms.entry(KEY.output(password)));
    }

    private boolean hasAccount(String domain, String account, String password) {
        return has(KEY.accounts(domain), CredentialForms.entry(KEY.accountKey(domain), account, KEY.output(password)));
    }

    private boolean has(long space, long entry) {
        Prefix prefix = Prefix.of(entry, exposed.prefixBits(space));
        return Arrays.stream(exposed.range(KEY, space, prefix)).anyMatch(one -> one == entry);
    }

    private long rows() {
        return fixture.database
                .sql()
                .sql("select count(*) from exposed_credential")
                .query(Long.class)
                .single();
    }

    @Test
    void aLeakedPasswordIsFoundAloneAndWithItsAccountAndNothingElseIs() throws IOException {
        fixture.capture(
                IndexerFixture.ADDRESS,
                combo(
                        "Bob@Vantorel.example:Tr0ub4dor-3xQ",
                        "ann@norwind.example:K1ngfisher#88",
                        "ida@norwind.example:K1ngfisher#88"));
        fixture.indexAll();
        assertThat(rows()).isZero();
        assertThat(exposing.exposePending()).isEqualTo(1);
        assertThat(exposing.exposePending()).isZero();
        assertThat(hasPassword("Tr0ub4dor-3xQ")).isTrue();
        assertThat(hasPassword("K1ngfisher#88")).isTrue();
        assertThat(hasAccount("vantorel.example", "bob@vantorel.example", "Tr0ub4dor-3xQ"))
                .isTrue();
        assertThat(hasAccount("norwind.example", "ida@norwind.example", "K1ngfisher#88"))
                .isTrue();
        assertThat(rows()).isEqualTo(5);
        for (String near : List.of("tr0ub4dor-3xq", "Tr0ub4dor-3xQ ", "Tr0ub4dor-3x", "Bob@Vantorel.example", "")) {
            assertThat(hasPassword(near)).as(near).isFalse();
        }
        assertThat(hasAccount("vantorel.example", "bob@vantorel.example", "K1ngfisher#88"))
                .as("another's password")
                .isFalse();
        assertThat(hasAccount("norwind.example", "bob@vantorel.example", "Tr0ub4dor-3xQ"))
                .as("another's domain")
                .isFalse();
    }

    @Test
    void whoSignsInAtAServiceIsFoundByTheServiceToo() throws IOException {
        fixture.capture(
                IndexerFixture.ADDRESS,
                combo(
                        "https://vpn.vantorel.example/login:jdoe:W1nter-Gate7",
                        "https://vpn.vantorel.example/login:ann@mail.example:Qu1et-Harbor3"));
        fixture.indexAll();
        exposing.exposePending();
        assertThat(hasAccount("vpn.vantorel.example", "jdoe", "W1nter-Gate7")).isTrue();
        assertThat(hasAccount("vpn.vantorel.example", "ann@mail.example", "Qu1et-Harbor3"))
                .isTrue();
        assertThat(hasAccount("mail.example", "ann@mail.example", "Qu1et-Harbor3"))
                .isTrue();
        assertThat(hasAccount("vantorel.example", "jdoe", "W1nter-Gate7")).isFalse();
    }

    @Test
    void aLeakedHashIsNoPassword() throws IOException {
        String bcrypt = "$2b$12$" + "N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
        fixture.capture(
                IndexerFixture.ADDRESS,
                combo("bob@vantorel.example:" + bcrypt, "ann@vantorel.example:5f4dcc3b5aa765d61d8327deb882cf99"));
        fixture.indexAll();
        assertThat(exposing.exposePending()).isZero();
        assertThat(rows()).isZero();
    }

    @Test
    void whatWasIndexedBeforeIsFilledInByIndexingAgainAndComesToTheSame() throws IOException {
        fixture.capture(
                IndexerFixture.ADDRESS, combo("bob@vantorel.example:Tr0ub4dor-3xQ", "x@y.example:Oakl3af!2031"));
        fixture.capture(
                IndexerFixture.ADDRESS + "9",
                IndexerFixture.thread("2", "moth", "No credentials in this post at all."));
        fixture.indexAll();
        assertThat(exposed.pending(10)).containsExactly(1L);
        exposing.exposePending();
        long before = rows();
        fixture.capture(
                IndexerFixture.ADDRESS, combo("bob@vantorel.example:Tr0ub4dor-3xQ", "x@y.example:Oakl3af!2031"));
        fixture.indexAll();
        assertThat(exposed.pending(10))
                .as("what has not changed is not gone through again")
                .isEmpty();
        fixture.loseIndex();
        fixture.indexAll();
        assertThat(exposed.pending(10)).containsExactly(1L);
        exposing.exposePending();
        assertThat(rows()).isEqualTo(before).isEqualTo(4);
    }

    @Test
    void underAnotherKeyNothingIsDoneUntilIndexingAgain() throws IOException {
        fixture.capture(
                IndexerFixture.ADDRESS, combo("bob@vantorel.example:Tr0ub4dor-3xQ", "x@y.example:Oakl3af!2031"));
        fixture.indexAll();
        exposing.exposePending();
        fixture.capture(
                IndexerFixture.ADDRESS, combo("bob@vantorel.example:Ch4nged-Since", "x@y.example:Oakl3af!2031"));
        fixture.indexAll();
        Exposing other = exposing(key(8));
        assertThatThrownBy(other::exposePending).isInstanceOf(ExposedCredentials.OtherKeyException.class);
        assertThat(exposed.pending(10)).hasSize(1);
        exposed.forgetOthers(key(8));
        fixture.loseIndex();
        fixture.indexAll();
        assertThat(other.exposePending()).isEqualTo(2);
        assertThat(rows()).isEqualTo(6);
        assertThat(hasPassword("Tr0ub4dor-3xQ")).isFalse();
    }

    @Test
    void neitherTheDatabaseNorItsFilesHoldAPassword() throws IOException {
        fixture.capture(
                IndexerFixture.ADDRESS, combo("bob@vantorel.example:Tr0ub4dor-3xQ", "x@y.example:Oakl3af!2031"));
        fixture.indexAll();
        exposing.exposePending();
        fixture.database.sql().sql("checkpoint sync").update();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.startsWith(folder.resolve("warc")))
                    .toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("Tr0ub4dor-3xQ", "Oakl3af!2031");
            }
        }
    }
}
