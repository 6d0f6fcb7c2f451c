package andon.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.text.Rewritten.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PersonalTextTest {
    private static final String LOCAL = "[\\p{L}\\p{M}\\p{N}._+'•-]";
    /** What is looked for, tried at every place of the text; of letters beyond 16 bits its look back sees a half only. */
    private static final Pattern PLAIN = Pattern.compile(
            "(?<!" + LOCAL + ")(" + LOCAL
                    + "++)(?:@|%40|\\s?[\\[({]\\s?(?:at|@)\\s?[\\])}]\\s?)([\\p{L}\\p{M}\\p{N}.-]++)",
            Pattern.CASE_INSENSITIVE);

    private static final String[] PIECES = {
        "a", "B", "é", "日", "7", ".", "-", "_", "+", "'", "•", "@", "@", "%40", "%4", "(at)", "[ AT ]", "{ @ }", "(",
        " ", "  ", "\n", "\t", ",", "\u00A0", "\u0301", "😀"
    };

    @Test
    void addressesAreFoundWhereThePatternFindsThemAlone() {
        Random random = new Random(4);
        int found = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            List<Integer> starts = new ArrayList<>();
            Matcher matcher = PLAIN.matcher(text);
            while (matcher.find()) {
                if (matcher.group(2).codePoints().anyMatch(Character::isLetterOrDigit)) {
                    starts.add(matcher.start());
                }
            }
            List<Stretch> emails = PersonalText.emails(text.toString(), entity -> false);
            assertThat(emails)
                    .as(text.toString())
                    .extracting(stretch -> stretch.span().start())
                    .isEqualTo(starts);
            found += starts.size();
        }
        assertThat(found).isGreaterThan(2_000);
    }

    @Test
    void handlesInAddressesAreMaskedWithoutAnAtSign() {
        assertThat(masked("write to t.me/jo_home")).isEqualTo("write to t.me/•••");
        assertThat(masked("WA.ME/4712345678 or https://Telegram.Me/jo_home"))
                .isEqualTo("WA.ME/••• or https://Telegram.Me/•••");
        assertThat(masked("http://board.example/a/b")).isEqualTo("http://board.example/a/b");
        assertThat(masked("/me/jo, home.me/jo")).isEqualTo("/me/jo, home.me/jo");
    }

    private static String masked(String text) {
        return PersonalText.mask(text, entity -> false);
    }
}
