package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
}
