package andon.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.vocabulary.Cadence;
import andon.vocabulary.CronTimes;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.QuietHours;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceKeysTest {
    private static final String ONION = OnionAddress.ofPublicKey(new byte[32]).host();
    private static final String BARE = "id: a\naddresses: [\"http://" + ONION + "/\"]\n";

    @Test
    void whenHowAndOnWhatTermsIsReadAndWrittenAgain() throws Exception {
        Source source = SourcesFile.parseOne("it", BARE + """
                cron: "0 15 3 * * ?"
                jitter: 20m
                time-zone: Europe/Berlin
                quiet-hours: ["22:00-06:00", "12:00-13:30"]
                recheck: { shortest: 1h, longest: 60d }
                scope: { include: ["/board/*"] }
                user-agent: "Mozilla/5.0 (Windows NT 10.0; rv:128.0)"
                headers: { Accept-Language: "en-US,en;q=0.5", DNT: "1" }
                access: { cookies-file: /etc/andon/c.txt, live-sign: "Log Out", logins: 7 }
                canaries:
                  - { address: "showthread.php?tid=12", text: "Welcome" }
                follow: true
                paused: true
                """);
        assertThat(source.timetable().cadence()).isEqualTo(new Cadence.Cron(CronTimes.parse("0 15 3 * * ?")));
        assertThat(source.timetable().jitter()).isEqualTo(Duration.ofMinutes(20));
        assertThat(source.quietHours())
                .isEqualTo(new QuietHours(
                        ZoneId.of("Europe/Berlin"),
                        List.of(QuietHours.Daily.parse("22:00-06:00"), QuietHours.Daily.parse("12:00-13:30"))));
        assertThat(source.recheck()).isEqualTo(new Recheck(Optional.of(Duration.ofHours(1)), Duration.ofDays(60)));
        assertThat(source.scope().include()).containsExactly("/board/*");
        assertThat(source.requests().headers()).isEqualTo(Map.of("Accept-Language", "en-US,en;q=0.5", "DNT", "1"));
        assertThat(source.requests().userAgent()).contains("Mozilla/5.0 (Windows NT 10.0; rv:128.0)");
        assertThat(source.access())
                .contains(new Access(
                        Optional.empty(), Optional.of(Path.of("/etc/andon/c.txt")), Optional.of("Log Out"), 7));
        assertThat(source.address(source.canaries().getFirst()))
                .isEqualTo(URI.create("http://" + ONION + "/showthread.php?tid=12"));
        assertThat(source.follow()).isTrue();
        assertThat(source.paused()).isTrue();
        assertThat(SourcesFile.parseOne("it", SourceDocument.yaml(source))).isEqualTo(source);
        assertThat(SourcesFile.parseOne("it", SourceDocument.write(source))).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cron: `0 15 3 * *`                           | cron           | six fields",
                "cron: `0 75 3 * * ?`                         | cron           | the minute '75'",
                "cron: `0 0 0 30 2 ?`                         | cron           | never comes",
                "cron: `0 0 0 * * *`                          | cron           | must have ? as its day",
                "jitter: 7h                                   | jitter         | jitter must be 0s to",
                "time-zone: Berlin                            | time-zone      | not a time zone",
                "quiet-hours: [`22:00`]                       | quiet-hours    | such as 22:00-06:00",
                "quiet-hours: [`25:00-26:00`]                 | quiet-hours    | no clock shows",
                "quiet-hours: [`00:00-12:00`, `12:00-24:00`]  | quiet-hours    | must leave some time",
                "recheck: { shortest: 2d, longest: 1d }       | recheck.shortest | shortest must be 1s to 1d",
                "recheck: { longest: 400d }                   | recheck.longest | longest must be 1s to 366d",
                "user-agent: `Mozillä`                        | user-agent     | visible ASCII",
                "headers: { Host: x }                         | headers        | set by the crawler itself",
                "headers: { `A B`: x }                        | headers        | not the name of a header",
                "headers: { A: `x\\ny` }                      | headers        | visible ASCII",
                "headers: [x]                                 | headers        | 'key: value' lines",
                "access: { live-sign: x }                     | access         | access needs a login or a cookies-file",
                "access: { cookies-file: c, logins: 0 }       | access.logins  | logins must be 1 to 100",
                "canaries: [{ address: `http://x.example/`, text: t }] | canaries | on none of the source's hosts",
                "canaries: [{ address: / }]                   | canaries[0].text | 'text' is missing",
                "follow: perhaps                              | follow         | must be true or false",
                "scope: { include: [``] }                     | scope.include  | include '' must have",
                "i2p: 1                                       | i2p            | must be true or false",
            })
    void mistakeNamesItsField(String line, String field, String what) {
        assertThatThrownBy(() -> SourcesFile.parseOne("it", BARE + line.replace('`', '"') + "\n"))
                .isInstanceOfSatisfying(SourcesFileException.class, e -> {
                    assertThat(e.field().replaceAll("\\.$", "")).isEqualTo(field);
                    assertThat(e.line()).isEqualTo(3);
                    assertThat(e.what()).contains(what);
                });
    }

    @Test
    void i2pHostIsTakenOnlyWhereThatIsSaidAndWrittenRightly() throws Exception {
        String b32 = "a".repeat(52) + ".b32.i2p";
        String hosts = "id: a\naddresses: [\"http://" + b32 + "/\", \"http://forum.i2p/\"]\n";
        assertThat(SourcesFile.parseOne("it", hosts + "i2p: true\n").addresses())
                .hasSize(2);
        assertThatThrownBy(() -> SourcesFile.parseOne("it", hosts)).hasMessageContaining("say i2p: true");
        assertThatThrownBy(() -> SourcesFile.parseOne("it", hosts + "clear-web: true\n"))
                .hasMessageContaining("say i2p: true");
        assertThatThrownBy(() -> SourcesFile.parseOne("it", "id: a\ni2p: true\naddresses: [\"http://abc.b32.i2p/\"]\n"))
                .hasMessageContaining("52 characters");
    }

    @Test
    void jsonIsReadLikeYaml() throws Exception {
        assertThat(SourcesFile.parseOne("it", """
                {"id":"a","addresses":["http://%s/"],"every":"30s",
                 "paused":true,"name":"A \\"quoted\\" n\\u00e4me","scope":{"depth":3}}""".formatted(ONION)))
                .isEqualTo(Source.ofAddresses(new SourceId("a"), List.of(URI.create("http://" + ONION + "/")))
                        .draft()
                        .name("A \"quoted\" näme")
                        .timetable(andon.vocabulary.Timetable.every(Duration.ofSeconds(30))
                                .withJitter(Duration.ofSeconds(3)))
                        .scope(new Scope(3, 2000, 64L << 20, List.of()))
                        .paused(true)
                        .make());
    }

    @Test
    void aKnownPageIsLookedAtAgainAtTheCadenceUnlessStatedOtherwise() throws Exception {
        assertThat(SourcesFile.parseOne("it", BARE + "every: 2h").shortestRecheck())
                .isEqualTo(Duration.ofHours(2));
        assertThat(SourcesFile.parseOne("it", BARE + "every: 60d").shortestRecheck())
                .isEqualTo(Duration.ofDays(30));
        assertThat(SourcesFile.parseOne("it", BARE + "cron: \"0 0 */4 * * ?\"").shortestRecheck())
                .isEqualTo(Duration.ofHours(4));
        assertThat(SourcesFile.parseOne("it", BARE + "recheck: { shortest: 5m }")
                        .shortestRecheck())
                .isEqualTo(Duration.ofMinutes(5));
    }
}
