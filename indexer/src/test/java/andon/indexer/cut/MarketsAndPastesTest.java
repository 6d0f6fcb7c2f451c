package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Pages;
import andon.vocabulary.Details.Price;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Offers and pastes as the scripts of markets and paste bins lay them out; words and names are invented. */
class MarketsAndPastesTest {
    private static final Price FORTY_FIVE = new Price(new BigDecimal("45.00"), "USD");
    private static final String WORDS = "Twenty metres of hemp, tested with two tons. Ask before you buy any of it.";
    private static final String LINES = "first door, green\nsecond door, red";

    private static Document one(String body) {
        return Pages.one(
                "http://site.example/item/7", "<html><head><title>Site</title></head><body>" + body + "</body></html>");
    }

    private static void isTheRope(Document listing) {
        assertThat(listing.kind()).isEqualTo(DocumentKind.LISTING);
        assertThat(listing.title()).isEqualTo("Blue rope");
        assertThat(listing.author()).isEqualTo("ratline");
        assertThat(listing.details().price()).isNotNull().satisfies(price -> {
            assertThat(price.amount()).isEqualByComparingTo(FORTY_FIVE.amount());
            assertThat(price.currency()).isEqualTo(FORTY_FIVE.currency());
        });
        assertThat(listing.details().stock()).startsWith("12");
        assertThat(listing.text()).isEqualTo(WORDS);
        assertThat(listing.postedAt()).isNull();
    }

    @Test
    void whatIsOfferedMayStandInTheFormThatOrdersIt() {
        Document listing = one(
                "<nav class=\"main-breadcrumb\"><a href=\"/\">Products</a></nav><div class=\"row\"><div class=\"col-md-5\"><h2>Blue rope</h2><form action=\"/cart/add/7\" method=\"POST\"><table><tr><td>Quality rate:</td><td><i></i></td></tr><tr><td> Type </td><td><strong>Physical</strong></td></tr><tr><td> Offers </td><td><ul><li><strong>45.00 $</strong> per piece, for at least 1 product</li></ul></td></tr><tr><td>Coins</td><td><span>XMR</span></td></tr><tr><td>Left/Sold</td><td><span>12 pieces</span>/ <span>3 pieces</span></td></tr><tr><td><label>Amount:</label></td><td><input type=\"number\"><button>Add to cart</button></td></tr></table></form></div>"
                        + "<div class=\"col-md-3\"><div class=\"card\"><h6>Shop with confidence</h6><div>All is in escrow here!</div></div><div class=\"card\"><div class=\"card-header\">Seller information</div><div class=\"card-body\"><a class=\"btn\" href=\"http://site.example/vendor/ratline\"><span>ratline</span></a><span class=\"btn\">Level 3</span></div></div></div></div><ul><li><a href=\"/p/7/rules\">Payment rules</a></li></ul><h4>Details</h4><hr>"
                        + WORDS);
        isTheRope(listing);
        assertThat(listing.details().authorProfile()).isEqualTo(URI.create("http://site.example/vendor/ratline"));
    }

    @Test
    void aPriceInTwoCurrenciesSideBySideIsOnePrice() {
        isTheRope(
                one(
                        "<div class=\"product-view\"><div class=\"product-information\"><h1>Blue rope</h1><div>Merchant <a href=\"/user.php?u=ratline\">ratline</a> (4.9)</div><div><div><b>Ships From</b>: Sweden</div><div><b>Ships To</b>: Worldwide</div><div><b>Quantity left</b>: 12</div></div><div class=\"price\"><span>USD 45.00</span><span>0.00091 BTC</span></div></div></div>"
                                + "<div class=\"tabs\"><div class=\"tab-header\">Product Description</div><div class=\"tab-content\">"
                                + WORDS
                                + "</div><div class=\"tab-header\">Refund Policy</div><div class=\"tab-content\">None.</div></div>"));
    }

