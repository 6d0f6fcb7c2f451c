package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Pages;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages in the markup of phpBB 3.3's default style, prosilver. */
class PhpBbTest {
    private static final String TOPIC =
            "http://harbour.example/viewtopic.php?f=2&t=31&sid=0123456789abcdef0123456789abcdef";

    private static String page(String section, String body) {
        return """
                <!DOCTYPE html>
                <html dir="ltr" lang="en-gb"><head><meta charset="utf-8" />
                <title>Harbour Board - Vantorel tickets</title></head>
                <body id="phpbb" class="nojs notouch section-%s ltr">
                <div id="wrap" class="wrap"><a id="top" class="top-anchor" accesskey="t"></a>
                <div id="page-header"><div class="headerbar" role="banner"><h1>Harbour Board</h1><p>All about boats</p></div>
                <div class="navbar" role="navigation"><ul id="nav-main"><li><a href="./ucp.php?mode=login">Login</a></li></ul></div></div>
                <a id="start_here" class="anchor"></a>
                <div id="page-body" class="page-body" role="main">%s</div>
                <div id="page-footer" class="page-footer"><span class="footer-row">Powered by phpBB</span></div>
                </div></body></html>""".formatted(section, body);
    }

    private static String topic(String posts) {
        return page(
                "viewtopic",
                "<h2 class=\"topic-title\"><a href=\"./viewtopic.php?t=31\">Vantorel &amp; Sons: tickets for sale</a></h2>"
                        + "<div class=\"action-bar bar-top\"><div class=\"pagination\">2 posts &bull; Page <strong>1</strong> of <strong>1</strong></div></div>"
                        + posts);
    }

    private static String post(int id, String author, String time, String content, String behind) {
        return """
                <div id="p%1$d" class="post has-profile bg2">
                <div class="inner">
                <dl class="postprofile" id="profile%1$d">
                <dt class="has-profile-rank no-avatar"><div class="avatar-container"></div>%2$s</dt>
                <dd class="profile-rank">Deckhand</dd>
                <dd class="profile-posts"><strong>Posts:</strong> <a href="./search.php?author_id=48&amp;sr=posts">12</a></dd>
                <dd class="profile-joined"><strong>Joined:</strong> Mon Jan 05, 2015 9:00 am</dd>
                </dl>
                <div class="postbody"><div id="post_content%1$d">
                <h3 class="first"><a href="./viewtopic.php?p=%1$d#p%1$d">Re: tickets</a></h3>
                <ul class="post-buttons"><li><a href="./posting.php?mode=quote&amp;p=%1$d" title="Reply with quote"><span class="sr-only">Quote</span></a></li></ul>
                <p class="author"><a class="unread" href="./viewtopic.php?p=%1$d#p%1$d" title="Post"><span class="sr-only">Post</span></a>
                <span class="responsive-hide">by <strong>%2$s</strong> &raquo; </span>%3$s</p>
                <div class="content">%4$s</div>%5$s
                </div></div>
                <div class="back2top"><a href="#top" class="top" title="Top"><span class="sr-only">Top</span></a></div>
                </div></div>
                <hr class="divider" />""".formatted(id, author, time, content, behind);
    }

    private static final String GHOST =
            "<a href=\"./memberlist.php?mode=viewprofile&amp;u=48\" style=\"color: #AA0000;\" class=\"username-coloured\">gh[o]st &amp; co</a>";
    private static final String GUEST = "<span class=\"username\">Аноним</span>";
    private static final String MACHINE_TIME =
            "<time datetime=\"2026-01-15T17:11:09+00:00\">Thu Jan 15, 2026 6:11 pm</time>";

    @Test
    void postsOfATopicHaveTheirOwnWordsAuthorsAndTimes() {
        List<Document> posts = Pages.read(
                        TOPIC,
                        topic(post(101, GHOST, MACHINE_TIME, "First line<br>\nsecond line", "")
                                + post(102, GUEST, "Fri Jan 16, 2026 9:05 am", "Is it still there?", "")))
                .documents();

        assertThat(posts).extracting(Document::identityKey).containsExactly("site|post|101", "site|post|102");
        assertThat(posts).extracting(Document::kind).containsOnly(DocumentKind.POST);
        assertThat(posts).extracting(Document::title).containsOnly("Vantorel & Sons: tickets for sale");
        assertThat(posts).extracting(Document::author).containsExactly("gh[o]st & co", "Аноним");
        assertThat(posts)
                .extracting(Document::postedAt)
                .containsExactly(Instant.parse("2026-01-15T17:11:09Z"), Instant.parse("2026-01-16T09:05:00Z"));
        assertThat(posts).extracting(Document::text).containsExactly("First line\nsecond line", "Is it still there?");
        assertThat(posts.getFirst().address().getFragment()).isEqualTo("p101");
    }

