package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Discovered;
import andon.crawler.source.Source;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The hints are read from the markup of boards, leak sites and markets of different make. */
class RowHintsTest {
    private static final URI PAGE =
            URI.create("http://" + OnionAddress.ofPublicKey(new byte[32]).host() + "/list.php");

    private static OutLinks links(String body) {
        SiteScope scope = new SiteScope(Source.ofAddresses(new SourceId("a"), List.of(PAGE)));
        return PageReading.of(Jsoup.parse(body), new HeardWords()).links(scope, PAGE);
    }

    private static Map<String, Long> hints(String body) {
        return links(body).pages().stream()
                .collect(Collectors.toMap(
                        p -> p.address().getRawPath()
                                + (p.address().getRawQuery() == null
                                        ? ""
                                        : "?" + p.address().getRawQuery()),
                        Discovered::hint));
    }

    private static String threadRow(int thread, int replies, String lastPost) {
        return "<tr><td><img src=i.gif></td><td><a href='t?id=" + thread + "'>Thread about " + thread
                + "</a> <a href='u?id=7'>some author</a></td><td>" + replies + "</td><td>" + lastPost
                + " <a href='u?id=8'>somebody</a></td></tr>";
    }

    private static String table(String... rows) {
        return "<table><tr><th></th><th>Thread</th><th>Replies</th><th>Last</th></tr>" + String.join("", rows)
                + "</table>";
    }

    @Test
    void oneChangedColumnChangesOneByteOfItsThreadOnly() {
        Map<String, Long> before = hints(table(threadRow(1, 3, "May 1"), threadRow(2, 5, "May 2")));
        Map<String, Long> after = hints(table(threadRow(1, 4, "May 1"), threadRow(2, 5, "May 2")));
        assertThat(after.get("/t?id=2")).isEqualTo(before.get("/t?id=2")).isNotZero();
        long changed = before.getOrDefault("/t?id=1", 0L) ^ after.getOrDefault("/t?id=1", 0L);
        assertThat(changed & ~(0xffL << 16)).isZero();
        assertThat(changed).isNotZero();
    }

    @Test
    void columnsThatAreNotThereAreZeroAndThoseThatAreEmptyAreNot() {
        long hint =
                hints(table(threadRow(1, 3, "May 1"), threadRow(2, 5, "May 2"))).getOrDefault("/t?id=1", 0L);
        assertThat(hint >>> 32).isZero();
        for (int column = 0; column < 4; column++) {
            assertThat(hint >>> 8 * column & 0xff).isNotZero();
        }
    }

    @Test
    void authorsAndCategoriesThatStandInSeveralRowsGetNoHint() {
        assertThat(hints(table(threadRow(1, 3, "May 1"), threadRow(2, 5, "May 2"))))
                .containsEntry("/u?id=7", 0L)
                .containsEntry("/u?id=8", 0L);
    }

    @Test
    void rowsAreCountedAndMenusAreNone() {
        String menu = "<ul><li><a href=/a>Home</a></li><li><a href=/b>News</a></li><li><a href=/c>Rules</a></li></ul>";
        OutLinks links = links(menu + table(threadRow(1, 3, "May 1"), threadRow(2, 5, "May 2")));
        assertThat(links.rows()).isEqualTo(2);
        assertThat(links(menu).rows()).isZero();
        assertThat(hints(menu))
                .containsOnlyKeys("/a", "/b", "/c")
                .containsValue(0L)
                .doesNotContainValue(1L);
    }

    @Test
    void cardsOfALeakSiteAndListsOfDivsAreRows() {
        String card = "<div class=card><div><h3><a href=/leak/%d>Company %d</a></h3><p>Revenue %d million</p>"
                + "<span>%s</span></div></div>";
        String before = card.formatted(1, 1, 9, "3 days left")
                + card.formatted(2, 2, 8, "published")
                + card.formatted(3, 3, 7, "published");
        assertThat(links(before).rows()).isEqualTo(3);
        assertThat(hints(before.replace("3 days left", "published")).get("/leak/1"))
                .isNotEqualTo(hints(before).get("/leak/1"));
        assertThat(hints(before.replace("3 days left", "published")).get("/leak/2"))
                .isEqualTo(hints(before).get("/leak/2"));
    }

    @Test
    void cellsMadeOfDivsAreColumnsAndNotRows() {
        String row = "<div class=row><div class=cell><a href=/t/%d>Topic %d</a></div><div class=cell>%d</div>"
                + "<div class=cell>today</div></div>";
        assertThat(links(row.formatted(1, 1, 5) + row.formatted(2, 2, 6) + row.formatted(3, 3, 7))
                        .rows())
                .isEqualTo(3);
    }

    @Test
    void linksInLongPostsStandInNoRow() {
        String post = "<div class=post><b>author</b><p>" + "many words of a long post ".repeat(40)
                + "<a href=/other/%d>see there</a></p></div>";
        OutLinks links = links(post.formatted(1) + post.formatted(2) + post.formatted(3));
        assertThat(links.rows()).isZero();
        assertThat(links.pages()).allMatch(p -> p.hint() == 0);
    }

    @Test
    void moreThanEightColumnsShareTheLastByte() {
        String row = "<tr><td><a href=/t/%d>Topic %d</a></td>" + "<td>x</td>".repeat(8) + "<td>%s</td></tr>";
        String first = row.formatted(1, 1, "old") + row.formatted(2, 2, "old");
        long changed = hints("<table>" + first + "</table>").getOrDefault("/t/1", 0L)
                ^ hints("<table>" + first.replaceFirst("old", "new") + "</table>")
                        .getOrDefault("/t/1", 0L);
        assertThat(changed & 0x00ffffffffffffffL).isZero();
        assertThat(changed).isNotZero();
    }
}
