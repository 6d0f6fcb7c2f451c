package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Pages;
import andon.indexer.Reading;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages in the markup of WordPress' classic and block themes. */
class WordPressTest {
    private static final String SINGLE = "http://blog.example/2026/01/quellmark-brewing/";

    private static String page(String bodyClass, String main) {
        return """
                <!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>Quellmark Brewing &#8211; Tide Crew</title>
                <meta name="generator" content="WordPress 6.7"></head>
                <body class="%s"><div id="page" class="site">
                <header id="masthead" class="site-header"><p class="site-title"><a href="http://blog.example/" rel="home">Tide Crew</a></p>
                <nav id="site-navigation" class="main-navigation"><ul><li><a href="/about/">About</a></li></ul></nav></header>
                <div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">%s</main></div>
                <aside id="secondary" class="sidebar widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2>
                <ul><li><a href="/x/">Other Company</a></li></ul></section></aside></div></div></body></html>""".formatted(bodyClass, main);
    }

    private static String article(int id, String slug, String title, String content) {
        return """
                <article id="post-%1$d" class="post-%1$d post type-post status-publish format-standard hentry category-leaks">
                <header class="entry-header"><h2 class="entry-title"><a href="http://blog.example/2026/01/%2$s/" rel="bookmark">%3$s</a></h2></header>
                <div class="entry-content">%4$s</div>
                <footer class="entry-footer"><span class="byline"><span class="author vcard"><span class="screen-reader-text">Author </span>
                <a class="url fn n" href="http://blog.example/author/crew/">crew</a></span></span>
                <span class="posted-on"><span class="screen-reader-text">Posted on </span><a href="http://blog.example/2026/01/%2$s/" rel="bookmark">
                <time class="entry-date published" datetime="2026-01-15T17:11:00+03:00">January 15, 2026</time>
                <time class="updated" datetime="2026-01-16T08:00:00+03:00">January 16, 2026</time></a></span>
                <span class="cat-links"><a href="/category/leaks/">Leaks</a></span></footer></article>""".formatted(id, slug, title, content);
    }

    private static final String WORDS =
            "<p>The brewery&#8217;s archive is here.</p>\n<p>It has 40 GB of &#8220;papers&#8221;.</p>"
                    + "<blockquote class=\"wp-block-quote\"><p>We take safety seriously.</p><cite>their page</cite></blockquote>";

    @Test
    void aSinglePostIsAnArticleWithItsOwnWords() {
        Document article = Pages.one(
                SINGLE,
                page(
                        "single single-post postid-12",
                        article(12, "quellmark-brewing", "Quellmark Brewing", WORDS)
                                + "<nav class=\"navigation post-navigation\"><a href=\"/next/\" rel=\"next\">Next: Other Company</a></nav>"
                                + "<div id=\"comments\" class=\"comments-area\"><ol class=\"comment-list\"><li id=\"comment-3\" class=\"comment\">"
                                + "<article id=\"div-comment-3\" class=\"comment-body\"><div class=\"comment-content\"><p>first!</p></div></article></li></ol></div>"));

        assertThat(article.kind()).isEqualTo(DocumentKind.ARTICLE);
        assertThat(article.title()).isEqualTo("Quellmark Brewing");
        assertThat(article.author()).isEqualTo("crew");
        assertThat(article.postedAt()).isEqualTo(Instant.parse("2026-01-15T14:11:00Z"));
        assertThat(article.text()).isEqualTo("The brewery’s archive is here.\nIt has 40 GB of “papers”.");
        assertThat(article.quotes()).containsExactly("We take safety seriously.");
    }

