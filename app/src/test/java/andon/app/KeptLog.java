package andon.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** Keeps all that this process writes to standard error, which is where it logs, with every detail that it can be told to log. */
final class KeptLog {
    /** The variable of logback.xml; Spring Boot reads that file anew when the console starts. */
    private static final String LEVEL = "ANDON_LOG";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream usual = System.err;

    void attach() {
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        System.setProperty(LEVEL, "DEBUG");
        andon().setLevel(Level.DEBUG);
    }

    void detach() {
        System.setErr(usual);
        System.clearProperty(LEVEL);
        andon().setLevel(Level.INFO);
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Logger andon() {
        return (Logger) LoggerFactory.getLogger("andon");
    }
}
