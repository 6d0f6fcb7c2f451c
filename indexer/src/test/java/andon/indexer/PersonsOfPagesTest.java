package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where documents say that persons are named. */
class PersonsOfPagesTest {
    private static List<String> persons(String text) {
        return Pages.TEXT.understand(text, List.of()).persons().stream()
                .map(span -> span.in(text))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The spokesman said that Andrew Marlowe had left the bank on Monday. | Andrew Marlowe
                    Адвокат сообщил, что Вадим Крутов задержан в Сочи по этому делу. | Вадим Крутов
                    東京の会社の社長を務める高橋健一は札幌の出身である。 | 高橋健一
                    他的父亲王建国在北京的一家银行工作了十年。 | 王建国
                    """)
    void personsAreReadInEveryLanguageThatHasAModel(String text, String person) {
        assertThat(persons(text)).contains(person);
    }

    @Test
    void whatIsAPlaceByTheListsIsNoPerson() {
        assertThat(persons("She said that Paris and London were lovely, and that Jordan was too hot."))
                .isEmpty();
    }

    /** Each of them is tagged as a person by the models. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    LockBit and Conti are dead, and Play hits every SonicWall it can find. | a gang by the list
                    Citrix和Fortinet的漏洞利用程序，在Windows Server上测试过，只收Monero。 | a word in other letters
                    九州中央山地国定公園は、熊本県と宮崎県にまたがる九州脊梁部の森林である。 | a prefecture
                    """)
    void whatIsSomethingElseByListsAndLooksIsNoPerson(String text, String because) {
        assertThat(persons(text)).as(because).isEmpty();
    }

    @Test
    void aPartOfALongerWordIsNoPerson() {
        assertThat(persons("ターフ・ムーアは、イングランドのランカシャー・バーンリーにあるスタジアム。")).noneMatch(name -> name.contains("バーンリー"));
    }

    @Test
    void aLeakSitesPostIsReadForPersonsWhoseCompaniesAreReadByItsStructure() {
        String post =
                "Brindle Foods Inc.\nbrindlefoods.example\nRevenue: $40M\nWe have 300 GB of contracts, and mails in which "
                        + "Andrew Marlowe asked the bank for a loan.";
        TextReader.Meaning meaning = Pages.TEXT.understand(
                Pages.TEXT.detect(post).maskedText(), Pages.TEXT.detect(post).entities());
        assertThat(meaning.entities())
                .filteredOn(entity -> entity.type() == EntityType.ORGANIZATION)
                .extracting(entity -> entity.detector())
                .contains("org-leak-title");
        assertThat(meaning.persons()).extracting(span -> span.in(post)).contains("Andrew Marlowe");
    }

    @Test
    void quotesAreReadAsWellAndKeptApart() {
        Document document = Pages.read("http://forum.example/viewtopic.php?t=1", """
                        <html><head><meta name="generator" content="phpBB"></head><body id="phpbb">
                        <div id="p1" class="post"><p class="author"><a class="username" href="./memberlist.php?mode=viewprofile&u=2">ghost</a>
                        » 2026-01-10T10:00:00+00:00</p><div class="content"><blockquote><div><cite>salt wrote:</cite>He said that
                        Andrew Marlowe had left the bank on Monday.</div></blockquote>And she said that Laura Whitfield had left the bank
                        on Tuesday.</div></div></body></html>""")
                .documents()
                .getFirst();
        assertThat(document.persons().text())
                .extracting(span -> span.in(document.searchableText()))
                .containsExactly("Laura Whitfield");
        assertThat(document.persons().quoted())
                .extracting(one -> one.span().in(document.quotes().get(one.quote())))
                .containsExactly("Andrew Marlowe");
    }

    @Test
    void behindTheBoundOfWhatIsReadNobodyIsNamed() {
        String sentence = "The spokesman said that Andrew Marlowe had left the bank on Monday.\n";
        String text = sentence + "and so on it went for many more hours than that\n".repeat(4_200) + sentence;
        assertThat(text.length()).isGreaterThan(200_000);
        assertThat(Pages.TEXT.understand(text, List.of()).persons()).containsExactly(new Span(24, 38));
    }
}
