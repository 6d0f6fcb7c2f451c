package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetsTest {
    private static final String RUSSIAN =
            "Продам доступ в сеть завода. Полные права администратора, вся документация и почта за шесть лет, пишите в личные сообщения.";
    private static final String CHINESE = "出售某物流公司内网权限，包含域管理员账号和全部邮件数据，有意者请私信联系，非诚勿扰，价格可以商量。";
    private static final String JAPANESE = "物流会社の社内ネットワークへのアクセス権を売ります。管理者アカウントと全てのメールデータを含みます。詳しくは連絡してください。";
    private static final String TAIWANESE = "出售某物流公司內網權限，包含網域管理員帳號和全部郵件資料，有意者請私訊聯絡，價格可以商量，謝謝大家。";

    private static String words(String language) {
        return switch (language) {
            case "ru" -> RUSSIAN;
            case "zh" -> CHINESE;
            case "ja" -> JAPANESE;
            default -> TAIWANESE;
        };
    }

    private static String page(String meta, String words) {
        return "<!DOCTYPE html><html><head>" + meta + "<title>t</title></head><body><div class=\"a\"><p>" + words
                + "</p></div></body></html>";
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, ru",
        "KOI8-R, ru",
        "GBK, zh",
        "GB18030, zh",
        "Big5, tw",
        "Shift_JIS, ja",
        "EUC-JP, ja",
        "ISO-2022-JP, ja",
        "UTF-8, ru",
        "UTF-8, zh"
    })
    void pagesAreReadWhoeverNamesTheirCharsetAndWhenNobodyDoes(String charset, String language) {
        String words = words(language);
        byte[] plain = page("", words).getBytes(Charset.forName(charset));
        byte[] meta = page("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + charset + "\">", words)
                .getBytes(Charset.forName(charset));
        assertThat(Charsets.decode(plain, "text/html; charset=" + charset))
                .as("header")
                .contains(words);
        assertThat(Charsets.decode(meta, "text/html")).as("meta").contains(words);
        assertThat(Charsets.decode(meta, null)).as("meta, no header").contains(words);
        assertThat(Charsets.decode(plain, "text/html")).as("nobody").contains(words);
        assertThat(Charsets.decode(plain, "text/html; charset=no-such-charset"))
                .as("nonsense")
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, ru, UTF-8",
        "windows-1251, ru, ISO-8859-1",
        "KOI8-R, ru, windows-1251",
        "GBK, zh, UTF-8",
        "GBK, zh, ISO-8859-1",
        "Shift_JIS, ja, UTF-8",
        "Shift_JIS, ja, ISO-8859-1",
        "Shift_JIS, ja, EUC-JP",
        "UTF-8, ru, windows-1251",
        "UTF-8, zh, GBK"
    })
    void aWrongHeaderIsNotBelievedAgainstThePageAndItsBytes(String charset, String language, String header) {
        String words = words(language);
        byte[] meta = page("<meta charset='" + charset + "'>", words).getBytes(Charset.forName(charset));
        assertThat(Charsets.decode(meta, "text/html; charset=" + header)).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"windows-1251, ru", "GBK, zh", "Shift_JIS, ja"})
    void aHeaderThatSaysLatinIsNotBelievedForOtherScripts(String charset, String language) {
        byte[] plain = page("", words(language)).getBytes(Charset.forName(charset));
        assertThat(Charsets.decode(plain, "text/html; charset=iso-8859-1")).contains(words(language));
    }

    @Test
    void namesOfGb2312AndShiftJisMeanWhatPagesMean() {
        String rare = "镕堃喆"; // not in GB 2312
        String circled = "①髙㈱"; // not in JIS X 0208
        byte[] chinese = page("<meta charset=gb2312>", CHINESE + rare).getBytes(Charset.forName("GBK"));
        byte[] japanese = page("<meta charset=shift_jis>", JAPANESE + circled).getBytes(Charset.forName("windows-31j"));
        assertThat(Charsets.decode(chinese, "text/html")).contains(rare);
        assertThat(Charsets.decode(japanese, "text/html")).contains(circled);
    }

    @Test
    void byteOrderMarksDecide() {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            byte[] body = ("\uFEFF" + page("", RUSSIAN)).getBytes(charset);
            assertThat(Charsets.decode(body, "text/html; charset=windows-1251"))
                    .as(charset.name())
                    .isEqualTo(page("", RUSSIAN));
        }
    }

    @Test
    void aBrokenByteOrACutEndDoesNotSpoilAPageOfUtf8() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(page("", RUSSIAN + CHINESE).getBytes(StandardCharsets.UTF_8));
        out.write(0xd0);
        out.writeBytes("<p>tail</p>".getBytes(StandardCharsets.UTF_8));
        byte[] whole = page("", RUSSIAN.repeat(20)).getBytes(StandardCharsets.UTF_8);
        int middleOfLetter = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf((char) 0xd0) + 1;
        for (String header : new String[] {"text/html", "text/html; charset=utf-8"}) {
            assertThat(Charsets.decode(out.toByteArray(), header)).contains(RUSSIAN, CHINESE, "tail");
            assertThat(Charsets.decode(Arrays.copyOf(whole, middleOfLetter), header))
                    .contains(RUSSIAN.repeat(19));
        }
    }

    @Test
    void westernTextStaysWestern() {
        String words = "Café déjà vu à Zürich, naïve façade, über alles größer";
        assertThat(Charsets.decode(
                        page("", words).getBytes(Charset.forName("windows-1252")), "text/html; charset=iso-8859-1"))
                .contains(words);
    }

    @Test
    void bytesOfNoCharsetAreReadSomehow() {
        byte[] noise = new byte[5_000];
        new java.util.Random(7).nextBytes(noise);
        assertThat(Charsets.decode(noise, "text/html; charset=utf-8")).isNotEmpty();
        assertThat(Charsets.decode(new byte[0], null)).isEmpty();
    }
}
