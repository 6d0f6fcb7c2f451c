package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A selector is passed over only where the page lacks a name that it needs. */
class SelectorTest {
    private static final Document PAGE = Jsoup.parse(
            "<html><head><meta name=Generator content='x'></head><body class='a'>"
                    + "<div id=p class='post first'><a name=top href='/x.y#z'>t</a><p data-n=1>w</p></div></body></html>",
            "http://a.example/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div.post.first > a[href]",
                "DIV#p",
                ".POST.first",
                "meta[name=generator]",
                "meta[name='Generator'][content*='x']",
                "a[href*='.y']",
                "a[href$='#z']",
                "[^data-]",
                "[abs:href]",
                "p[data-n!=2]",
                "a[absent!=2]",
                "div:has(> a):not(.absent)",
                ".absent, .post:has([name=top])",
                ":is(.absent, .post)",
                "body > .post",
                "*",
                "[data-n='1']"
            })
    void whatIsThereMayBeFound(String css) {
        Selector selector = Selector.of(css);
        assertThat(selector.first(PAGE)).isNotNull();
        assertThat(selector.mayFind(Census.of(PAGE))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".absent",
                "#absent .post",
                "article",
                "div.post b",
                "[data-absent]",
                "meta[name=absent]",
                ".absent, #absent",
                "a.absent:not(.post)"
            })
    void whatIsNotThereIsNotLookedFor(String css) {
        assertThat(Selector.of(css).mayFind(Census.of(PAGE))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "div",
                "#p",
                ".POST",
                ".first ",
                "#P",
                ".pos",
                "b",
                ".first b",
                ".absent, a[href]",
                "p.a",
                "meta[name=generator]",
                ".post:not(.first)",
                "* > a",
                ".absent, .a"
            })
    void itFindsWithoutAWalkWhatAWalkFinds(String css) {
        Selector selector = Selector.of(css);
        assertThat(selector.finds(PAGE, Census.of(PAGE))).isEqualTo(selector.first(PAGE) != null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".absent, a[href], #gone", "a[href], .absent:not(b), [name=top]", "p, :is(.x, a), article > p"})
    void narrowedToThePageItFindsTheSameInTheSameOrder(String css) {
        Selector selector = Selector.of(css);

        Selector narrowed = Selector.on(selector, Census.of(PAGE));

        assertThat(narrowed).isNotNull();
        assertThat(PAGE.select(narrowed.evaluator())).isEqualTo(PAGE.select(css));
        assertThat(Selector.on(selector, Census.of(PAGE))).isSameAs(narrowed);
    }

    @Test
    void narrowedToPagesOfAllKindsItFillsNoMemoryAndStillFinds() {
        String parts = IntStream.range(0, 8).mapToObj(i -> ".c" + i).collect(Collectors.joining(","));
        Selector selector = Selector.of(parts);
        Set<Selector> kept = new HashSet<>();
        for (int kind = 1; kind < 256; kind++) {
            int shown = kind;
            String classes = IntStream.range(0, 8)
                    .filter(i -> (shown >> i & 1) != 0)
                    .mapToObj(i -> "<p class=c" + i + ">")
                    .collect(Collectors.joining());
            Document page = Jsoup.parse(classes);

            Selector narrowed = Selector.on(selector, Census.of(page));

            assertThat(narrowed).isNotNull();
            assertThat(page.select(narrowed.evaluator())).hasSize(Integer.bitCount(kind));
            kept.add(narrowed);
        }
        assertThat(kept).hasSizeLessThanOrEqualTo(65);
    }

    @Test
    void nothingIsLeftOfItWhereNoPartMayFindAnything() {
        assertThat(Selector.on(Selector.of(".absent, #gone"), Census.of(PAGE))).isNull();
    }
}
