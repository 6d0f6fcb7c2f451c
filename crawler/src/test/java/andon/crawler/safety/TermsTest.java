package andon.crawler.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
    private static boolean standIn(List<String> terms, String... pieces) {
        TermScan scan = new Terms(terms).scan();
        for (String piece : pieces) {
            scan.words(piece);
        }
        return scan.found();
    }

    @Test
    void termIsFoundAcrossPiecesAsMarkupPartsThem() {
        assertThat(standIn(List.of("forbidden phrase"), "a for", "bid", "den ", " phr", "ase."))
                .isTrue();
        assertThat(standIn(List.of("forbidden phrase"), "a for", "bid", "den ", "phr", "ases"))
                .isFalse();
    }

    @Test
    void gapPartsWordsAndIsABlankOfAPhrase() {
        TermScan scan = new Terms(List.of("cat", "two words")).scan();
        scan.words("con");
        scan.gap();
        scan.words("cat");
        scan.gap();
        scan.words("enate");
        assertThat(scan.found()).isTrue();
        TermScan phrase = new Terms(List.of("two words")).scan();
        phrase.words("two");
        phrase.gap();
        phrase.gap();
        phrase.words("words");
        assertThat(phrase.found()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "café, CAFE\u0301 noir, true",
        "cafe\u0301, café, true",
        "cafe, cafe\u0301, false",
        "office, o\ufb03ce, true",
        "wait..., Wait\u2026 here, true",
        "word, \ud835\udc30\ud835\udc28\ud835\udc2b\ud835\udc1d, true",
        "word, w\u200bo\u00adr\ufe0fd, true",
        "straße, STRASSE, false",
        "μέρος, ΜΈΡΟΣ, true",
        "ガス, ｶﾞｽ料金, true",
        "한국어, 이 한국어 은, true",
        "한국어, \u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165, true",
        "한국어, 한국어날, false",
        "việt nam, VIÊ\u0323T NAM, true",
    })
    void termIsFoundHoweverItIsWritten(String term, String text, boolean found) {
        assertThat(standIn(List.of(term), text)).isEqualTo(found);
    }

    @Test
    void termThatBeginsWithinAnotherThatCameToNothingIsFound() {
        List<String> terms = List.of("one two three", "two three four", "three five", "(x) y");
        assertThat(standIn(terms, "one two three four")).isTrue();
        assertThat(standIn(terms, "one two three five")).isTrue();
        assertThat(standIn(terms, "one two threefive one twothree four")).isFalse();
        assertThat(standIn(terms, "the (x) (x) y!")).isTrue();
    }

    @Test
    void onePassFindsWhatLookingForEachTermAtEachPlaceFinds() {
        Random random = new Random(7);
        String letters = "aab bс禁語-(";
        int found = 0;
        for (int round = 0; round < 3000; round++) {
            List<String> terms = new ArrayList<>();
            while (terms.size() < 4) {
                String term = some(random, letters, 2 + random.nextInt(5));
                if (Terms.isLongEnough(term)) {
                    terms.add(term);
                }
            }
            String text = some(random, letters, 40);
            boolean expected = terms.stream().anyMatch(term -> stands(FoldedText.of(term), FoldedText.of(text)));
            found += expected ? 1 : 0;
            assertThat(standIn(terms, text.substring(0, 13), text.substring(13)))
                    .as("%s in '%s'", terms, text)
                    .isEqualTo(expected);
        }
        assertThat(found).isBetween(300, 2700);
    }

    private static String some(Random random, String letters, int length) {
        StringBuilder out = new StringBuilder();
        while (out.length() < length) {
            out.append(letters.charAt(random.nextInt(letters.length())));
        }
        return out.toString();
    }

    private static boolean stands(String term, String text) {
        for (int at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
            int end = at + term.length();
            if ((at == 0 || isBorder(text.charAt(at - 1), term.charAt(0)))
                    && (end == text.length() || isBorder(term.charAt(term.length() - 1), text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBorder(char before, char after) {
        return !isWord(before) || !isWord(after);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) && c < 0x0e00;
    }

    @Test
    void tenThousandLongTermsAreLookedForAtOnce() {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < BlockListFile.MOST_TERMS; i++) {
            terms.add("term number " + i + " of many");
        }
        assertThat(standIn(terms, "here is term number 9999 of many.")).isTrue();
        assertThat(standIn(terms, "here is term number 10000 of many.")).isFalse();
    }
}
