package andon.searchapi.console;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Reason;
import andon.vocabulary.Reason.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
    private final Wording english = new Wording(new ConsoleConfiguration().messageSource(), Locale.ENGLISH);
    private final Wording japanese = new Wording(new ConsoleConfiguration().messageSource(), Locale.JAPANESE);

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseIsSaidInBothLanguages(Cause cause) throws IOException {
        for (String language : new String[] {"", "_ja"}) {
            assertThat(messages(language)).containsKey("reason." + cause.word());
        }
        assertThat(japanese.reason(Reason.of(cause)))
                .matches(said -> said.codePoints().anyMatch(c -> c >= 0x3040));
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        assertThat(messages("").keySet()).isEqualTo(messages("_ja").keySet());
    }

    @Test
    void whatShowsAReasonStandsBehindItAsTheReaderQuotes() {
        Reason offered = Reason.of(Cause.ACCESS_OFFERED, "it's {VPN}", "selling");
        assertThat(english.reason(offered)).isEqualTo("It offers access to a network (“it's {VPN}”, “selling”)");
        assertThat(japanese.reason(offered)).isEqualTo("ネットワークへのアクセスを売り出している（「it's {VPN}」「selling」）");
        assertThat(english.reason(Reason.of(Cause.CREDENTIALS_HELD, 12))).isEqualTo("It holds credentials (12)");
        assertThat(japanese.reason(Reason.of(Cause.CREDENTIALS_HELD, 12_000))).isEqualTo("認証情報を含む（12,000 件）");
        assertThat(english.reason(Reason.of(Cause.LURE))).isEqualTo("It lures its reader into giving data away");
        assertThat(offered.sentence()).isEqualTo("it offers access to a network (“it's {VPN}”, “selling”)");
    }

    @Test
    void countriesAndSharesAreSaidInWords() {
        assertThat(english.country("DE")).isEqualTo("Germany");
        assertThat(japanese.country("DE")).isEqualTo("ドイツ");
        assertThat(english.share(1, 3)).isEqualTo("33%");
        assertThat(english.share(0, 0)).isEqualTo("0%");
        assertThat(english.confidence(0.999)).isEqualTo("99%");
        assertThat(english.confidence(0.29)).isEqualTo("29%");
    }

    private static Properties messages(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream in = ConsoleConfiguration.class.getResourceAsStream("messages" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
