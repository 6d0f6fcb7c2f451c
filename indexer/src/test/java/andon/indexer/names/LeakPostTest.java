package andon.indexer.names;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Victims of leak sites by the structure of their posts; all names are invented. */
class LeakPostTest {
    private static final Names NAMES = new Names();

    private static List<String> found(String text, Entity... patterned) {
        return NAMES.in(text, List.of(patterned)).stream()
                .filter(entity -> entity.type() == EntityType.ORGANIZATION)
                .sorted((a, b) -> a.span().compareTo(b.span()))
                .map(entity -> entity.span().in(text))
                .toList();
    }

    private static Entity domain(String text, String domain) {
        int at = text.indexOf(domain);
        return new Entity(EntityType.DOMAIN_NAME, domain, new Span(at, at + domain.length()), "test", 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Quellmark Holding|Quellmark Holding",
                "Tandrell & Voss, Inc.|Tandrell & Voss, Inc.",
                "Brightfern S.p.A.|Brightfern S.p.A.",
                "Oskarlund Maskin AB (SE)|Oskarlund Maskin AB",
                "[UPD] Northmere College - 120GB|Northmere College",
                "Velmora Dairy Full Leak|Velmora Dairy",
                "Velmora Dairy Part 3|Velmora Dairy",
                "Velmora Dairy vol.2/4|Velmora Dairy",
                "Velmora Dairy 1.5TB|Velmora Dairy",
                "Velmora Dairy / Canada / 120GB|Velmora Dairy",
                "Velmora Dairy — Canada|Velmora Dairy",
                "Tandrell & Voss, Inc. $12M|Tandrell & Voss, Inc.",
                "Pellworth Foods $1.4B|Pellworth Foods",
                "Pellworth Foods hacked and encrypted|Pellworth Foods",
                "Institute for Coastal Surveying|Institute for Coastal Surveying",
                "Municipio de Valdorra|Municipio de Valdorra",
                "ООО Вектор-Снаб|ООО Вектор-Снаб",
                "ООО «Вектор-Снаб»|ООО «Вектор-Снаб»",
                "株式会社星川製作所|株式会社星川製作所",
                "Grace Anchor|Grace Anchor",
                "Great Velmor Pallets|Great Velmor Pallets",
                "Velmora Meble Sp. z o.o.|Velmora Meble Sp. z o.o.",
                "Velmora i Synowie Sp. z o.o.|Velmora i Synowie Sp. z o.o.",
                "[31.05.2024] Tandrell Works|Tandrell Works",
                "Tandrell Works - SQL dump|Tandrell Works",
                "Velmora Dairy - proof pack added|Velmora Dairy",
                "Notaría 14 de Valdorra|Notaría 14 de Valdorra",
                "quellmark optics|quellmark optics",
                "Tandrell Works hit by ransomware attack.|Tandrell Works",
            })
    void bareTitleIsTheVictim(String title, String name) {
        assertThat(found(title)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Take care",
                "Take Care",
                "The End",
                "R.E. Tandrell",
                "V K Tandrell",
                "Revised Article 4.6",
                "Favorite Restaurant"
            })
    void bareLineThatIsSaidNamesNobody(String line) {
        assertThat(found(line)).isEmpty();
    }

    @Test
    void portraitOfCompanyTellsOfTheNameAboveIt() {
        assertThat(
                        found(
                                "VELMORA Farmaceutici\nThe research division is the heart of the company, which develops new products."))
                .contains("VELMORA Farmaceutici");
    }

