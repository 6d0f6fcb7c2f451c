package andon.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.vocabulary.Cadence;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesFileTest {
    private static final String ONION = OnionAddress.ofPublicKey(new byte[32]).host();
    private static final String MIRROR = OnionAddress.ofPublicKey(new byte[] {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2
            })
            .host();

    @Test
    void everyDefaultThatTheExampleStatesHolds() throws Exception {
        Source stated = SourcesFile.parse(Path.of("..", "config", "sources-example.yaml"))
                .getFirst();
        Source bare = SourcesFile.parse(
                        "sources:\n  - id: lantern-forum\n    addresses: [\"" + stated.mainAddress() + "\"]\n")
                .getFirst();
        assertThat(bare).isEqualTo(stated);
        assertThat(bare).isEqualTo(Source.ofAddresses(stated.id(), stated.addresses()));
    }

    @Test
    void everyKeyIsRead() throws Exception {
        Source source = SourcesFile.parse("""
                sources:
                  - id: lantern-forum
                    name: Lantern Forum
                    addresses: ["http://%s/", "HTTP://%s:80/board"]
                    scope: { depth: 3, pages: 10, bytes: 1MB, exclude: ["calendar.php*"] }
                    every: 30m
                    politeness: { delay: 250ms, connections: 4 }
                    access: { login: "member.php?action=login", user: reader, password-env: LANTERN_PASSWORD }
                    robots: ignore
                    tlp: amber+strict
                    legal-basis: "public interest"
                """.formatted(ONION, MIRROR)).getFirst();
        assertThat(source.addresses())
                .containsExactly(URI.create("http://" + ONION + "/"), URI.create("http://" + MIRROR + "/board"));
        assertThat(source.scope()).isEqualTo(new Scope(3, 10, 1 << 20, List.of("calendar.php*")));
        assertThat(source.timetable().cadence()).isEqualTo(new Cadence.Every(Duration.ofMinutes(30)));
        assertThat(source.politeness()).isEqualTo(new Politeness(Duration.ofMillis(250), 4));
        assertThat(source.access())
                .contains(Access.byForm(
                        "member.php?action=login", "reader", new PasswordSource.Environment("LANTERN_PASSWORD")));
        assertThat(source.robots()).isEqualTo(Source.Robots.IGNORE);
        assertThat(source.tlp()).isEqualTo(Tlp.AMBER_STRICT);
        assertThat(source.legalBasis()).isEqualTo("public interest");
        assertThat(SourcesFile.parse(SourceDocument.write(source))).containsExactly(source);
        assertThat(source.access()
                        .flatMap(Access::login)
                        .orElseThrow()
                        .password()
                        .read(Map.of("LANTERN_PASSWORD", "x")))
                .isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "    depht: 3                              | 4 | 'depht' is not a key of a source",
                "    scope: { depth: 65 }                  | 4 | depth must be 0 to 64, not 65",
                "    scope: { depth: many }                | 4 | depth: 'many' is not a whole number",
                "    every: 6 hours                        | 4 | every: '6 hours' is not a duration",
                "    every: 0s                             | 4 | every must be 1s to 366d",
                "    tlp: purple                           | 4 | tlp: 'purple' must be clear, green",
                "    robots: maybe                         | 4 | robots: 'maybe' must be honour or ignore",
                "    politeness: { connections: 0 }        | 4 | connections must be 1 to 16, not 0",
                "    access: { login: l, user: u }         | 4 | exactly one of password-env and password-file",
                "    id: again                             | 4 | 'id' stands here twice",
                "    name: [                               | 4 | ",
            })
    void mistakeIsReportedWithItsLineAndNothingIsTaken(String line, int number, String what) {
        String yaml = "sources:\n  - id: a\n    addresses: [\"http://" + ONION + "/\"]\n    " + line + "\n";
        assertThatThrownBy(() -> SourcesFile.parse(yaml))
                .isInstanceOfSatisfying(
                        SourcesFileException.class, e -> assertThat(e.line()).isEqualTo(number))
                .hasMessageContaining(what == null ? "" : what);
    }

    @ParameterizedTest
    @CsvSource({
        "http://expyuzz4wqqyqhjn.onion/, version 3 onion",
        "http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.onion/, checksum",
        "http://news.example/, clear-web",
        "ftp://news.example/, http",
    })
    void addressThatIsNoOnionServiceIsRefusedWithTheReason(String address, String reason) {
        assertThatThrownBy(() -> SourcesFile.parse("sources:\n  - id: a\n    addresses: [\"" + address + "\"]\n"))
                .hasMessageContaining(reason)
                .hasMessageContaining("sources:3:");
    }

    @Test
    void clearWebHostIsTakenOnlyByNameAndWhenThatIsSaid() throws Exception {
        assertThat(SourcesFile.parse(
                        "sources:\n  - id: a\n    clear-web: true\n    addresses: [\"https://news.example\"]\n"))
                .extracting(Source::id)
                .containsExactly(new SourceId("a"));
        assertThatThrownBy(() -> SourcesFile.parse(
                        "sources:\n  - id: a\n    clear-web: true\n    addresses: [\"https://10.0.0.1/\"]\n"))
                .hasMessageContaining("name its host");
    }

    @Test
    void anIdThatOrganisationsSourcesHaveIsRefusedWithTheReason() {
        String entry = "    addresses: [\"http://" + ONION + "/\"]\n";
        assertThatThrownBy(() -> SourcesFile.parse("sources:\n  - id: handed-in-acme\n" + entry))
                .hasMessageContaining("sources:2:")
                .hasMessageContaining("kept for what organisations hand in");
        assertThatThrownBy(() ->
                        SourcesFile.parseOne("here", "id: handed-in-acme\naddresses: [\"http://" + ONION + "/\"]\n"))
                .isInstanceOfSatisfying(
                        SourcesFileException.class, e -> assertThat(e.field()).isEqualTo("id"))
                .hasMessageContaining("choose another id");
    }

    @Test
    void oneHostBelongsToOneSource() {
        String entry = "    addresses: [\"http://" + ONION + "/\"]\n";
        assertThatThrownBy(() -> SourcesFile.parse("sources:\n  - id: a\n" + entry + "  - id: b\n" + entry))
                .hasMessageContaining("belongs to the source a")
                .hasMessageContaining("sources:4:");
    }
}
