package andon.indexer.names.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StemsTest {
    private static final int WHOLE = 12345;

    private static int stem(String word) {
        return Stems.of(Row.words(word, 0, word.length()), 0, WHOLE);
    }

    @Test
    void russianNameHasOneStemInAllItsCases() {
        assertThat(stem("Сбербанка"))
                .isNotEqualTo(WHOLE)
                .isEqualTo(stem("Сбербанком"))
                .isEqualTo(stem("Сбербанку"))
                .isEqualTo(stem("СБЕРБАНКе"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sberbank", "Сбербанк", "мама", "МИД", "东方"})
    void wordWithoutSuchAnEndingOrTooShortForOneIsItsOwnStem(String word) {
        assertThat(stem(word)).isEqualTo(WHOLE);
    }
}
