package andon.app;

import andon.crawler.CrawlerSettings;
import andon.crawler.candidates.FollowBudget;
import andon.crawler.fetch.FetchSettings;
import andon.crawler.fetch.HeaderSet;
import andon.crawler.frontier.FrontierSettings;
import andon.crawler.health.HealthSettings;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.evidence.EvidenceSettings;
import andon.indexer.names.NameModel;
import andon.schedules.SchedulesSettings;
import andon.searchapi.alerts.DeliverySettings;
import andon.searchapi.alerts.OperatorMail;
import andon.searchapi.guarded.AddressRange;
import andon.searchapi.samples.SampleKeys;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator can set; config/andon-example.yaml says what each key means, its unit, its default and why.
 *
 * @param sources the sources file; null if there is none
 */
public record Settings(
        Path data,
        @Nullable Path sources,
        Sql database,
        IndexSettings index,
        Tor tor,
        Crawling crawler,
        Evidence evidence,
        Indexing indexer,
        Http http,
        Alerting alerts,
        RequestSettings requests,
        AssetSettings assets,
        Planning schedules,
        Health health,
        Metrics metrics,
        KnowledgePlaces knowledge,
        SampleStore samples) {

    /** The same settings with all state in another folder. */
    public Settings withData(Path folder) {
        return new Settings(
                folder, sources, database, index, tor, crawler, evidence, indexer, http, alerts, requests, assets,
                schedules, health, metrics, knowledge, samples);
    }

    /** The same settings for a process of another name. */
    Settings withName(String name) {
        return new Settings(
                data,
                sources,
                database,
                index,
                tor,
                crawler.withName(name),
                evidence,
                indexer,
                http,
                alerts,
                requests,
                assets,
                schedules,
                health,
                metrics,
                knowledge,
                samples);
    }

    /** The same settings with the embedded database and index, whatever they name. */
    public Settings embedded() {
        return new Settings(
                data,
                sources,
                new Sql(null, "andon", null, null, database.connections()),
                index.embedded(),
                tor,
                crawler,
                evidence,
                indexer,
                http,
                alerts,
                requests,
                assets,
                schedules,
                health,
                metrics,
                knowledge,
                samples);
    }

    public record Sql(
            @Nullable String url,
            String user,
            @Nullable Path passwordFile,
            @Nullable String passwordEnv,
            int connections) {

        /** The database to open: the embedded one in {@code folder} unless a URL is set. */
        DatabaseSettings in(DataFolder folder) {
            return url == null ? folder.embeddedDatabase() : new DatabaseSettings(url, user, password(), connections);
        }

        private String password() {
            return new PasswordPlace("database.password", passwordFile, passwordEnv)
                    .read()
                    .orElse("");
        }
    }

    /** @param socks host:port, one or several, each entry with commas between or without */
    public record Tor(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> socks,

            Duration circuitLifetime,
            int connections,
            long bandwidth) {
        public Tor {
            socks = List.copyOf(socks);
            // Refuses what is out of bounds, with what the bounds are.
            settings(addresses(socks), circuitLifetime, connections, bandwidth);
        }

        /** The endpoints, in the order of the file. */
        List<InetSocketAddress> addresses() {
            return addresses(socks);
        }

        private static List<InetSocketAddress> addresses(List<String> socks) {
            return socks.stream()
                    .flatMap(entry -> Arrays.stream(entry.split(",")))
                    .map(String::strip)
                    .map(Tor::parse)
                    .toList();
        }

        FetchSettings settings() {
            return settings(addresses(), circuitLifetime, connections, bandwidth);
        }

        private static FetchSettings settings(
                List<InetSocketAddress> endpoints, Duration circuitLifetime, int connections, long bandwidth) {
            return FetchSettings.through(endpoints.toArray(InetSocketAddress[]::new))
                    .withCircuitLifetime(circuitLifetime)
                    .withConnections(connections, connections)
                    .withBytesPerSecond(bandwidth);
        }

        private static InetSocketAddress parse(String text) {
            int colon = text.lastIndexOf(':');
            try {
                int port = Integer.parseInt(text.substring(colon + 1));
                if (colon < 1 || port < 1 || port > 65535) {
                    throw new IllegalArgumentException("'" + text + "' is not host:port");
                }
                // This machine's or this network's own tor; nothing of the dark web is ever looked up here.
                return new InetSocketAddress(text.substring(0, colon), port);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is not host:port", e);
            }
        }
    }

    public record Crawling(
            String name,
            int workers,
            String userAgent,
            Duration timeout,
            long maxBody,
            int tries,
            Duration backoff,
            Duration gateWait,
            int hostFailures,
            Duration hostPause,
            List<Path> blockList,
            int followPerDay,
            int followInAll) {
        public Crawling {
            if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalArgumentException("crawler.timeout must be 1s to 10m");
            }
            if (maxBody < 1024 || maxBody > 256L << 20) {
                throw new IllegalArgumentException("crawler.max-body must be 1KB to 256MB");
            }
            // The crawler's own records check the rest; making them here gives their errors a line of the file.
            crawlerSettings(name, workers, tries, backoff, gateWait);
            new FrontierSettings(hostFailures, hostPause);
            blockList = List.copyOf(blockList);
            new FollowBudget(followPerDay, followInAll);
        }

        Crawling withName(String other) {
            return new Crawling(
                    other,
                    workers,
                    userAgent,
                    timeout,
                    maxBody,
                    tries,
                    backoff,
                    gateWait,
                    hostFailures,
                    hostPause,
                    blockList,
                    followPerDay,
                    followInAll);
        }

        FollowBudget follow() {
            return new FollowBudget(followPerDay, followInAll);
        }

        FetchSettings fetch(Tor tor) {
            Duration part = timeout.compareTo(PART) < 0 ? timeout : PART;
            return tor.settings()
                    .withHeaders(HeaderSet.TOR_BROWSER.withUserAgent(userAgent))
                    .withTimeouts(part, part, timeout)
                    .withMaxBody(Math.toIntExact(maxBody));
        }

        FrontierSettings frontier() {
            return new FrontierSettings(hostFailures, hostPause);
        }

        CrawlerSettings crawler() {
            return crawlerSettings(name, workers, tries, backoff, gateWait);
        }

        private static CrawlerSettings crawlerSettings(
                String name, int workers, int tries, Duration backoff, Duration gateWait) {
            CrawlerSettings defaults = CrawlerSettings.DEFAULT;
            return new CrawlerSettings(
                    name,
                    workers,
                    defaults.lease(),
                    tries,
                    backoff,
                    defaults.gateTries(),
                    gateWait,
                    defaults.logins(),
                    defaults.mirrorRest(),
                    defaults.proxyWait());
        }

        /** The longest silence, and the longest way to a host, within {@link #timeout}. */
        private static final Duration PART = Duration.ofSeconds(60);
    }

    public record Evidence(long rotateSize, Duration rotateAfter) {
        public Evidence {
            if (rotateSize < MIN_ROTATE_SIZE || rotateSize > MAX_ROTATE_SIZE) {
                throw new IllegalArgumentException("evidence.rotate-size must be 1MB to 1TB");
            }
            if (rotateAfter.compareTo(Duration.ofMinutes(1)) < 0 || rotateAfter.compareTo(Duration.ofDays(366)) > 0) {
                throw new IllegalArgumentException("evidence.rotate-after must be 1m to 366d");
            }
        }

        EvidenceSettings in(DataFolder folder) {
            return new EvidenceSettings(
                    folder.evidence(), rotateSize, rotateAfter, EvidenceSettings.DEFAULT_MAX_DECODED_BYTES);
        }

        private static final long MIN_ROTATE_SIZE = 1L << 20;
        private static final long MAX_ROTATE_SIZE = 1L << 40;
    }

    public record Indexing(int commitEvery, Duration poll, Naming names) {
        public Indexing {
            requireRange("indexer.commit-every", commitEvery, 1, 100_000);
            requirePoll("indexer.poll", poll);
        }
    }

    /**
     * How names are found.
     *
     * @param gazetteer folder with the operator's lists of malware and actors; null: the data folder's own
     * @param watched whether the customers' confirmed names are looked for in all their spellings
     */
    public record Naming(@Nullable Path gazetteer, boolean watched, OpenNlp opennlp, Onnx onnx) {
        public Naming {
            if (opennlp.model() != null && onnx.model() != null) {
                throw new IllegalArgumentException(
                        "opennlp.model and onnx.model are both set: one model reads the text");
            }
        }

        /** The operator's own model of running text; empty for the shipped ones. */
        Optional<NameModel> model() {
            return opennlp.nameModel().or(onnx::nameModel);
        }
    }

    /** @param model null: none */
    public record OpenNlp(@Nullable Path model, @Nullable Path tokenizer, List<String> types) {
        public OpenNlp {
            types = List.copyOf(types);
            nameModel(model, tokenizer, types);
        }

        Optional<NameModel> nameModel() {
            return nameModel(model, tokenizer, types);
        }

        private static Optional<NameModel> nameModel(
                @Nullable Path model, @Nullable Path tokenizer, List<String> types) {
            return Optional.ofNullable(model).map(file -> new NameModel.OpenNlp(file, tokenizer, Set.copyOf(types)));
        }
    }

    /** @param model null: none; the others are needed with it */
    public record Onnx(
            @Nullable Path model,
            @Nullable Path vocabulary,
            List<String> labels,
            @Nullable Path jars) {
        public Onnx {
            labels = List.copyOf(labels);
            if (model != null && (vocabulary == null || jars == null)) {
                throw new IllegalArgumentException("onnx.model needs onnx.vocabulary and onnx.jars beside it");
            }
            nameModel(model, vocabulary, labels, jars);
        }

        Optional<NameModel> nameModel() {
            return nameModel(model, vocabulary, labels, jars);
        }

        private static Optional<NameModel> nameModel(
                @Nullable Path model, @Nullable Path vocabulary, List<String> labels, @Nullable Path jars) {
            return model == null || vocabulary == null || jars == null
                    ? Optional.empty()
                    : Optional.of(new NameModel.Onnx(jars, model, vocabulary, labels));
        }
    }

    /** @param publicUrl where readers reach the console; null: at address and port */
    public record Http(String address, int port, @Nullable URI publicUrl) {
        public Http {
            requireRange("http.port", port, 0, 65535);
            if (publicUrl != null) {
                boolean web = "http".equals(publicUrl.getScheme()) || "https".equals(publicUrl.getScheme());
                if (!web || publicUrl.getHost() == null || publicUrl.getQuery() != null) {
                    throw new IllegalArgumentException(
                            "http.public-url must be an address such as https://andon.example/, not '" + publicUrl
                                    + "'");
                }
            }
        }

        /** Where links in messages lead, without a slash at the end. */
        String link(Optional<URI> console) {
            String link = publicUrl != null
                    ? publicUrl.toString()
                    : console.map(URI::toString).orElse("http://" + address + ":" + port);
            return link.endsWith("/") ? link.substring(0, link.length() - 1) : link;
        }
    }

    public record Alerting(
            Duration poll,
            @Nullable String smtpHost,
            int smtpPort,
            boolean smtpStartTls,
            String mailFrom,
            List<String> webhookAllow,
            boolean webhookPlainHttp,
            @Nullable Path syslogCertificates,
            List<String> operators,
            Duration operatorDistance,
            Duration operatorRepeat) {
        public Alerting {
            webhookAllow = List.copyOf(webhookAllow);
            operators = List.copyOf(operators);
            if (operators.size() > OperatorMail.MOST_OPERATORS) {
                throw new IllegalArgumentException("alerts.operators must be at most " + OperatorMail.MOST_OPERATORS);
            }
            operators.stream().filter(o -> !o.contains("@")).findFirst().ifPresent(o -> {
                throw new IllegalArgumentException("alerts.operators: '" + o + "' is no e-mail address");
            });
            requireSpan("alerts.operator-distance", operatorDistance, Duration.ZERO, Duration.ofDays(1), "0s to 1d");
            requireSpan(
                    "alerts.operator-repeat",
                    operatorRepeat,
                    Duration.ofMinutes(10),
                    Duration.ofDays(30),
                    "10m to 30d");
            requireRange("alerts.smtp-port", smtpPort, 1, 65535);
            requirePoll("alerts.poll", poll);
            webhookAllow.forEach(AddressRange::parse);
        }

        /**
         * How alerts leave.
         *
         * @param console where this process serves the console, if it does
         */
        DeliverySettings delivery(Optional<URI> console, Http http) {
            DeliverySettings defaults = DeliverySettings.defaults(http.link(console));
            return new DeliverySettings(
                    defaults.maxAttempts(),
                    defaults.firstRetry(),
                    defaults.longestRetry(),
                    defaults.timeout(),
                    defaults.batch(),
                    poll,
                    webhookAllow.stream().map(AddressRange::parse).toList(),
                    webhookPlainHttp,
                    syslogCertificates,
                    smtpHost == null
                            ? null
                            : new DeliverySettings.Mail(smtpHost, smtpPort, null, null, smtpStartTls, mailFrom),
                    defaults.consoleAddress());
        }
    }

    /** @param clustered whether several processes share the plans; null: whether the database can be shared */
    public record Planning(@Nullable Boolean clustered, int threads, Duration lateness, Duration checkIn) {
        public Planning {
            new SchedulesSettings(false, threads, lateness, checkIn);
        }

        SchedulesSettings on(Database.Dialect dialect) {
            // Whoever chose PostgreSQL has several processes, or may have them tomorrow.
            boolean shared = clustered == null ? dialect == Database.Dialect.POSTGRESQL : clustered;
            if (shared && dialect == Database.Dialect.H2) {
                throw new UsageException(
                        "schedules.clustered: the embedded database is for one process; set database.url to a PostgreSQL");
            }
            return new SchedulesSettings(shared, threads, lateness, checkIn);
        }
    }

    public record Health(
            Duration every,
            int visits,
            double errorBudget,
            int fewestLooks,
            int missedVisits,
            Duration grace,
            int readings,
            int memory,
            int fewestPages,
            Duration silence) {
        public Health {
            requireSpan("health.every", every, Duration.ofSeconds(1), Duration.ofHours(1), "1s to 1h");
            settings(visits, errorBudget, fewestLooks, missedVisits, grace, readings, memory, fewestPages, silence);
        }

        HealthSettings settings() {
            return settings(
                    visits, errorBudget, fewestLooks, missedVisits, grace, readings, memory, fewestPages, silence);
        }

        private static HealthSettings settings(
                int visits,
                double errorBudget,
                int fewestLooks,
                int missedVisits,
                Duration grace,
                int readings,
                int memory,
                int fewestPages,
                Duration silence) {
            return new HealthSettings(
                    visits, errorBudget, fewestLooks, missedVisits, grace, readings, memory, fewestPages, silence);
        }
    }

    /** @param port where Prometheus reads this process without a key; null: nowhere */
    public record Metrics(String address, @Nullable Integer port) {
        public Metrics {
            if (port != null) {
                requireRange("metrics.port", port, 0, 65535);
            }
        }
    }

    /**
     * What is imported into the knowledge base by itself.
     *
     * @param places files, and https addresses of files
     */
    public record KnowledgePlaces(Duration every, List<String> places) {
        private static final int MOST = 200;

        public KnowledgePlaces {
            places = List.copyOf(places);
            requireSpan("knowledge.every", every, Duration.ofMinutes(10), Duration.ofDays(90), "10m to 90d");
            if (places.size() > MOST) {
                throw new IllegalArgumentException("knowledge.places must be at most " + MOST);
            }
            places.stream().filter(p -> p.startsWith("http:")).findFirst().ifPresent(p -> {
                throw new IllegalArgumentException("knowledge.places: '" + p + "' is not https");
            });
            places.stream().filter(p -> p.startsWith("https:")).forEach(URI::create);
        }
    }

    /** @param keyFile keys for samples, one a line, the one that seals first; null: the data folder's own */
    public record SampleStore(@Nullable Path keyFile) {
        SampleKeys keys(DataFolder folder) {
            if (keyFile == null) {
                return folder.sampleKeys();
            }
            try {
                return SampleKeys.parse(Files.readString(keyFile));
            } catch (IOException e) {
                throw new UsageException("samples.key-file " + keyFile + " cannot be read", e);
            } catch (IllegalArgumentException e) {
                throw new UsageException(
                        "samples.key-file " + keyFile + " must hold keys of 64 hexadecimal digits, one a line", e);
            }
        }
    }

    static void requireSpan(String key, Duration value, Duration least, Duration most, String bounds) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " must be " + bounds);
        }
    }

    static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + " to " + most + ", not " + value);
        }
    }

    private static void requirePoll(String key, Duration poll) {
        if (poll.compareTo(Duration.ofMillis(10)) < 0 || poll.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(key + " must be 10ms to 1m");
        }
    }
}
