package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Pages;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What real boards do: guests, styled names, advertisements between posts, other languages, several times in one post. */
class ForumPitfallsTest {
    private static List<Document> posts(String address, String html) {
        return Pages.read(address, html).documents();
    }

    private static String mybb(String posts) {
        return "<html><head><title>Dock - Ropes</title></head><body><div id=\"container\"><div id=\"panel\"></div>"
                + "<table class=\"tborder\"><tr><td class=\"thead\"><div><strong>Ropes</strong></div></td></tr>"
                + "<tr><td id=\"posts_container\"><div id=\"posts\">" + posts
                + "</div></td></tr></table></div></body></html>";
    }

    private static String mybbPost(int id, String author, String date, String body) {
        return """
                <a name="pid%1$d" id="pid%1$d"></a><div class="post " style="" id="post_%1$d"><div class="post_author">
                <div class="author_avatar"><a href="member.php?action=profile&amp;uid=9"><img src="a.png" alt="avatar of somebody" /></a></div>
                <div class="author_information"><strong><span class="largetext">%2$s</span></strong> <img src="on.png" alt="Online" title="Online" /><br />
                <span class="smalltext">Member<br /><img src="star.png" alt="*" /></span></div>
                <div class="author_statistics">Posts: 12<br />Threads: 3<br />Joined: Mar 2014</div></div>
                <div class="post_content"><div class="post_head"><div class="float_right"><strong><a href="#pid%1$d">#%1$d</a></strong></div>
                <span class="post_date">%3$s <span class="post_edit" id="edited_by_%1$d"></span></span></div>
                <div class="post_body scaleimages" id="pid_%1$d">%4$s</div><div class="post_meta" id="post_meta_%1$d"></div></div></div>""".formatted(id, author, date, body);
    }

    @Test
    void namesInStylesGuestsAndDeletedUsersAreAuthors() {
        List<Document> posts = posts(
                "http://dock.example/showthread.php?tid=3",
                mybb(mybbPost(
                                1,
                                "<a href=\"http://dock.example/member.php?action=profile&amp;uid=4\"><span style=\"color: #CC00CC;\"><strong><em>[VIP] a&amp;b</em></strong></span></a>",
                                "01-14-2026, 05:11 PM",
                                "one")
                        + "<div class=\"post ad\"><a href=\"http://buy.example/\">Buy rope now</a></div>"
                        + mybbPost(2, "Guest", "01-15-2026, 05:11 PM", "two")
                        + mybbPost(
                                3,
                                "<a href=\"member.php?action=profile&amp;uid=5\">12 January 2011</a>",
                                "<span title=\"01-16-2026\">Today</span>, 09:05 AM",
                                "three")));
        assertThat(posts).extracting(Document::author).containsExactly("[VIP] a&b", "Guest", "12 January 2011");
        assertThat(posts)
                .extracting(Document::postedAt)
                .containsExactly(
                        Instant.parse("2026-01-14T17:11:00Z"),
                        Instant.parse("2026-01-15T17:11:00Z"),
                        Instant.parse("2026-01-16T09:05:00Z"));
        assertThat(posts).extracting(d -> d.details().position()).containsExactly(1, 2, 3);
        assertThat(posts.getFirst().details())
                .isEqualTo(Details.NONE
                        .withAuthorProfile(URI.create("http://dock.example/member.php?action=profile&uid=4"))
                        .withPosition(1)
                        .withPostedPrecision(ChronoUnit.MINUTES));
        assertThat(posts.get(1).details().authorProfile()).isNull();
    }

    @Test
    void aBoardThatPutsTheDayFirstIsUnderstoodByItsOwnDates() {
        List<Document> posts = posts(
                "http://dock.example/showthread.php?tid=3",
                mybb(mybbPost(1, "moth", "03-01-2026, 17:11", "one")
                        + mybbPost(2, "wren", "13-01-2026, 17:11", "two")));
        assertThat(posts)
                .extracting(Document::postedAt)
                .containsExactly(Instant.parse("2026-01-03T17:11:00Z"), Instant.parse("2026-01-13T17:11:00Z"));
    }

