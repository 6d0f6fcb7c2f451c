package andon.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static List<String> forms(String text) {
        return Words.of(text).stream().map(Word::form).toList();
    }

    @Test
    void caseWidthAccentsAndInvisibleCharactersAreFolded() {
        assertThat(forms("Ａcme ÀÉî straße ŁÓDŹ Ёлка ac\u00ADme ﬁle"))
                .containsExactly("acme", "aei", "strasse", "lodz", "елка", "acme", "file");
    }

    @Test
    void scriptsWithoutSpacesAreCutIntoCharactersAndLatinWordsInThemAreWords() {
        List<Word> words = Words.of("社内VPNの情報");
        assertThat(words.stream().map(Word::form)).containsExactly("社", "内", "vpn", "の", "情", "報");
        assertThat(words.stream().map(Word::joined)).containsExactly(true, false, false, true, true, false);
    }

    @Test
    void halfWidthKanaIsFoldedWithItsVoicingAndPlacesStayKnown() {
        String text = "ｶﾞﾗｽ";
        List<Word> words = Words.of(text);
        assertThat(words.stream().map(Word::form)).containsExactly("ガ", "ラ", "ス");
        assertThat(words.getFirst().end()).isEqualTo(2);
    }

    @Test
    void aMixedWordIsReadAsTheLatinWordItImitates() {
        assertThat(forms("Аcmе")).containsExactly("acme");
        assertThat(Words.of("АСМЕ").getFirst().latin()).isEqualTo("acme");
        assertThat(Words.of("асме").getFirst().latin()).isNull();
        assertThat(Words.of("ТОР").getFirst().latin()).isNull();
        assertThat(forms("VPNдоступ")).containsExactly("vpnдоступ");
    }

    /** Languages without a stemmer of their own: what is written alike in another case or with other accents is alike. */
    @ParameterizedTest
    @CsvSource({
        "Zugänge, ZUGÄNGE",
        "Straße, STRASSE",
        "œuvre, Œuvre",
        "accès, ACCES",
        "Київ, КИЇВ",
        "доступу, ДОСТУПУ",
        "ґрунт, ҐРУНТ",
        "İstanbul, istanbul",
        "ｱｸｾｽ, アクセス",
        "ﾃﾞｰﾀ, データ",
        "ＶＰＮ, vpn",
        "데이터, 데이터",
    })
    void spellingsOfOneWordHaveTheSameStems(String one, String other) {
        assertThat(forms(one).stream().map(Stemmer::stem).toList())
                .isNotEmpty()
                .isEqualTo(forms(other).stream().map(Stemmer::stem).toList());
    }

    @ParameterizedTest
    @CsvSource({"и, й", "カ, ガ", "カード, かーど", "数据, 數據", "кит, кіт"})
    void otherLettersAreNotFolded(String one, String other) {
        assertThat(forms(one)).isNotEqualTo(forms(other));
    }

    @ParameterizedTest
    @CsvSource({"access, accesses", "leak, leaked", "доступ, доступа", "база, базы", "company, companies"})
    void inflectedFormsShareAStem(String word, String inflected) {
        assertThat(Stemmer.stem(inflected)).isEqualTo(Stemmer.stem(word));
    }

    @Test
    void anyTextIsCutIntoWordsInOrderInsideTheText() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 20; j++) {
                text.append((char) random.nextInt(0x10000));
            }
            int last = 0;
            for (Word word : Words.of(text.toString())) {
                assertThat(word.start()).isGreaterThanOrEqualTo(last > 0 ? word.start() : 0);
                assertThat(word.end()).isBetween(word.start() + 1, text.length());
                assertThat(word.form()).isNotEmpty();
                last = word.end();
            }
        }
    }

    @Test
    void asciiIsCutAtWhatIsNoLetterNorDigit() {
        Random random = new Random(5);
        String letters = "aAbBzZ09 .-_\n";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 40; j++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            List<String> expected = Arrays.stream(
                            text.toString().toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
            assertThat(forms(text.toString())).isEqualTo(expected);
            for (Word word : Words.of(text.toString())) {
                assertThat(word.form()).isEqualToIgnoringCase(text.substring(word.start(), word.end()));
            }
        }
    }

    @Test
    void theFirstLetterIsNeverStemmedAway() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            boolean latin = random.nextBoolean();
            StringBuilder word = new StringBuilder();
            for (int j = 2 + random.nextInt(7); j > 0; j--) {
                word.append((char) (latin ? 'a' + random.nextInt(26) : 'а' + random.nextInt(32)));
            }
            word.append(
                    latin
                            ? List.of("", "s", "ies", "ing", "ed", "ly", "ation")
                                    .get(random.nextInt(7))
                            : List.of("", "ы", "ами", "ого", "ться", "вшись", "ость")
                                    .get(random.nextInt(7)));
            String form = word.toString();
            assertThat(Stemmer.mayStem(form, Stemmer.stem(form))).as(form).isTrue();
        }
        for (String irregular :
                List.of("dying", "lying", "tying", "skies", "skis", "idly", "gently", "yes", "数據", "數")) {
            assertThat(Stemmer.mayStem(irregular, Stemmer.stem(irregular)))
                    .as(irregular)
                    .isTrue();
        }
    }

    @Test
    void aVeryLongRunIsCut() {
        assertThat(forms("x".repeat(100_000)).getFirst()).hasSizeLessThanOrEqualTo(Words.MAX_LENGTH);
    }

    @Test
    void namesThatReadTheSameShareAKey() {
        assertThat(NameKey.of("ACME-Corp.")).isEqualTo(NameKey.of("Acme  Corp"));
        assertThat(NameKey.all("АСМЕ")).contains("acme");
        assertThat(NameKey.all("***")).isEmpty();
    }
}
