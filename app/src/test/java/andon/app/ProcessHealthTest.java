package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever starts processes again asks each, whatever its role, whether it is well. */
class ProcessHealthTest {
    @TempDir
    Path folder;

    private String settings(int port) throws IOException {
        return Files.writeString(
                        folder.resolve("andon.yaml"),
                        "data: " + folder.resolve("data") + "\nmetrics: { port: " + port + " }\n")
                .toString();
    }

    @Test
    void processWithoutConsoleSaysThatItIsWellUntilItsDatabaseIsGone() throws IOException {
        Settings settings = SettingsFile.read(Path.of(settings(0)));
        try (Stores stores = Stores.open(settings);
                Node node = Node.start(settings, stores, Set.of(ProcessRole.SCHEDULER))) {
            URI metrics = node.metrics().orElseThrow();
            String own = settings(metrics.getPort());
            Ran well = Ran.andon("health", "--config", own);
            assertThat(well.code()).as(well.err()).isZero();
            assertThat(well.out()).isEqualTo("well\n");
            stores.database().close();
            Ran ill = Ran.andon("health", "--config", own);
            assertThat(ill.code()).isEqualTo(1);
            assertThat(ill.out()).startsWith("the database does not answer: ");
        }
    }

    @Test
    void nobodyThereIsIllAndNoPortIsWrongUsage() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Ran nobody = Ran.andon("health", "--config", settings(port));
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("nothing answers at http://127.0.0.1:" + port + "/health");
        Ran unsaid = Ran.andon("health", "--config", settings(0));
        assertThat(unsaid.code()).isEqualTo(2);
        assertThat(unsaid.err()).contains("metrics.port");
    }
}
