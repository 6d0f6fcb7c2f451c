package andon.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Andon's command line in a process of its own, so that it can be killed. */
final class AndonProcess implements AutoCloseable {
    private final Process process;
    private final Path errors;

    private AndonProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Starts a command; what it prints goes to files in {@code folder}. */
    static AndonProcess start(Path folder, String... args) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".log");
        Path errors = Files.createTempFile(folder, "err", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                "andon.app.Andon"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        return new AndonProcess(process, errors);
    }

    /** Ends it as a power cut would: no handler of its own runs. */
    void kill9() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    boolean alive() {
        return process.isAlive();
    }

    /**
     * Waits for its end and returns the exit code.
     *
     * @throws AssertionError if it takes longer; it is ended then
     */
    int exitCode(Duration bound) throws InterruptedException, IOException {
        if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
            kill9();
            throw new AssertionError("andon did not end within " + bound + ":\n" + errors());
        }
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
