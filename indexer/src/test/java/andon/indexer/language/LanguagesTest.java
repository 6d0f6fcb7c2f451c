package andon.indexer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguagesTest {
    private final Languages languages = new Languages();

    @Test
    void scriptsAndTheirLettersTellTheirLanguages() {
        Map<String, String> texts = Map.ofEntries(
                Map.entry("Продам доступ к сети, писать в личку", "ru"),
                Map.entry("Продам доступ до мережі, пишіть у приватні", "uk"),
                Map.entry("Прадам доступ да сеткі, пішыце ў асабістыя", "be"),
                Map.entry("Това е достъп до мрежата на българска фирма", "bg"),
                Map.entry("出售内网权限，价格可谈", "zh"),
                Map.entry("アクセス権を売ります。価格は相談", "ja"),
                Map.entry("네트워크 접근 권한 판매합니다", "ko"),
                Map.entry("أبيع وصولا إلى شبكة شركة", "ar"),
                Map.entry("فروش دسترسی به شبکه، گفتگو در خصوصی", "fa"),
                Map.entry("Πωλείται πρόσβαση σε δίκτυο", "el"),
                Map.entry("גישה לרשת למכירה", "he"),
                Map.entry("ขายสิทธิ์เข้าถึงเครือข่าย", "th"),
                Map.entry("VPN RDP Citrix доступ США revenue 50M", "ru"));
        List<String> wrong = new ArrayList<>();
        texts.forEach((text, language) -> {
            if (!languages.of(text).equals(language)) {
                wrong.add(languages.of(text) + " for " + text);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void shortTextsInLatinScriptAreToldByTheirCommonestWords() {
        Map<String, String> texts = Map.ofEntries(
                Map.entry("I want to buy the access, is it still for sale?", "en"),
                Map.entry("Ich verkaufe den Zugang zu einer Firma, bitte nur mit Garantie", "de"),
                Map.entry("Je vends un accès à une entreprise, avec garantie et sans limite pour vous", "fr"),
                Map.entry("Vendo el acceso a una empresa, pero no lo doy sin garantía", "es"),
                Map.entry("Vendo o acesso de uma empresa, mas não tem garantia para você", "pt"),
                Map.entry("Vendo un accesso che non è ancora usato, anche per chi ha fretta", "it"),
                Map.entry("Ik verkoop een toegang die nog niet is gebruikt, maar niet voor iedereen", "nl"),
                Map.entry("Sprzedam dostęp, który jest nowy i nie był jeszcze użyty przez nikogo", "pl"),
                Map.entry("Satılık erişim var ama çok ucuz değil, bunun için bir teklif ver", "tr"),
                Map.entry("Jag säljer en inloggning som inte är använd och det är bara för dig", "sv"),
                Map.entry("Vând un acces care nu este folosit și pentru care sunt garanții", "ro"));
        List<String> wrong = new ArrayList<>();
        texts.forEach((text, language) -> {
            if (!languages.of(text).equals(language)) {
                wrong.add(languages.of(text) + " for " + text);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void longerTextsAreToldInAnyLanguageOfTheModel() {
        assertThat(
                        languages.of(
                                "Þetta er lengri texti á íslensku um veðrið og hvernig við fórum í sumarbústaðinn um helgina með"
                                        + " börnunum og hundinum okkar, og það rigndi næstum allan tímann en við vorum samt ánægð"))
                .isEqualTo("is");
        assertThat(
                        languages.of(
                                "See on pikem eestikeelne tekst ilmast ja sellest, kuidas me nädalavahetusel lastega suvilasse"
                                        + " sõitsime ning peaaegu kogu aeg vihma sadas, aga me olime ikkagi rõõmsad ja puhkasime hästi"))
                .isEqualTo("et");
        assertThat(
                        languages.of(
                                "Ovo je malo duži tekst na hrvatskom jeziku o vremenu i o tome kako smo preko vikenda otišli u"
                                        + " vikendicu s djecom i psom, a kiša je padala gotovo cijelo vrijeme, ali smo ipak bili sretni"))
                .isIn("hr", "bs", "sr");
    }

    @Test
    void addressesNumbersAndTooFewLettersTellNothing() {
        assertThat(languages.of("")).isEqualTo(Languages.UNDECIDED);
        assertThat(languages.of("198.51.100.7:8080 a@b.example /etc/x")).isEqualTo(Languages.UNDECIDED);
        assertThat(languages.of("ok")).isEqualTo(Languages.UNDECIDED);
        assertThat(languages.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))
                .isEqualTo(Languages.UNDECIDED);
    }
}
