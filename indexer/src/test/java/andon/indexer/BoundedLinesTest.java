package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {
    private static List<String> lines(String text, int longest) throws Exception {
        BoundedLines lines = new BoundedLines(new BufferedReader(new StringReader(text)), longest);
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    @Test
    void linesComeWithoutTheirEnds() throws Exception {
        assertThat(lines("a\r\n\nb\rc", 4)).containsExactly("a", "", "b\rc");
        assertThat(lines("", 4)).isEmpty();
        assertThat(lines("1234\r\n1234\n", 4)).containsExactly("1234", "1234");
    }

    @Test
    void aLineThatNeverEndsIsGivenUpAtTheBound() {
        Reader endless = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) {
                buffer[offset] = 'x';
                return 1;
            }

            @Override
            public void close() throws IOException {
                // nothing is open
            }
        };
        assertThatThrownBy(() -> new BoundedLines(new BufferedReader(endless), 1_000).next())
                .isInstanceOf(BoundedLines.TooLongException.class);
        assertThatThrownBy(() -> lines("12345\n", 4)).isInstanceOf(BoundedLines.TooLongException.class);
    }
}
