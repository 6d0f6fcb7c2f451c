package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import andon.indexer.cut.software.ForumThread.Post;
import java.util.Random;

/** Smaller boards: Dread, Asgaros, Question2Answer, YaBB and ProBoards. */
final class Further {
    private Further() {}

    private static String age(ForumThread thread, Post post) {
        long days = Html.daysAgo(thread, post.at());
        return days == 0 ? "some hours ago" : days + (days == 1 ? " day ago" : " days ago");
    }

    private static String code(Post post) {
        return post.is(post.code()) ? "<pre><code>" + post.code() + "</code></pre>" : "";
    }

    private static String quote(Post post) {
        return post.is(post.quoted()) ? "<blockquote><p>" + post.quoted() + "</p></blockquote>" : "";
    }

    /** The first post in a form of its own, its comments below it. */
    static String dread(ForumThread thread, Random random) {
        Post opener = thread.posts().getFirst();
        String comments = Html.posts(
                thread,
                post -> post.number() == 1
                        ? ""
                        : """
                <div class="comment" id="c-%1$d"><div class="commentHeader"><div class="votes"><button>up</button><span class="voteCount">%2$d</span><button>down</button></div><div class="author"><a class="username" href="/u/%3$s">/u/%4$s</a> %5$s<span class="commentPoints">%2$d points</span> <div class="timestamp"><span title="%6$s">%7$s</span></div></div></div>
                <div class="commentContent"><div class="commentBody">%8$s<p>%9$s</p>%10$s</div><div class="commentFooter"><a href="/post/5/#c-%1$d">Permalink</a> <a href="/report/c/%1$d">Report</a></div></div></div>
                """.formatted(
                                        post.id(),
                                        post.number(),
                                        post.id(),
                                        escaped(post.author()),
                                        post.ranked() ? "<span class=\"flair\">Vendor</span> " : "",
                                        Html.date(post.at(), "yyyy-MM-dd HH:mm:ss") + " UTC",
                                        age(thread, post),
                                        quote(post),
                                        post.words(),
                                        code(post)));
        return """
                <!DOCTYPE html><html><head><title>%1$s - Dread</title></head><body><div class="nav"><a href="/">Frontpage</a> <a href="/d/all">All</a></div><div class="content"><div class="leftContent">
                <div class="item postItem"><div class="postTop"><div class="votes"><span class="voteCount">12</span></div><div class="postMain"><a class="title" href="/post/5">%1$s</a><div class="author">by <a class="username" href="/u/%2$d">/u/%3$s</a> <span title="%4$s">%5$s</span> in <a class="subName" href="/d/Ropes">/d/Ropes</a></div></div></div><div class="postContent"><div class="postBody">%6$s<p>%7$s</p>%8$s</div></div><div class="postFooter"><a href="/post/5">%9$d comments</a> <a href="/report/5">Report</a></div></div>
                <div class="postComments"><h3>Comments</h3>%10$s</div></div><div class="rightContent"><div class="sideBox"><h4>/d/Ropes</h4><p>Created 5 years ago by <a class="username" href="/u/elk">/u/elk</a></p></div></div></div></body></html>
                """.formatted(
                        escaped(thread.title()),
                        opener.id(),
                        escaped(opener.author()),
                        Html.date(opener.at(), "yyyy-MM-dd HH:mm:ss") + " UTC",
                        age(thread, opener),
                        quote(opener),
                        opener.words(),
                        code(opener),
                        thread.posts().size() - 1,
                        comments);
    }

