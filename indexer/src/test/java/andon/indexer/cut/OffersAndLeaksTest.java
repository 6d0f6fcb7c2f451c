package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Pages;
import andon.vocabulary.Details.Price;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of shop software, of markets without labels, of leak sites' front pages and of paste bins. */
class OffersAndLeaksTest {
    private static final Price FORTY_FIVE = new Price(new BigDecimal("45"), "USD");

    private static Document one(String body) {
        return Pages.one("http://market.example/item/9", "<html><head><title>Market</title></head>" + body + "</html>");
    }

    @Test
    void aShopsProductIsAListingNotItsReviews() {
        Document listing = one(
                "<body class=\"product-template-default single single-product woocommerce\"><div id=\"product-33\" class=\"product type-product post-33\"><div class=\"summary entry-summary\"><h1 class=\"product_title entry-title\">Blue rope</h1><p class=\"price\"><del><span class=\"amount\"><bdi>$55.00</bdi></span></del> <ins><span class=\"woocommerce-Price-amount amount\"><bdi>$45.00</bdi></span></ins></p><p class=\"stock in-stock\">12 in stock</p></div>"
                        + "<div class=\"woocommerce-tabs\"><div id=\"tab-description\"><h2>Description</h2><p>Twenty metres of hemp.</p></div><div id=\"reviews\"><ol class=\"commentlist\"><li class=\"review\" id=\"li-comment-7\"><div id=\"comment-7\" class=\"comment_container\"><strong class=\"woocommerce-review__author\">moth</strong> <time class=\"woocommerce-review__published-date\" datetime=\"2026-01-15T17:11:00+00:00\">January 15</time><div class=\"description\"><p>It held well in the storm.</p></div></div></li></ol></div></div>"
                        + "<section class=\"related products\"><ul class=\"products\"><li class=\"product\"><h2 class=\"woocommerce-loop-product__title\">Red rope</h2><span class=\"price\">$40.00</span></li></ul></section></div></body>");
        assertThat(listing.kind()).isEqualTo(DocumentKind.LISTING);
        assertThat(listing.title()).isEqualTo("Blue rope");
        assertThat(listing.details().price()).isEqualTo(FORTY_FIVE);
        assertThat(listing.details().stock()).isEqualTo("12 in stock");
        assertThat(listing.text()).isEqualTo("Twenty metres of hemp.");
    }

    @Test
    void whatFollowsTheWordDescriptionDescribesTheOffer() {
        Document listing = one(
                "<body><h2>Blue rope</h2><p class=\"text-muted\">Sold by <a href=\"/vendor/ratline\">ratline</a> <span class=\"badge\">Level 3</span></p><table><tr><td>Price</td><td>$ 45.00 per piece</td></tr><tr><td>Left/Sold</td><td>12 pieces/ 3</td></tr></table>"
                        + "<ul><li><a href=\"#\">Details</a></li><li><a href=\"#\">Feedback</a></li></ul><h4>Details</h4><hr>Twenty metres of hemp, tested with two tons.</body>");
        assertThat(listing.kind()).isEqualTo(DocumentKind.LISTING);
        assertThat(listing.author()).isEqualTo("ratline");
        assertThat(listing.details().authorProfile()).isEqualTo(URI.create("http://market.example/vendor/ratline"));
        assertThat(listing.details().price()).isEqualTo(FORTY_FIVE);
        assertThat(listing.details().stock()).isEqualTo("12 pieces/ 3");
        assertThat(listing.text()).isEqualTo("Twenty metres of hemp, tested with two tons.");
    }

    @Test
    void aPriceThatStandsAloneNeedsNoLabel() {
        Document listing = one(
                "<body><div class=\"box\"><h3>Pack of ropes</h3><div>Vendor: <a href=\"/profile/ratline\">ratline</a> (4.98★)</div><div><b>0.00213 BTC</b> <small>($45.00)</small></div><div>In Stock: 120</div><div>Listed 2 days ago</div><div>Twenty metres of hemp each, tested with two tons. Ask before you buy.</div></div></body>");
        assertThat(listing.kind()).isEqualTo(DocumentKind.LISTING);
        assertThat(listing.author()).isEqualTo("ratline");
        assertThat(listing.details().price()).isEqualTo(new Price(new BigDecimal("0.00213"), "BTC"));
        assertThat(listing.details().stock()).isEqualTo("120");
        assertThat(listing.postedAt()).isEqualTo(Instant.parse("2026-01-14T20:00:00Z"));
    }

