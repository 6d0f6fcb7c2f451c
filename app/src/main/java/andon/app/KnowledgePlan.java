package andon.app;

import andon.app.settings.KnowledgeSection;
import andon.searchapi.knowledge.Knowledge;
import andon.searchapi.knowledge.Knowledge.Import;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports what the settings name into the knowledge base: files, and public files that are served over https. They are fetched
 * as themselves, not through Tor: what is asked of them is the same for everybody. A place that fails holds up no other.
 */
final class KnowledgePlan {
    /** The plan's name among the others. */
    static final String NAME = "knowledge";

    private static final Logger log = LoggerFactory.getLogger(KnowledgePlan.class);
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    private final Knowledge knowledge;
    private final KnowledgeSection settings;

    KnowledgePlan(Knowledge knowledge, KnowledgeSection settings) {
        this.knowledge = knowledge;
        this.settings = settings;
    }

    /** Imports each place once; gives how many could not be. */
    int run() {
        int failed = 0;
        for (String place : settings.places()) {
            try {
                failed += told(place, place.startsWith("https://") ? fetched(URI.create(place)) : read(Path.of(place)))
                        ? 0
                        : 1;
            } catch (IOException | RuntimeException e) {
                // The place's boundary: a server or a disk that is away for a while.
                log.warn("{} was not imported into the knowledge base: {}", place, Failures.describe(e));
                failed++;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed + 1;
            }
        }
        return failed;
    }

    private static boolean told(String place, Import outcome) {
        return switch (outcome) {
            case Import.Done(var version) -> {
                log.info("{} was imported: {} has {} entries", place, version.title(), version.entries());
                yield true;
            }
            case Import.Unchanged(var version) -> true;
            case Import.Refused(String reason) -> {
                log.warn("{} was not imported into the knowledge base: {}", place, reason);
                yield false;
            }
        };
    }

    private Import read(Path file) {
        return knowledge.bring(file, fileName(file.toString()), new Knowledge.By.Plan(), false);
    }

    private Import fetched(URI address) throws IOException, InterruptedException {
        // Redirects are followed to https only.
        try (HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(ANSWER)
                    .header("User-Agent", "Andon")
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            Path copy = Files.createTempFile("andon-knowledge", ".download");
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    return new Import.Refused("the server answered " + response.statusCode());
                }
                if (!copied(body, copy)) {
                    return new Import.Refused("it has more than " + (Knowledge.MAX_FILE_BYTES >> 20) + " MB");
                }
                return knowledge.bring(copy, fileName(address.getPath()), new Knowledge.By.Plan(), false);
            } finally {
                Files.delete(copy);
            }
        }
    }

    private static boolean copied(InputStream in, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
                if (bytes > Knowledge.MAX_FILE_BYTES) {
                    return false;
                }
                out.write(buffer, 0, n);
            }
            return true;
        }
    }

    private static String fileName(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
