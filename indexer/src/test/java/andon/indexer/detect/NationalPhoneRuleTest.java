package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalPhoneRuleTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));

    private static List<String> in(String text) {
        return DETECTOR.detect(text).entities().stream()
                .filter(e -> e.type() == EntityType.PHONE_NUMBER)
                .map(e -> e.value() + " " + e.span().in(text))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Тел. 8 (916) 123-45-67, спросить Олега | +79161234567 8 (916) 123-45-67
            Телефон: 89161234567                   | +79161234567 89161234567
            手机号：13800138000                     | +8613800138000 13800138000
            電話番号: 03-3211-1234                  | +81332111234 03-3211-1234
            전화번호 : 02-312-3456                  | +8223123456 02-312-3456
            Tel: (212) 736-5000                    | +12127365000 (212) 736-5000
            """)
    void aWordOfOneLanguageGivesTheCountry(String text, String found) {
        assertThat(in(text)).containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Phone: 0481 22 37 90              | 0481223790 0481 22 37 90
            "phone": "0481223790"             | 0481223790 0481223790
            Phone number: (41) 733-519        | 41733519 (41) 733-519
            mobile=07.31.52.18.84             | 0731521884 07.31.52.18.84
            Telefono: 333 123 4567            | 3331234567 333 123 4567
            you can call me on 9216 7734 now  | 92167734 9216 7734
            """)
    void elseTheValueIsTheDigits(String text, String found) {
        assertThat(in(text)).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 0481 22 37 90",
                "Windows Mobile 2003 1234567",
                "the phone has 8 GB and 128 GB",
                "phone: 12345",
                "phone: 4111111111111111",
                "tel: 203.0.113.7",
                "call at 20261130",
                "Phone: 0000000000",
                "telegram: 1234567890",
                "phone 1234567.example.org",
                "Phones: 4 870 233",
            })
    void withoutSuchAWordOrOfAnotherFormItIsNone(String text) {
        assertThat(in(text)).isEmpty();
    }
}
