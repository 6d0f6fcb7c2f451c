package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import andon.indexer.cut.software.ForumThread.Post;
import java.util.Random;

/** FluxBB 1.5, PunBB 1.4, Discuz! X3 and 7. */
final class Classic {
    private Classic() {}

    private static String quotebox(Post post) {
        return post.is(post.quoted())
                ? "<div class=\"quotebox\"><cite>elk wrote:</cite><blockquote><div><p>" + post.quoted()
                        + "</p></div></blockquote></div>"
                : "";
    }

    private static String day(ForumThread thread, Post post) {
        return Html.day(thread, post.at(), "Today", "Yesterday", "yyyy-MM-dd") + " " + Html.date(post.at(), "HH:mm:ss");
    }

    static String fluxbb(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div id="p%1$d" class="blockpost %2$s%3$s"><h2><span><span class="conr">#%4$d</span> <a href="viewtopic.php?pid=%1$d#p%1$d">%5$s</a></span></h2><div class="box"><div class="inbox"><div class="postbody"><div class="postleft"><dl><dt><strong>%6$s</strong></dt><dd class="usertitle"><strong>Member</strong></dd>%7$s<dd><span>From: Pier 9</span></dd><dd><span>Registered: 2015-01-05</span></dd><dd><span>Posts: 12</span></dd><dd class="usercontacts"><span class="website"><a href="#" rel="nofollow">Website</a></span></dd></dl></div>
                <div class="postright"><h3>%8$s</h3><div class="postmsg">%9$s<p>%10$s</p>%11$s%12$s</div>%13$s</div></div></div><div class="inbox"><div class="postfoot clearb"><div class="postfootleft"><p><span>Offline</span></p></div></div></div></div></div>
                """.formatted(
                post.id(),
                post.number() % 2 == 0 ? "roweven" : "rowodd",
                post.number() == 1 ? " firstpost blockpost1" : "",
                post.number(),
                day(thread, post),
                post.guest()
                        ? escaped(post.author())
                        : "<a href=\"profile.php?id=2\">" + escaped(post.author()) + "</a>",
                post.ranked() ? "<dd class=\"postavatar\"><img src=\"a.png\" alt=\"\" /></dd>" : "",
                (post.number() == 1 ? "" : "Re: ") + escaped(thread.title()),
                quotebox(post),
                post.words(),
                post.is(post.code()) ? "<div class=\"codebox\"><pre><code>" + post.code() + "</code></pre></div>" : "",
                post.edited() ? "<p class=\"postedit\"><em>Last edited by owl (2026-02-17 01:00:00)</em></p>" : "",
                post.is(post.signature())
                        ? "<div class=\"postsignature postmsg\"><hr /><p>" + post.signature() + "</p></div>"
                        : ""));
        return """
                <html lang="en"><head><title>%1$s / Ropes / Harbour</title></head><body><div id="punviewtopic" class="pun"><div class="top-box"></div><div class="punwrap"><div id="brdheader" class="block"><div class="box"><div id="brdtitle" class="inbox"><h1><a href="index.php">Harbour</a></h1></div></div></div><div id="brdmain">
                <div class="linkst"><div class="inbox crumbsplus"><ul class="crumbs"><li><a href="index.php">Index</a></li><li><span>»&#160;</span><a href="viewforum.php?id=2">Ropes</a></li><li><span>»&#160;</span><strong><a href="viewtopic.php?id=3">%1$s</a></strong></li></ul><div class="pagepost"><p class="pagelink conl"><span class="pages-label">Pages: </span><strong class="item1">1</strong></p></div></div></div>%2$s</div>
                <div id="brdfooter" class="block"><h2><span>Board footer</span></h2><div class="box"><div id="brdfooternav" class="inbox"><div class="conr"><p id="poweredby">Powered by <a href="http://fluxbb.org/">FluxBB</a></p></div></div></div></div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    static String punbb(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div class="post %1$s%2$s"><div id="p%3$d" class="posthead"><h3 class="hn post-ident"><span class="post-num">%4$d</span> <span class="post-byline"><span>%5$s </span>%6$s</span> <span class="post-link"><a class="permalink" rel="bookmark" title="Permanent link to this post" href="viewtopic.php?pid=%3$d#p%3$d">%7$s</a></span>%8$s</h3></div>
                <div class="postbody"><div class="post-author"><ul class="author-ident"><li class="username">%9$s</li><li class="usertitle"><span>Member</span></li><li class="userstatus"><span>Offline</span></li></ul><ul class="author-info"><li><span>Registered: <strong>2015-01-05</strong></span></li><li><span>Posts: <strong>12</strong></span></li></ul></div>
                <div class="post-entry"><h4 id="pc%3$d" class="entry-title hn">%10$s</h4><div class="entry-content">%11$s<p>%12$s</p>%13$s%14$s</div></div></div><div class="postfoot"><div class="post-options"><p class="post-contacts"></p></div></div></div>
                """.formatted(
                post.number() % 2 == 0 ? "even" : "odd",
                post.number() == 1 ? " firstpost topicpost" : " replypost",
                post.id(),
                post.number(),
                post.number() == 1 ? "Topic by" : "Reply by",
                post.guest()
                        ? "<strong>" + escaped(post.author()) + "</strong>"
                        : "<a title=\"Go to m's profile\" href=\"profile.php?id=2\">" + escaped(post.author()) + "</a>",
                day(thread, post),
                post.edited() ? " <span class=\"post-edit\">Last edited by owl (2026-02-17 01:00:00)</span>" : "",
                post.guest()
                        ? "<strong>" + escaped(post.author()) + "</strong>"
                        : "<a title=\"Go to m's profile\" href=\"profile.php?id=2\">" + escaped(post.author()) + "</a>",
                escaped(thread.title()),
                quotebox(post),
                post.words(),
                post.is(post.code()) ? "<div class=\"codebox\"><pre><code>" + post.code() + "</code></pre></div>" : "",
                post.is(post.signature())
                        ? "<div class=\"sig-content\"><span class=\"sig-line\"><!-- --></span>" + post.signature()
                                + "</div>"
                        : ""));
        return """
                <html lang="en"><head><title>%1$s (Page 1) - Ropes - Harbour</title></head><body><div id="brd-wrap" class="brd"><div id="brd-viewtopic" class="brd-page paged-page"><div id="brd-head" class="gen-content"><p id="brd-title"><a href="#">Harbour</a></p></div><div id="brd-crumbs-top" class="crumbs"><p><span class="crumb"><a href="#">Harbour</a></span></p></div>
                <div id="brd-main"><h1 class="main-title"><a class="permalink" href="viewtopic.php?id=3" rel="bookmark" title="Permanent link to this topic">%1$s</a></h1><div class="main-head"><h2 class="hn"><span><span class="item-info">Posts: 1 to 9 of 9</span></span></h2></div><div id="forum2" class="main-content main-topic">%2$s</div></div><div id="brd-about"><p id="copyright">Powered by <strong><a href="#">PunBB</a></strong></p></div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    private static String age(ForumThread thread, Post post) {
        long days = Html.daysAgo(thread, post.at());
        String full = Html.date(post.at(), "yyyy-M-d HH:mm:ss");
        return days > 6
                ? full
                : "<span title=\"" + full + "\">"
                        + (days == 0 ? "今天" : days == 1 ? "昨天" : days == 2 ? "前天" : days + "&nbsp;天前")
                        + (days < 3 ? "&nbsp;" + Html.date(post.at(), "HH:mm") : "") + "</span>";
    }

    static String discuz(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div id="post_%1$d" ><table id="pid%1$d" class="plhin" summary="pid%1$d" cellspacing="0" cellpadding="0"><tr><td class="pls" rowspan="2"><div id="favatar%1$d" class="pls favatar"><div class="pi"><div class="authi">%2$s</div></div><div class="p_pop blk bui card_gender_0" id="userinfo%1$d" style="display: none;"><div class="m z"><div id="userinfo%1$d_ma"></div></div><div class="i y"><div><strong><a href="home.php?mod=space&amp;uid=2" target="_blank" class="xi2">%3$s</a></strong><em>当前离线</em></div></div></div><div><div class="avatar"><a href="home.php?mod=space&amp;uid=2" class="avtm" target="_blank"><img src="a.gif" /></a></div></div><div class="tns xg2"><table cellspacing="0"><th><p><a href="#" class="xi2">1</a></p>主题</th><td><p>12</p>积分</td></table></div><p><em><a href="#">新手上路</a></em></p></div></td>
                <td class="plc"><div class="pi"><strong><a href="forum.php?mod=redirect&amp;goto=findpost&amp;ptid=3&amp;pid=%1$d" id="postnum%1$d" onclick="setCopy(this.href, '帖子地址复制成功');return false;">%4$s</a></strong><div class="pti"><div class="pdbt"></div><div class="authi"><img class="authicn vm" id="authicon%1$d" src="o.gif" /><em id="authorposton%1$d">发表于 %5$s</em><span class="pipe">|</span><a href="forum.php?mod=viewthread&amp;tid=3&amp;page=1&amp;authorid=2" rel="nofollow">只看该作者</a></div></div></div>
                <div class="pct"><div class="pcb"><div class="t_fsz"><table cellspacing="0" cellpadding="0"><tr><td class="t_f" id="postmessage_%1$d">%6$s%7$s%8$s%9$s</td></tr></table></div><div id="comment_%1$d" class="cm"></div></div></div></td></tr><tr><td class="plc plm">%10$s</td></tr><tr><td class="pls"></td><td class="plc" style="overflow:visible;"><div class="po hin"><div class="pob cl"><em><a class="fastre" href="#">回复</a></em></div></div></td></tr><tr class="ad"><td class="pls"></td><td class="plc"></td></tr></table></div>
                """.formatted(
                post.id(),
                post.guest()
                        ? "<a class=\"xw1\">" + escaped(post.author()) + "</a>"
                        : "<a href=\"home.php?mod=space&amp;uid=2\" target=\"_blank\" class=\"xw1\">"
                                + escaped(post.author()) + "</a>",
                escaped(post.author()),
                post.number() == 1 ? "楼主" : "<em>" + post.number() + "</em><sup>#</sup>",
                age(thread, post),
                post.edited() ? "<i class=\"pstatus\"> 本帖最后由 owl 于 2026-2-17 01:00 编辑 </i><br />\n<br />\n" : "",
                post.is(post.quoted())
                        ? "<div class=\"quote\"><blockquote><font size=\"2\"><a href=\"#\" target=\"_blank\"><font color=\"#999999\">owl 发表于 2015-1-5 09:00</font></a></font><br />\n"
                                + post.quoted() + "</blockquote></div><br />\n"
                        : "",
                post.words(),
                post.is(post.code())
                        ? "<div class=\"blockcode\"><div id=\"code_x1\"><ol><li>"
                                + post.code().replace("\n", "<br /></li><li>").replace("  ", "&nbsp;&nbsp;")
                                + "</ol></div><em onclick=\"copycode($('code_x1'));\">复制代码</em></div>"
                        : "",
                post.is(post.signature())
                        ? "<div class=\"sign\" style=\"max-height:200px;\">" + post.signature() + "</div>"
                        : ""));
        return """
                <!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>%1$s - 绳 -  港口论坛 -  Powered by Discuz!</title><meta name="generator" content="Discuz! X3.4" /></head><body id="nv_forum" class="pg_viewthread"><div id="toptb" class="cl"></div><div id="hd"></div><div id="wp" class="wp"><div id="ct" class="wp cl"><div id="postlist" class="pl bm"><table cellspacing="0" cellpadding="0"><tr><td class="pls ptn pbn"><div class="hm ptn"><span class="xg1">查看:</span> <span class="xi1">77</span></div></td><td class="plc ptm pbn vwthd"><h1 class="ts"><a href="#">[出售]</a> <span id="thread_subject">%1$s</span></h1></td></tr></table><table cellspacing="0" cellpadding="0" class="ad"><tr><td class="pls"></td><td class="plc"></td></tr></table>%2$s<div id="postlistreply" class="pl"></div></div></div></div><div id="ft" class="wp cl"><p class="xs0">GMT+0, 2026-2-18 21:40</p></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    /** Discuz! 5 to 7. */
    static String discuz7(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div id="post_%1$d"><table id="pid%1$d" summary="pid%1$d" cellspacing="0" cellpadding="0"><tr><td class="postauthor" rowspan="2"><div class="postinfo">%2$s</div><div class="popupmenu_popup userinfopanel" id="userinfo%1$d" style="display: none;"><div class="popavatar"></div><div class="popuserinfo"><p><a href="space.php?uid=2" target="_blank">%3$s</a><em>当前离线</em></p></div></div><div><div class="avatar"><a href="space.php?uid=2"><img src="a.gif" /></a></div><p><em>新手上路</em></p></div><dl class="profile s_clear"><dt>帖子</dt><dd>12&nbsp;</dd></dl></td>
                <td class="postcontent"><div class="postinfo"><strong><a title="复制本帖链接" id="postnum%1$d" href="javascript:;" onclick="setCopy('x')"><em>%4$d</em><sup>#</sup></a></strong><div class="posterinfo"><div class="pagecontrol"></div><div class="authorinfo"><img class="authicon" id="authicon%1$d" src="o.gif" /><em id="authorposton%1$d">发表于 %5$s</em>| <a href="viewthread.php?tid=3&amp;page=1&amp;authorid=2" rel="nofollow">只看该作者</a></div></div></div>
                <div class="defaultpost"><div class="postmessage "><h2>%6$s</h2><div class="t_msgfontfix"><table cellspacing="0" cellpadding="0"><tr><td class="t_msgfont" id="postmessage_%1$d">%7$s%8$s</td></tr></table></div></div></div></td></tr><tr><td class="postcontent postbottom">%9$s</td></tr></table></div>
                """.formatted(
                        post.id(),
                        post.guest()
                                ? escaped(post.author())
                                : "<a target=\"_blank\" href=\"space.php?uid=2\" style=\"margin-left: 20px; font-weight: 800\">"
                                        + escaped(post.author()) + "</a>",
                        escaped(post.author()),
                        post.number(),
                        Html.date(post.at(), "yyyy-M-d HH:mm"),
                        post.number() == 1 ? escaped(thread.title()) : "",
                        post.is(post.quoted())
                                ? "<div class=\"quote\"><blockquote>" + post.quoted() + "</blockquote></div><br />"
                                : "",
                        post.words()
                                + (post.is(post.code())
                                        ? "<div class=\"blockcode\"><span class=\"headactions\" onclick=\"copycode($('code0'));\">复制内容到剪贴板</span><h5>代码:</h5><code id=\"code0\">"
                                                + Html.broken(post.code()) + "</code></div>"
                                        : ""),
                        post.is(post.signature())
                                ? "<div class=\"signatures\" style=\"max-height:100px;\">" + post.signature() + "</div>"
                                : ""));
        return """
                <!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>%1$s - 绳 - 港口论坛 - Powered by Discuz!</title><meta name="generator" content="Discuz! 7.2" /></head><body id="viewthread"><div id="wrap" class="wrap s_clear threadfix"><div id="postlist" class="mainbox viewthread">%2$s</div></div><div id="footer"><p>GMT+0, 2026-2-18 21:40</p></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }
}
