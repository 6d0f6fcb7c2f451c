package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Pages;
import andon.vocabulary.Document;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What boards show beside posts that say something: posts without words, hidden ones, thanks, polls; and pages that hold no posts. */
class DeployedBoardsTest {
    private static List<Document> posts(String address, String html) {
        return Pages.read(address, html).documents();
    }

    private static String mybb(String inside) {
        return "<html><head><title>Ropes</title><script src=\"/jscripts/general.js?ver=1827\"></script></head><body><div id=\"container\"><div id=\"panel\"></div><div class=\"navigation\"><a href=\"/\">Dock</a> <span class=\"active\">Ropes</span></div>"
                + inside + "</div></body></html>";
    }

    private static String post(int id, String author, String body) {
        return """
                <div class="post" id="post_%1$d"><div class="post_author"><div class="author_information"><strong><span class="largetext">%2$s</span></strong></div><div class="author_statistics">Joined: Mar 2014</div></div>
                <div class="post_content"><div class="post_head"><div class="float_right"><strong><a href="#pid%1$d">#%1$d</a></strong></div><span class="post_date">01-1%1$d-2026, 05:11 PM</span></div><div class="post_body scaleimages" id="pid_%1$d">%3$s</div></div></div>""".formatted(id, author, body);
    }

    @Test
    void aPostOfNothingButAPictureIsNoDocumentAndMovesNoOther() {
        List<Document> posts = posts(
                "http://dock.example/showthread.php?tid=3",
                mybb("<div id=\"posts\">" + post(1, "moth", "one")
                        + post(2, "wren", "<img src=\"rope.png\" alt=\"rope.png\">") + post(3, "elk", "three")
                        + "</div>"));
        assertThat(posts).extracting(Document::author).containsExactly("moth", "elk");
        assertThat(posts).extracting(d -> d.details().position()).containsExactly(1, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=\"hidden-content\"><div class=\"hidden-content-title\">Hidden Content</div><div class=\"hidden-content-body\">You must register or login to view this content.</div></div>",
                "<div class=\"hidden_content\">You must reply to see hidden content</div>",
                "<dl class=\"hidebox\"><dt class=\"hide\">Скрытый текст</dt><dd>Чтобы увидеть его, нужно ответить в теме.</dd></dl>",
                "<div class=\"locked\">游客，如果您要查看本帖隐藏内容请<a href=\"#\">回复</a></div>"
            })
    void whatABoardWithholdsIsNotSaidByItsAuthor(String note) {
        List<Document> posts = posts(
                "http://dock.example/showthread.php?tid=3",
                mybb("<div id=\"posts\">" + post(1, "moth", "Ropes below." + note)
                        + post(2, "<span style=\"color:red\"><i class=\"fa fa-star\"></i> wren</span>", "two")
                        + "</div>"));
        assertThat(posts).extracting(Document::text).containsExactly("Ropes below.", "two");
        assertThat(posts).extracting(Document::author).containsExactly("moth", "wren");
    }

    @Test
    void whatABoardNoLongerWithholdsIs() {
        List<Document> posts = posts(
                "http://dock.example/showthread.php?tid=3",
                mybb("<div id=\"posts\">"
                        + post(
                                1,
                                "moth",
                                "Ropes.<div class=\"hidden-content\"><div class=\"hidden-content-body\">The key is under the mat.</div></div>")
                        + post(2, "wren", "two") + "</div>"));
        assertThat(posts.getFirst().text()).isEqualTo("Ropes.\nThe key is under the mat.");
    }

    @Test
    void addressesThatAProxyHidFromRobotsStandAsVisitorsSeeThem() {
        String hidden =
                "<a href=\"/cdn-cgi/l/email-protection\" class=\"__cf_email__\" data-cfemail=\"5a373b332e3b1a372f2874333339\">[email&#160;protected]</a>";
        List<Document> posts = posts(
                "http://dock.example/showthread.php?tid=3",
                mybb("<div id=\"posts\">"
                        + post(1, "moth", "Write to " + cloudflare(0x5a, "rope@dock.example") + " or not.")
                        + post(2, "wren", "broken " + hidden.replace("5a37", "zz37")) + "</div>"));
        assertThat(posts.getFirst().text()).isEqualTo("Write to rope@dock.example or not.");
        assertThat(posts.getLast().text()).isEqualTo("broken [email protected]");
    }

    /** The first byte is the key of all others. */
    private static String cloudflare(int key, String address) {
        StringBuilder hex = new StringBuilder("%02x".formatted(key));
        address.chars().forEach(c -> hex.append("%02x".formatted(c ^ key)));
        return "<span class=\"__cf_email__\" data-cfemail=\"" + hex + "\">[email&#160;protected]</span>";
    }

    @Test
    void aKnownBoardsPagesThatHoldNoPostsHoldNone() {
        StringBuilder members = new StringBuilder();
        StringBuilder found = new StringBuilder();
        for (int i = 1; i < 9; i++) {
            members.append(
                    "<tr><td class=\"trow1\"><a href=\"member.php?action=profile&amp;uid=%1$d\">elk%1$d</a></td><td class=\"trow1\">01-0%1$d-2015</td><td class=\"trow1\"><span title=\"01-1%1$d-2026\">Yesterday</span>, 05:11 PM</td><td>12</td></tr>"
                            .formatted(i));
            found.append(
                    "<tr class=\"inline_row\"><td><a href=\"showthread.php?tid=%1$d\">Old ropes of the harbour %1$d</a></td><td><a href=\"member.php?action=profile&amp;uid=%1$d\">elk%1$d</a></td><td>01-1%1$d-2026, 05:11 PM<br>Ropes that hold what must be held, and nothing else.</td></tr>"
                            .formatted(i));
        }
        assertThat(posts(
                        "http://dock.example/memberlist.php", mybb("<table class=\"tborder\">" + members + "</table>")))
                .isEmpty();
        assertThat(posts(
                        "http://dock.example/search.php?action=results&sid=1",
                        mybb("<table class=\"tborder\">" + found + "</table>")))
                .isEmpty();
        assertThat(posts("http://dock.example/list", mybb("<table class=\"tborder\">" + members + "</table>")))
                .isEmpty();
    }

