package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.exposed.ExposureKey;
import andon.searchapi.accounts.KeyScope;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditFilter;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A site full of leaks is crawled and indexed; a customer's program finds its own among them and shows Andon none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExposedCommandTest {
    private static final String LEAKED = LeakySite.secret("a combo list");
    /** What the customer's people have and nobody leaked. */
    private static final List<String> KEPT = List.of("Harb0ur-Light-771", "Sn0wfall&Cedar", LEAKED + "x");

    @TempDir
    static Path folder;

    private final KeptLog log = new KeptLog();
    private LeakyWatch watch;
    private Node node;
    private RecordingRelay relay;
    private Path key;

    @BeforeAll
    void crawlAndGoThrough() throws Exception {
        log.attach();
        watch = new LeakyWatch(folder);
        node = Node.start(
                watch.settings, watch.stores, EnumSet.of(ProcessRole.CRAWLER, ProcessRole.INDEXER, ProcessRole.API));
        node.runNow(new SourceId("leaky"));
        ExposedCredentials exposed = new ExposedCredentials(watch.stores.database());
        await(() -> watch.stores.corpus().ledger().indexedSeq() > 5
                && node.crawler().frontier().openVisits().isEmpty()
                && watch.stores.corpus().ledger().indexedSeq()
                        >= watch.stores.evidence().lastSeq()
                && exposed.pending(1).isEmpty());
        relay = RecordingRelay.before(node.console().orElseThrow());
        key = Files.writeString(
                folder.resolve("api.key"),
                watch.stores
                        .apiKeys()
                        .create(
                                watch.stores
                                        .accounts()
                                        .user(Role.CUSTOMER.word())
                                        .orElseThrow(),
                                "identity",
                                Duration.ofDays(1),
                                KeyScope.EXPOSED)
                        .token());
    }

    @AfterAll
    void close() throws IOException {
        try {
            relay.close();
            node.close();
            watch.close();
        } finally {
            log.detach();
        }
    }

    private Ran exposed(String input, String... more) {
        List<String> args = new ArrayList<>(
                List.of("exposed", "--server", relay.address().toString(), "--key-file", key.toString()));
        args.addAll(List.of(more));
        return Ran.reading(input, args.toArray(String[]::new));
    }

    @Test
    void eachLineSaysWhetherItsPasswordIsLeaked() {
        Ran ran = exposed(
                String.join("\n", LEAKED, KEPT.get(0), LeakySite.secret("a stealer's block"), KEPT.get(2)) + "\n");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines()).containsExactly("1\texposed", "2\tnot-exposed", "3\texposed", "4\tnot-exposed");
    }

    @Test
    void anAccountIsLeakedWithItsOwnPasswordOnly() {
        Ran ran = exposed(
                "Lena@Lanternworks.example:" + LEAKED + "\n"
                        + "omar@lanternworks.example:" + LEAKED + "\n"
                        + "lena@lanternworks.example:" + KEPT.get(0) + "\n"
                        + "user3@lanternworks.example:Filler-pw-23757x\n",
                "--accounts");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .containsExactly("1\texposed", "2\tpassword-exposed", "3\tnot-exposed", "4\texposed");
        Ran service = exposed(
                "omar:" + LeakySite.secret("a stealer's block") + "\nlena:" + LeakySite.secret("a stealer's block"),
                "--service",
                "vpn.lanternworks.example");
        assertThat(service.out().lines()).containsExactly("1\texposed", "2\tpassword-exposed");
    }

    @Test
    void theClientOfTheDocumentationComesToTheSame() throws Exception {
        String words = Files.readString(Path.of("../docs/exposed-credentials.md"));
        String program = words.substring(words.indexOf("```python\n") + 10, words.indexOf("\n```\n\n## For operators"));
        Path file = Files.writeString(folder.resolve("check.py"), program);
        Path in = Files.writeString(
                folder.resolve("in.txt"),
                String.join(
                        "\n",
                        LEAKED,
                        KEPT.get(0),
                        "Lena@Lanternworks.example\t" + LEAKED,
                        "omar@lanternworks.example\t" + LEAKED,
                        "omar@lanternworks.example\t" + KEPT.get(1)));
        Path out = folder.resolve("out.txt");
        int code;
        try {
            code = new ProcessBuilder(
                            "python3", file.toString(), relay.address().toString(), key.toString())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(folder.resolve("err.txt").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            Assumptions.abort("python3 is not here: " + e.getMessage());
            return;
        }
        assertThat(code).as(Files.readString(folder.resolve("err.txt"))).isZero();
        assertThat(Files.readString(out).lines())
                .containsExactly("1\texposed", "2\tnot-exposed", "3\texposed", "4\tpassword-exposed", "5\tnot-exposed");
    }

    @Test
    void manyLinesAreAskedForInParts() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            lines.append("user")
                    .append(i % 40)
                    .append("@lanternworks.example:Filler-pw-")
                    .append(i % 40 * 7919)
                    .append(i < 80 ? "x\n" : "y\n");
        }
        Ran ran = exposed(lines.toString(), "--accounts");
        assertThat(ran.code()).as(ran.err()).isZero();
        List<String> out = ran.out().lines().toList();
        assertThat(out).hasSize(250);
        for (int i = 0; i < 250; i++) {
            assertThat(out.get(i)).isEqualTo((i + 1) + (i < 80 ? "\texposed" : "\tnot-exposed"));
        }
    }

    @Test
    void anothersDomainIsRefusedAndALineThatIsNoneIsNamedWithoutItsWords() {
        Ran foreign = exposed("karin@norwind.example:" + KEPT.get(0), "--accounts");
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.out()).isEmpty();
        assertThat(foreign.err()).contains("403", "proven");
        Ran wrong = exposed("lena@lanternworks.example:a\n" + KEPT.get(1), "--accounts");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("line 2 is not ACCOUNT:PASSWORD").doesNotContain(KEPT.get(1));
        Ran nameless = exposed("lena:" + KEPT.get(1), "--accounts");
        assertThat(nameless.err()).contains("line 1", "--service").doesNotContain(KEPT.get(1));
        Ran endless = exposed("x".repeat(1_001));
        assertThat(endless.err()).contains("line 1 is longer than 1000");
    }

    @Test
    void neitherWireNorLogNorDatabaseNorAuditHoldsWhatWasAsked() throws Exception {
        exposed(String.join("\n", KEPT) + "\n" + LEAKED);
        exposed("lena@lanternworks.example:" + KEPT.get(0) + "\nlena@lanternworks.example:" + LEAKED, "--accounts");
        Map<String, byte[]> forms = new LinkedHashMap<>();
        ExposureKey server = watch.settings.exposedCredentials().key(watch.stores.folder());
        for (String password : Stream.concat(KEPT.stream(), Stream.of(LEAKED)).toList()) {
            byte[] plain = password.getBytes(StandardCharsets.UTF_8);
            forms.put("the password " + KEPT.indexOf(password), plain);
            for (String hash : List.of("MD5", "SHA-1", "SHA-256")) {
                forms.put(
                        hash + " of " + KEPT.indexOf(password),
                        MessageDigest.getInstance(hash).digest(plain));
            }
            // What a blind of 1 would have sent: the input as an element of the group.
            forms.put(
                    "the element of " + KEPT.indexOf(password),
                    new andon.corpus.exposed.Oprf().blind(plain, BigInteger.ONE));
            forms.put("the output of " + KEPT.indexOf(password), server.output(password));
        }
        Map<String, String> places = new LinkedHashMap<>();
        places.put("wire", String.join("\n", relay.sent()));
        places.put("log", log.text());
        places.put(
                "audit",
                watch.stores
                        .audit()
                        .entries(Long.MAX_VALUE, AuditFilter.ALL, 500)
                        .toString());
        watch.stores.database().sql().sql("checkpoint sync").update();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> !f.startsWith(folder.resolve("data/evidence")))
                    .toList()) {
                places.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(places.get("wire")).contains("/evaluations", "/ranges", "blinded");
        assertThat(places.get("audit")).contains("credential-check");
        assertThat(places.get("log")).contains("The console and the API listen at");
        List<String> holding = new ArrayList<>();
        places.forEach((place, text) -> forms.forEach((what, bytes) -> {
            if (written(bytes).stream().anyMatch(text::contains)) {
                holding.add(place + " holds " + what);
            }
        }));
        assertThat(holding).isEmpty();
    }

    /** How bytes may stand somewhere. */
    private static List<String> written(byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        return List.of(
                new String(bytes, StandardCharsets.ISO_8859_1),
                hex,
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time left").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
