package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import andon.indexer.cut.software.ForumThread.Post;
import java.time.Duration;
import java.util.Random;

/** MyBB 1.8: templates showthread, postbit and postbit_classic; 1.6's tables; a theme that renames its wrappers. */
final class MyBb {
    private MyBb() {}

    /** my_date('relative'): ages of less than twelve hours carry their date as a title, so do "Today" and "Yesterday". */
    private static String date(ForumThread thread, Post post, String day) {
        long minutes = Duration.between(post.at(), thread.now()).toMinutes();
        String full = Html.date(post.at(), day + ", hh:mm a");
        if (minutes < 60) {
            return "<span title=\"" + full + "\">" + minutes + " minutes ago</span>";
        }
        if (minutes < 720) {
            return "<span title=\"" + full + "\">" + minutes / 60
                    + (minutes < 120 ? " hour ago</span>" : " hours ago</span>");
        }
        long days = Html.daysAgo(thread, post.at());
        return days > 1
                ? full
                : "<span title=\"" + Html.date(post.at(), day) + "\">" + (days == 0 ? "Today" : "Yesterday") + "</span>"
                        + Html.date(post.at(), ", hh:mm a");
    }

    private static String name(Post post) {
        String name = escaped(post.author());
        return post.guest()
                ? name
                : "<a href=\"http://harbour.example/member.php?action=profile&amp;uid=4\">"
                        + (post.ranked()
                                ? "<span style=\"color: green;\"><strong><em>" + name + "</em></strong></span>"
                                : post.number() % 3 == 0 ? "<s>" + name + "</s>" : name)
                        + "</a>";
    }

    private static String message(Post post) {
        return (post.is(post.quoted())
                        ? "<blockquote class=\"mycode_quote\"><cite><span> (01-05-2015, 09:00 AM)</span>elk Wrote:  <a href=\"http://harbour.example/showthread.php?pid=9#pid9\" class=\"quick_jump\"></a></cite>"
                                + post.quoted()
                                + "<blockquote class=\"mycode_quote\"><cite>owl Wrote:</cite>deeper</blockquote></blockquote>"
                        : "")
                + post.words()
                + (post.is(post.code())
                        ? "<div class=\"codeblock\"><div class=\"title\">Code:</div><div class=\"body\" dir=\"ltr\"><code>"
                                + Html.broken(post.code()) + "</code></div></div>"
                        : "");
    }

    private static String behind(Post post) {
        return (post.attached()
                        ? "<br /><br /><fieldset><legend><strong>Attached Files</strong></legend><div class=\"attachment_filename\"><a href=\"attachment.php?aid=4\" target=\"_blank\">hull.zip</a> (Size: 1.2 MB / Downloads: 3)</div></fieldset>"
                        : "")
                + (post.is(post.signature())
                        ? "<div class=\"signature scaleimages\">" + post.signature() + "</div>"
                        : "");
    }

