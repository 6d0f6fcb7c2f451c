package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.crawler.candidates.Sighting;
import andon.crawler.candidates.Sightings;
import andon.crawler.safety.BlockList;
import andon.crawler.safety.HostGuard;
import andon.searchapi.accounts.Role;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SecretMask;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator types about sources, candidates and quarantines: the same at the database and at a running Andon. */
class SourceCommandsTest {
    private static final String BOARD = onion(1);
    private static final String FOUND = onion(2);
    private static final String OTHER = onion(3);

    @TempDir
    Path folder;

    private Path settings;

    /** Who carries the commands out. */
    enum Where {
        DATABASE,
        SERVER
    }

    private static String onion(int n) {
        byte[] key = new byte[32];
        key[0] = (byte) n;
        return OnionAddress.ofPublicKey(key).host();
    }

    /** Andon with the options that lead to where commands are carried out. */
    private record Operator(Path settings, List<String> options) {
        Ran andon(String... args) {
            return Ran.andon(all(args));
        }

        Ran reading(String input, String... args) {
            return Ran.reading(input, all(args));
        }

        private String[] all(String... args) {
            List<String> all = new ArrayList<>(List.of("source"));
            all.addAll(List.of(args));
            all.addAll(List.of("--config", settings.toString()));
            all.addAll(options);
            return all.toArray(String[]::new);
        }

        Ran good(String... args) {
            Ran ran = andon(args);
            assertThat(ran.code()).as(ran.err()).isZero();
            return ran;
        }

        void refused(int code, String why, String... args) {
            Ran ran = andon(args);
            assertThat(ran.code()).as(ran.err() + ran.out()).isEqualTo(code);
            assertThat(ran.err()).contains(why);
        }
    }

    @BeforeEach
    void settings() throws IOException {
        settings = Files.writeString(
                folder.resolve("andon.yaml"), "data: " + folder.resolve("data") + "\nhttp:\n  port: 0\n");
    }

    private void with(Where where, Consumer<Operator> claim) throws IOException {
        if (where == Where.DATABASE) {
            claim.accept(new Operator(settings, List.of()));
            return;
        }
        Settings read = SettingsFile.read(settings);
        try (Stores stores = Stores.open(read);
                Node node = Node.start(read, stores, EnumSet.of(ProcessRole.API))) {
            var olga = stores.accounts().createUser("olga", "lantern in the rain", Role.OPERATOR, null);
            Path key = Files.writeString(
                    folder.resolve("key"),
                    stores.apiKeys().create(olga, "test", Duration.ofDays(1)).token() + "\n");
            claim.accept(new Operator(
                    settings,
                    List.of("--server", node.console().orElseThrow().toString(), "--key-file", key.toString())));
        }
    }