    @Test
    void cardsWhoseTimeIsUpAreDocumentsLikeTheirNeighbours() {
        String counting =
                "<div class=\"post-block bad\"><div class=\"title\">%s</div><div class=\"timer\">5D 12h 30m</div><div class=\"text\">%s</div></div>";
        List<Document> cards = Pages.read(
                        "http://leak.example/",
                        "<html><body>"
                                + counting.formatted("Lindgate Mills", "Lindgate Mills sells flour in forty countries.")
                                + "<div class=\"post-block good\"><div class=\"title\">Orlen Dockworks</div><div class=\"timer-end\">PUBLISHED</div><div class=\"text\">All mail of the docks since 2014.</div></div>"
                                + "<div class=\"post-block good\"><div class=\"title\">Quellmark Ropes</div><div class=\"text\">Every drawing of every rope they made.</div></div>"
                                + counting.formatted("Tarn Optics", "Tarn Optics grinds lenses for telescopes.")
                                + "</body></html>")
                .documents();
        assertThat(cards)
                .extracting(Document::title)
                .containsExactly("Lindgate Mills", "Orlen Dockworks", "Quellmark Ropes", "Tarn Optics");
        assertThat(cards).extracting(card -> card.details().endsAt() != null).containsExactly(true, false, false, true);
    }

    @Test
    void everyCardOfALeakSitesFrontPageIsADocumentWithItsNameAndDeadline() {
        List<Document> cards = Pages.read(
                        "http://leak.example/",
                        "<html><body><div class=\"header\"><a href=\"/\">Blog</a></div>"
                                + "<div class=\"post-block\"><div class=\"post-block-title\">lindgate-mills.example</div><div class=\"post-block-text\">Lindgate Mills sells flour in forty countries. We took its contracts.</div><div class=\"timer\"><span>5D</span> <span>12h</span> <span>30m</span> <span>10s</span></div><div class=\"updated-post-date\">Updated: 15 Jan, 2026, 17:11 UTC</div></div>"
                                + "<div class=\"post-block\"><div class=\"post-block-title\">Orlen Dockworks</div><div class=\"post-block-text\">All mail of the docks since 2014 will be public when the time is up.</div><div class=\"timer\"><span>2D</span> <span>1h</span> <span>0m</span> <span>0s</span></div></div></body></html>")
                .documents();
        assertThat(cards).extracting(Document::kind).containsOnly(DocumentKind.ARTICLE);
        assertThat(cards).extracting(Document::title).containsExactly("lindgate-mills.example", "Orlen Dockworks");
        assertThat(cards).extracting(Document::identityKey).doesNotHaveDuplicates();
        assertThat(cards)
                .extracting(card -> card.details().endsAt())
                .containsExactly(Instant.parse("2026-01-22T08:30:10Z"), Instant.parse("2026-01-18T21:00:00Z"));
        assertThat(cards.getFirst().postedAt()).isEqualTo(Instant.parse("2026-01-15T17:11:00Z"));
        assertThat(cards.getFirst().text())
                .startsWith("Lindgate Mills sells flour")
                .doesNotContain("12h");
    }

    @Test
    void aHighlightedPasteOfNumberedLinesIsAPaste() {
        Document paste = one(
                "<body><div class=\"post-view\"><h1>list</h1><div class=\"username\"><a href=\"/u/moth\">moth</a></div><div class=\"date\"><span title=\"Thursday 15th of January 2026 05:11:22 PM\">Jan 15th, 2026</span></div><a href=\"/raw/x8\">raw</a><div class=\"source\"><ol class=\"text\"><li class=\"li1\"><div class=\"de1\">first line of it</div></li><li class=\"li1\"><div class=\"de1\">second line of it</div></li></ol></div></div></body>");
        assertThat(paste.kind()).isEqualTo(DocumentKind.PASTE);
        assertThat(paste.author()).isEqualTo("moth");
        assertThat(paste.postedAt()).isEqualTo(Instant.parse("2026-01-15T17:11:22Z"));
        assertThat(paste.text()).isEqualTo("first line of it\nsecond line of it");
    }
}
