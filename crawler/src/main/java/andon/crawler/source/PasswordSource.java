package andon.crawler.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where a password stands. It is read when it is used and kept nowhere. */
public sealed interface PasswordSource {
    /** The longest password file that is read. */
    int MOST_BYTES = 4096;

    /**
     * Reads the password.
     *
     * @throws IOException if it is not there; the message names the place, never the password
     */
    String read(Map<String, String> environment) throws IOException;

    /** In the environment variable {@code name}. */
    record Environment(String name) implements PasswordSource {
        public Environment {
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,127}")) {
                throw new IllegalArgumentException("password-env '" + name + "' is not the name of a variable");
            }
        }

        @Override
        public String read(Map<String, String> environment) throws IOException {
            String value = environment.get(name);
            if (value == null || value.isEmpty()) {
                throw new IOException("the environment has no " + name);
            }
            return value;
        }
    }

    /** The first line of the file {@code path}. */
    record InFile(Path path) implements PasswordSource {
        @Override
        public String read(Map<String, String> environment) throws IOException {
            try (InputStream in = Files.newInputStream(path)) {
                String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return text.lines()
                        .findFirst()
                        .filter(line -> !line.isEmpty())
                        .orElseThrow(() -> new IOException("the password file " + path + " is empty"));
            }
        }
    }
}
