package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Discovered;
import andon.crawler.source.Source;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndlessSpacesTest {
    private static final URI START =
            URI.create("http://" + OnionAddress.ofPublicKey(new byte[32]).host() + "/");

    private final SiteScope scope = new SiteScope(Source.ofAddresses(new SourceId("a"), List.of(START)));

    private Discovered page(String href) {
        return ((SiteScope.Verdict.Follow) scope.judge(START, href)).page();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/b/a/b", "/x/a/b/a/b/c", "/a/b/c/a/b/c/d", "/a/a/a", "/?f=1&f=2&f=3&f=4&f=5"})
    void addressThatRepeatsItselfIsATrap(String href) {
        assertThat(scope.judge(START, href)).isEqualTo(new SiteScope.Verdict.Refused("trap"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2026/05/2026/05/", "/a/b/a/c", "/en/en/x", "/1/2/1/2/x"})
    void addressThatOnlyLooksSoIsNone(String href) {
        assertThat(scope.judge(START, href)).isInstanceOf(SiteScope.Verdict.Follow.class);
    }

    /** Whatever a shop lets a reader combine: the number of known pages stays below one bound. */
    @Test
    void combinationsOfFiltersShareOneBound() {
        String[] filters = {"category", "ships_from", "min_price", "vendor_level", "tags[]", "color"};
        Random dice = new Random(11);
        Map<String, Long> bounds = new HashMap<>();
        for (int i = 0; i < 5000; i++) {
            StringBuilder href = new StringBuilder("/shop/list?page=" + dice.nextInt(9));
            for (int n = 0; n < 2 + dice.nextInt(4); n++) {
                href.append('&')
                        .append(filters[dice.nextInt(filters.length)])
                        .append('=')
                        .append(dice.nextInt(50));
            }
            if (scope.judge(START, href.toString()) instanceof SiteScope.Verdict.Follow follow
                    && follow.page().shape().contains("filters")) {
                bounds.put(follow.page().shape(), follow.page().mostOfShape());
            }
        }
        assertThat(bounds).containsExactly(Map.entry("/shop/list?filters", EndlessSpaces.FACET_PAGES));
    }

    @Test
    void oneFilterAndPagesOfAListAreNoCombination() {
        assertThat(page("/shop/list?category=3&page=2").mostOfShape()).isGreaterThan(EndlessSpaces.FACET_PAGES);
        assertThat(page("/viewtopic.php?f=1&t=2&start=20").mostOfShape()).isGreaterThan(EndlessSpaces.FACET_PAGES);
    }

    @Test
    void oneThingIsNoListWhateverFiltersTheReaderCameBy() {
        for (String href : List.of(
                "/product?id=5&category=3&currency=usd",
                "/index.php?option=com_content&view=article&id=5&catid=2&lang=en&Itemid=10")) {
            assertThat(page(href).mostOfShape()).isGreaterThan(EndlessSpaces.FACET_PAGES);
        }
    }

    @Test
    void addressesThatGrowAreBoundedAndThenNone() {
        StringBuilder path = new StringBuilder();
        StringBuilder query = new StringBuilder("/q?");
        for (int i = 0; i < 40; i++) {
            path.append("/seg").append((char) ('a' + i % 26)).append(i);
            query.append("&step").append(i).append("=somewhere").append(i);
        }
        assertThat(scope.judge(START, path.toString())).isEqualTo(new SiteScope.Verdict.Refused("trap"));
        assertThat(page(path.substring(0, path.indexOf("14"))).mostOfShape()).isEqualTo(EndlessSpaces.LONG_PAGES);
        assertThat(page(query.substring(0, 200)).mostOfShape()).isEqualTo(EndlessSpaces.FACET_PAGES);
    }

    @Test
    void countersAndRandomNamesAreOfOneForm() {
        Random dice = new Random(5);
        String shape = page("/p/" + Long.toHexString(dice.nextLong() | Long.MIN_VALUE) + "a1b2c3d4")
                .shape();
        String named = page("/list?k1f3a9=1").shape();
        for (int i = 0; i < 100; i++) {
            assertThat(page("/p/" + Long.toHexString(dice.nextLong() | Long.MIN_VALUE) + "a1b2c3d4")
                            .shape())
                    .isEqualTo(shape);
            assertThat(page("/next/" + i).shape()).isEqualTo("/next/#");
            assertThat(page("/list?k" + (100_000 + dice.nextInt(899_999)) + "=1")
                            .shape())
                    .isEqualTo(named);
        }
    }

    @Test
    void allFeedsShareOneBoundAndSoDoAllCalendars() {
        for (String feed :
                List.of("/feed/", "/post/7/feed", "/syndication.php?fid=3", "/index.php?type=rss", "/x/rss.xml")) {
            assertThat(page(feed))
                    .extracting(Discovered::shape, Discovered::mostOfShape)
                    .containsExactly("feed", EndlessSpaces.FEEDS);
        }
        for (String calendar : List.of(
                "/takvim/5", "/%D0%BA%D0%B0%D0%BB%D0%B5%D0%BD%D0%B4%D0%B0%D1%80%D1%8C/7", "/c?year=2030&month=1")) {
            assertThat(page(calendar).shape()).isEqualTo("calendar");
        }
    }

    @Test
    void whereToGoAfterwardsMakesNoNewPage() {
        assertThat(page("/t?id=1&return=%2Fboard%2Fx").address())
                .isEqualTo(page("/t?id=1").address());
        assertThat(page("/list?next=b7").address()).isNotEqualTo(page("/list").address());
        assertThat(page("/(S(lit3py55t21z5v55vlm25s55))/list.aspx").address())
                .isEqualTo(page("/list.aspx").address());
    }
}
