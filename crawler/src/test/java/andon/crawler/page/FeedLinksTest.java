package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.source.Source;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedLinksTest {
    private static final String ORIGIN = "http://" + host(1);
    private static final URI FEED = URI.create(ORIGIN + "/blog/feed/");

    private static String host(int n) {
        byte[] key = new byte[32];
        key[0] = (byte) n;
        return OnionAddress.ofPublicKey(key).host();
    }

    private static OutLinks links(String xml) {
        SiteScope scope = new SiteScope(Source.ofAddresses(new SourceId("a"), List.of(URI.create(ORIGIN + "/"))));
        return FeedLinks.of(scope, FEED, xml).orElseThrow();
    }

    private static List<String> paths(String xml) {
        return links(xml).pages().stream()
                .map(p -> p.address().toString().substring(ORIGIN.length()))
                .toList();
    }

    @Test
    void postsOfAnRssFeedAreFound() {
        assertThat(paths("""
                <?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
                <title>Blog</title><link>/blog/</link><atom:link rel="self" href="/blog/feed/"/>
                <atom:link rel="next" href="/blog/feed/?paged=2"/>
                <item><title>One</title><link>%s/blog/one?utm_source=rss</link><guid isPermaLink="false">tag:1</guid>
                <comments>/blog/one#comments</comments></item>
                <item><guid>%s/blog/two</guid></item></channel></rss>""".formatted(ORIGIN, ORIGIN)))
                .containsExactly("/blog/", "/blog/feed/?paged=2", "/blog/one", "/blog/two");
    }

    @Test
    void postsOfAnAtomFeedAreFound() {
        assertThat(paths("""
                <feed xmlns="http://www.w3.org/2005/Atom"><link href="/blog/"/><link rel="edit" href="/edit/1"/>
                <entry><link rel="alternate" href="one"/><link rel="enclosure" href="/dump.zip"/></entry></feed>""")).containsExactly("/blog/", "/blog/feed/one");
    }

    @Test
    void pagesOfASitemapAndOfAnIndexOfThemAreFound() {
        assertThat(paths("<urlset><url><loc> " + ORIGIN + "/a </loc><lastmod>2026-01-01</lastmod></url>" + "<url><loc>"
                        + ORIGIN + "/b?x=1&amp;y=2</loc></url></urlset>"))
                .containsExactly("/a", "/b?x=1&y=2");
        assertThat(paths("<sitemapindex><sitemap><loc>" + ORIGIN + "/map-1.xml</loc></sitemap></sitemapindex>"))
                .containsExactly("/map-1.xml");
    }

    @Test
    void otherHostsOfAFeedAreCandidatesAndLinksThatActAreRefused() {
        OutLinks links =
                links("<rss><item><link>http://" + host(2) + "/x</link></item><item><link>/logout</link></item>"
                        + "<item><description>now at " + host(3) + "</description></item></rss>");
        assertThat(links.pages()).isEmpty();
        assertThat(links.candidates().keySet())
                .extracting(OnionAddress::host)
                .containsExactlyInAnyOrder(host(2), host(3));
        assertThat(links.refused()).containsEntry("action", 1);
    }

    @Test
    void entitiesOfTheFilesOwnAreNotResolved() {
        String bomb = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>"
                + "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
                + "<!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
                + "<rss><item><link>/post/&c;</link></item><item><link>/post/&file;</link></item><item><link>/ok</link></item></rss>";
        assertThat(paths(bomb)).contains("/ok").noneMatch(p -> p.contains("aaaa") || p.contains("root"));
    }

    @Test
    void brokenAndDeepFilesGiveWhatTheyHaveWithinBounds() {
        assertThat(paths("<rss><item><link>/a</link><item><link>/b</rss>")).contains("/a");
        assertThat(paths("<rss>" + "<item>".repeat(100_000) + "<link>/deep</link>"))
                .isNotNull();
        assertThat(links("<urlset>" + "<url><loc>/p</loc></url><url><loc>/q</loc></url>".repeat(5000))
                        .pages())
                .hasSize(2);
    }

    @Test
    void otherXmlIsNoFeed() {
        SiteScope scope = new SiteScope(Source.ofAddresses(new SourceId("a"), List.of(URI.create(ORIGIN + "/"))));
        assertThat(FeedLinks.of(scope, FEED, "<?xml version='1.0'?><config><link>/a</link></config>"))
                .isEmpty();
    }
}