    @Test
    void factsMayStandInOneCellPartedByBreaks() {
        isTheRope(
                one(
                        "<table width=\"100%\"><tr><td><a href=\"/\">Home</a> <a href=\"/orders\">Orders</a></td></tr></table><table class=\"listing\"><tr><td rowspan=\"2\"><img></td><td><b>Blue rope</b></td></tr><tr><td>Sold by <a href=\"/profile/ratline\">ratline</a> (210) Vendor level 4<br>Features: Product class: Physical, Quantity left: 12, Ends in: Never<br>Ships to: World Wide<br>Default - 3 days - USD +0.00 / item<br>Purchase price: USD 45.00<br>0.0009 BTC</td></tr></table>"
                                + "<div class=\"tab\"><h3>Description</h3><p>" + WORDS
                                + "</p></div><div class=\"tab\"><h3>Feedback</h3><table><tr><td>Good rope</td><td>m**h</td><td>2026-01-02</td></tr></table></div>"));
    }

    @Test
    void onePasteIsReadBesideTheNumbersOfItsLines() {
        Document paste = one(
                "<div class=\"page-title\">list of doors</div><div class=\"paste-meta\"><span>By moth</span> <span title=\"January 15, 2026 17:11\">1 day ago</span></div><table><tr><td class=\"linenos\"><pre>1\n2</pre></td><td class=\"code\"><pre>"
                        + LINES + "</pre></td></tr></table>");
        assertThat(paste.kind()).isEqualTo(DocumentKind.PASTE);
        assertThat(paste.title()).isEqualTo("list of doors");
        assertThat(paste.author()).isEqualTo("moth");
        assertThat(paste.postedAt()).isEqualTo(Instant.parse("2026-01-15T17:11:00Z"));
        assertThat(paste.text()).isEqualTo(LINES);
    }

    @Test
    void oneLineMaySayWhoPastedAndWhen() {
        Document paste = one(
                "<div class=\"paste_info\"><h1 class=\"pagetitle\">list of doors</h1><div class=\"meta\"><span class=\"detail by\">From moth, 3 Hours ago, written in Plain Text, viewed 12 times.</span><span class=\"detail\"><a href=\"/view/raw/8f2c\">View Raw</a></span></div></div><div class=\"paste\"><ol><li class=\"li1\"><div class=\"de1\">first door, green</div></li><li class=\"li1\"><div class=\"de1\">second door, red</div></li></ol></div><div class=\"replies\"><h1>Reply to \"list of doors\"</h1><form action=\"/\"><textarea name=\"code\">first door</textarea></form></div>");
        assertThat(paste.kind()).isEqualTo(DocumentKind.PASTE);
        assertThat(paste.title()).isEqualTo("list of doors");
        assertThat(paste.author()).isEqualTo("moth");
        assertThat(paste.postedAt()).isEqualTo(Instant.parse("2026-01-16T17:00:00Z"));
        assertThat(paste.text()).isEqualTo(LINES);
    }

    @Test
    void aPasteBinsTitleTellsThatAShortBlockIsAPaste() {
        Document paste = Pages.one(
                "http://site.example/show?md5=8f2c",
                "<html><head><title>DeepPaste</title></head><body><h2>list of doors</h2><table><tr><td>Posted by:</td><td>moth</td></tr><tr><td>Date:</td><td>15/01/2026 17:11:22</td></tr><tr><td>Views:</td><td>12</td></tr></table><div><pre class=\"show\">"
                        + LINES + "</pre></div><p>MD5: 8f2c</p></body></html>");
        assertThat(paste.kind()).isEqualTo(DocumentKind.PASTE);
        assertThat(paste.author()).isEqualTo("moth");
        assertThat(paste.postedAt()).isEqualTo(Instant.parse("2026-01-15T17:11:22Z"));
        assertThat(paste.text()).isEqualTo(LINES);
    }

    @Test
    void whatIsEncryptedForTheBrowserSaysNothing() {
        assertThat(Pages.read(
                                "http://site.example/?8f2c",
                                "<html><head><title>PrivateBin</title></head><body><nav><a href=\"/\">PrivateBin</a></nav><main><div id=\"noscript\" role=\"alert\">JavaScript is required for PrivateBin to work.</div><pre id=\"prettymessage\" class=\"hidden\"><code></code></pre></main></body></html>")
                        .documents())
                .isEmpty();
    }
}