    static String asgaros(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div class="post-element %11$s" id="postid-%1$d"><div class="post-author "><img alt="" src="a.png" class="avatar" /><div class="post-author-block-name"><span class="post-username">%2$s</span>%3$s</div>%4$s</div>
                <div class="post-wrapper"><div class="forum-post-header"><div class="forum-post-date">%5$s</div></div><div class="post-message"><div id="post-quote-container-%1$d" style="display: none;"><blockquote><div class="quotetitle">Quote from %2$s on %5$s</div><p>%7$s</p></blockquote><br></div>%6$s<p>%7$s</p>%8$s</div><div class="post-footer"><div class="post-meta">%9$s<a href="http://harbour.example/forum/topic/ropes/#postid-%1$d">#%10$d</a></div></div>%12$s</div></div>
                """.formatted(
                post.id(),
                post.guest()
                        ? escaped(post.author())
                        : "<a href=\"http://harbour.example/forum/profile/4/\"><b>" + escaped(post.author())
                                + "</b></a>",
                post.guest() ? "" : "<span class=\"mention-nice-name\">@moth-4</span>",
                post.guest()
                        ? ""
                        : "<div class=\"post-author-block-meta\"><small class=\"post-counter\">12 Posts</small>"
                                + (post.ranked() ? "<small class=\"banned\">Banned</small>" : "") + "</div>",
                Html.date(post.at(), "MMMM d, yyyy, h:mm a").replace("AM", "am").replace("PM", "pm"),
                post.is(post.quoted())
                        ? "<blockquote><div class=\"quotetitle\">Quote from elk on January 5, 2015, 9:00 am</div><p>"
                                + post.quoted() + "</p></blockquote>"
                        : "",
                post.words(),
                code(post),
                post.edited()
                        ? "<span class=\"post-edit-date\">Last edited on February 17, 2026, 1:00 am by owl&nbsp;&middot;&nbsp;</span>"
                        : "",
                post.number(),
                post.number() == 1 ? "first-post" : "",
                post.is(post.signature()) ? "<div class=\"signature\">" + post.signature() + "</div>" : ""));
        return """
                <!DOCTYPE html><html lang="en-US"><head><title>%1$s - Harbour</title></head><body class="page-template-default page"><div id="page"><main id="main"><article id="post-12" class="post-12 page type-page status-publish hentry"><header class="entry-header"><h1 class="entry-title">Forum</h1></header><div class="entry-content"><div id="af-wrapper"><div id="forum-header"><div id="forum-navigation"><a class="home-link" href="/forum/">Forum</a></div></div><div id="forum-breadcrumbs"><a href="/forum/">Forum</a> <a href="/forum/topic/ropes/">%1$s</a></div><h1 class="main-title main-title-topic">%1$s</h1>%2$s<div id="statistics"><div class="statistics-element">12 Topics</div></div></div></div></article></main></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    /** Question2Answer: a question, its answers, and comments to either. */
    static String question2answer(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> {
            boolean question = post.number() == 1;
            String kind = question ? "qa-q-view" : post.number() % 3 == 0 ? "qa-c-item" : "qa-a-item";
            String outer = question ? "qa-q-view" : post.number() % 3 == 0 ? "qa-c-list-item" : "qa-a-list-item";
            return """
                    <div class="%1$s hentry" id="%2$s%3$d"><div class="%4$s-main"><div class="%4$s-content qa-post-content"><a name="%3$d"></a><div class="entry-content">%5$s<p>%6$s</p>%7$s</div></div>
                    <span class="%4$s-avatar-meta"><span class="%4$s-meta"><a class="%4$s-what" href="#">%8$s</a> <span class="%4$s-when"><span class="%4$s-when-data"><time class="published updated" datetime="%9$s" title="%9$s">%10$s</time></span></span> <span class="%4$s-who"><span class="%4$s-who-pad">by </span><span class="%4$s-who-data">%11$s</span> <span class="%4$s-who-points"><span class="%4$s-who-points-pad">(</span><span class="%4$s-who-points-data">140</span><span class="%4$s-who-points-pad"> points)</span></span></span>%12$s</span></span></div></div>
                    """.formatted(
                            outer,
                            question ? "q" : post.number() % 3 == 0 ? "c" : "a",
                            post.id(),
                            kind,
                            quote(post),
                            post.words(),
                            code(post),
                            question ? "asked" : post.number() % 3 == 0 ? "commented" : "answered",
                            Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ss") + "+0000",
                            Html.date(post.at(), "MMM d"),
                            post.guest()
                                    ? "<span class=\"vcard author\">" + escaped(post.author()) + "</span>"
                                    : "<span class=\"vcard author\"><a href=\"../user/4\" class=\"qa-user-link url fn entry-title nickname\">"
                                            + escaped(post.author()) + "</a></span>",
                            post.edited()
                                    ? "<br><span class=\"" + kind + "-what\">edited</span> <span class=\"" + kind
                                            + "-when\"><span class=\"" + kind
                                            + "-when-data\"><time class=\"updated\" datetime=\"2026-02-17T01:00:00+0000\">Feb 17</time></span></span>"
                                    : "");
        });
        return """
                <!DOCTYPE html><html lang="en"><head><title>%1$s - Hidden Harbour</title><meta name="generator" content="Question2Answer"></head><body class="qa-template-question qa-body-js-off"><div class="qa-body-wrapper"><div class="qa-main"><div class="qa-main-heading"><h1><a href="../5/lanterns"><span class="entry-title">%1$s</span></a></h1></div>%2$s<div class="qa-q-list"><h2>Related questions</h2><div class="qa-q-list-item"><a href="../9/old">Old ropes?</a> <span class="qa-q-item-meta">asked <time datetime="2015-01-05T09:00:00+0000">Jan 5, 2015</time> by <a href="../user/elk" class="qa-user-link">elk</a></span></div></div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    /** YaBB 2: Display.template. */
    static String yabb(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <a name="%1$d"></a><div class="displaycontainer"><table class="bordercolor pad-cell" style="table-layout: fixed;"><tr><td class="%2$s" rowspan="2" style="width: 20%%"><b>%3$s</b><br /><span class="small">Deckhand<br />*<br />Offline<br /><br />Posts: 12<br />Joined: Jan 5<sup>th</sup>, 2015</span></td>
                <td class="%2$s" style="width: 80%%"><div class="small" style="float: left"><b>%4$s</b><br />%5$s<b>%6$s</b></div></td></tr><tr><td class="%2$s"><div class="message">%7$s%8$s%9$s</div>%10$s</td></tr></table></div>
                """.formatted(
                        post.number() - 1,
                        post.number() % 2 == 0 ? "windowbg2" : "windowbg",
                        post.guest()
                                ? escaped(post.author())
                                : "<a href=\"http://harbour.example/cgi-bin/yabb2/YaBB.pl?action=viewprofile;username=4\">"
                                        + escaped(post.author()) + "</a>",
                        escaped((post.number() == 1 ? "" : "Re: ") + thread.title()),
                        post.number() == 1 ? "" : "Reply #" + (post.number() - 1) + " - ",
                        Html.date(post.at(), "MMM d, yyyy, 'at' h:mma").toLowerCase(java.util.Locale.ROOT),
                        post.is(post.quoted())
                                ? "<b>elk wrote on Jan 5<sup>th</sup>, 2015 at 9:00am:</b><br /><div class=\"quote\">"
                                        + post.quoted() + "</div>"
                                : "",
                        post.words(),
                        post.is(post.code()) ? "<div class=\"code\"><pre>" + post.code() + "</pre></div>" : "",
                        post.is(post.signature())
                                ? "<hr class=\"hr\" /><div class=\"signature\">" + post.signature() + "</div>"
                                : ""));
        return """
                <html><head><title>Harbour - %1$s</title></head><body><div id="maincontainer"><div id="container"><div class="seperator"><table class="bordercolor"><tr><td class="titlebg"><b>%1$s</b> (Read 77 times)</td></tr></table></div>%2$s<div class="copyright">Harbour &raquo; Powered by <a href="http://www.yabbforum.com">YaBB 2.6.11</a>!</div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    /** ProBoards 5. */
    static String proboards(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <tr id="post-%1$d" class="item post %12$s"><td><table role="grid"><tr><td class="left-panel"><div class="mini-profile">%2$s<br /><div class="avatar"><img src="a.png" alt="" /></div><span class="role">Deckhand</span><br /><div class="info"><span class="status">Offline</span><br />Posts: 12</div></div></td>
                <td class="content"><article><div class="content-head"><a href="/post/%1$d/thread" class="permalink"></a><span class="date"><a class="date" href="/post/%1$d/thread"><abbr class="o-timestamp time" data-timestamp="%3$d" title="%4$s">%4$s</abbr></a></span><div class="controls"><a class="button" href="/quote">Quote</a></div></div><div class="message">%5$s%6$s%7$s</div>%8$s</article></td></tr>
                <tr class="foot"><td class="foot" colspan="2">%9$s%10$s%11$s</td></tr></table></td></tr>
                """.formatted(
                        post.id(),
                        post.guest()
                                ? "<span class=\"user-guest\">" + escaped(post.author()) + "</span>"
                                : "<a href=\"/user/4\" class=\"user-link user-4 group-0\" itemprop=\"url\" title=\"@moth\"><span itemprop=\"name\">"
                                        + escaped(post.author()) + "</span></a>",
                        post.at().toEpochMilli(),
                        Html.date(post.at(), "MMM d, yyyy h:mm:ss a 'GMT'")
                                .replace("AM", "am")
                                .replace("PM", "pm"),
                        post.is(post.quoted())
                                ? "<div class=\"quote\" author=\"@elk\"><div class=\"quote_body\"><div class=\"quote_header\"><a href=\"#\"><abbr data-timestamp=\"1420448400000\" class=\"o-timestamp time\">Jan 5, 2015 9:00:00 GMT</abbr></a> <a href=\"/user/9\" class=\"user-link\">elk</a> said:</div>"
                                        + post.quoted() + "<div class=\"quote_clear\"></div></div></div>"
                                : "",
                        post.words(),
                        code(post),
                        "",
                        post.edited()
                                ? "<div class=\"edited_by\">Last Edit: <abbr data-timestamp=\"1771290000000\" class=\"o-timestamp time\">Feb 17, 2026 1:00:00 GMT</abbr> by <a href=\"/user/9\" class=\"user-link\">owl</a></div>"
                                : "",
                        post.is(post.signature()) ? "<div class=\"signature\">" + post.signature() + "</div>" : "",
                        "",
                        post.number() % 2 == 0 ? "even" : "odd"));
        return """
                <!DOCTYPE html><html><head><title>%1$s | Harbour</title></head><body><div id="wrapper"><div id="content"><div class="container show-thread"><div class="title-bar"><div class="title_wrapper"><h1>%1$s</h1></div></div><div class="content cap-bottom"><table class="list" role="grid"><tbody>%2$s</tbody></table></div></div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }
}
