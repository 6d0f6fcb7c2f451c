package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.OnionAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database is one process's: while a server has it, commands have that server do their work. */
class RunningAndonIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void commandsAskTheServerThatHasTheDatabaseOrSayWhatToDo() throws Exception {
        String data = folder.resolve("data").toString();
        String settings = Files.writeString(
                        folder.resolve("andon.yaml"), "data: " + data + "\nhttp:\n  port: " + freePort() + "\n")
                .toString();
        Ran.andon("user", "add", "olga", "--role", "operator", "--config", settings);
        String key = Files.writeString(
                        folder.resolve("key"),
                        Ran.andon("key", "add", "olga", "--label", "cli", "--config", settings)
                                .out())
                .toString();
        String board = Files.writeString(
                        folder.resolve("board.yaml"),
                        "id: board\naddresses: [\"http://"
                                + OnionAddress.ofPublicKey(new byte[32]).host() + "/\"]\n")
                .toString();
        try (AndonProcess server = AndonProcess.start(folder, "serve", "--role", "api", "--config", settings)) {
            Instant end = Instant.now().plus(PATIENCE);
            while (!server.errors().contains("Andon serves as")) {
                assertThat(server.alive() && Instant.now().isBefore(end))
                        .as(server.errors())
                        .isTrue();
                Thread.sleep(100);
            }
            Ran without = Ran.andon("source", "list", "--config", settings);
            assertThat(without.code()).isEqualTo(1);
            assertThat(without.err())
                    .contains("another andon process has the data folder", "ANDON_KEY", "http://127.0.0.1:");
            Ran added = Ran.andon("source", "add", board, "--config", settings, "--key-file", key);
            assertThat(added.code()).as(added.err()).isZero();
            assertThat(Ran.andon("source", "list", "--config", settings, "--key-file", key)
                            .out())
                    .startsWith("board\t6h");
        }
        assertThat(Ran.andon("source", "history", "board", "--config", settings).out())
                .startsWith("1\t")
                .contains("olga");
    }
}
