package andon.benchmarks.filing;

import andon.app.Stores;
import andon.app.settings.SettingsFile;
import andon.benchmarks.ServedAndon;
import andon.benchmarks.knowledge.PublishedFiles;
import andon.benchmarks.search.Folders;
import andon.benchmarks.search.GeneratedDocuments;
import andon.corpus.Corpus;
import andon.corpus.index.DocumentIndex;
import andon.database.Database;
import andon.evidence.ChainAnchors;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.knowledge.Knowledge;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From the moment when a customer sends a request until it holds the answer with its first look, through a whole Andon with its
 * default settings over few documents and over many, each of the five types in turn. The customer's own documents grow with all.
 */
public final class FilingBenchmark {
    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final int BATCH = 500;
    private static final int CVES = 25_000;
    private static final int TECHNIQUES = 900;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 16;
    private static final int COMPANY = 3;
    private static final OrganisationId CUSTOMER = GeneratedDocuments.customer(COMPANY);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private FilingBenchmark() {}

    private enum Kind {
        DARK_WEB_SEARCH(Map.of(
                "brand",
                "Acme " + COMPANY,
                "domain",
                GeneratedDocuments.domain(COMPANY),
                "from",
                "2024-11-01",
                "to",
                "2026-11-01")),
        THREAT_REPORT(
                Map.of("reference", "AR-17", "indicators", List.of("203.0.113.7", GeneratedDocuments.domain(COMPANY)))),
        MALWARE_SAMPLE(Map.of("sample", "0123456789abcdef".repeat(4))),
        MALWARE_CONTEXT(Map.of("kind", "domain", "indicator", GeneratedDocuments.domain(COMPANY))),
        VULNERABILITY(Map.of("cve", "CVE-2024-10010", "product", "gateway"));

        private final Map<String, ?> fields;

        Kind(Map<String, ?> fields) {
            this.fields = fields;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String body() {
            java.util.HashMap<String, Object> body = new java.util.HashMap<>(fields);
            body.put("type", word());
            body.put("question", "What is known of it?");
            return JSON.writeValueAsString(body);
        }
    }

    /** {@code filing [FEW MANY]}: documents; 10,000 and 100,000 unless others are named. */
    public static void main(String[] args) throws Exception {
        int few = args.length > 0 ? Integer.parseInt(args[0]) : FEW;
        int many = args.length > 1 ? Integer.parseInt(args[1]) : MANY;
        Map<Kind, List<Long>> ofFew = millis(few);
        Map<Kind, List<Long>> ofMany = millis(many);
        PrintStream out = System.out;
        out.printf("| p50, longest in ms | %,d documents | %,d documents | ratio of p50 |%n", few, many);
        out.println("| --- | --- | --- | --- |");
        for (Kind kind : Kind.values()) {
            List<Long> less = sorted(ofFew, kind);
            List<Long> more = sorted(ofMany, kind);
            out.printf(
                    Locale.ROOT,
                    "| %s | %d, %d | %d, %d | %.2f |%n",
                    kind.word(),
                    median(less),
                    less.getLast(),
                    median(more),
                    more.getLast(),
                    (double) median(more) / median(less));
        }
    }

    private static List<Long> sorted(Map<Kind, List<Long>> millis, Kind kind) {
        return millis.getOrDefault(kind, List.of()).stream().sorted().toList();
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static Map<Kind, List<Long>> millis(int documents) throws Exception {
        Path folder = Files.createTempDirectory("andon-filing");
        int port = freePort();
        Path config = Files.writeString(folder.resolve("andon.yaml"), """
                data: "%s"
                http: { port: %d }
                requests: { quota: { requests: null } }
                """.formatted(folder.resolve("data"), port));
        try {
            String key = fill(folder, config, documents);
            Process andon = ServedAndon.start(config, folder.resolve("andon.log"), "--role", "api");
            try (HttpClient http = HttpClient.newHttpClient()) {
                URI requests = URI.create("http://127.0.0.1:" + port + "/api/v1/requests");
                awaitAnswer(http, requests, key, andon, folder);
                Map<Kind, List<Long>> millis = new EnumMap<>(Kind.class);
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    for (Kind kind : Kind.values()) {
                        long took = file(http, requests, key, kind);
                        if (round >= 0) {
                            millis.computeIfAbsent(kind, k -> new ArrayList<>()).add(took);
                        }
                    }
                }
                return millis;
            } finally {
                andon.destroy();
                andon.waitFor();
            }
        } finally {
            Folders.remove(folder);
        }
    }

    /** Puts documents, knowledge, a customer and its assets; returns the customer's key. */
    private static String fill(Path folder, Path config, int documents) throws IOException {
        try (Stores stores = Stores.open(SettingsFile.read(config))) {
            Corpus corpus = stores.corpus();
            DocumentIndex index = corpus.index();
            for (int from = 0; from < documents; from += BATCH) {
                index.put(GeneratedDocuments.all(from, Math.min(documents, from + BATCH))
                        .toList());
            }
            index.commit(0);
            Database database = stores.database();
            Accounts accounts = stores.accounts();
            ApiKeys keys = stores.apiKeys();
            accounts.createOrganisation(CUSTOMER, "Acme");
            for (AssetType type : List.of(AssetType.NAME, AssetType.DOMAIN)) {
                String value = type == AssetType.NAME ? "Acme " + COMPANY : GeneratedDocuments.domain(COMPANY);
                corpus.assets()
                        .confirm(corpus.assets().propose(CUSTOMER, type, value).id());
            }
            Knowledge knowledge = new Knowledge(
                    database,
                    new AuditLog(database, ChainAnchors.none(), InstantSource.system()),
                    InstantSource.system());
            PublishedFiles files = new PublishedFiles();
            for (Path file :
                    List.of(files.nvd(folder, CVES), files.epss(folder, CVES), files.attack(folder, TECHNIQUES))) {
                Knowledge.Import done = knowledge.bring(
                        file, file.getFileName().toString(), new Knowledge.By.Command("benchmark"), false);
                if (!(done instanceof Knowledge.Import.Done)) {
                    throw new IllegalStateException(done.toString());
                }
            }
            return keys.create(
                            accounts.createUser("customer", Accounts.newPassword(), Role.CUSTOMER, CUSTOMER),
                            "benchmark",
                            Duration.ofDays(1))
                    .token();
        }
    }

    private static long file(HttpClient http, URI requests, String key, Kind kind) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(requests)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(kind.body()))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        JsonNode look = JSON.readTree(answer.body()).path("firstLook");
        boolean finds = kind == Kind.DARK_WEB_SEARCH || kind == Kind.MALWARE_CONTEXT || kind == Kind.THREAT_REPORT;
        if (answer.statusCode() != 201 || finds && look.path("documents").asLong() == 0) {
            throw new IllegalStateException(kind + ": " + answer.statusCode() + " " + answer.body());
        }
        return took;
    }

    private static void awaitAnswer(HttpClient http, URI requests, String key, Process andon, Path folder)
            throws Exception {
        HttpRequest asked = HttpRequest.newBuilder(requests)
                .header("Authorization", "Bearer " + key)
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (System.nanoTime() < end && andon.isAlive()) {
            try {
                HttpResponse<String> answer = http.send(asked, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = e.toString(); // It is still starting.
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException(
                "Andon answered " + last + "\n" + Files.readString(folder.resolve("andon.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
