package andon.indexer.names.tag;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MannerTest {
    private static boolean isTalk(String line) {
        return Manner.isTalk(line, 0, line.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thank you Velmora!",
                "lol they work for Velmora.",
                "Good job Velmora . . . . turning away their own.",
                "Why do i still pay Velmora?",
                "This is sooooo Velmora.",
                "saw it on the show that Velmora makes",
            })
    void talkIsKnownByItsWordsAndMarks(String line) {
        assertThat(isTalk(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Velmora said it was reducing rates at its plant.",
                "R&D of Velmora, www.velmora.example, is near I-95...",
                "Database of Velmora Dairy",
                "Velmora Dairy Buys Northmere Foods In Record Deal",
            })
    void proseAndTitlesAreNoTalk(String line) {
        assertThat(isTalk(line)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OMG|OMG",
                "a # VelmoraForever tag|VelmoraForever",
                "* Best Ever *|Best Ever",
                "I say NOOOO to that|NOOOO",
            })
    void whatIsCalledOutStressedOrTaggedIsExclaimed(String text, String name) {
        int start = text.indexOf(name);
        assertThat(Manner.isExclaimed(text, new Span(start, start + name.length())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Velmora Dairy", "WWW Holdings", "Rip Curl Stores"})
    void companiesAreNotExclaimed(String name) {
        assertThat(Manner.isExclaimed(name, new Span(0, name.length()))).isFalse();
    }
}