    @Test
    void aKnownBoardsThreadWithoutItsBlocksIsReadByItsStructure() {
        StringBuilder posts = new StringBuilder("<h1>Ropes</h1>");
        for (int i = 1; i < 5; i++) {
            posts.append(
                    "<div class=\"x%1$d card\" id=\"m%1$d\"><b class=\"nick\"><a href=\"/user/%1$d\">elk%1$d</a></b> <time datetime=\"2026-01-1%1$dT17:11:00Z\">then</time><div class=\"say\">Ropes are made of hemp or of steel, %1$d.</div></div>"
                            .formatted(i));
        }
        List<Document> read = posts("http://dock.example/thread-ropes", mybb(posts.toString()));
        assertThat(read).extracting(Document::author).containsExactly("elk1", "elk2", "elk3", "elk4");
        assertThat(read.getFirst().postedAt()).isEqualTo(Instant.parse("2026-01-11T17:11:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<li class=\"postbitlegacy postbitdeleted\" id=\"post_9\">deleted by owl</li>",
                "<li class=\"postbitlegacy postbitignored\" id=\"post_9\">This message is hidden because elk is on your ignore list.</li>",
                "<li class=\"postbitlegacy\" id=\"post_thanks_box_7\"><div class=\"postbody\"><div class=\"content\">The Following 2 Users Say Thank You: <a class=\"username\" href=\"#\">elk</a> (01-05-2015)</div></div></li>"
            })
    void whatStandsAmongPostsOfVBulletinAndIsNoneIsLeftOut(String other) {
        String page = """
                <html><head><title>Ropes</title></head><body><form id="poll"><h2>Poll: Hemp or steel?</h2><ol><li class="postbitpoll">Hemp <b>3</b></li></ol></form><ol id="posts" class="posts"><li class="postbitlegacy postcontainer" id="post_7"><div class="posthead"><span class="postdate"><span class="date">01-15-2026, <span class="time">05:11 PM</span></span></span><a href="#" class="postcounter">#1</a></div><div class="userinfo"><div class="username_container"><span class="username guest">moth</span></div></div><div class="postbody"><div class="content"><div id="post_message_7"><blockquote class="postcontent restore">They are bright.</blockquote></div></div></div></li>%s</ol></body></html>""".formatted(other);
        Document post = Pages.one("http://dock.example/showthread.php?3-Ropes", page);
        assertThat(post.author()).isEqualTo("moth");
        assertThat(post.text()).isEqualTo("They are bright.");
    }

    @Test
    void aFirstPostThatIsShownAgainOnTheSecondPageIsTheSameDocument() {
        String opener = post(1, "moth", "one");
        Document first = posts(
                        "http://dock.example/showthread.php?tid=3",
                        mybb("<div id=\"posts\">" + opener + post(2, "wren", "two") + "</div>"))
                .getFirst();
        Document again = posts(
                        "http://dock.example/showthread.php?tid=3&page=2",
                        mybb("<div id=\"posts\">" + opener + post(3, "elk", "three") + "</div>"))
                .getFirst();
        assertThat(again.identityKey()).isEqualTo(first.identityKey());
        assertThat(again.details().position()).isEqualTo(1);
    }

    /** Lists of who is there and of what was written last, on boards that profiles know. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html id=\"XF\" data-app=\"public\" data-template=\"search_results\">http://dock.example/search/7/?q=rope",
                "<html id=\"XF\" data-app=\"public\" data-template=\"latest_activity\">http://dock.example/whats-new/latest-activity",
                "<body id=\"phpbb\" class=\"section-memberlist\">http://dock.example/memberlist.php",
                "<body class=\"ipsApp\">http://dock.example/discover/",
                "<body><div id=\"brd-online\" class=\"brd-page\"></div>http://dock.example/userlist.php",
                "<body><div id=\"punsearch\"><div id=\"punwrap\"></div></div>http://dock.example/search.php?action=show_recent",
                "<body id=\"vb-page-body\">http://dock.example/search?r=1",
                "<body id=\"ipboard_body\">http://dock.example/members/",
                "<body><div id=\"smf_footer\"></div>http://dock.example/index.php?action=recent"
            })
    void listsOfKnownBoardsHoldNoPosts(String board) {
        int address = board.indexOf("http:");
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i < 9; i++) {
            rows.append(
                    "<li class=\"row\"><h3 class=\"contentRow-title\"><a href=\"/threads/ropes.%1$d/\">Old ropes of the harbour %1$d</a></h3><div class=\"snippet\">Ropes that hold what must be held, and nothing else, %1$d.</div><a class=\"username\" href=\"/members/elk.%1$d/\">elk%1$d</a> <time datetime=\"2026-01-1%1$dT17:11:00Z\">then</time></li>"
                            .formatted(i));
        }
        assertThat(posts(board.substring(address), board.substring(0, address) + "<ol>" + rows + "</ol>"))
                .isEmpty();
    }
}
