package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Pages;
import andon.indexer.cut.LeakPages.Victim;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leak sites' front pages in the shapes that such sites have, and pages that look like them and are none. */
class LeakSitesTest {
    private static final Victim COUNTING =
            new Victim("HARROW PLYWOOD INC", "Harrow Plywood", "harrowplywood.com", "Canada");

    /** Documents about a victim, in the order of {@link LeakPages#VICTIMS}. */
    private static List<Document> about(List<Document> documents) {
        return documents.stream().filter(card -> !COUNTING.isNamed(card)).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accordion-of-victims",
                "articles-of-figures",
                "auction-items",
                "badges-in-title-blocks",
                "blog-sections",
                "bootstrap-cards",
                "bordered-stories",
                "cards-that-are-links",
                "cells-of-a-grid",
                "clients-with-tags",
                "company-list-items",
                "countdowns-without-a-class",
                "counting-domains",
                "editor-previews",
                "facts-with-icons",
                "fonts-in-tables",
                "info-boxes",
                "labelled-packages",
                "links-with-dates",
                "list-group-with-comment",
                "names-that-lead-to-sites",
                "one-counting-others-published",
                "pairs-of-cells",
                "panels-with-downloads",
                "plain-paragraphs-of-facts",
                "quoted-titles-with-icons",
                "revenue-in-titles",
                "sites-behind-words",
                "table-of-cases",
                "titles-with-countries",
                "two-timers-a-card",
                "utility-classes-in-links",
                "wordpress-articles"
            })
    void everyVictimHasADocumentOfItsOwnAndNothingElseHasOne(String shape) {
        List<Document> cards = about(LeakPages.read(shape));

        assertThat(cards).hasSameSizeAs(LeakPages.VICTIMS);
        assertThat(cards).extracting(Document::kind).containsOnly(DocumentKind.ARTICLE);
        assertThat(cards).extracting(Document::identityKey).doesNotHaveDuplicates();
        for (int i = 0; i < cards.size(); i++) {
            Victim victim = LeakPages.VICTIMS.get(i);
            Document card = cards.get(i);
            assertThat(card.title())
                    .as(shape)
                    .matches(title -> title.startsWith(victim.name()) || title.contains(victim.site()));
            assertThat(victim.isIn(card)).as(shape + ": " + card).isTrue();
            assertThat(IntStream.range(0, cards.size())
                            .filter(other -> LeakPages.VICTIMS.get(other).isIn(card)))
                    .as(shape)
                    .containsExactly(i);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "blog-sections",
        "bootstrap-cards",
        "cards-that-are-links",
        "cells-of-a-grid",
        "countdowns-without-a-class",
        "counting-domains",
        "facts-with-icons",
        "links-with-dates",
        "list-group-with-comment",
        "panels-with-downloads",
        "quoted-titles-with-icons",
        "revenue-in-titles",
        "table-of-cases",
        "utility-classes-in-links",
        "wordpress-articles"
    })
    void aVictimsDocumentIsOfTheDayThatItsCardStates(String shape) {
        List<Document> cards = about(LeakPages.read(shape));
        for (int i = 0; i < cards.size(); i++) {
            Instant posted = cards.get(i).postedAt();
            assertThat(posted).as(shape).isNotNull();
            assertThat(LocalDate.ofInstant(posted, ZoneOffset.UTC)).as(shape).isEqualTo(LocalDate.of(2026, 1, i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auction-items",
                "cells-of-a-grid",
                "company-list-items",
                "list-group-with-comment",
                "two-timers-a-card"
            })
    void aDeadlineIsReadFromItsAttributeOrItsLabel(String shape) {
        List<Document> cards = LeakPages.read(shape);
        for (int i = 0; i < cards.size(); i++) {
            Instant ends = cards.get(i).details().endsAt();
            assertThat(ends).as(shape).isNotNull();
            assertThat(LocalDate.ofInstant(ends, ZoneOffset.UTC)).as(shape).isEqualTo(LocalDate.of(2026, 1, 21 + i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"countdowns-without-a-class", "counting-domains"})
    void aDeadlineIsCountedFromTheCapture(String shape) {
        assertThat(LeakPages.read(shape))
                .extracting(card -> card.details().endsAt() != null)
                .containsOnly(true);
        assertThat(LeakPages.read(shape).getFirst().details().endsAt())
                .isBetween("2026-01-18T00:00:00Z", "2026-01-19T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites-behind-words", "names-that-lead-to-sites", "auction-items", "links-with-dates"})
    void theSiteThatALinkLeadsToIsNamed(String shape) {
        List<Document> cards = LeakPages.read(shape);
        for (int i = 0; i < cards.size(); i++) {
            assertThat(LeakPages.VICTIMS.get(i).isSited(cards.get(i))).as(shape).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a market's shelf
                "<h1>Databases</h1>%1$s<div class=\"card\"><h3><a href=\"/item/%2$d\">Customers of a mill, %2$d5 GB</a></h3><p>Price: $40</p><p>Vendor: ratline</p><p>views: 20</p></div>%1$s",
                // threads of a board
                "<h1>Leaks</h1>%1$s<div class=\"row\"><a href=\"/t/%2$d\">Pumps of the harbour %2$d, 5 GB</a> <a href=\"/user/moth\">moth</a> <span>12 replies</span> <span>2026-01-0%2$d</span></div>%1$s",
                // what can be downloaded of a program
                "<h1>Releases</h1>%1$s<div class=\"release\"><h3>Lantern %2$d</h3><p>2026-01-0%2$d</p><p>Size: 1%2$d MB</p><a href=\"/get/%2$d\">Download</a></div>%1$s",
                // news of the trade
                "<h1>Daily Lantern</h1>%1$s<div class=\"story\"><h3><a href=\"/n/%2$d\">Crew number %2$d leaks the mail of a mill</a></h3><p>2026-01-0%2$d</p><p>They said that it was all that the mill ever wrote, and that nobody had asked for it, which is hard to believe.</p></div>%1$s",
                // folders of a server
                "<h1>Index of /leaks</h1><table>%1$s<tr><td><a href=\"tandrell%2$d/\">tandrell%2$d/</a></td><td>2026-01-0%2$d</td><td>-</td></tr>%1$s</table>",
                // a handbook's table of contents, with a chapter on what to refuse
                "<h2>Receiving mails</h2><dl>%1$s<dt><a href=\"mail.html#s%2$d\">11.%2$d. Mail of the kind number %2$d</a></dt>%1$s</dl><h3>Refusing to take mails</h3><p>Where a server refuses to take what it is sent.</p>",
                // chapters of it, with links to what else one may read
                "<p>The data are kept confidential, and a memory leak is found.</p>%1$s<div class=\"section\"><h3>10.%2$d. Tunnel of kind %2$d</h3><p>Those who know that kind of tunnel find all of it said there: <a href=\"https://docs%2$d.example.org/howto/tunnel/index.html\">the whole of it</a>, and hardly more than that.</p></div>%1$s",
                // words that a page explains elsewhere
                "<h1>Memory leaks</h1>%1$s<p>What a program does not give back, as <a href=\"https://docs%2$d.example.org/\">the manual of tool %2$d</a> says, is lost to it.</p>%1$s",
                // who translates a program, and where
                "<h1>Teams</h1><table>%1$s<tr><td>Coordinator: Lena Moth%2$d<br>Web site: <a href=\"https://team%2$d.example.org/\">team%2$d.example.org</a></td></tr>%1$s</table>",
                // whom one can work for
                "<h1>Jobs</h1>%1$s<div class=\"job\"><h3><a href=\"/companies/velmora%2$d\">Velmora Mills %2$d</a></h3><p>Industry: Food</p><p>views: 20</p></div>%1$s",
                // a directory of companies
                "<h1>Largest companies</h1>%1$s<div class=\"firm\"><h3>Velmora Mills %2$d</h3><p>Revenue: $%2$d M</p><p>Country: Canada</p><a href=\"https://velmora%2$d.example/\">velmora%2$d.example</a></div>%1$s",
                // what a programmer writes
                "<h2>Memory leak hunting</h2><ul>%1$s<li><a href=\"/tips/%2$d\">Heap dumps %2$d</a></li>%1$s</ul>",
                // what a crew says of itself
                "<h1>Leaks: questions</h1>%1$s<div class=\"faq\"><h3>Rule %2$d</h3><p>Whoever pays in time reads nothing of it here, and whoever does not pay will find the whole of it.</p></div>%1$s"
            })
    void whatOnlyLooksLikeAListOfVictimsHasNone(String page) {
        String[] parts = page.split("%1\\$s");
        StringBuilder body = new StringBuilder(parts[0]);
        IntStream.rangeClosed(1, 9).forEach(i -> body.append(parts[1].replace("%2$d", Integer.toString(i))));
        body.append(parts.length > 2 ? parts[2] : "");
        List<Document> documents = Pages.read(
                        "http://site.example/",
                        "<html><head><title>Lantern</title></head><body>" + body + "</body></html>")
                .documents();

        assertThat(documents).noneMatch(document -> document.kind() == DocumentKind.ARTICLE);
    }

    @Test
    void whereAnArchiveLiesIsNotTheVictimsSiteAndWhatAStyleSetsApartIsNotOneWord() {
        List<Document> cards = LeakPages.read("summaries-with-archives");

        assertThat(cards).hasSameSizeAs(LeakPages.VICTIMS);
        assertThat(cards.getFirst().text())
                .contains("tandrellvoss.com Size: 10 GB")
                .doesNotContain("files.example");
    }

    @Test
    void aTitleInAnArticleIsNotItsAuthor() {
        assertThat(LeakPages.read("wordpress-articles"))
                .extracting(Document::author)
                .containsOnlyNulls();
    }

    @Test
    void noSecretInATitleIsPartOfWhatADocumentIsKnownBy() {
        String cards = IntStream.range(0, 3)
                .mapToObj(i -> "<div class=\"card\"><h3>admin" + i + "@tandrellvoss.com:Tr0ub4dor" + i
                        + "x</h3><p>5 GB</p><p>PUBLISHED</p></div>")
                .collect(Collectors.joining());
        List<Document> documents = Pages.read(
                        "http://leak.example/",
                        "<html><head><title>Leaks - wall of shame</title></head><body>" + cards + "</body></html>")
                .documents();

        assertThat(documents).hasSize(3).extracting(Document::identityKey).doesNotHaveDuplicates();
        assertThat(documents)
                .noneMatch(card -> card.identityKey().toLowerCase(Locale.ROOT).contains("tr0ub4dor"));
    }

    @Test
    void aFrontPageOfMoreVictimsThanAPageGivesDocumentsGivesAsManyAsItMay() {
        String rows = IntStream.range(0, 2_005)
                .mapToObj(i -> "<tr><td>Velmora" + i + " Mills</td><td>5 GB</td><td>PUBLISHED</td></tr>")
                .collect(Collectors.joining());
        List<Document> documents = Pages.read(
                        "http://leak.example/",
                        "<html><head><title>Our victims, stolen data</title></head><body><table>" + rows
                                + "</table></body></html>")
                .documents();

        assertThat(documents).hasSize(2_000).allMatch(card -> card.kind() == DocumentKind.ARTICLE);
    }
}