    @Test
    void aWholeArticleIsTheSameOnItsPageOnTheHomePageAndInTheArchive() {
        String first = article(12, "quellmark-brewing", "Quellmark Brewing", WORDS);
        String second = article(13, "lindgate-mills", "Lindgate Mills", "<p>Their mail spool, all of it.</p>");
        String identity = Pages.one(SINGLE, page("single single-post", first)).identityKey();

        assertThat(identity).isEqualTo("site|address|/2026/01/quellmark-brewing");
        for (String address : List.of("http://blog.example/", "http://blog.example/category/leaks/page/2/")) {
            assertThat(Pages.read(address, page("home blog", second + first)).documents())
                    .as(address)
                    .extracting(Document::identityKey)
                    .containsExactly("site|address|/2026/01/lindgate-mills", identity);
        }
        assertThat(Pages.one(SINGLE + "?utm_source=feed&replytocom=3", page("single single-post", first))
                        .identityKey())
                .isEqualTo(identity);
    }

    @Test
    void beginningsWithAMoreLinkAreNoArticles() {
        String teaser = article(
                12,
                "quellmark-brewing",
                "Quellmark Brewing",
                "<p>The brewery&#8217;s archive <a href=\"" + SINGLE
                        + "#more-12\" class=\"more-link\">Continue reading</a></p>");
        Reading reading = Pages.read(
                "http://blog.example/",
                page("home blog", teaser + article(13, "lindgate-mills", "Lindgate Mills", "<p>All of it.</p>")));
        assertThat(reading.documents()).extracting(Document::title).containsExactly("Lindgate Mills");
        assertThat(Pages.reason("http://blog.example/", page("home blog", teaser + teaser)))
                .isEqualTo("index-page");
    }

    @Test
    void aPasswordFormIsNoArticle() {
        String form =
                "<form action=\"http://blog.example/wp-login.php?action=postpass\" class=\"post-password-form\" method=\"post\">"
                        + "<p>This content is password protected. To view it please enter your password below:</p>"
                        + "<p><label>Password: <input name=\"post_password\" type=\"password\" size=\"20\"></label></p></form>";
        assertThat(Pages.read(SINGLE, page("single single-post", article(12, "q", "Protected: Quellmark", form)))
                        .documents())
                .isEmpty();
    }

    @Test
    void aMissingPageThatAnswersWithSuccessIsNoArticle() {
        assertThat(Pages.reason(
                        "http://blog.example/gone/",
                        page(
                                        "error404",
                                        "<section class=\"error-404 not-found\"><header class=\"page-header\"><h1 class=\"page-title\">Oops! That page can&rsquo;t be found.</h1></header>"
                                                + "<div class=\"page-content\"><p>It looks like nothing was found at this location.</p></div></section>")
                                .replace("Quellmark Brewing &#8211;", "Page not found &#8211;")))
                .isEqualTo("error-page");
    }

    @Test
    void blockThemesGiveTheArticleToo() {
        Document article = Pages.one(SINGLE, """
                <!DOCTYPE html><html><head><title>Quellmark Brewing – Tide Crew</title></head>
                <body class="wp-singular post-template-default single single-post postid-12"><div class="wp-site-blocks">
                <header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">Tide Crew</a></p></header>
                <main class="wp-block-group" id="wp--skip-link--target"><h1 class="wp-block-post-title">Quellmark Brewing</h1>
                <div class="wp-block-group"><div class="wp-block-post-date"><time datetime="2026-01-15T17:11:00+00:00"><a href="%s">January 15, 2026</a></time></div>
                <div class="wp-block-post-author-name"><a href="/author/crew/">crew</a></div></div>
                <div class="entry-content wp-block-post-content"><p>The brewery’s archive is here, with all of its papers, letters and ledgers since 2011.</p></div></main>
                <footer class="wp-block-template-part"><p>Designed with WordPress</p></footer></div></body></html>""".formatted(SINGLE));
        assertThat(article.kind()).isEqualTo(DocumentKind.ARTICLE);
        assertThat(article.title()).isEqualTo("Quellmark Brewing");
        assertThat(article.postedAt()).isEqualTo(Instant.parse("2026-01-15T17:11:00Z"));
        assertThat(article.text())
                .isEqualTo("The brewery’s archive is here, with all of its papers, letters and ledgers since 2011.");
    }
}
