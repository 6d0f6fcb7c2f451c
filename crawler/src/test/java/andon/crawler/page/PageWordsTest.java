package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PageWordsTest {
    private static String of(String body) {
        HeardWords heard = new HeardWords();
        PageReading.of(Jsoup.parse("<body>" + body), heard);
        return heard.toString();
    }

    @Test
    void wordsOfABlockStandTogetherWhateverMarkupIsBetweenThem() {
        assertThat(of("<p>for<b>bid</b><span title='x y'>den</span> word</p>")).isEqualTo("forbidden word|x y|");
    }

    @Test
    void blocksCellsAndLinesArePartedOnBothSides() {
        assertThat(of("<div>one</div>two<br>three<table><td>four<td>five</table>six"))
                .isEqualTo("one|two|three|four|five|six|");
    }

    @Test
    void whatNobodySeesIsHeardTooAndSoAreTheWordsOfAttributes() {
        assertThat(of("<p style='display:none'>hidden</p><img alt=picture><input placeholder=hint value=set>"))
                .isEqualTo("hidden|picture|hint|set|");
    }
}
