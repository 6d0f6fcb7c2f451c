package andon.indexer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageOfSentencesTest {
    private static final Languages LANGUAGES = new Languages();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Selling access to the network of a shipping company",
                "en|who has this? i need it",
                "de|Die Daten wurden gestern veröffentlicht",
                "fr|bonjour, je cherche un accès",
                "es|busco acceso a empresas, pago bien",
                "pt|alguém tem o banco de dados completo?",
                "it|i dati saranno pubblicati domani",
                "nl|wie heeft de nieuwste lijst met wachtwoorden?",
                "pl|hasła zostały zmienione wczoraj",
                "tr|bu veri tabanı yeni mi?",
                "sv|Säljer tillgång till ett svenskt företags nätverk",
                "da|Sælger adgang til et dansk firmas netværk, skriv til mig",
                "fi|Myydään pääsy suomalaisen yrityksen verkkoon",
                "ru|куплю логи",
                "uk|Дані будуть опубліковані завтра",
                "be|Прадам доступ да сеткі вялікай кампаніі, пішыце ў асабістыя, пішыце ў асабістыя",
                "bg|Данните ще бъдат публикувани утре",
                "sr|Продајем приступ мрежи велике компаније",
                "mk|Продавам пристап до мрежата, ќе се договориме",
                "kk|Үлкен компанияның желісіне қолжетімділік сатылады",
                "ja|大手企業の顧客データベースを販売します",
                "ja|株式会社山田製作所 顧客名簿 販売中",
                "zh|出售某大型企业客户数据库",
                "ko|고객 데이터베이스 판매합니다",
                "ar|قاعدة بيانات عملاء شركة كبيرة للبيع",
                "fa|فروش پایگاه داده مشتریان یک شرکت بزرگ",
                "ur|ایک بڑی کمپنی کا ڈیٹا بیس فروخت کے لیے ہے",
                "hi|एक बड़ी कंपनी का डेटाबेस बिक्री के लिए है",
                "th|ขายฐานข้อมูลลูกค้าของธนาคาร",
                "el|Πωλείται βάση δεδομένων πελατών",
                "he|למכירה מאגר לקוחות של חברה גדולה",
                "ka|იყიდება კომპანიის მონაცემთა ბაზა",
                "hy|Վաճառվում է ընկերության տվյալների բազան"
            })
    void aSentenceIsEnough(String language, String sentence) {
        assertThat(LANGUAGES.of(sentence)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sw|Nauza taarifa za wateja wa benki kubwa, bei inaweza kujadiliwa, wasiliana nami kwa ujumbe mfupi",
                "ca|Venc l'accés a la xarxa d'una gran empresa catalana, el preu és negociable, escriviu-me aquí si us plau",
                "eu|Enpresa handi baten bezeroen datu-basea salgai dago, idatzi mezu bat prezioa jakiteko, mesedez",
                "cy|Mae cronfa ddata cwsmeriaid cwmni mawr ar werth, anfonwch neges ataf i gael y pris os gwelwch yn dda",
                "is|Til sölu er gagnagrunnur viðskiptavina stórs fyrirtækis, sendið mér skilaboð til að fá verðið"
            })
    void theRestOfTheDetectorsLanguagesAreReachedByLongerTexts(String language, String text) {
        assertThat(LANGUAGES.of(text)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru|Продам RDP доступ, USA, revenue 40kk, admin rights, AV Defender",
                "zh|出售 VPN 权限 price 900 USD",
                "ja|Cisco AnyConnectのアクセス権 admin@corp.example 価格は500ドル",
                "en|The victim is called Ромашка and the data will be published on Friday"
            })
    void theLanguageOfAMixedTextIsThatOfItsSentences(String language, String text) {
        assertThat(LANGUAGES.of(text)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345",
                "https://corp.example/a/b",
                "d41d8cd98f00b204e9800998ecf8427e",
                "bob@corp.example:h•••r",
                "🔥🔥"
            })
    void whatHoldsNoWordsIsUndecided(String text) {
        assertThat(LANGUAGES.of(text)).isEqualTo(Languages.UNDECIDED);
    }

    @Test
    @Timeout(30)
    void aLongTextCostsNoMoreThanItsBeginning() {
        String text = "word ".repeat(2_000_000);
        long start = System.nanoTime();
        LANGUAGES.of(text);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anyCharactersGetAnAnswer() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(80); k > 0; k--) {
                text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            }
            assertThat(LANGUAGES.of(text.toString())).matches("[a-z]{2,3}");
        }
    }
}