    @Test
    void titleWithTwoNamesGivesBoth() {
        assertThat(found("QMH - Quellmark Holding")).containsExactly("QMH", "Quellmark Holding");
        assertThat(found("Pellworth Foods/Velmora Dairy")).containsExactly("Pellworth Foods", "Velmora Dairy");
        assertThat(found("Pellworth Foods, Pellworth Farms")).containsExactly("Pellworth Foods", "Pellworth Farms");
        assertThat(found("Tandrell Voss LLC and Velmora Trust")).containsExactly("Tandrell Voss LLC", "Velmora Trust");
        assertThat(found("Northfork Irrigation District (NFID)"))
                .containsExactly("Northfork Irrigation District", "NFID");
        assertThat(found("Northmere State College (NSC)")).containsExactly("Northmere State College", "NSC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how do I set up a relay?",
                "Great service and food!",
                "selling fresh logs",
                "Thanks for the help",
                "Peter Miller",
                "report.pdf",
                "10 October 2024",
                "今天天气不错，聊聊电影吧。",
                "おすすめの小説を教えてください。",
                "Good morning everyone",
                "Greetings.",
                "Sooooo",
                "CVE-2031-12",
                "7733-TQ4481",
                "Up for 40 minutes, down for 12, up again",
                "Selling a crypter, FUD for 90 hours, stub included",
                "I work for a living",
                "Excerpt:",
                "(Laughter.)",
                "Уютный вечер с друзьями у реки",
                "彼女は東京で働いている病院",
                "我在城里的医院",
                "Germany",
                "Law firm from USA, 3 TB",
                "He left the Velmora Offices in June",
            })
    void talkIsNoName(String line) {
        assertThat(found(line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "База Quellmark Logistics, 912000 строк|Quellmark Logistics",
                "Слита база данных Quellmark Logistics, 912000 строк, почта и телефоны.|Quellmark Logistics",
                "Leaked audit report of Quellmark Bank, 40 pages.|Quellmark Bank",
            })
    void anOfferIsNoNameButHoldsOne(String line, String name) {
        assertThat(found(line)).containsExactly(name);
    }

    @Test
    void aDomainTellsWhereTheNameInATitleBegins() {
        String text = "Fresh Quellmark Foods dump\nLines of quellmark-foods.com, 40GB leaked.";

        assertThat(found(text, domain(text, "quellmark-foods.com"))).contains("Quellmark Foods");
        assertThat(found(text, domain(text, "quellmark-foods.com"))).noneMatch(name -> name.contains("Fresh"));
    }

    @Test
    void victimIsFoundAgainInItsPortrait() {
        String text =
                "Quellmark Logistics, LLC\nQuellmark provides freight services. Founded in 1981, Quellmark Logistics is"
                        + " based in Ohio. 40GB of data will be published.";

        assertThat(found(text)).containsExactly("Quellmark Logistics, LLC", "Quellmark", "Quellmark Logistics");
    }

    @Test
    void nameGoesOnOverItsLegalFormAndItsTrade() {
        String text =
                "Tandrell Voss\nTandrell Voss Architects was founded in 1990. Tandrell Voss Co., Inc. is a leading company.";

        assertThat(found(text)).containsExactly("Tandrell Voss", "Tandrell Voss Architects", "Tandrell Voss Co., Inc.");
    }

    @Test
    void domainInTheTitleNamesTheCompanyBelow() {
        String text =
                "quellmark-foods.com\nSince 1950 Quellmark Foods has offered dairy products to customers in Ohio.";

        assertThat(found(text, domain(text, "quellmark-foods.com"))).containsExactly("Quellmark Foods");
    }

    @Test
    void aShortFormInBracketsIsTheVictim() {
        String text = "Pellworth Solar\n35GB. Pellworth Solar (\"PWS\") is closed, and PWS knows why.";

        assertThat(found(text)).containsExactly("Pellworth Solar", "Pellworth Solar", "PWS", "PWS");
    }

    @Test
    void acronymAndWrittenOutNameBelongTogether() {
        String text =
                "Northmere Trade Exchange\nThe NTE is an exchange. Our customers trust the Northmere Trade Exchange (NTE).";

        assertThat(found(text)).containsExactly("Northmere Trade Exchange", "NTE", "Northmere Trade Exchange", "NTE");
    }

    @Test
    void forumThreadHasNoVictim() {
        assertThat(found("Weekend Plans\nI think about hiking. What do you do? Thanks for any idea."))
                .isEmpty();
        assertThat(found("Best Relay Setup\nCan anyone help me with my relay? It is slow."))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUBLISHED",
                "published 40%",
                "Full database",
                "Leak size: 788MB",
                "DATA: http://files.example/r9K"
            })
    void aStateOfTheDataBelowATitleTellsThatItNamesTheVictim(String state) {
        assertThat(found("Municipio de Valdorra\n" + state)).containsExactly("Municipio de Valdorra");
    }

    @Test
    void aVictimsNameMayHoldAWordThatMalwareIsCalledBy() {
        assertThat(found("Velmora Dairy\nUploaded 100% files. 40GB of data will be published."))
                .containsExactly("Velmora Dairy");
    }

    @Test
    void whatACompanyMakesIsSaidOfIt() {
        String text = "velmoradairy.co.uk\nVelmora makes butter for forty countries. 40GB were stolen.";

        assertThat(found(text, domain(text, "velmoradairy.co.uk"))).contains("Velmora");
    }

    @Test
    void aHeadlineSaidTwiceHasNoVictim() {
        String chapter = "\nThis part describes the services that a server provides and the products that it offers.";

        assertThat(found("Foreword\nForeword" + chapter)).isEmpty();
        assertThat(found("10.4. Quality of Service\n10.4. Quality of Service" + chapter))
                .isEmpty();
        assertThat(found("Quellmark\nQuellmark" + chapter + " 40GB of files were downloaded."))
                .containsExactly("Quellmark", "Quellmark");
    }

    @Test
    void hostileTitlesTakeLinearTime() {
        for (String unit : List.of("A ", "(", "- ", "A/", "[UPD]", "Ab, ", "A&", "x.")) {
            assertThat(found(unit.repeat(40) + "\n" + unit.repeat(20_000))).hasSizeLessThan(5_001);
        }
    }

    @Test
    void partnersOfAJointVentureAreNamesOfTheirOwn() {
        String text =
                "Velmora Dairy, Inc.\nVelmora Dairy is a joint venture company between Tandrell, Brightfern Foods and"
                        + " Oskarlund Trading. All data will be published soon.";
        assertThat(found(text)).contains("Tandrell", "Brightfern Foods", "Oskarlund Trading");
    }

