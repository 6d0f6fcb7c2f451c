package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Pages;
import andon.vocabulary.Details.Price;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Software that nobody wrote a profile for. */
class UnknownForumTest {
    private static final Instant FIRST = Instant.parse("2026-01-14T17:11:00Z");
    private static final Instant SECOND = Instant.parse("2026-01-15T09:05:00Z");

    private static List<Document> posts(String body) {
        return Pages.read("http://den.example/topic/5", "<html><body>" + body + "</body></html>")
                .documents();
    }

    private static void areTwoPosts(List<Document> posts) {
        assertThat(posts).extracting(Document::kind).containsOnly(DocumentKind.POST);
        assertThat(posts).extracting(Document::author).containsExactly("moth", "wren");
        assertThat(posts).extracting(Document::postedAt).containsExactly(FIRST, SECOND);
        assertThat(posts.getFirst().text()).contains("hemp ropes").doesNotContain("moth", "2026");
        assertThat(posts.getLast().text()).contains("steel ropes").doesNotContain("wren", "2026");
    }

    @Test
    void rowsOfATable() {
        areTwoPosts(
                posts(
                        "<h1>Ropes</h1><table><tr class=\"r1\"><td><a href=\"/user/moth\">moth</a><br>Member</td><td><small>2026-01-14 17:11</small><p>I sell hemp ropes of every length.</p></td></tr>"
                                + "<tr class=\"r2\"><td><a href=\"/user/wren\">wren</a><br>Member</td><td><small>2026-01-15 09:05</small><p>And I sell steel ropes of every length.</p></td></tr></table>"));
    }

    @Test
    void advertisementsBetweenPostsAndNewsBesideThem() {
        areTwoPosts(
                posts(
                        "<div class=\"side\"><div class=\"latest\"><a class=\"username\">owl</a> <span class=\"date\">2026-01-16 11:00</span> in Anchors</div><div class=\"latest\"><a class=\"username\">elk</a> <span class=\"date\">2026-01-16 12:00</span> in Sails</div></div>"
                                + "<h1>Ropes</h1><div class=\"list\"><div class=\"entry\"><span class=\"username\">moth</span> <span class=\"date\">2026-01-14 17:11</span><p>I sell hemp ropes of every length, and they hold for years.</p></div>"
                                + "<div class=\"entry\"><p>BUY ANCHORS HERE, the best anchors of the harbour!</p></div>"
                                + "<div class=\"entry\"><span class=\"username\">wren</span> <span class=\"date\">2026-01-15 09:05</span><p>And I sell steel ropes of every length, forged by hand.</p></div></div>"));
    }

    @Test
    void answersThatStandInsideOfWhatTheyAnswer() {
        areTwoPosts(
                posts(
                        "<h1>Ropes</h1><div class=\"comment\" id=\"c1\"><a href=\"/u/moth\">moth</a> <time datetime=\"2026-01-14T17:11:00Z\">2 days ago</time><div class=\"md\">I sell hemp ropes of every length.</div>"
                                + "<div class=\"replies\"><div class=\"comment\" id=\"c2\"><a href=\"/u/wren\">wren</a> <time datetime=\"2026-01-15T09:05:00Z\">1 day ago</time><div class=\"md\">And I sell steel ropes of every length.</div></div></div></div>"));
    }

    private static final String QUESTION =
            "<div class=\"item\"><a class=\"title\" href=\"/post/9\">Ropes</a> <div class=\"author\">by <a href=\"/u/moth\">moth</a> <span class=\"timestamp\" title=\"2026-01-14 17:11:00\">6 days ago</span></div><div class=\"postContent\">I sell hemp ropes of every length.</div></div>";

    private static String answer(String author, String time, String words) {
        return "<div class=\"comment\"><div class=\"top\"><a href=\"/u/" + author + "\">" + author
                + "</a> <span class=\"timestamp\" title=\"" + time
                + "\">some days ago</span></div><div class=\"commentBody\">" + words
                + "</div></div>";
    }

    @Test
    void whatIsAnsweredStandsAboveTheAnswersInAFormOfItsOwn() {
        for (int answers : new int[] {2, 5}) {
            StringBuilder page = new StringBuilder("<div class=\"content\">" + QUESTION + "<div class=\"answers\">");
            for (int i = 0; i < answers; i++) {
                page.append(
                        answer("wren" + i, "2026-01-15 09:0" + i + ":00", "And I sell steel ropes, lot " + i + "."));
            }
            List<Document> posts = posts(page + "</div></div>");
            assertThat(posts).hasSize(answers + 1);
            assertThat(posts.getFirst().author()).isEqualTo("moth");
            assertThat(posts.getFirst().postedAt()).isEqualTo(FIRST);
            assertThat(posts.getFirst().text()).contains("hemp ropes").doesNotContain("steel");
            assertThat(posts.getLast().author()).isEqualTo("wren" + (answers - 1));
            assertThat(posts.getLast().details().position()).isEqualTo(answers + 1);
        }
    }

    @Test
    void whoWasHereLastIsNoOpeningPost() {
        areTwoPosts(posts(
                "<div class=\"last\">Last visit: <a href=\"/u/owl\">owl</a> <span class=\"date\">2026-01-16 11:00</span></div><h1>Ropes</h1><div class=\"list\">"
                        + answer("moth", "2026-01-14 17:11:00", "I sell hemp ropes of every length.")
                        + answer("wren", "2026-01-15 09:05:00", "And I sell steel ropes of every length.")
                        + "</div>"));
    }

