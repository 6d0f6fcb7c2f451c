package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
    private static final String RIGHT = """
            name: lantern-board
            kind: post
            recognise: ["#lantern .entry"]
            item: ".entry"
            author: [".who"]
            time: [".when"]
            body: [".words"]
            """;
    private static final String PAGE =
            "<div id=\"lantern\"><div class=\"entry\"><b class=\"who\">moth</b> <i class=\"when\">2026-01-15 17:11</i><div class=\"words\">Bright.</div></div></div>";

    @TempDir
    private Path folder;

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void aRightProfileEndsWellAndAWrongOneDoesNot() throws IOException {
        assertThat(Andon.run("profile", "check", file("right.yaml", RIGHT))).isZero();
        assertThat(Andon.run("profile", "check", file("wrong.yaml", RIGHT.replace("body:", "bodies:"))))
                .isEqualTo(1);
    }

    @Test
    void aPageThatTheProfileDoesNotCutIsAFailure() throws IOException {
        String profile = file("right.yaml", RIGHT);
        assertThat(Andon.run("profile", "check", profile, file("page.html", PAGE)))
                .isZero();
        assertThat(Andon.run("profile", "check", profile, file("other.html", PAGE.replace("lantern", "lamp"))))
                .isEqualTo(1);
    }

    @Test
    void withoutAFileItIsWrongUsage() {
        assertThat(Andon.run("profile")).isEqualTo(2);
    }
}