    @Test
    void whatAVictimIsAmongTheMembersOfIsAName() {
        String text =
                "Velmora Dairy, Inc.\nVelmora Dairy provides milk. We are members of Oskarlund UK & Ireland and support"
                        + " it. All data will be published soon.";
        assertThat(found(text)).contains("Oskarlund UK & Ireland");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tandrell Energy Services|Tandrell never answered us.|Tandrell",
                "Quellmark-Voss Treuhand AG|We wrote to Quellmark-Voss twice.|Quellmark-Voss",
                "Schreinerei Velmora|This is what Velmora pays its people.|Velmora",
                "Policlinico Villa Aurelmar|La struttura Villa Aurelmar ha 140 letti.|Villa Aurelmar",
                "Summit Velmor Pallets|We know what Summit hides.|Summit",
                "Mercy Falls Regional Medical Center|This is what Mercy Falls hides.|Mercy Falls",
                "QMB Elektrotechnik|This is what QMB hides.|QMB",
            })
    void aWordOfItsNameThatMeansNothingElseIsTheVictim(String title, String sentence, String name) {
        assertThat(found(title + "\n40 GB were stolen. " + sentence)).containsExactly(title, name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The office in Tandrell is closed.", // a place may have the same name
                "Ask Tandrell Miller for it.", // and a person
                "Harbour cranes are for sale." // and a thing
            })
    void aWordOfItsNameThatMaySayMoreIsNot(String sentence) {
        assertThat(found("Tandrell Energy Services\n40 GB were stolen. " + sentence))
                .containsExactly("Tandrell Energy Services");
        assertThat(found("Harbour Energy Services\n40 GB were stolen. " + sentence))
                .containsExactly("Harbour Energy Services");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Contracts with Comune di Velmora.|Comune di Velmora",
                "Facturas de Seguros Brightfern y Cementos Oskarlund.|Seguros Brightfern,Cementos Oskarlund",
                "Plans for the Port of Velmora and letters.|Port of Velmora",
                "Mails from Tandrell Medical Group and First Velmora Bank.|Tandrell Medical Group,First Velmora Bank",
                "Drawings for Oskarlund Chips and Daventor Pumps.|Daventor Pumps",
                "Bilanci della Cantina Cooperativa Val d'Ostrana.|Cantina Cooperativa Val d'Ostrana",
                "Research and Development Services.|",
                "Software Development and Human Resources Management.|",
            })
    void othersInAPostAreNamesOfTheirOwn(String sentence, String names) {
        List<String> found = found("Pellworth Foods\n40 GB were stolen. " + sentence);

        assertThat(found.subList(1, found.size())).containsExactly(names == null ? new String[0] : names.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pellworth Garden Centres / UK / retail / 35GB|Pellworth Garden Centres",
                "35GB. Transportes Pellworth & Irmãos Lda. is closed.|Transportes Pellworth & Irmãos Lda.",
                "35GB. Pellworth Rentería S.A. de C.V. is closed.|Pellworth Rentería S.A. de C.V.",
                "Established in 1990, Pellworth Solar has 35GB.|Pellworth Solar",
                "35GB. Die Pellworth Technik AG fertigt Teile.|Pellworth Technik AG",
                "35GB. Mails of Grand Velmora Institute of Vision.|Grand Velmora Institute of Vision",
                "35GB. Pellworth Casino & Resort pays millions.|Pellworth Casino & Resort",
                "35GB. Pellworth Foods is part of Tandrell Group plc.|Pellworth Foods,Tandrell Group plc",
                "35GB. Pellworth Hill Independent School District teaches.|Pellworth Hill Independent School District",
            })
    void aNameGoesOnToItsEnd(String text, String names) {
        String post = "pellworth.com\n" + text;

        assertThat(found(post, domain(post, "pellworth.com"))).containsExactly(names.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blueketelcatering.com|From weddings to boards, Blue Ketel brings menus.|Blue Ketel",
                "lacombel-avocats.fr|Le cabinet Lacombel Tessier Rousse accompagne.|Lacombel Tessier Rousse",
                "pellwortbrand.com|Pellwort Brandt manages affairs.|Pellwort Brandt",
            })
    void aDomainThatSaysMoreOrLessThanTheNameTellsIt(String domain, String sentence, String name) {
        String post = domain + "\n35GB. " + sentence;

        assertThat(found(post, domain(post, domain))).containsExactly(name);
    }

    @Test
    void postsInOtherLanguagesAreTold() {
        String french = "Bureau d'études Velmora\nSecteur : ingénierie\nTaille des données : 61 Go";
        String dutch = "Pellworth Foods\n40 GB. Van der Velmor Bouw B.V. is een klant.";

        assertThat(found(french)).containsExactly("Bureau d'études Velmora");
        assertThat(found(dutch)).containsExactly("Pellworth Foods", "Van der Velmor Bouw B.V.");
        assertThat(found("Pellworth Foods - UPDATE 2\n40 GB.")).containsExactly("Pellworth Foods");
    }
}
