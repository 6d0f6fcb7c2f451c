package andon.benchmarks;

import andon.app.Andon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A whole Andon in a process of its own, as an operator starts it, on the classes and the Java of the benchmark. */
public final class ServedAndon {
    private ServedAndon() {}

    /**
     * Starts {@code andon serve} and waits for nothing; the caller ends the process.
     *
     * @param log gets what the process writes
     * @param options of {@code serve} beside its {@code --config}
     */
    public static Process start(Path config, Path log, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Andon.class.getName(),
                "serve",
                "--config",
                config.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