    private static String frame(ForumThread thread, String posts) {
        return """
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xml:lang="en" lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><title>%1$s</title><script type="text/javascript" src="http://harbour.example/jscripts/general.js?ver=1821"></script></head>
                <body><div id="container"><a name="top" id="top"></a><div id="header"><div id="logo"><div class="wrapper"><a href="http://harbour.example/index.php"><img src="l.png" alt="Harbour" /></a></div></div><div id="panel"><div class="upper"><div class="wrapper"><div class="welcome">Hello There, Guest! <a href="member.php?action=login" class="login">Login</a></div></div></div></div></div>
                <div id="content"><div class="wrapper"><div class="navigation"><a href="http://harbour.example/index.php">Harbour</a><br /><span class="active">%1$s</span></div><br /><div class="float_left"><div class="pagination"><span class="pages">Pages (2):</span><span class="pagination_current">1</span></div></div>
                <table border="0" cellspacing="0" cellpadding="5" class="tborder tfixed clear"><tr><td class="thead"><div class="float_right"><span class="smalltext"><strong><a href="javascript:;" id="thread_modes">Thread Modes</a></strong></span></div><div><strong>%1$s</strong></div></td></tr>
                <tr><td id="posts_container"><div id="posts">%2$s</div></td></tr><tr><td class="tfoot"><div class="float_right"><form action="search.php" method="post"><input type="text" class="textbox" name="keywords" /></form></div><div><strong>&laquo; <a href="#">Next Oldest</a> | <a href="#">Next Newest</a> &raquo;</strong></div></td></tr></table>
                <br class="clear" /><table border="0" class="tborder"><tr><td class="thead" align="center" colspan="6"><div><strong>Possibly Related Threads…</strong></div></td></tr><tr><td class="tcat" align="center"><span class="smalltext"><strong>Thread</strong></span></td></tr><tr><td class="trow1"><a href="showthread.php?tid=9">Old ropes</a></td><td class="trow1"><a href="member.php?action=profile&amp;uid=4">elk</a></td><td class="trow1"><span class="smalltext">01-05-2015, 09:00 AM<br /><a href="#">Last Post</a>: <a href="#">owl</a></span></td></tr></table>
                <br /><span class="smalltext">Users browsing this thread: 1 Guest(s)</span></div></div><div id="footer"><div id="copyright">Powered By <a href="https://mybb.com" target="_blank">MyBB</a></div><div id="current_time"><strong>Current time:</strong> 02-18-2026, 09:40 PM</div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    static String postbit(ForumThread thread, Random random) {
        String classic = random.nextBoolean() ? "classic" : "";
        String day = random.nextInt(3) == 0 ? "dd-MM-yyyy" : "MM-dd-yyyy";
        String posts = Html.posts(thread, post -> """
                <a name="pid%1$d" id="pid%1$d"></a><div class="post %2$s" style="" id="post_%1$d"><div class="post_author scaleimages">%3$s
                <div class="author_information"><strong><span class="largetext">%4$s</span></strong> <img src="images/buddy_offline.png" title="Offline" alt="Offline" class="buddy_status" /><br /><span class="smalltext">%5$s<br /><img src="images/star.png" border="0" alt="*" /><br /></span></div>
                <div class="author_statistics">Posts: 12<br />Threads: 3<br />Joined: Jan 2015<br />Reputation: <strong class="reputation_neutral">0</strong></div></div>
                <div class="post_content"><div class="post_head"><div class="float_right" style="vertical-align: top"><strong><a href="showthread.php?tid=5&amp;pid=%1$d#pid%1$d" title="%6$s">#%7$d</a></strong></div><span class="post_date">%8$s <span class="post_edit" id="edited_by_%1$d">%9$s</span></span></div>
                <div class="post_body scaleimages" id="pid_%1$d">%10$s</div>%11$s<div class="post_meta" id="post_meta_%1$d"></div></div>
                <div class="post_controls"><div class="postbit_buttons author_buttons float_left"></div><div class="postbit_buttons post_management_buttons float_right"><a href="newreply.php?tid=5&amp;replyto=%1$d" title="Quote" class="postbit_quote postbit_mirage"><span>Reply</span></a></div></div></div>
                """.formatted(
                        post.id(),
                        classic,
                        post.ranked()
                                ? "<div class=\"author_avatar\"><a href=\"member.php?action=profile&amp;uid=4\"><img src=\"a.png\" alt=\"\" width=\"55\" height=\"55\" /></a></div>"
                                : "",
                        name(post),
                        post.ranked() ? "Administrator" : "Junior Member",
                        escaped(thread.title()),
                        post.number(),
                        date(thread, post, day),
                        post.edited()
                                ? "<span class=\"edited_post\">(This post was last modified: 02-17-2026, 01:00 AM by <a href=\"member.php?action=profile&amp;uid=9\">owl</a>. <em>Edit Reason: typo</em>)</span>"
                                        .replace("02-17-2026", Html.date(thread.now(), day))
                                : "",
                        message(post),
                        behind(post)));
        return frame(thread, posts);
    }

    /** 1.4 and 1.6: a table for each post. */
    static String tables(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <a name="pid%1$d" id="pid%1$d"></a><table border="0" cellspacing="1" cellpadding="4" class="tborder" style="border-top-width: 0; " id="post_%1$d"><tbody><tr><td class="tcat"><div class="float_left smalltext">%2$s <span id="edited_by_%1$d">%3$s</span></div><div class="float_right smalltext"><strong>Post: <a href="showthread.php?pid=%1$d#pid%1$d">#%4$d</a></strong></div></td></tr>
                <tr><td class="trow1 post_author"><table><tr><td class="post_avatar"></td><td><strong><span class="largetext">%5$s</span></strong><br /><span class="smalltext">Junior Member<br /></span></td><td class="smalltext" align="right">Posts: 12<br />Joined: Jan 2015</td></tr></table></td></tr>
                <tr><td class="trow2 post_content"><span class="smalltext"><strong>%6$s</strong></span><hr size="1" /><div class="post_body" id="pid_%1$d">%7$s</div>%8$s<div style="text-align: right; vertical-align: bottom;" id="post_meta_%1$d"></div></td></tr></tbody></table>
                """.formatted(
                        post.id(),
                        date(thread, post, "MM-dd-yyyy"),
                        post.edited()
                                ? "<span class=\"smalltext\">(This post was last modified: 02-17-2026 01:00 AM by <a href=\"#\">owl</a>.)</span>"
                                : "",
                        post.number(),
                        name(post),
                        escaped(thread.title()),
                        message(post),
                        behind(post)));
        return frame(thread, posts);
    }

    /** Themes rename what stands around a post; the body's id is set by MyBB itself. */
    static String theme(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <a name="pid%1$d" id="pid%1$d"></a><div class="post classic" style="" id="post_%1$d"><div class="post__author"><div class="post__user"><div class="post__user-profile largetext">%2$s</div><div class="post__user-title">Member</div></div><div class="post__stats">Posts: 12<br />Joined: Jan 2015</div></div>
                <div class="post__content"><div class="post__head"><span class="post__date">%3$s</span><a href="#pid%1$d">#%4$d</a></div><div class="post_body scaleimages" id="pid_%1$d">%5$s</div>%6$s</div></div>
                """.formatted(
                post.id(), name(post), date(thread, post, "MM-dd-yyyy"), post.number(), message(post), behind(post)));
        return frame(thread, posts);
    }

    /** archive/index.php?thread-5.html. */
    static String archive(ForumThread thread, Random random) {
        String posts = Html.posts(
                thread, post -> """
                <div class="post"><div class="header"><div class="author"><h2>%1$s</h2></div><div class="dateline">%2$s</div></div><div class="message">%3$s</div></div>
                """.formatted(name(post), Html.date(post.at(), "MM-dd-yyyy, hh:mm a"), message(post)));
        return """
                <html><head><title>%1$s - Printable</title><link type="text/css" rel="stylesheet" href="http://harbour.example/archive/screen.css" media="screen" /></head><body><div id="container"><h1><a href="http://harbour.example/index.php">Harbour</a></h1><div class="navigation"><a href="index.php">Harbour</a></div>
                <div id="fullversion"><strong>Full Version:</strong> <a href="http://harbour.example/showthread.php?tid=5">%1$s</a></div><div id="infobox">You're currently viewing a stripped down version of our content. <a href="#">View the full version</a> with proper formatting.</div><div id="content">%2$s</div><div id="footer">Powered By <a href="https://mybb.com">MyBB</a></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }
}