    @Test
    void quotesAreApartAndNeitherSignatureNorEditNoteNorAttachmentIsWords() {
        Document post = Pages.one(
                TOPIC,
                topic(post(
                        103,
                        GHOST,
                        MACHINE_TIME,
                        "<blockquote><div><cite><a href=\"./memberlist.php?u=4\">bob</a> wrote: <a href=\"./viewtopic.php?p=9#p9\" data-post-id=\"9\">↑</a>"
                                + "<span class=\"responsive-hide\">Thu Jan 15, 2026 4:00 pm</span></cite>outer words"
                                + "<blockquote class=\"uncited\"><div>inner words</div></blockquote></div></blockquote>"
                                + "No, <img class=\"smilies\" src=\"./images/smilies/icon_e_smile.gif\" alt=\":)\" title=\"Smile\"> see "
                                + "<a href=\"http://very-long-host.example/a/b/c/d/e/f/g/h/report-2026.pdf\" class=\"postlink\">http://very-long-host.example/a/b/c/d ... t-2026.pdf</a>"
                                + "<div class=\"codebox\"><p>Code: <a href=\"#\">Select all</a></p><pre><code>a  b\n  c</code></pre></div>",
                        "<dl class=\"attachbox\"><dt>Attachments</dt><dd><dl class=\"file\"><dt>hull.zip</dt></dl></dd></dl>"
                                + "<div class=\"notice\">Last edited by <a class=\"username\">ghost</a> on Fri Jan 16, 2026 1:00 am, edited 1 time in total.</div>"
                                + "<div id=\"sig103\" class=\"signature\">Buy my boat</div>")));

        assertThat(post.quotes()).singleElement().asString().contains("outer words", "inner words");
        assertThat(post.quotes().getFirst()).doesNotContain("wrote", "4:00");
        assertThat(post.text())
                .isEqualTo("No, :) see http://very-long-host.example/a/b/c/d/e/f/g/h/report-2026.pdf\na  b\n  c");
    }

    @Test
    void thePostIsTheSameOnEveryAddressOfItsTopic() {
        String html = topic(post(101, GHOST, MACHINE_TIME, "The same words", ""));
        for (String address : List.of(
                TOPIC,
                "http://harbour.example/viewtopic.php?p=101#p101",
                "http://mirror.example/viewtopic.php?t=31&start=10",
                "http://harbour.example/viewtopic.php?f=2;t=31;view=unread")) {
            assertThat(Pages.one(address, html).identityKey()).as(address).isEqualTo("site|post|101");
        }
    }

    @Test
    void printViewsListsAndMessagesHoldNoPost() {
        assertThat(
                        Pages.reason(
                                "http://harbour.example/viewtopic.php?f=2&t=31&view=print",
                                "<html><head><title>Harbour Board :: tickets</title></head><body id=\"phpbb\"><div id=\"wrap\" class=\"wrap\">"
                                        + "<div class=\"post\"><h3>tickets</h3><div class=\"date\">Posted: <strong>Thu Jan 15, 2026 5:11 pm</strong></div>"
                                        + "<div class=\"author\">by <strong>ghost</strong></div><div class=\"content\">Words for the printer.</div></div></div></body></html>"))
                .isEqualTo("print-view");
        assertThat(
                        Pages.reason(
                                "http://harbour.example/viewforum.php?f=2",
                                page(
                                        "viewforum",
                                        "<div class=\"forumbg\"><ul class=\"topiclist topics\"><li class=\"row bg1\"><dl><dt><a class=\"topictitle\" href=\"./viewtopic.php?t=31\">tickets</a>"
                                                + " by <a class=\"username\">ghost</a> &raquo; <time datetime=\"2026-01-15T17:11:00+00:00\">Thu</time></dt></dl></li></ul></div>"
                                                + "<form method=\"post\" action=\"./ucp.php?mode=login\"><input type=\"password\" name=\"password\"></form>")))
                .isEqualTo("index-page");
        assertThat(
                        Pages.reason(
                                TOPIC,
                                page(
                                        "viewtopic",
                                        "<div class=\"panel\" id=\"message\"><div class=\"inner\"><h2 class=\"message-title\">Information</h2><p>The requested topic does not exist.</p></div></div>")))
                .isEqualTo("error-page");
        assertThat(
                        Pages.reason(
                                TOPIC,
                                page(
                                        "ucp",
                                        "<form action=\"./ucp.php?mode=login\" method=\"post\" id=\"login\"><div class=\"panel\"><h2 class=\"login-title\">Login</h2>"
                                                + "<p>The board requires you to be registered and logged in to view this forum.</p>"
                                                + "<input type=\"text\" name=\"username\"><input type=\"password\" name=\"password\"></div></form>")))
                .isEqualTo("login-form");
    }
}
