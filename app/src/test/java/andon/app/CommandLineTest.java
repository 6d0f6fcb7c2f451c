package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger types, right and wrong: results on standard output, all else on standard error, honest exit codes. */
class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void helpAndVersionNeedNothing() {
        assertThat(run("--help").out()).contains("demo", "serve", "crawl", "index", "search", "Exit codes");
        assertThat(run("--version").out()).startsWith("andon 0.").contains("Java 25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo", "serve", "crawl", "index", "search", "extract", "reindex", "verify", "source", "asset", "user",
                "key"
            })
    void everyCommandHasHelp(String command) {
        Ran ran = run(command, "--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: andon " + command);
    }

    @Test
    void aPersonIsMadeOnceAndItsKeyIsShownOnce() {
        Ran user = run("user", "add", "mina", "--role", "customer", "--organisation", "acme", "--data", data());
        assertThat(user.code()).isZero();
        assertThat(user.out().strip()).hasSize(24).doesNotContain(" ");
        assertThat(run("user", "add", "mina", "--role", "customer", "--organisation", "acme", "--data", data()))
                .satisfies(again -> assertThat(again.code()).isEqualTo(2))
                .satisfies(again -> assertThat(again.err()).contains("exists already"));
        Ran key = run("key", "add", "mina", "--label", "ticket system", "--data", data());
        assertThat(key.out().strip()).startsWith("andon_");
        assertThat(run("key", "list", "mina", "--data", data()).out())
                .contains("ticket system")
                .doesNotContain(key.out().strip());
        assertThat(run("user", "list", "--data", data()).out()).isEqualTo("mina\tcustomer\tacme\n");
    }

    @Test
    void wrongUsageExitsWithTwoAndSaysWhatToDo() throws Exception {
        assertThat(run("serch").code()).isEqualTo(2);
        assertThat(run("search", "acme (", "--data", data()))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("column 7", "expected"));
        assertThat(run("search", "x", "--limit", "0", "--data", data()).err()).contains("--limit must be 1 to");
        assertThat(run("crawl", "http://example.com/", "--data", data()).err()).contains("not an onion address");
        assertThat(run("crawl", "--data", data()).err()).contains("--sources FILE");
        assertThat(run("serve", "--role", "cook", "--data", data()).code()).isEqualTo(2);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run("verify", "--data", file.toString()).err()).contains("is a file");
        Path sources = Files.writeString(folder.resolve("sources.yaml"), "sources:\n  - id: A B\n");
        assertThat(run("source", "check", sources.toString()))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("sources.yaml:2"));
    }

    @Test
    void whatIsNoWarcIsSaidAndFails() throws Exception {
        Path file = Files.writeString(folder.resolve("page.warc"), "<html>not a WARC</html>");
        assertThat(run("index", file.toString(), "--data", data()))
                .satisfies(r -> assertThat(r.code()).isEqualTo(1))
                .satisfies(r -> assertThat(r.err()).contains("is it a WARC file?"));
        assertThat(run("index", folder.resolve("none.warc").toString(), "--json")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void emptyStoreVerifiesSearchesAndReindexes() {
        assertThat(run("verify", "--data", data()).out()).isEqualTo("""
                0 captures checked, all whole
                0 audit records checked, all whole
                The last audit record's hash is 0000000000000000000000000000000000000000000000000000000000000000
                """);
        assertThat(run("search", "acme", "--data", data()).err()).contains("0 documents match");
        assertThat(run("reindex", "--data", data()).code()).isZero();
        assertThat(run("reindex", "--data", data()).err()).contains("0 captures indexed; the new index is in use");
        assertThat(run("verify", "--index", "--data", data()).out())
                .isEqualTo("0 documents compared, 0 missing, 0 unknown\n");
        assertThat(run("verify", "--no-repair", "--data", data()))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("goes with --index"));
    }

    @Test
    void sourcesAreLoadedListedAndAttended() throws Exception {
        Path example = Path.of("../config/sources-example.yaml");
        assertThat(run("source", "check", example.toString()).code()).isZero();
        assertThat(run("source", "load", example.toString(), "--data", data()).out())
                .contains(" new, 0 changed, 0 gone");
        String id = run("source", "list", "--data", data()).out().split("\t")[0];
        assertThat(run("source", "attended", id, "--data", data()).code()).isZero();
        assertThat(run("source", "attended", "nobody", "--data", data()))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("there is no source 'nobody'"));
    }

    @Test
    void extractFiltersLinesInOrderWithOffsetsInCodePointsAndSecretsMasked() {
        Ran ran = runWith("""
                {"id":"b","text":"𝕏𝕏 see CVE-2026-1234"}
                {"id":"a","text":"login admin@acme.example:hunter2!x"}
                """, "extract");
        List<String> lines = new ArrayList<>(ran.out().lines().toList());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("{\"id\":\"b\"").contains("\"start\":7", "\"end\":20", "CVE-2026-1234");
        assertThat(lines.get(1)).startsWith("{\"id\":\"a\"").contains("admin@acme.example:h•••x");
        assertThat(ran.out()).doesNotContain("hunter2");
        assertThat(runWith("{oops\n", "extract"))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("line 1"));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static Ran runWith(String input, String... args) {
        return Ran.reading(input, args);
    }

    private static Ran run(String... args) {
        return Ran.andon(args);
    }
}
