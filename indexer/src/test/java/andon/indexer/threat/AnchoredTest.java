package andon.indexer.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A pattern that is tried at its stems alone finds what it finds when it is tried everywhere. */
class AnchoredTest {
    private static final String WORDS = "price|start(?: price)?|pre[cç]o|rev\\.?|c\\.a\\.?|売上高?|цена|[$€]";
    private static final Pattern PATTERN =
            Pattern.compile("(?iu)(?<!\\p{L})(?:" + WORDS + ")[ :]{0,3}(\\d{1,3})(?!\\d)");
    private static final String[] PIECES = {
        "price", "Start", " price", "preço", "PRECO", "rev", ".", "c.a", "C.A.", "売上", "高", "Цена", "$", "€", ":", " ",
        " ", "7", "12", "3456", "x", "\n"
    };

    @Test
    void hitsAreThoseOfThePatternItself() {
        Anchored anchored = new Anchored(Stems.of(WORDS), PATTERN);
        Random random = new Random(6);
        int hits = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(14); k >= 0; k--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            List<String> found = new ArrayList<>();
            Anchored.Hits at = anchored.in(text.toString());
            while (at.next()) {
                found.add(at.start() + " " + at.group());
            }
            List<String> everywhere = new ArrayList<>();
            Matcher matcher = PATTERN.matcher(text);
            while (matcher.find()) {
                everywhere.add(matcher.start() + " " + matcher.group(1));
            }
            assertThat(found).as(text.toString()).isEqualTo(everywhere);
            hits += found.size();
        }
        assertThat(hits).isGreaterThan(1_000);
    }

    @Test
    void closedStemsDoNotBeginLongerWords() {
        Stems stems = Stems.closed("m|usd|руб\\p{L}{0,3}");
        assertThat(stems.at("M", 0)).isTrue();
        assertThat(stems.at("more", 0)).isFalse();
        assertThat(stems.at("usdé", 0)).isTrue();
        assertThat(stems.at("Рублей", 0)).isTrue();
    }

    @Test
    void alternativesNeedBeginningsOfTheirOwn() {
        assertThatIllegalArgumentException().isThrownBy(() -> Stems.of("a|.b")).withMessageContaining(".b");
    }
}
