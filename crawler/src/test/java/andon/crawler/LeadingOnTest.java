package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Visit;
import andon.testbed.world.SiteReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that no link of a page leads to, and notices in their place, through the whole crawler. */
class LeadingOnTest {
    @TempDir
    Path folder;

    private static SiteReply xml(String text) {
        return SiteReply.bytes(200, "application/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@link PageSite} leaves robots.txt to a site of this name. */
    private Visited visit(Map<String, SiteReply> pages) throws IOException {
        Map<String, SiteReply> all = new TreeMap<>(pages);
        all.putIfAbsent("/robots.txt", SiteReply.html(404, "none"));
        return Visited.alone(folder, new PageSite("robots", Visited.pages(all)), "");
    }

    @Test
    void pagesOfTheSitemapThatRobotsTxtNamesAndOfAFeedAreCaptured() throws IOException {
        String host = PageSite.address("robots|0").host();
        Visited visited = visit(Map.of(
                "/robots.txt", SiteReply.text("User-agent: *\nSitemap: http://" + host + "/maps.xml\n"),
                "/",
                        SiteReply.html(PageSite.html("start")
                                .replace(
                                        "</head>",
                                        "<link rel=alternate type=application/atom+xml href=/feed.atom></head>")),
                "/maps.xml",
                        xml("<sitemapindex><sitemap><loc>http://" + host + "/map1.xml</loc></sitemap></sitemapindex>"),
                "/map1.xml", xml("<urlset><url><loc>http://" + host + "/deep/one</loc></url></urlset>"),
                "/feed.atom", xml("<feed><entry><link href='/post/two'/></entry></feed>"),
                "/deep/one", PageSite.page("one"),
                "/post/two", PageSite.page("two")));
        assertThat(visited.captured())
                .containsExactlyInAnyOrder("/", "/maps.xml", "/map1.xml", "/feed.atom", "/deep/one", "/post/two");
    }

    @Test
    void pageThatOnlyLeadsOnIsFollowedAndNotCaptured() throws IOException {
        Visited visited = visit(Map.of(
                "/", SiteReply.html("<meta http-equiv=refresh content='0;url=/forum/?utm_source=x'><p>Forwarding</p>"),
                "/forum/", PageSite.page("forum")));
        assertThat(visited.captured()).containsExactly("/forum/");
        assertThat(visited.outcomes()).containsEntry("redirect", 1L);
    }

    @Test
    void noticesInThePlaceOfPagesAreToldApartAndNotCaptured() throws IOException {
        Visited visited = visit(Map.of(
                "/", PageSite.page("start", "/banned", "/closed", "/seized", "/script"),
                "/banned", SiteReply.html("<h1>You have been banned</h1><p>Reason: none of your business</p>"),
                "/closed", SiteReply.html("<title>Account Suspended</title><p>This account has been suspended.</p>"),
                "/seized", SiteReply.html("<h1>This hidden site has been seized</h1>"),
                "/script", SiteReply.html("<noscript>Please enable JavaScript</noscript><div id=app></div>")));
        assertThat(visited.captured()).containsExactly("/");
        assertThat(visited.outcomes())
                .containsEntry("banned", 1L)
                .containsEntry("site-closed", 1L)
                .containsEntry("site-seized", 1L)
                .containsEntry("script-required", 1L);
        assertThat(visited.visit().state()).isEqualTo(Visit.State.DONE);
    }

    @Test
    void seizureNoticeAtTheDoorAsksForAnOperator() throws IOException {
        Visited visited =
                visit(Map.of("/", SiteReply.html("<title>Seized</title><h1>This domain has been seized</h1>")));
        assertThat(visited.captured()).isEmpty();
        assertThat(visited.visit().state()).isEqualTo(Visit.State.NEEDS_OPERATOR);
        assertThat(visited.health().attention().orElseThrow().reason()).contains("seized");
    }
}
