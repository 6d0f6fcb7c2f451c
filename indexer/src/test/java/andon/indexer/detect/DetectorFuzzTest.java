package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Growth;
import andon.vocabulary.Entity;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any text: an answer, spans inside of the text, no secret left standing, time that grows with the length. */
class DetectorFuzzTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));
    /** What texts are made of that rules look for, next to what breaks them off. */
    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "7",
            "0",
            " ",
            "\n",
            "\r\n",
            "\t",
            ".",
            ":",
            "@",
            "/",
            "//",
            "://",
            "-",
            "_",
            "=",
            "+",
            ",",
            ";",
            "|",
            "'",
            "\"",
            "`",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "<",
            ">",
            "\\",
            "%",
            "$",
            "~",
            "\u200B",
            "\u202E",
            "\u00AD",
            "\uFF0E",
            "\u3002",
            "\u043E",
            "ж",
            "密码",
            "パスワード",
            "пароль",
            "\uD835\uDC1C",
            "\uD83D",
            "\uDC00",
            "http",
            "hxxp",
            "[.]",
            "(at)",
            " dot ",
            "www.corp.example",
            "bob@corp.example",
            "bob@corp.example:hunter2Long",
            "203.0.113.7",
            "::1",
            "4111111111111111",
            "DE89370400440532013000",
            "d41d8cd98f00b204e9800998ecf8427e",
            "CVE-2026-1234",
            "T1059.001",
            "0x",
            "bc1q",
            "eyJ",
            "ghp_",
            "sk_live_",
            "AKIA",
            "xoxb-",
            "-----BEGIN ",
            "PRIVATE KEY-----",
            "-----END ",
            "password",
            "token",
            "api_key",
            "kind: Secret\n",
            "data:\n",
            "curl -u ",
            "Authorization: Bearer ",
            "Cookie: sid=",
            " TRUE / FALSE 1799999999 sid ",
            "{\"httpOnly\":true,\"name\":\"sid\",\"value\":\"",
            "tg: @name_1",
            "URL: ",
            "Login: ",
            "Password: ",
            "insert into users values ('",
            "+49 30 1234567",
            "8Q~",
            "T3BlbkFJ");

    private static String drawn(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyTextIsReadWithSpansInsideOfIt(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1_500; round++) {
            String text = drawn(random, random.nextInt(40));
            Detection detection = DETECTOR.detect(text);
            int end = 0;
            for (Detection.Patch patch : detection.patches()) {
                assertThat(patch.input().start()).as(text).isGreaterThanOrEqualTo(end);
                end = patch.input().end();
            }
            assertThat(end).isLessThanOrEqualTo(text.length());
            for (Detection.Found found : detection.found()) {
                Entity entity = found.entity();
                assertThat(found.input().end()).as(text).isLessThanOrEqualTo(text.length());
                assertThat(found.input().length()).as(text).isPositive();
                Span masked = entity.span();
                assertThat(masked.end())
                        .as(text)
                        .isLessThanOrEqualTo(detection.maskedText().length());
            }
        }
    }

    @Test
    void aPlantedSecretIsMaskedWhateverStandsAround() {
        Random random = new Random(5);
        for (int round = 0; round < 3_000; round++) {
            String secret = "Qx" + Integer.toString(random.nextInt(1 << 30), 36) + "Zy9!";
            String text = drawn(random, random.nextInt(20)) + "\nbob@corp.example:" + secret + "\n"
                    + drawn(random, random.nextInt(20));
            assertThat(DETECTOR.detect(text).maskedText()).as(text).doesNotContain(secret);
        }
    }

    @Test
    void readingTheMaskedTextAgainFindsNoSecretInTheClear() {
        Random random = new Random(6);
        for (int round = 0; round < 2_000; round++) {
            String masked = DETECTOR.detect(drawn(random, random.nextInt(30))).maskedText();
            assertThat(DETECTOR.detect(masked).maskedText().length()).isLessThanOrEqualTo(masked.length() + 400);
        }
    }

    @Test
    void tenMegabytesInOneLineAreRead() {
        String text = "bob@corp.example and https://www.corp.example/a?b=c, 203.0.113.7; ".repeat(10_000_000 / 66);
        assertThat(DETECTOR.detect(text).found()).hasSize(Detector.MAX_ENTITIES);
    }

    @Test
    void aHundredThousandCredentialsAreAllMasked() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("user").append(i).append("@corp.example:Pw").append(i).append("xQ!\n");
        }
        Detection detection = DETECTOR.detect(text.toString());
        assertThat(detection.maskedText()).doesNotContain("xQ!");
        assertThat(detection.patches()).hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key=a1",
                "kind: Secret\ndata:\n a: ",
                "eyJrIjoi",
                "glpat-a",
                "ZXlK",
                "xoxb-1-",
                "sk_live_",
                "s.a1",
                "1//0",
                "token=a1b2c3d4e5f6g7h8",
                "a.b-c_d=",
                "\u043Ea.",
                "o\u043E",
                "[.",
                "( at )",
                "x dot ",
                "x at y dot ",
                "\uD835",
                "AAAA",
                "T3BlbkFJ",
                "Cookie: a=1;",
                "cookie=",
                "cookie=x-",
                "cookie=a1-",
                "cookies={'a':",
                "\"httpOnly\":",
                "{\"httpOnly\":\"",
                "{\"value\":\"\"sameSite\"",
                " TRUE / ",
                "8Q~",
                "EAAC",
                "-----END PRIVATE KEY",
                "a:b:c:",
                "=\"",
                "' or 1=1"
            })
    void hostileRepetitionsTakeTimeThatGrowsWithTheirLength(String unit) {
        Growth.isLinear(unit, 250_000, length -> Growth.repeated(unit, length), DETECTOR::detect);
    }
}
