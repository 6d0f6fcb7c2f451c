package andon.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.index.elasticsearch.ElasticsearchSettings;
import andon.database.Database;
import andon.indexer.names.NameModel;
import andon.schedules.SchedulesSettings;
import andon.searchapi.oidc.OidcSettings;
import andon.searchapi.requests.BusinessCalendar;
import andon.searchapi.requests.Priority;
import andon.searchapi.requests.QuotaSettings;
import andon.searchapi.requests.RequestType;
import andon.searchapi.requests.SlaSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void whatTheCommandLineGivesStandsOverTheFile() throws IOException {
        Path file = file("data: here\ncrawler: {name: one, workers: 3}\n");
        Settings settings = SettingsFile.read(
                file, List.of(new Given("--data", "data", "there"), new Given("--name", "crawler.name", "two")));
        assertThat(settings.data()).isEqualTo(Path.of("there"));
        assertThat(settings.crawler().name()).isEqualTo("two");
        assertThat(settings.crawler().workers()).isEqualTo(3);
    }

    @Test
    void aWrongValueOfTheCommandLineNamesItsOption() {
        assertThatThrownBy(() -> SettingsFile.read(null, List.of(new Given("--name", "crawler.name", " "))))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--name: ");
    }

    @Test
    void exampleFileIsTheDefaults() {
        Settings settings = SettingsFile.read(null);
        assertThat(settings).isEqualTo(SettingsFile.read(Path.of("../config/andon-example.yaml")));
        assertThat(settings.data()).isEqualTo(Path.of("andon-data"));
        assertThat(settings.crawler().timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.crawler().maxBody()).isEqualTo(8 << 20);
        assertThat(settings.tor().addresses()).extracting(a -> a.getPort()).containsExactly(9050);
        assertThat(settings.crawler().crawler()).isEqualTo(andon.crawler.CrawlerSettings.DEFAULT);
        assertThat(settings.crawler().frontier()).isEqualTo(andon.crawler.frontier.FrontierSettings.DEFAULT);
        assertThat(settings.crawler().fetch(settings.tor()))
                .isEqualTo(andon.crawler.fetch.FetchSettings.through(
                        settings.tor().addresses().getFirst()));
        assertThat(settings.database().url()).isNull();
        assertThat(settings.health().settings()).isEqualTo(andon.crawler.health.HealthSettings.DEFAULT);
        assertThat(settings.schedules().on(Database.Dialect.H2)).isEqualTo(SchedulesSettings.DEFAULT);
        assertThat(settings.schedules().on(Database.Dialect.POSTGRESQL))
                .isEqualTo(SchedulesSettings.DEFAULT.withClustered(true));
        assertThat(settings.metrics().port()).isNull();
        assertThat(settings.index().engine()).isEqualTo(IndexSection.Kind.LUCENE);
        IndexSection.Elasticsearch servers = settings.index().elasticsearch();
        assertThat(servers.urls()).containsExactly(URI.create("http://127.0.0.1:9200"));
        assertThat(servers.login()).isEmpty();
        assertThat(servers.retentionMonths()).isNull();
        assertThat(servers.prefix() + servers.shards() + servers.replicas()).isEqualTo("andon10");
        assertThat(servers.searchTime().plus(servers.patience())).isEqualTo(Duration.ofSeconds(40));
        assertThat(settings.alerts().operators()).isEmpty();
        assertThat(settings.requests().levels()).isEqualTo(SlaSettings.defaults());
        assertThat(settings.requests().limits()).isEqualTo(QuotaSettings.defaults());
        assertThat(settings.requests().review()).isTrue();
        assertThat(settings.requests().locale()).isEqualTo(Locale.ENGLISH);
        assertThat(settings.requests().watch()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.requests().teams())
                .containsOnlyKeys("research", "threat-intelligence", "malware", "vulnerabilities")
                .allSatisfy((team, addresses) -> assertThat(addresses).isEmpty());
        DataFolder data = new DataFolder(folder);
        assertThat(settings.evidence().in(data)).isEqualTo(andon.evidence.EvidenceSettings.defaults(data.evidence()));
    }

    @Test
    void clusteringCanBeSaidButNotOfTheEmbeddedDatabase() throws IOException {
        Settings single = SettingsFile.read(file("schedules: {clustered: false, threads: 2}\n"));
        assertThat(single.schedules().on(Database.Dialect.POSTGRESQL).clustered())
                .isFalse();
        Settings clustered = SettingsFile.read(file("schedules: {clustered: true}\n"));
        assertThat(clustered.schedules().on(Database.Dialect.POSTGRESQL).clustered())
                .isTrue();
        assertThatThrownBy(() -> clustered.schedules().on(Database.Dialect.H2))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("schedules.clustered")
                .hasMessageContaining("database.url");
    }

    @Test
    void knowledgeComesFromFilesAndOverHttpsOnly() throws IOException {
        assertThat(SettingsFile.read(null).knowledge().places()).isEmpty();
        KnowledgeSection named = SettingsFile.read(
                        file("knowledge: {every: 6h, places: [kev.json, 'https://files.example/epss.csv.gz']}\n"))
                .knowledge();
        assertThat(named.every()).isEqualTo(Duration.ofHours(6));
        assertThat(named.places()).hasSize(2);
        Path plain = file("knowledge:\n  places: ['http://files.example/epss.csv.gz']\n");
        assertThatThrownBy(() -> SettingsFile.read(plain))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not https");
    }

    @Test
    void anIdentityProviderIsNamedWithItsSecretsPlaceAndNothingLeavesItInTheClear() throws IOException {
        Settings off = SettingsFile.read(null);
        assertThat(off.oidc().settings(off.http())).isEmpty();
        assertThat(off.oidc().takesPasswords()).isTrue();
        Path secret = Files.writeString(folder.resolve("secret"), "hushed\n");
        Settings on = SettingsFile.read(file("http: {public-url: 'https://andon.example/'}\noidc: {issuer:"
                + " 'https://login.example/realm', client-id: console, client-secret-file: '" + secret
                + "', audience: api, name-claim: upn, passwords: false}\n"));
        OidcSettings provider = on.oidc().settings(on.http()).orElseThrow();
        assertThat(provider)
                .isEqualTo(new OidcSettings(
                        URI.create("https://login.example/realm"),
                        "console",
                        "hushed",
                        "api",
                        "upn",
                        false,
                        "https://andon.example"));
        assertThat(provider.toString()).doesNotContain("hushed");
        assertThat(on.oidc().takesPasswords()).isFalse();
        Settings silent = SettingsFile.read(file("oidc: {issuer: 'https://login.example'}\n"));
        assertThatThrownBy(() -> silent.oidc().settings(silent.http()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("oidc.client-secret-file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "issuer: 'http://login.example'; issuer must be an https address",
                "issuer: 'https://login.example/?a=b'; issuer must be an https address",
                "issuer: 'https://login.example', audience: andon; audience must not be the client-id",
                "issuer: 'https://login.example', client-id: ' '; client-id must have 1 to 255",
                "issuer: 'https://login.example', name-claim: ''; name-claim must have 1 to 255"
            })
    void aProviderThatCannotBeTrustedIsRefused(String keys, String why) throws IOException {
        Path file = file("oidc: {" + keys + "}\n");
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(why);
    }

    @Test
    void settingsInTheReadmeAreSettings() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String block = readme.substring(readme.indexOf("```yaml") + "```yaml".length());
        Settings settings =
                SettingsFile.read(file(block.substring(0, block.indexOf("```")).stripIndent()));
        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/andon"));
        assertThat(settings.tor().addresses()).hasSize(1);
    }

    @Test
    void linksInMessagesLeadWhereReadersReachTheConsole() throws IOException {
        Optional<URI> here = Optional.of(URI.create("http://127.0.0.1:43210/"));
        HttpSection plain = SettingsFile.read(null).http();
        assertThat(plain.link(here)).isEqualTo("http://127.0.0.1:43210");
        assertThat(plain.link(Optional.empty())).isEqualTo("http://127.0.0.1:8640");
        HttpSection proxied = SettingsFile.read(file("http: {address: 0.0.0.0, public-url: 'https://andon.example/'}"))
                .http();
        assertThat(proxied.link(here)).isEqualTo("https://andon.example");
        assertThat(proxied.link(Optional.empty())).isEqualTo("https://andon.example");
    }

    @Test
    void searchServersAreNamedWithTheirLoginsPlaceAndNeverPrintThePassword() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "lantern-oil\n");
        IndexSection.Elasticsearch servers =
                SettingsFile.read(file("""
                        index:
                          engine: elasticsearch
                          elasticsearch:
                            urls: ["https://es1.example:9200", "https://es2.example:9200"]
                            user: andon
                            password-file: %s
                            shards: 8
                            replicas: 1
                            retention-months: 24
                            patience: 1m
                        """.formatted(password))).index().elasticsearch();
        assertThat(servers.urls()).hasSize(2);
        assertThat(servers.shards() + servers.replicas()).isEqualTo(9);
        assertThat(servers.retentionMonths()).isEqualTo(24);
        assertThat(servers.patience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(servers.login().orElseThrow().password()).isEqualTo("lantern-oil");
        ElasticsearchSettings connection = servers.connection();
        assertThat(connection.authorization()).contains("Basic YW5kb246bGFudGVybi1vaWw=");
        assertThat(connection.addresses()).isEqualTo(servers.urls());
        assertThat(connection.keepMonths()).hasValue(24);
        assertThat(servers.toString() + servers.login() + connection).doesNotContain("lantern-oil", "YW5kb24");
        Files.delete(password);
        assertThatThrownBy(servers::login)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("index.elasticsearch.password-file");
    }

    @Test
    void severalSocksEndpointsMayBeAList() throws IOException {
        Settings settings = SettingsFile.read(file("tor: {socks: [\"127.0.0.1:9050\", \"[::1]:9052\"]}\n"));
        assertThat(settings.tor().addresses()).extracting(a -> a.getPort()).containsExactly(9050, 9052);
    }

    @Test
    void severalSocksEndpointsAreNamedWithCommasAndTheirBoundsAreChecked() throws IOException {
        Settings settings = SettingsFile.read(
                file("tor:\n  socks: 127.0.0.1:9050, 127.0.0.1:9052\n  circuit-lifetime: 30m\n  bandwidth: 2MB\n"));
        assertThat(settings.crawler().fetch(settings.tor()).endpoints()).hasSize(2);
        assertThat(settings.crawler().fetch(settings.tor()).bytesPerSecond()).isEqualTo(2 << 20);
        assertThat(settings.crawler().fetch(settings.tor()).circuitLifetime()).isEqualTo(Duration.ofMinutes(30));
        Path wrong = file("tor:\n  socks: 127.0.0.1:9050, 127.0.0.1:9050\n");
        assertThatThrownBy(() -> SettingsFile.read(wrong)).hasMessageContaining("each once");
    }

    @Test
    void ownFileChangesOnlyItsKeys() throws IOException {
        Settings settings = SettingsFile.read(file("http:\n  port: 0\ncrawler: {workers: 3}\n"));
        assertThat(settings.http()).isEqualTo(new HttpSection("127.0.0.1", 0, null));
        assertThat(settings.crawler().workers()).isEqualTo(3);
        assertThat(settings.crawler().timeout())
                .isEqualTo(SettingsFile.read(null).crawler().timeout());
    }

    @Test
    void emptyFileIsTheDefaults() throws IOException {
        assertThat(SettingsFile.read(file("# nothing\n"))).isEqualTo(SettingsFile.read(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http:~  port: 0~  prot: 1~          | line 3 | http.prot     | no such key",
                "crawler:~  workers: 0~              | line 1 | crawler       | workers must be 1 to 1024, not 0",
                "crawler:~  timeout: soon~           | line 2 | crawler.timeout | such as 6h",
                "evidence:~  rotate-size: 9KB~       | line 1 | evidence      | rotate-size must be 1MB to 1TB",
                "evidence:~  rotate-after: 1s~       | line 1 | evidence      | rotate-after must be 1m to 366d",
                "indexer:~  poll: 5~                 | line 2 | indexer.poll  | such as 6h",
                "indexer:~  names: {watched: maybe}~ | line 2 | indexer.names.watched | maybe",
                "indexer:~  names: {onnx: {model: m}}~ | line 2 | indexer.names.onnx | onnx.model needs onnx.vocabulary and onnx.jars",
                "indexer:~  names: {onnx: {model: m, vocabulary: v, jars: j, labels: [O]}}~ | line 2 | indexer.names.onnx | ends in -ORG",
                "indexer:~  names: {opennlp: {model: m, types: []}}~ | line 2 | indexer.names.opennlp | said to be an organisation",
                "indexer:~  names: {opennlp: {model: m}, onnx: {model: m, vocabulary: v, jars: j}}~ | line 2 | indexer.names | both set",
                "tor:~  socks: '9050'~               | line 1 | tor           | not host:port",
                "assets:~  proof-grace: 91d~         | line 1 | assets        | proof-grace must be",
                "assets:~  resolver: 'a:b'~          | line 1 | assets        | resolver must be host:port",
                "assets:~  http-allow: [inside]~     | line 1 | assets        | is no network",
                "http: {port: [}~                    | line 1 | not YAML      | ''",
                "health:~  every: 10ms~              | line 1 | health        | health.every must be 1s to 1h",
                "health:~  error-budget: 1.5~        | line 1 | health        | the error budget must be 0 to 1, not 1.5",
                "metrics:~  port: 70000~             | line 1 | metrics       | metrics.port must be 0 to 65535",
                "schedules:~  threads: 65~           | line 1 | schedules     | schedules need 1 to 64 threads, not 65",
                "alerts:~  operators: [olga]~        | line 1 | alerts        | is no e-mail address",
                "alerts:~  keep-deliveries: 1d~      | line 1 | alerts        | alerts.keep-deliveries must be 30d to 3660d",
                "alerts:~  keep-happenings: 10000d~  | line 1 | alerts        | alerts.keep-happenings must be 30d to 3660d",
                "alerts:~  operator-repeat: 1m~      | line 1 | alerts        | alerts.operator-repeat must be 10m to 30d",
                "requests:~  watch: 2h~              | line 1 | requests      | requests.watch must be 1s to 1h",
                "requests:~  forecast: 0.1~          | line 1 | requests      | warning at most forecast",
                "requests: {teams: {sales: [a@b.example]}}~ | line 1 | requests | no team 'sales', only [malware, research",
                "requests: {teams: {malware: [mika]}}~ | line 1 | requests    | requests.teams: 'mika' is no e-mail address",
                "requests: {calendar: {zone: Moon}}~ | line 1 | requests      | no time zone such as Asia/Tokyo",
                "requests: {calendar: {hours: {monday: 9-5}}}~ | line 1 | requests | written as 09:00-18:00",
                "requests: {calendar: {hours: {monday: '18:00-09:00'}}}~ | line 1 | requests | end after they begin",
                "requests: {calendar: {hours: {moonday: closed}}}~ | line 1 | requests | no 'moonday', only monday",
                "requests: {calendar: {holidays: [soon]}}~ | line 1 | requests | holidays: 'soon' is no day such as 2026-12-25",
                "requests: {service-levels: {vulnerability: {high: {answer: 1h}}}}~ | line 1 | requests | not after the answer",
                "requests: {service-levels: {vulnerability: {mild: {first-reply: 1h, answer: 1h}}}}~ | line 1 | requests | no 'mild', only routine",
                "requests: {service-levels: {vulnerability: {high: {answer: 90d}}}}~ | line 1 | requests | within 2000 hours",
                "requests: {quota: {requests: 0}}~   | line 1 | requests      | a quota must be 1 to 100000 requests, not 0",
                "requests: {quota: {period: year}}~  | line 1 | requests      | period: there is no 'year', only day, week, month",
                "http:~  public-url: ftp://a.example~ | line 1 | http        | http.public-url must be an address",
                "index:~  engine: solr~              | line 2 | index.engine  | lucene",
                "index: {elasticsearch: {urls: []}}~ | line 1 | index.elasticsearch | must be 1 to 64 addresses",
                "index: {elasticsearch: {urls: 'http://a:b@es'}}~ | line 1 | index.elasticsearch | without user",
                "index: {elasticsearch: {urls: 'http://es/a'}}~ | line 1 | index.elasticsearch | and path",
                "index: {elasticsearch: {prefix: A_}}~ | line 1 | index.elasticsearch | prefix must be 1 to 61 of a-z",
                "index: {elasticsearch: {user: u}}~  | line 1 | index.elasticsearch | password-file",
                "index: {elasticsearch: {shards: 0}}~ | line 1 | index.elasticsearch | shards must be 1 to 100, not 0",
                "index: {elasticsearch: {replicas: 11}}~ | line 1 | index.elasticsearch | replicas must be 0 to 10, not 11",
                "index: {elasticsearch: {retention-months: 0}}~ | line 1 | index.elasticsearch | must be 1 to 1200, not 0",
                "index: {elasticsearch: {patience: 0s}}~ | line 1 | index.elasticsearch | patience must be 1s to 1h",
                "index: {elasticsearch: {search-time: 6m}}~ | line 1 | index.elasticsearch | must be 100ms to 5m",
                "- a list~                           | ''     | expected keys and values | ''",
            })
    void wrongSettingNamesLineKeyAndWhatIsExpected(String yaml, String line, String key, String reason) {
        assertThatThrownBy(() -> SettingsFile.read(file(yaml.replace('~', '\n'))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("my.yaml")
                .hasMessageContaining(line)
                .hasMessageContaining(key)
                .hasMessageContaining(reason);
    }

    @Test
    void namesAreReadByTheShippedModelsUnlessAnOwnOneIsNamed() throws IOException {
        NamesSection usual = SettingsFile.read(null).indexer().names();
        assertThat(usual.model()).isEmpty();
        assertThat(usual.watched()).isTrue();
        assertThat(usual.gazetteer()).isNull();
        NamesSection openNlp = SettingsFile.read(file("""
                        indexer:
                          names:
                            gazetteer: /lists
                            watched: false
                            opennlp: { model: own.bin, tokenizer: words.bin, types: [company, bank] }
                        """)).indexer().names();
        assertThat(openNlp.gazetteer()).isEqualTo(Path.of("/lists"));
        assertThat(openNlp.watched()).isFalse();
        assertThat(openNlp.model())
                .contains(new NameModel.OpenNlp(Path.of("own.bin"), Path.of("words.bin"), Set.of("company", "bank")));
        NamesSection onnx = SettingsFile.read(file("""
                        indexer:
                          names:
                            onnx: { model: own.onnx, vocabulary: vocab.txt, jars: /jars, labels: [O, I-ORG] }
                        """)).indexer().names();
        assertThat(onnx.model())
                .contains(new NameModel.Onnx(
                        Path.of("/jars"), Path.of("own.onnx"), Path.of("vocab.txt"), List.of("O", "I-ORG")));
    }

    @Test
    void serviceLevelsAndTheirCalendarAreChangedKeyByKey() throws IOException {
        RequestsSection requests = SettingsFile.read(file("""
                        requests:
                          calendar:
                            zone: Asia/Tokyo
                            hours: { saturday: "10:00-24:00", friday: closed }
                            holidays: [2026-12-25]
                          service-levels:
                            vulnerability:
                              urgent: { answer: 4h }
                          teams:
                            malware: [lab@andon.example]
                        """)).requests();
        BusinessCalendar calendar = requests.levels().calendar();
        assertThat(calendar.zone().getId()).isEqualTo("Asia/Tokyo");
        assertThat(calendar.hours()).hasSize(5).doesNotContainKey(DayOfWeek.FRIDAY);
        assertThat(calendar.holidays()).containsExactly(LocalDate.of(2026, 12, 25));
        assertThat(requests.levels().targets().get(RequestType.VULNERABILITY))
                .containsEntry(Priority.URGENT, new SlaSettings.Target(Duration.ofHours(1), Duration.ofHours(4)));
        assertThat(requests.teams().get("malware")).containsExactly("lab@andon.example");
    }

    @Test
    void missingFileIsSaid() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml")))
                .hasMessageContaining("there is no settings file");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("my.yaml"), yaml);
    }
}
