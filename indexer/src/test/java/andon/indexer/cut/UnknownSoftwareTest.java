package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Pages;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listings, articles, pastes and forums of software that no profile knows. */
class UnknownSoftwareTest {
    private static String page(String title, String body) {
        return "<!DOCTYPE html><html><head><title>" + title
                + "</title></head><body><nav class=\"topnav\"><a href=\"/\">Home</a>" + "<a href=\"/faq\">FAQ</a></nav>"
                + body + "<div class=\"footer\">mirror list, pgp, canary</div></body></html>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Price|Vendor|In stock|Listed on", "Цена|Продавец|В наличии|Дата", "价格|卖家|库存|发布时间", "価格|出品者|在庫|出品日"
            })
    void aPriceWithASellerIsAListingInAnyLanguageAndMarkup(String price, String seller, String stock, String listed) {
        List<String> forms = List.of(
                "<table><tr><th>%s</th><td>0.05 BTC</td></tr><tr><th>%s</th><td><a href=/v/7>ratline</a></td></tr><tr><th>%s</th><td>3</td></tr><tr><th>%s</th><td>2026-01-15</td></tr></table>",
                "<dl><dt>%s</dt><dd>0.05 BTC</dd><dt>%s</dt><dd>ratline</dd><dt>%s</dt><dd>3</dd><dt>%s</dt><dd>2026-01-15</dd></dl>",
                "<p><b>%s:</b> 0.05 BTC</p><p><b>%s:</b> <a href=/v/7>ratline</a></p><p><b>%s:</b> 3</p><p><b>%s:</b> 2026-01-15</p>",
                "<ul><li>%s: 0.05 BTC</li><li>%s: ratline</li><li>%s: 3</li><li>%s: 2026-01-15</li></ul>");
        for (String form : forms) {
            Document listing = Pages.one(
                    "http://bazaar.example/item/77?sid=abc",
                    page(
                            "Bazaar Nine",
                            "<h1>VPN seat, Orlen Dockworks</h1>" + form.formatted(price, seller, stock, listed)
                                    + "<div class=\"description\"><p>One seat.</p><p>Works today.</p></div>"));
            assertThat(listing.kind()).as(form).isEqualTo(DocumentKind.LISTING);
            assertThat(listing.title()).as(form).isEqualTo("VPN seat, Orlen Dockworks");
            assertThat(listing.author()).as(form).isEqualTo("ratline");
            assertThat(listing.text()).as(form).isEqualTo("One seat.\nWorks today.");
            assertThat(listing.postedAt()).as(form).isEqualTo(Instant.parse("2026-01-15T00:00:00Z"));
            assertThat(listing.identityKey()).as(form).isEqualTo("site|address|/item/77");
        }
    }

    @Test
    void pagesOfOffersAreNoListing() {
        StringBuilder cards = new StringBuilder("<h1>Access</h1>");
        for (int i = 0; i < 12; i++) {
            cards.append(
                    "<div class=\"card\"><h3><a href=\"/item/%d\">Seat %d</a></h3><p>Price: $40</p><p>Vendor: ratline</p></div>"
                            .formatted(i, i));
        }
        assertThat(Pages.reason("http://bazaar.example/cat/3", page("Access", cards.toString())))
                .isEqualTo("index-page");
    }

    @Test
    void aHeadingWithATimeAndProseIsAnArticle() {
        Document article = Pages.one(
                "http://crew.example/post/9f3",
                page(
                        "Tide Crew",
                        "<div class=\"wrap\"><h1>Lindgate Mills</h1><div class=\"meta\">Published: 2026-01-15 17:11 UTC</div>"
                                + "<div class=\"post-body\"><p>We hold the whole mail spool of the mill since 2014, and the plans of both sites.</p>"
                                + "<p>They have six days.</p></div></div>"));
        assertThat(article.kind()).isEqualTo(DocumentKind.ARTICLE);
        assertThat(article.title()).isEqualTo("Lindgate Mills");
        assertThat(article.postedAt()).isEqualTo(Instant.parse("2026-01-15T17:11:00Z"));
        assertThat(article.text())
                .isEqualTo(
                        "We hold the whole mail spool of the mill since 2014, and the plans of both sites.\nThey have six days.");
    }

    @Test
    void oneBlockOfPlainTextIsAPaste() {
        String dump = "line one\n  indented\n\nline &lt;four&gt;";
        for (String block : List.of(
                "<pre>" + dump + "</pre>",
                "<pre><code class=\"hl\"><span class=\"k\">line</span> one\n  indented\n\nline &lt;four&gt;</code></pre>",
                "<textarea readonly rows=20>" + dump + "</textarea>")) {
            Document paste = Pages.one(
                    "http://bin.example/x8Kq",
                    page(
                            "notes for tomorrow - DropBin",
                            "<div class=\"paste-box\"><h2>notes for tomorrow</h2><p class=\"info\">Author: moth</p><p>Date: 2026-01-15 17:11:00</p>"
                                    + block + "<a href=\"/raw/x8Kq\">raw</a></div>"));
            assertThat(paste.kind()).as(block).isEqualTo(DocumentKind.PASTE);
            assertThat(paste.title()).as(block).isEqualTo("notes for tomorrow");
            assertThat(paste.author()).as(block).isEqualTo("moth");
            assertThat(paste.postedAt()).as(block).isEqualTo(Instant.parse("2026-01-15T17:11:00Z"));
            assertThat(paste.text()).as(block).isEqualTo("line one\n  indented\n\nline <four>");
        }
    }

    @Test
    void repeatedBlocksWithAuthorsAndTimesArePosts() {
        List<Document> posts = Pages.read(
                        "http://den.example/t/5",
                        page(
                                "Den",
                                "<h1>Anyone from the mill?</h1><div class=\"list\">"
                                        + "<div class=\"msg\" id=\"msg-12\"><div class=\"msg-author\">moth</div><time datetime=\"2026-01-15T17:11:00Z\">Thu</time>"
                                        + "<div class=\"msg-text\"><p>Looking for somebody who worked there.</p></div></div>"
                                        + "<div class=\"msg\" id=\"msg-13\"><div class=\"msg-author\">wren</div><time datetime=\"2026-01-15T18:00:00Z\">Thu</time>"
                                        + "<div class=\"msg-text\"><blockquote>Looking for somebody</blockquote><p>I did, until last year.</p></div></div></div>"))
                .documents();
        assertThat(posts).extracting(Document::identityKey).containsExactly("site|post|12", "site|post|13");
        assertThat(posts).extracting(Document::author).containsExactly("moth", "wren");
        assertThat(posts).extracting(Document::title).containsOnly("Anyone from the mill?");
        assertThat(posts)
                .extracting(Document::text)
                .containsExactly("Looking for somebody who worked there.", "I did, until last year.");
        assertThat(posts.getLast().quotes()).containsExactly("Looking for somebody");
    }

    @Test
    void rowsOfATableCanBePosts() {
        String row =
                "<tr class=\"row\"><td class=\"poster\"><b>%s</b></td><td><span class=\"date\">%s</span><div class=\"body\">%s</div></td></tr>";
        List<Document> posts = Pages.read(
                        "http://old.example/read.php?t=5",
                        page(
                                "Old board",
                                "<h2>Ledger question</h2><table class=\"thread\"><tbody>"
                                        + row.formatted("moth", "15.01.2026 17:11", "Who has the ledger of the mill?")
                                        + row.formatted("wren", "15.01.2026 18:00", "Ask the crew, they sell it.")
                                        + "</tbody></table>"))
                .documents();
        assertThat(posts).extracting(Document::author).containsExactly("moth", "wren");
        assertThat(posts)
                .extracting(Document::text)
                .containsExactly("Who has the ledger of the mill?", "Ask the crew, they sell it.");
        assertThat(posts)
                .extracting(Document::postedAt)
                .containsExactly(Instant.parse("2026-01-15T17:11:00Z"), Instant.parse("2026-01-15T18:00:00Z"));
    }

    @Test
    void menusAndEmptyPagesGiveNothing() {
        assertThat(Pages.read("http://den.example/", page("Den", "<p>Welcome.</p>"))
                        .documents())
                .isEmpty();
        assertThat(Pages.read("http://den.example/", "").documents()).isEmpty();
        assertThat(Pages.read("http://den.example/", "<").documents()).isEmpty();
    }
}
