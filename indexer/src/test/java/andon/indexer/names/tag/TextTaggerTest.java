package andon.indexer.names.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped models on sentences of our own. */
class TextTaggerTest {
    private static final TextTagger TAGGER = TextTagger.bundled();

    private static List<String> found(String text, String language) {
        return TAGGER.names(text, language).stream()
                .filter(name -> name.type().equals("ORG"))
                .map(name -> name.span().in(text))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The attack hit Microsoft and a hospital in Leeds .|Microsoft",
                "en|She works at Goldman Sachs in London .|Goldman Sachs",
                "ru|Чистая прибыль компании «Газпром» выросла вдвое.|Газпром",
                "ja|同社は株式会社日立製作所の子会社である。|株式会社日立製作所",
            })
    void wellKnownCompanyIsFound(String language, String text, String name) {
        assertThat(found(text, language)).contains(name);
    }

    /** Nothing that was found is less likely than that it is no name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The attack hit Microsoft, and Andrew Marlowe of Goldman Sachs met Laura Whitfield in London!!",
                "ru|Вадим Крутов возглавил «Газпром» в Москве, как сообщил Игорь Сомов.",
                "ja|同社は株式会社日立製作所の子会社で、社長の高橋健一は札幌の出身である。",
                "zh|他的父亲王建国在北京的中国银行工作，后来陈志强加入腾讯。",
            })
    void everyNameIsAheadOfNoName(String language, String text) {
        assertThat(TAGGER.names(text, language))
                .hasSizeGreaterThan(1)
                .allSatisfy(name -> assertThat(name.lead()).isGreaterThan(-0.01f))
                .anySatisfy(name -> assertThat(name.lead()).isGreaterThan(2f));
    }

    @Test
    void textWithoutCapitalsIsNotRead() {
        assertThat(found("nothing to see here, only small words and more of them", "en"))
                .isEmpty();
    }

    @Test
    void germanIsNotReadAsEnglish() {
        assertThat(found("Der Hund lief durch den Garten und das Haus.", "de")).isEmpty();
    }

    @Test
    void sentencesThatAreKnownAsAWholeAreNotReadAndTheOthersAsBefore() {
        String known = "ann@Microsoft.example:Microsoft\n";
        String text = known + "The attack hit Microsoft today. She works at Goldman Sachs now.\n" + known;
        int last = text.length() - known.length();

        List<Decoder.Tagged> names = TAGGER.names(text, "en", (from, to) -> to <= known.length() || from >= last);

        assertThat(names)
                .isEqualTo(TAGGER.names(text, "en").stream()
                        .filter(name -> name.span().start() >= known.length()
                                && name.span().end() <= last)
                        .toList())
                .extracting(name -> name.span().in(text))
                .containsExactly("Microsoft", "Goldman Sachs");
    }

    @Test
    void placesAreThoseOfTheWholeText() {
        String text = "first line\n\nThe attack hit Microsoft today.";

        assertThat(found(text, "en")).containsExactly("Microsoft");
    }

    @Test
    void longLinesTakeLinearTime() {
        String row = "A".repeat(300_000) + " " + "Ab ".repeat(100_000) + "中".repeat(100_000) + "あ".repeat(100_000);

        assertThat(TAGGER.names(row, "und").size()).isLessThan(500_000);
    }

    @Test
    void damagedModelIsRefused() {
        assertThatThrownBy(() -> TagModel.read(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no name model");
    }

    @Test
    void writtenModelReadsBack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TagModel.write(List.of("O", "B-ORG", "I-ORG"), new float[9], new int[] {-5, 3, 90}, new float[9], out);

        assertThat(TagModel.read(new ByteArrayInputStream(out.toByteArray())).outcomes())
                .containsExactly("O", "B-ORG", "I-ORG");
    }
}
