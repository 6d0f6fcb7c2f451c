package andon.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for one run, removed with all that is in it when it is closed unless it is to be kept. */
record WorkFolder(Path path, boolean keep) implements AutoCloseable {
    static WorkFolder temporary() throws IOException {
        return new WorkFolder(Files.createTempDirectory("andon-"), false);
    }

    static WorkFolder kept(Path path) throws IOException {
        return new WorkFolder(Files.createDirectories(path).toAbsolutePath(), true);
    }

    @Override
    public void close() {
        if (keep) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + path + " cannot be removed", e);
        }
    }
}
