package andon.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What the tests use that is not the JVM's: skipped where it is missing, unless the environment says it must be there. */
final class RealServers {
    private RealServers() {}

    static void need(String program) {
        need(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .map(folder -> Path.of(folder, program))
                        .anyMatch(Files::isExecutable),
                program);
    }

    static void need(Path path, String debianPackage) {
        need(Files.exists(path), "Debian's " + debianPackage);
    }

    private static void need(boolean there, String what) {
        if ("true".equals(System.getenv("ANDON_REQUIRE_SERVERS"))) {
            if (!there) {
                throw new AssertionError(what + " is not installed; .ci/run installs it");
            }
        } else {
            assumeTrue(there, what + " is not installed");
        }
    }
}
