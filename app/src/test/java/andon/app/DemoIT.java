package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.demo.Demo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, from the scheduled crawl to the answered request over HTTP. */
class DemoIT {
    @TempDir
    Path folder;

    @Test
    void demoMeetsItsTruthAnswersItsRequestAndSaysHowToSignIn() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        boolean good = new Demo(folder, 7, 1, 0, new PrintWriter(out), new PrintWriter(err)).run();
        assertThat(good).as(out.toString() + err).isTrue();
        assertThat(out.toString())
                .contains("documents", "entities", "threats", "alerts", "The planted truth was met")
                .contains("is answered", "Console    http://127.0.0.1:", "customer customer", "analyst  analyst");
        assertThat(err.toString()).contains("pages captured");
        assertThat(Files.readString(folder.resolve("report.html")))
                .startsWithIgnoringCase("<!doctype html>")
                .contains("Acme Freight", "andon-")
                .doesNotContain("<script");
    }
}
