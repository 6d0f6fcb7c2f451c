package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a post stands in its page. */
class AddressesTest {
    private static final URI PAGE = URI.create("http://dock.example/showthread.php?tid=3#top");

    private static Element post(String id) {
        return Jsoup.parse("<div>words</div>").expectFirst("div").attr("id", id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/threads/ropes.55/",
                "/threads/leak-page-2024.55/",
                "/threads/page-2024.55/",
                "/t/leak-page-3/55",
                "/t/page-01",
                "/t/page-1/",
                "/t/page-0",
                "/t/homepage-2/",
                "/t?page=1",
                "/t?page=01",
                "/t?start=00",
                "/t/leak-page-2024",
                "/t/best-of-page-1999/",
                "/thread-5-page-1.html"
            })
    void theFirstPageOfAThread(String path) {
        assertThat(Addresses.isFirstPage(URI.create("http://dock.example" + path)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/threads/ropes.55/page-2",
                "/threads/ropes.55/page-10?x=1",
                "/threads/leak-page-2024.55/page-02",
                "/blog/page/3/",
                "/topic/5-ropes/page2.html",
                "/t/page-2/post-7",
                "/thread-5-page-12.html",
                "/t/ropes-page-3/",
                "/t/ropes-page-202",
                "/thread-5-page-2024.html",
                "/t?page=2",
                "/t?page=010",
                "/showthread.php?5-ropes/page3"
            })
    void aLaterPageOfAThread(String path) {
        assertThat(Addresses.isFirstPage(URI.create("http://dock.example" + path)))
                .isFalse();
    }

    @Test
    void aPostsIdIsItsPlace() {
        assertThat(Addresses.withFragment(PAGE, post("post_7"), "7"))
                .isEqualTo(URI.create("http://dock.example/showthread.php?tid=3#post_7"));
    }

    @Test
    void anIdThatCanStandInNoAddressIsNoPlace() {
        assertThat(Addresses.withFragment(PAGE, post("post_%2$d <"), "7")).isEqualTo(PAGE);
    }
}
