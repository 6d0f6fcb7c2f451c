package andon.testbed.tor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One tor process with its folder and its own address on loopback. Not thread-safe. */
final class TorNode {
    private static final int SECONDS_TO_STOP = 5;

    final String name;
    final String ip;
    final Path folder;
    private final TorPrograms programs;
    private @Nullable Process process;

    TorNode(String name, String ip, Path folder, TorPrograms programs) {
        this.name = name;
        this.ip = ip;
        this.folder = folder;
        this.programs = programs;
    }

    void configure(String torrc) throws IOException {
        Files.writeString(folder.resolve("torrc"), torrc);
    }

    void start() throws IOException {
        if (process != null && process.isAlive()) {
            return;
        }
        process = new ProcessBuilder(
                        programs.tor().toString(),
                        "-f",
                        folder.resolve("torrc").toString(),
                        "--defaults-torrc",
                        folder.resolveSibling("empty").toString(),
                        "--hush")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("start.log").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(
                        folder.resolveSibling("empty").toFile()))
                .start();
    }

    void stop() throws InterruptedException {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!running.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
        }
        process = null;
    }

    /** The number of its process; 0 if it does not run. */
    long pid() {
        Process running = process;
        return running == null ? 0 : running.pid();
    }

    /** Ends the process with SIGKILL. */
    void killAndWait() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
        process = null;
    }

    /** Ends the process without waiting; for the end of the JVM. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    /** Fails with what the process last said, if it has ended by itself. */
    void requireAlive() throws IOException {
        Process running = process;
        if (running != null && !running.isAlive()) {
            throw new IOException("tor '" + name + "' ended with status " + running.exitValue() + ": " + lastWords());
        }
    }

    /** Whether it knows all {@code relays} of the network: the consensus and every relay's microdescriptor. */
    boolean hasDirectory(int relays) throws IOException {
        requireAlive();
        return lines("cached-microdesc-consensus", "r ") == relays
                && lines("cached-microdescs", "onion-key") + lines("cached-microdescs.new", "onion-key") >= relays;
    }

    /** The fingerprint of its relay identity, 40 hexadecimal digits. */
    String fingerprint() throws IOException {
        return Files.readString(folder.resolve("fingerprint")).strip().split(" ")[1];
    }

    TorControl control() throws IOException {
        return TorControl.connect(ip, folder.resolve("control_auth_cookie"));
    }

    private long lines(String file, String prefix) throws IOException {
        // tor's files are text, but extra-info in them need not be UTF-8.
        try (Stream<String> lines = Files.lines(folder.resolve(file), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(prefix)).count();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private String lastWords() throws IOException {
        StringBuilder words = new StringBuilder();
        for (String file : List.of("start.log", "notice.log")) {
            Path log = folder.resolve(file);
            if (Files.exists(log)) {
                Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                        .filter(line -> line.contains("[warn]") || line.contains("[err]"))
                        .limit(5)
                        .forEach(line -> words.append(line).append("; "));
            }
        }
        return words.toString();
    }
}
