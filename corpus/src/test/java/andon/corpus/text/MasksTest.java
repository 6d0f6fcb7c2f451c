package andon.corpus.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {
    @Test
    void aTextIsCutBetweenWordsAndNeverInAMask() {
        String filler = "情".repeat(1_500);
        for (int most = 1; most < 8; most++) {
            // In a run without blanks: before the mask with what touches it, or behind it.
            String text = filler + "-pw•••wd";
            String kept = text.substring(0, Masks.endOfWhole(text, filler.length() + most));
            assertThat(Masks.unmasked(kept)).extracting(Word::form).doesNotContain("p", "pw", "w", "wd");
        }
        assertThat(Masks.endOfWhole("two words here", 6)).isEqualTo(3);
        assertThat(Masks.endOfWhole("two words here", 9)).isEqualTo(9);
    }

    private static List<String> words(String text) {
        return Masks.unmasked(text).stream().map(Word::form).toList();
    }

    @Test
    void whatTouchesAMaskIsNoWord() {
        assertThat(words("jane@acme.example:p•••d sold")).containsExactly("jane", "acme", "example", "sold");
        assertThat(words("card 411111••• ok")).containsExactly("card", "ok");
        assertThat(words("pin ••• end")).containsExactly("pin", "end");
        assertThat(words("前密•••码後")).containsExactly("前", "後");
        assertThat(Masks.unmasked("前密•••码後").getFirst().joined()).isFalse();
    }

    @Test
    void bulletsOfListsHideNothing() {
        assertThat(words("•VPN ••RDP • x")).containsExactly("vpn", "rdp", "x");
    }

    @ParameterizedTest
    @CsvSource({
        "http://u:p•••d@h.example/x, http://u:•••@h.example/x",
        "http://u:q•••z@h.example/x, http://u:•••@h.example/x",
        "#•••!, •••",
        "nothing here, nothing here",
    })
    void aStrippedValueIsTheSameForEverySecret(String value, String stripped) {
        assertThat(Masks.strip(value)).isEqualTo(stripped);
    }
}
