package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.detect.Detection;
import andon.indexer.detect.Detector;
import andon.vocabulary.MaskedSecret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLinesTest {
    private final Detector detector = new Detector(new MaskedSecret.Key(new byte[32]));
    private final List<String> asked = new ArrayList<>();
    private final PlainLines lines = new PlainLines();

    private Detection read(String line) {
        return lines.read(line, words -> {
            asked.add(words);
            return detector.detect(words);
        });
    }

    @Test
    void aLineThatComesAgainIsReadOnce() {
        Detection first = read("http://board.example/member.php?uid=17");
        Detection again = read("http://board.example/member.php?uid=17");

        assertThat(asked).hasSize(1);
        assertThat(again).isEqualTo(first).isEqualTo(detector.detect("http://board.example/member.php?uid=17"));
    }

    @Test
    void aLineWithASecretIsNotRemembered() {
        String line = "http://board.example/login?password=Hunter2Hunter2";

        assertThat(read(line).maskedText()).doesNotContain("Hunter2Hunter2");
        read(line);

        assertThat(asked).hasSize(2);
    }

    @Test
    void linesThatShareAPlaceAreKeptApart() {
        assertThat("Aa17".hashCode()).isEqualTo("BB17".hashCode());

        assertThat(read("Aa17").maskedText()).isEqualTo("Aa17");
        assertThat(read("BB17").maskedText()).isEqualTo("BB17");
        assertThat(read("Aa17").maskedText()).isEqualTo("Aa17");
    }

    @Test
    void longLinesAreNotRemembered() {
        String line = "x ".repeat(300);

        read(line);
        read(line);

        assertThat(asked).hasSize(2);
    }
}
