package andon.indexer.english;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.english.EnglishWords.ProperNames;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On WordNet itself. */
class EnglishWordsTest {
    private final Map<String, Boolean> words = EnglishWords.bundled().commonness();

    @Test
    void dailyWordsAreCommon() {
        assertThat(words)
                .containsEntry("house", true)
                .containsEntry("the", true)
                .containsEntry("take", true);
    }

    @Test
    void irregularFormsAreKnown() {
        assertThat(words).containsKeys("took", "went", "children");
    }

    @Test
    void namesAreNoWords() {
        assertThat(words).doesNotContainKeys("london", "einstein");
    }

    @Test
    void groupsPlacesAndPersonsHaveNames() {
        assertThat(EnglishWords.bundled().named(ProperNames.GROUP)).contains("Beatles");
        assertThat(EnglishWords.bundled().named(ProperNames.PLACE)).contains("West Bank");
        assertThat(EnglishWords.bundled().named(ProperNames.PERSON)).contains("Jack Lemmon");
    }

    @Test
    void verbsOfSeveralWordsAreDoings() {
        assertThat(EnglishWords.bundled().isDoing("take care")).isTrue();
        assertThat(EnglishWords.bundled().isDoing("acme freight")).isFalse();
    }
}
