package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Where a post stands in its page. */
class AddressesTest {
    private static final URI PAGE = URI.create("http://dock.example/showthread.php?tid=3#top");

    private static Element post(String id) {
        return Jsoup.parse("<div>words</div>").expectFirst("div").attr("id", id);
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
