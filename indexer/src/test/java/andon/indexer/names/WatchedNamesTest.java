package andon.indexer.names;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.gazetteer.Gazetteer;
import andon.indexer.names.tag.TextTagger;
import andon.vocabulary.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Watched names and canonical forms; all names are invented. */
class WatchedNamesTest {
    private static final WatchedNames WATCHED = new WatchedNames(
            List.of("Quellmark Foods & Dairy, Inc.", "株式会社星川製作所", "Tèndrell Voß GmbH", "ООО «Вектор-Снаб»"));

    private static List<Entity> found(String text) {
        return WATCHED.find(text, Token.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data of Quellmark Foods & Dairy is out",
                "data of QUELLMARK FOODS AND DAIRY INC. is out",
                "data of quellmark foods and dairy is out",
                "data of Quellmark-Foods Dairy LLC is out",
                "data of QuellmarkFoodsDairy is out",
                "data of QFD is out",
            })
    void watchedNameIsFoundInItsVariants(String text) {
        assertThat(found(text)).hasSize(1);
        assertThat(found(text).getFirst().value()).isEqualTo("Quellmark Foods & Dairy");
    }

    @Test
    void accentsAndOtherScriptsAreFolded() {
        assertThat(found("Tendrell Voss was hit")).hasSize(1);
        assertThat(found("昨日、星川製作所が攻撃された")).hasSize(1);
        assertThat(found("взлом Вектор-Снаб подтвержден")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the qfd of it", "Quellmark", "foods and dairy", "Quell mark. Foods"})
    void otherWordsAreNone(String text) {
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Quellmark Foods, Inc.|Quellmark Foods",
                "ООО «Вектор»|Вектор",
                "株式会社星川製作所|星川製作所",
                "Brightfern S.p.A.|Brightfern",
                "PT Quellmark Tbk|Quellmark",
            })
    void canonicalFormHasNoLegalForm(String written, String canonical) {
        assertThat(CompanyName.of(written).canonical()).isEqualTo(canonical);
        assertThat(CompanyName.of(written).aliases())
                .contains(written.replaceAll("[«»]", "").strip());
    }

    @Test
    void spellingsOfOneNameHaveOneKey() {
        assertThat(CompanyName.of("Quellmark Foods and Dairy Ltd").key())
                .isEqualTo(CompanyName.of("QUELLMARK FOODS & DAIRY").key());
    }

    @Test
    void watchedNameWinsOverOtherRules() {
        Names names = new Names(Gazetteer.bundled(), WATCHED, TextTagger.bundled(), null);

        assertThat(names.in("Selling the database of quellmark foods and dairy today", List.of(), "en"))
                .extracting(Entity::detector)
                .contains("org-watched");
    }
}
