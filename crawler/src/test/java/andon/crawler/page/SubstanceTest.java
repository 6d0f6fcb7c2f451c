package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class SubstanceTest {
    private static final String POST = "<p>Selling access to a <b>large</b> company in the north</p>";
    private static final String OTHER = "<div>Another post that has been here for a while</div>";

    private static long of(String body) {
        return PageReading.of(Jsoup.parse("<title>Some page with a long title</title><body>" + body), new HeardWords())
                .substance();
    }

    @Test
    void newBlockOfTextChangesIt() {
        assertThat(of(POST + OTHER)).isNotEqualTo(of(POST)).isNotEqualTo(of(OTHER));
        assertThat(of(POST + POST)).isNotEqualTo(of(POST));
    }

    @Test
    void orderAndMarkupOfBlocksDoNotMatter() {
        assertThat(of(POST + OTHER)).isEqualTo(of("<table><tr><td>" + OTHER + "</td><td>" + POST + "</table>"));
        assertThat(of("<p>one two\n   three four</p>")).isEqualTo(of("<p>one <i>two</i> three four</p>"));
    }

    @Test
    void numbersAndShortBlocksDoNotCount() {
        assertThat(of("<p>There were 9 guests and 12 robots here</p>"))
                .isEqualTo(of("<p>There were 1024 guests and 1 robots here</p>"));
        assertThat(of(POST + "<span>12:05</span><br><div>3 users online</div>")).isEqualTo(of(POST));
        assertThat(of("<p>short</p>")).isZero();
    }

    @Test
    void whatNobodySeesDoesNotCount() {
        assertThat(of(POST + "<script>var token = 'a b c d e f g'</script><p style='display: none'>a b c d e f</p>"))
                .isEqualTo(of(POST));
    }

    @Test
    void signsOfScriptsWithoutBlanksCountAsWords() {
        assertThat(of("<p>出售公司数据库</p>")).isNotZero().isNotEqualTo(of("<p>出售公司源代码</p>"));
    }
}