    @Test
    void smfInOtherLanguagesWithGuestsAndPlaces() {
        String page = """
                <html><body><div id="forumposts"><div class="cat_bar"><h3 class="catbg">Тема: Канаты</h3></div>
                <div class="windowbg"><div class="post_wrapper"><div class="poster"><h4><a href="index.php?action=profile;u=4" title="Просмотр профиля Мотылёк">Мотылёк</a></h4><ul class="reset smalltext"><li>Новичок</li></ul></div>
                <div class="postarea"><div class="flow_hidden"><div class="keyinfo"><h5 id="subject_20"><a href="?topic=3.msg20#msg20">Канаты</a></h5><div class="smalltext">&#171; <strong> :</strong> 15 Января 2026, 17:11:09 &#187;</div></div></div>
                <div class="post"><div class="inner" id="msg_20">Продаю канаты</div></div></div></div></div>
                <div class="windowbg2"><div class="post_wrapper"><div class="poster"><h4>Гость</h4></div>
                <div class="postarea"><div class="flow_hidden"><div class="keyinfo"><h5 id="subject_21"><a href="?topic=3.msg21#msg21">Re: Канаты</a></h5><div class="smalltext">&#171; <strong>Ответ #1 :</strong> <strong>Сегодня</strong> в 09:05:01 &#187;</div></div></div>
                <div class="post"><div class="inner" id="msg_21"><div class="quoteheader"><div class="topslice_quote"><a href="#">Цитата: Мотылёк от 15 Января 2026</a></div></div><blockquote class="bbc_standard_quote">Продаю</blockquote><div class="quotefooter"></div>Почём?</div></div></div></div></div>
                </div></body></html>""";
        List<Document> posts = posts("http://dock.example/index.php?topic=3.0", page);
        assertThat(posts).extracting(Document::author).containsExactly("Мотылёк", "Гость");
        assertThat(posts)
                .extracting(Document::postedAt)
                .containsExactly(Instant.parse("2026-01-15T17:11:09Z"), Instant.parse("2026-01-16T09:05:01Z"));
        assertThat(posts).extracting(Document::text).containsExactly("Продаю канаты", "Почём?");
        assertThat(posts.getLast().quotes()).containsExactly("Продаю");
        assertThat(posts).extracting(d -> d.details().position()).containsExactly(1, 2);
    }

    @Test
    void theZoneThatABoardStatesCounts() {
        String page = """
                <html><body id="phpbb" class="section-viewtopic"><div id="page-body"><h2 class="topic-title"><a>Seile</a></h2>
                <div id="p7" class="post bg2"><div class="inner"><dl class="postprofile"><dt><span class="username">Gast</span></dt></dl><div class="postbody">
                <p class="author"><a href="#p7"></a>von <strong><span class="username">Gast</span></strong> &raquo; Do 15. Jan 2026, 18:11 </p><div class="content">Seil gesucht</div></div></div></div></div>
                <div id="page-footer"><div class="navbar"><ul><li class="rightside">Alle Zeiten sind <span title="UTC+1">UTC+01:00</span></li></ul></div></div></body></html>""";
        Document post = Pages.one("http://dock.example/viewtopic.php?t=3", page);
        assertThat(post.postedAt()).isEqualTo(Instant.parse("2026-01-15T17:11:00Z"));
        assertThat(post.author()).isEqualTo("Gast");
    }

    @Test
    void commentsBelowAnArticleArePostsOfTheirOwn() {
        String page = """
                <html><body class="single"><article id="post-4" class="post-4 post type-post hentry"><header><h1 class="entry-title">Ropes of the harbour</h1>
                <div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2026-01-14T17:11:00+00:00">January 14, 2026</time></span> <span class="byline"><span class="author vcard"><a class="url fn n" href="http://dock.example/author/crew/">crew</a></span></span></div></header>
                <div class="entry-content"><p>Ropes are made of hemp.</p></div></article>
                <div id="comments"><ol class="comment-list"><li id="comment-12" class="comment even depth-1 parent"><article id="div-comment-12" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn"><a href="http://moth.example" class="url">moth</a></b> <span class="says">says:</span></div>
                <div class="comment-metadata"><a href="#comment-12"><time datetime="2026-01-15T17:11:00+00:00">January 15, 2026 at 5:11 pm</time></a></div></footer><div class="comment-content"><p>Or of steel.</p></div><div class="reply"><a>Reply</a></div></article>
                <ol class="children"><li id="comment-13" class="comment odd depth-2"><article id="div-comment-13" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">wren</b> <span class="says">says:</span></div>
                <div class="comment-metadata"><a href="#comment-13"><time datetime="2026-01-15T18:11:00+00:00">January 15, 2026 at 6:11 pm</time></a></div></footer><div class="comment-content"><p>No.</p></div></article></li></ol></li></ol></div></body></html>""";
        List<Document> documents = posts("http://dock.example/2026/01/ropes/", page);
        assertThat(documents).extracting(Document::author).containsExactly("crew", "moth", "wren");
        assertThat(documents)
                .extracting(Document::text)
                .containsExactly("Ropes are made of hemp.", "Or of steel.", "No.");
        assertThat(documents).extracting(Document::title).containsOnly("Ropes of the harbour");
        assertThat(documents)
                .extracting(Document::identityKey)
                .containsExactly("site|address|/2026/01/ropes", "site|post|comment-12", "site|post|comment-13");
    }

    @Test
    void postsOfDiscourseAreOnesOfTheirTopic() {
        String page = """
                <html><body class="crawler"><div id="main-outlet"><div id="topic-title"><h1><a href="/t/ropes/31">Ropes</a></h1></div>
                <div id="post_1" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator"><a href="http://dock.example/u/moth"><span itemprop="name">moth</span></a></span><span class="crawler-post-infos"><time itemprop="datePublished" datetime="2026-01-15T17:11:00Z" class="post-time">January 15</time><span itemprop="position">1</span></span></div><div class="post" itemprop="text"><p>one</p></div></div></div></body></html>""";
        assertThat(Pages.one("http://dock.example/t/ropes/31", page).identityKey())
                .isEqualTo("site|post|31-1");
        assertThat(Pages.one("http://dock.example/t/32", page).identityKey()).isEqualTo("site|post|32-1");
    }
}
