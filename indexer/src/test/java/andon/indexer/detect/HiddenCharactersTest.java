package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.MaskedSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenCharactersTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));

    @ParameterizedTest
    @CsvSource({
        "bo\u200Bb@corp.exa\u200Cmple, email-addr bob@corp.example",
        "b\u00ADob@cor\u00ADp.example, email-addr bob@corp.example",
        "bob@\u202Ecorp\u202C.example, email-addr bob@corp.example",
        "bob@c\u043Er\u0440.\u0435xample, email-addr bob@corp.example",
        "\u0430cme-bank.example, domain-name acme-bank.example",
        "\uFF42ob\uFF20corp\uFF0Eexample, email-addr bob@corp.example",
        "corp\u3002example, domain-name corp.example",
        "c\u03BFrp.example, domain-name corp.example",
        "203\u2024 0.113.7, ",
        "203\u20240\u2024113\u20247, ipv4-addr 203.0.113.7",
        "\uD835\uDC1C\uD835\uDC28\uD835\uDC2B\uD835\uDC29.example, domain-name corp.example",
        "CVE\u20112026\u201112345, cve CVE-2026-12345"
    })
    void valuesAreReadAsTheirReaderSeesThem(String written, String expected) {
        Detection detection = DETECTOR.detect("see " + written + " now");
        if (expected == null) {
            assertThat(detection.found()).isEmpty();
            return;
        }
        assertThat(detection.found()).hasSize(1);
        Detection.Found found = detection.found().getFirst();
        assertThat(found.entity().type().word() + " " + found.entity().value()).isEqualTo(expected);
        assertThat(found.input().in("see " + written + " now")).isEqualTo(written);
    }

    @Test
    void secretsWithHiddenCharactersAreMaskedWhole() {
        for (String secret : new String[] {"Tr0ub\u200B4dor&3x", "Tr0ub4d\u043Er&3x", "\uFF34r0ub4dor&3x"}) {
            Detection detection = DETECTOR.detect("b\u043Eb@corp.example:" + secret + "\nnext");
            assertThat(detection.maskedText()).isEqualTo("b\u043Eb@corp.example:T•••x\nnext");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Компания отказалась платить. Мы ждём ответа до пятницы, срок истекает.",
                "终于完成。Windows很好。linux也好",
                "Семь раз отмерь, один раз отрежь",
                "اختراق شركة كبيرة في المدينة"
            })
    void writingInOtherScriptsStaysAsItIs(String text) {
        assertThat(PlainView.of(text).text()).isEqualTo(text);
    }

    @Test
    void wordsWithAnyLetterThatIsNoLookAlikeAreNotRead() {
        // Cyrillic zhe looks like no Latin letter
        assertThat(PlainView.of("ж\u043Ecorp.example").text()).isEqualTo("ж\u043Ecorp.example");
    }

    @Test
    void everyPlaceOfAViewLeadsBackIntoTheInput() {
        String text = "a\u200B b[.]c (at) hxxp://x[.]y \uD835\uDC1C\uFF42 ж\u00AD\u043Eb d at e dot f \\.";
        PlainView view = PlainView.of(text);
        int before = 0;
        for (int i = 0; i < view.text().length(); i++) {
            var span = view.inInput(i, i + 1);
            assertThat(span.start()).isBetween(before == 0 ? 0 : before - 10, text.length());
            assertThat(span.end()).isGreaterThan(span.start());
            before = span.start();
        }
    }
}
