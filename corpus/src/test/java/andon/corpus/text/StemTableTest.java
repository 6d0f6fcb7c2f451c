package andon.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/** Against Snowball itself, each word twice: when it is new and when it is remembered. */
class StemTableTest {
    private static final List<String> ENGLISH = List.of(
            "", "s", "es", "ies", "ied", "ing", "ed", "edly", "ly", "y", "ness", "fulness", "ation", "ational",
            "ization", "bility", "ous", "ously", "e", "al", "ement");
    private static final List<String> RUSSIAN =
            List.of("", "а", "ы", "ами", "ого", "ему", "ться", "лась", "вшись", "ость", "ейше", "ью", "и");

    private static String snowball(String word, SnowballStemmer stemmer) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    @Test
    void rememberedStemsAreSnowballs() {
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            boolean english = random.nextBoolean();
            StringBuilder made = new StringBuilder();
            for (int j = 3 + random.nextInt(6); j > 0; j--) {
                made.append((char) (english ? 'a' + random.nextInt(26) : 'а' + random.nextInt(32)));
            }
            List<String> endings = english ? ENGLISH : RUSSIAN;
            String word =
                    made.append(endings.get(random.nextInt(endings.size()))).toString();
            String expected = snowball(word, english ? new EnglishStemmer() : new RussianStemmer());
            assertThat(Stemmer.stem(word)).as(word).isEqualTo(expected);
            assertThat(Stemmer.stem(word)).as(word + " again").isEqualTo(expected);
        }
    }

    @Test
    void exceptionsOfEnglishAreRemembered() {
        for (String word : List.of(
                "dying", "lying", "tying", "skies", "skis", "idly", "gently", "ugly", "early", "news", "howe",
                "succeed")) {
            String expected = snowball(word, new EnglishStemmer());
            assertThat(Stemmer.stem(word)).isEqualTo(expected);
            assertThat(Stemmer.stem(word)).isEqualTo(expected);
        }
    }
}
