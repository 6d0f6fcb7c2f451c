package andon.indexer.cut.software;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.cut.CutResult;
import andon.indexer.cut.CutResult.NoUnits;
import andon.indexer.cut.Cutter;
import andon.indexer.cut.Page;
import andon.indexer.cut.Profiles;
import andon.indexer.cut.software.Score.Scored;
import java.net.URI;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Software that nobody wrote a profile for, in hundreds of drawn layouts. */
class UnknownLayoutsTest {
    private static final int LAYOUTS = 400;
    private static final double LEAST = 0.98;

    @Test
    void nearlyAllPostsOfDrawnLayoutsHaveTheirAuthorAndTime() {
        Scored scored = Score.of(new Software("unknown", "/thread/%d", UnknownLayouts::page), LAYOUTS);
        assertThat(scored.attributed()).as("%s", scored).isGreaterThanOrEqualTo((int) (LEAST * scored.posts()));
    }

    @Test
    void indexesOfUnknownSoftwareHoldNoPosts() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i < 9; i++) {
            rows.append(
                    "<tr><td><a href=\"/forum/%d\">Ropes and lines %d</a><br>All about ropes, lines and what holds them, new and old.</td><td>12</td><td><b>elk%d</b><br><i>2026-01-1%d 17:11</i></td></tr>"
                            .formatted(i, i, i, i));
        }
        assertThat(cut("<h1>Den</h1><table>" + rows + "</table>")).isEqualTo(new CutResult.None(NoUnits.INDEX_PAGE));
        assertThat(cut("<h1>Den</h1><div>"
                        + rows.toString().replaceAll("</?td>", "").replace("tr>", "div>") + "</div>"))
                .isEqualTo(new CutResult.None(NoUnits.INDEX_PAGE));
    }

    /** The titles look like names, and nothing else stands there than the names of those who wrote. */
    @Test
    void tablesOfTitlesWritersAndTimesHoldNoPosts() {
        String[] titles = {"Untitled", "config", "notes", "Harbour list", "keys", "Rope prices", "dump", "old mail"};
        for (String[] writers : new String[][] {
            {"Anonymous"}, {"Anonymous", "lanternkeeper"}, {"saltmerchant", "ropewalker9", "lanternkeeper", "greyheron"}
        }) {
            StringBuilder rows = new StringBuilder("<tr><th>Title</th><th>By</th><th>Time</th></tr>");
            for (int i = 0; i < titles.length; i++) {
                rows.append(
                        "<tr><td><a href=\"/paste/k%d\">%s</a></td><td>%s</td><td>2026-01-1%d 17:11:09 UTC</td></tr>"
                                .formatted(i, titles[i], writers[i % writers.length], i));
            }
            assertThat(cut("<main><h1>Archive</h1><table>" + rows + "</table></main>"))
                    .as(String.join(", ", writers))
                    .isEqualTo(new CutResult.None(NoUnits.INDEX_PAGE));
        }
    }

    private static CutResult cut(String body) {
        return new Cutter(Profiles.bundled())
                .cut(new Page(
                        URI.create("http://den.example/"),
                        ForumThread.NOW,
                        Jsoup.parse("<html><body>" + body + "</body></html>")));
    }
}