    private Path board(String more) {
        try {
            return Files.writeString(
                    folder.resolve("board.yaml"), "id: board\naddresses: [\"http://" + BOARD + "/\"]\n" + more);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void seen(String host) {
        Settings read = SettingsFile.read(settings);
        try (Stores stores = Stores.open(read)) {
            new Sightings(stores.database(), HostGuard.OPEN, SecretMask.NOTHING, stores.clock())
                    .write(List.of(new Sighting(
                            new SourceId("board"),
                            URI.create("http://" + BOARD + "/links"),
                            Map.of(new OnionAddress(host), "a new place"))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void sourceIsAddedShownChangedPausedRevertedAndRemoved(Where where) throws IOException {
        with(where, operator -> {
            String file = board("").toString();
            assertThat(operator.good("add", file).err()).contains("source board: version 1");
            operator.refused(1, "board", "add", file);
            Ran shown = operator.good("show", "board");
            assertThat(shown.out()).contains("id: \"board\"", "tlp: \"amber\"");
            assertThat(shown.err()).contains("version 1 since");
            Ran put = operator.reading(shown.out().replace("amber", "red"), "put", "-", "--expect", "1");
            assertThat(put.code()).as(put.err()).isZero();
            operator.refused(1, "version 2", "put", file, "--expect", "1");
            assertThat(operator.good("pause", "board").err()).contains("version 3");
            assertThat(operator.good("list").out()).contains("board\t6h\thttp://" + BOARD + "/\tboard\tpaused");
            operator.refused(1, "paused", "run", "board");
            operator.good("resume", "board");
            operator.good("run", "board");
            operator.good("revert", "board", "1");
            assertThat(operator.good("show", "board").out()).contains("amber");
            assertThat(operator.good("show", "board", "--version", "2").out()).contains("red");
            operator.good("remove", "board");
            assertThat(operator.good("list").out()).isEmpty();
            assertThat(operator.good("history", "board").out().lines())
                    .hasSize(6)
                    .first()
                    .satisfies(line -> assertThat(line).startsWith("6\t").endsWith("\tremoved"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongIsSaidWithItsLineAndChangesNothing(Where where) throws IOException {
        with(where, operator -> {
            operator.refused(2, "board.yaml:3", "add", board("tlp: purple\n").toString());
            operator.refused(2, "nobody", "show", "nobody");
            operator.refused(2, "nobody", "pause", "nobody");
            operator.refused(2, "nobody", "remove", "nobody");
            operator.refused(2, "nobody", "history", "nobody");
            operator.refused(2, "", "show", "Not An Id");
            operator.refused(
                    2, "there is no file", "add", folder.resolve("none.yaml").toString());
            operator.good("add", board("").toString());
            operator.refused(2, "", "revert", "board", "7");
            assertThat(operator.good("history", "board").out().lines()).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void candidateIsShownWithItsContextAcceptedAndRefused(Where where) throws IOException {
        seen(FOUND);
        seen(OTHER);
        seen(BlockList.TEST_HOST);
        with(where, operator -> {
            assertThat(operator.good("candidates", "--context").out())
                    .contains(FOUND + "\t1\tboard\t", "\tboard\thttp://" + BOARD + "/links\ta new place")
                    .doesNotContain(BlockList.TEST_HOST);
            operator.refused(2, "--limit must be 1 to", "candidates", "--limit", "0");
            operator.refused(2, "is no v3 onion host", "accept", "example.com");
            operator.refused(2, "candidate " + onion(9), "refuse", onion(9));
            operator.refused(1, "under quarantine", "accept", BlockList.TEST_HOST);
            assertThat(operator.good("accept", FOUND, "--id", "new-place").out())
                    .isEqualTo("new-place\n");
            assertThat(operator.good("refuse", OTHER).err()).contains("refused");
            assertThat(operator.good("candidates").out()).isEmpty();
            assertThat(operator.good("candidates", "--all").out()).contains("accepted as new-place by", "refused by");
            assertThat(operator.good("show", "new-place").out()).contains(FOUND);
        });
        assertThat(Ran.andon("source", "load", board("").toString(), "--config", settings.toString())
                        .code())
                .as("keys of one source are no sources file")
                .isEqualTo(2);
        Path file = Files.writeString(
                folder.resolve("sources.yaml"),
                "sources:\n  - id: board\n    addresses: [\"http://" + BOARD + "/\"]\n");
        assertThat(Ran.andon("source", "load", file.toString(), "--config", settings.toString())
                        .out())
                .contains("1 new, 0 changed, 0 gone, 1 kept that came from no file");
        Files.writeString(file, Files.readString(file).replace(BOARD, FOUND));
        Ran taken = Ran.andon("source", "load", file.toString(), "--config", settings.toString());
        assertThat(taken.code()).isEqualTo(1);
        assertThat(taken.err()).contains("belongs to the source new-place", "nothing was changed");
    }

    @ParameterizedTest
    @EnumSource
    void fileIsLoadedAndAttendanceIsTold(Where where) throws IOException {
        String entry = "sources:\n  - id: board\n    addresses: [\"http://" + BOARD + "/\"]\n";
        String file = Files.writeString(folder.resolve("sources.yaml"), entry).toString();
        String bad = Files.writeString(folder.resolve("bad.yaml"), entry + "    tlp: purple\n")
                .toString();
        with(where, operator -> {
            assertThat(operator.good("load", file).out()).isEqualTo("1 new, 0 changed, 0 gone\n");
            operator.refused(2, "bad.yaml:4", "load", bad);
            operator.good("attended", "board");
            operator.refused(2, "nobody", "attended", "nobody");
        });
    }

    @ParameterizedTest
    @EnumSource
    void hostIsHeldAndReleasedWithAReason(Where where) throws IOException {
        with(where, operator -> {
            operator.good("add", board("").toString());
            operator.refused(2, "--reason", "hold", BOARD);
            operator.refused(2, "--reason must have", "hold", BOARD, "--reason", " ");
            operator.refused(2, "is no host", "hold", "nonsense", "--reason", "x");
            operator.good("hold", BOARD, "--reason", "the customer asked for it");
            assertThat(operator.good("hold", BOARD, "--reason", "again").err()).contains("already");
            assertThat(operator.good("quarantine").out())
                    .contains(BOARD + "\toperator\t", "\tboard\t", "the customer asked for it");
            operator.refused(1, "quarantined", "run", "board");
            operator.good("release", BOARD, "--reason", "it was a mistake");
            operator.refused(2, BOARD, "release", BOARD, "--reason", "again");
            assertThat(operator.good("quarantine").out()).isEmpty();
        });
    }

    @Test
    void whoDidWhatAtTheDatabaseIsInTheAuditLog() {
        Operator operator = new Operator(settings, List.of());
        operator.good("add", board("").toString());
        operator.good("hold", OTHER, "--reason", "malware was named there");
        try (Stores stores = Stores.open(SettingsFile.read(settings))) {
            assertThat(stores.database()
                            .sql()
                            .sql("select user_name || ': ' || action || ' ' || detail from audit_log order by id")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "command of " + System.getProperty("user.name") + ": source-change stored, version 1",
                            "command of " + System.getProperty("user.name")
                                    + ": quarantine-change under quarantine: malware was named there");
        }
    }

    @Test
    void keyThatIsMissingOrBadIsSaid() throws IOException {
        with(Where.SERVER, operator -> {
            String server = operator.options().get(1);
            assertThat(Ran.andon("source", "list", "--server", server).err()).contains("needs an operator's key");
            try {
                Path bad = Files.writeString(folder.resolve("bad"), "andon_nonsense");
                Ran ran = Ran.andon("source", "list", "--server", server, "--key-file", bad.toString());
                assertThat(ran.code()).isEqualTo(1);
                assertThat(ran.err()).contains("the key is not good at");
                Ran nobody =
                        Ran.andon("source", "list", "--server", "http://127.0.0.1:1/", "--key-file", bad.toString());
                assertThat(nobody.code()).isEqualTo(1);
                assertThat(nobody.err()).contains("nobody answers at http://127.0.0.1:1/");
                assertThat(Ran.andon("source", "list", "--server", "here", "--key-file", bad.toString())
                                .code())
                        .isEqualTo(2);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