    @Test
    void aBoardThatStandsInOneFormAsAWhole() {
        areTwoPosts(
                posts(
                        "<h1>Ropes</h1><form action=\"/delete\" method=\"post\"><div class=\"thread\">"
                                + answer("moth", "2026-01-14 17:11:00", "I sell hemp ropes of every length.")
                                + answer("wren", "2026-01-15 09:05:00", "And I sell steel ropes of every length.")
                                + "<input type=\"submit\" value=\"Delete\"></div></form><form action=\"/login\"><label>Name</label><input name=\"user\"></form>"));
    }

    @Test
    void aMessageInABlockquoteIsNoQuote() {
        areTwoPosts(
                posts(
                        "<h1>Ropes</h1><div class=\"board\">"
                                + "<div class=\"reply\"><span class=\"name\">moth</span> <span class=\"dateTime\">2026-01-14 17:11</span><blockquote class=\"postMessage\">I sell hemp ropes of every length.</blockquote></div>"
                                + "<div class=\"reply\"><span class=\"name\">wren</span> <span class=\"postertrip\">!Ep8pui8V</span> <span class=\"dateTime\">2026-01-15 09:05</span><blockquote class=\"postMessage\">And I sell steel ropes of every length.</blockquote></div></div>"));
    }

    @Test
    void aListingsPriceSellerAndStockAreRead() {
        Document listing = Pages.one(
                "http://market.example/item/9",
                "<html><body><h1>Rope, 20 m</h1><dl><dt>Vendor</dt><dd><a href=\"/vendor/moth\">moth</a> (98%)</dd><dt>Price</dt><dd>0.0150 XMR</dd><dt>In stock</dt><dd>12 left</dd></dl><div class=\"description\">A rope of hemp that holds a ship in any storm.</div></body></html>");
        assertThat(listing.kind()).isEqualTo(DocumentKind.LISTING);
        assertThat(listing.author()).isEqualTo("moth");
        assertThat(listing.details().price()).isEqualTo(new Price(new BigDecimal("0.015"), "XMR"));
        assertThat(listing.details().stock()).isEqualTo("12 left");
        assertThat(listing.details().authorProfile()).isEqualTo(URI.create("http://market.example/vendor/moth"));
    }

    @Test
    void aLeaksDeadlineIsAnInstant() {
        for (String countdown : List.of(
                "<div class=\"countdown\" data-deadline=\"2026-01-20T12:00:00Z\">soon</div>",
                "<div class=\"timer\">3d 16h 00m 00s</div>",
                "<p>Deadline: 2026-01-20 12:00 UTC</p>",
                "<p><b>Time left:</b> 3 days 16:00:00</p>")) {
            Document leak = Pages.one(
                    "http://leak.example/post/9",
                    "<html><body><article><h1>Quellmark Ropes</h1><time datetime=\"2026-01-14T17:11:00Z\">14 Jan</time>"
                            + countdown
                            + "<p>Quellmark Ropes makes ropes for ships. We took its files and will show them to everybody soon.</p></article></body></html>");
            assertThat(leak.details().endsAt()).as(countdown).isEqualTo(Instant.parse("2026-01-20T12:00:00Z"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$1,200.50 | 1200.5 | USD",
                "USD 40 | 40 | USD",
                "40 usd per piece | 40 | USD",
                "1.200,50 € | 1200.5 | EUR",
                "0,015 BTC | 0.015 | BTC",
                "XMR 0.25 ($40) | 0.25 | XMR",
                "3 500 руб. | 3500 | RUB",
                "₽500 | 500 | RUB",
                "$2.5k | 2500 | USD",
                "10k$ | 10000 | USD",
                "300円 | 300 | JPY",
                "¥ 300 | 300 | JPY",
                "¥300（包邮） | 300 | CNY",
                "价格 300 元 | 300 | CNY",
                "£15 | 15 | GBP",
                "from 20 USDT | 20 | USDT",
                "1.000.000 $ | 1000000 | USD"
            })
    void pricesAreReadWithTheirCurrency(String words, BigDecimal amount, String currency) {
        assertThat(Prices.in(words)).contains(new Price(amount, currency));
    }

    @Test
    void numbersWithoutCurrencyAreNoPrice() {
        assertThat(Prices.in("12 pieces")).isEmpty();
        assertThat(Prices.in("on request")).isEmpty();
        assertThat(Prices.in("")).isEmpty();
    }

    /** This thread's CPU time: what else runs on the machine does not count. */
    private static long millisToCut(String html) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        Page page = new Page(URI.create("http://den.example/x"), Pages.NOW, Jsoup.parse(html));
        Cutter cutter = new Cutter(Profiles.bundled());
        long begin = clock.getCurrentThreadCpuTime();
        cutter.cut(page);
        return (clock.getCurrentThreadCpuTime() - begin) / 1_000_000;
    }

    /** Compared with itself, not with a clock: what is not linear takes a hundred times as long for ten times the page. */
    @Test
    void tenTimesAsManyBlocksTakeAboutTenTimesAsLong() {
        String block =
                "<div class=\"entry\"><span class=\"username\">moth</span> <span class=\"date\">2026-01-14 17:11</span><p>"
                        + "I sell ropes. ".repeat(80) + "</p></div>";
        millisToCut(block.repeat(200));
        long small = Math.max(20, millisToCut(block.repeat(800)));
        assertThat(millisToCut(block.repeat(8_000))).isLessThan(small * 40);
    }

    @Test
    void deepPagesTakeNoLongerThanFlatOnes() {
        String open = "<div class=\"entry content\"><b class=\"username\">moth</b><i class=\"date\">2026-01-14</i>";
        String deep = (open.repeat(300) + "x ".repeat(2_000) + "</div>".repeat(300)).repeat(4);
        String flat = (open + "x ".repeat(5) + "</div>").repeat(300 * 4);
        millisToCut(flat);
        assertThat(millisToCut(deep)).isLessThan(Math.max(50, millisToCut(flat)) * 30);
    }
}
