package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import andon.indexer.cut.software.ForumThread.Post;
import java.util.Random;

/** Simple Machines Forum 1.1, 2.0 and 2.1: Display.template.php of the default themes. */
final class Smf {
    private Smf() {}

    private static String date(ForumThread thread, Post post) {
        long days = Html.daysAgo(thread, post.at());
        String clock = Html.date(post.at(), "hh:mm:ss a");
        return days > 1
                ? Html.date(post.at(), "MMMM dd, yyyy, ") + clock
                : (days == 0 ? "<strong>Today</strong> at " : "<strong>Yesterday</strong> at ") + clock;
    }

    private static String name(Post post) {
        return post.guest()
                ? escaped(post.author())
                : "<a href=\"http://harbour.example/index.php?action=profile;u=2\" title=\"View the profile of "
                        + escaped(post.author()) + "\">" + escaped(post.author()) + "</a>";
    }

    private static String reply(Post post) {
        return post.number() == 1 ? "on:" : "Reply #" + (post.number() - 1) + " on:";
    }

    static String version21(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div class="windowbg" id="msg%1$d"><div class="post_wrapper"><div class="poster"><h4>%2$s%3$s%4$s</h4>
                <ul class="user_info"><li class="membergroup">Administrator</li>%5$s<li class="postgroup">Newbie</li><li class="icons"><img src="i.png" alt="*"></li><li class="postcount">Posts: 12</li><li class="profile"><ol class="profile_icons"><li><a href="#" title="WWW"><span class="main_icons www"></span></a></li></ol></li></ul></div>
                <div class="postarea"><div class="keyinfo"><div id="subject_%1$d" class="subject_title%6$s"><a href="http://harbour.example/index.php?msg=%1$d" rel="nofollow">Re: %7$s</a></div><span class="page_number floatright">%8$s</span><div class="postinfo"><span class="messageicon"  style="position: absolute; z-index: -1;"><img src="m.png" alt=""></span><a href="http://harbour.example/index.php?msg=%1$d" rel="nofollow" title="Reply #%9$d - Re: %7$s" class="smalltext">%10$s</a><span class="spacer"></span><span class="smalltext modified floatright%11$s" id="modified_%1$d">%12$s</span></div><div id="msg_%1$d_quick_mod"></div></div>
                <div class="post"><div class="inner" data-msgid="%1$d" id="msg_%1$d">%13$s%14$s%15$s</div></div>%16$s<div class="under_message"></div></div>
                <div class="moderatorbar">%17$s</div></div></div><hr class="post_separator">
                """.formatted(
                post.id(),
                post.guest() ? "" : "<span class=\"off\" title=\"Offline\"></span> ",
                name(post),
                "",
                post.ranked()
                        ? "<li class=\"avatar\"><a href=\"http://harbour.example/index.php?action=profile;u=2\"><img class=\"avatar\" src=\"a.png\" alt=\"\"></a></li>"
                        : "",
                post.number() == 1 ? "" : " subject_hidden",
                escaped(thread.title()),
                post.number() == 1 ? "" : "#" + (post.number() - 1),
                post.number() - 1,
                date(thread, post),
                post.edited() ? " mvisible" : "",
                post.edited() ? "<span class=\"lastedit\">Last Edit</span>: February 17, 2026, 01:00:00 AM by owl" : "",
                post.is(post.quoted())
                        ? "<blockquote class=\"bbc_standard_quote\"><cite><a href=\"http://harbour.example/index.php?msg=9\">Quote from: elk on January 05, 2015, 09:00:00 AM</a></cite>"
                                + post.quoted() + "</blockquote>"
                        : "",
                post.words(),
                post.is(post.code())
                        ? "<div class=\"codeheader\"><span class=\"code floatleft\">Code</span> <a class=\"codeoperation smf_select_text\">Select</a> <a class=\"codeoperation smf_expand_code hidden\">Expand</a></div><code class=\"bbc_code\">"
                                + Html.broken(post.code()) + "</code>"
                        : "",
                post.attached()
                        ? "<div id=\"msg_%d_footer\" class=\"attachments\"><div class=\"attached\"><div class=\"attachments_bot\"><a href=\"#\">hull.zip</a> (1.2 MB - downloaded 3 times.)</div></div></div>"
                                .formatted(post.id())
                        : "",
                post.is(post.signature())
                        ? "<div class=\"signature\" id=\"msg_%d_signature\">%s</div>"
                                .formatted(post.id(), post.signature())
                        : ""));
        return """
                <!DOCTYPE html><html lang="en-US"><head><title>%1$s</title></head><body id="chrome" class="action_messageindex board_1"><div id="footerfix"><div id="top_section"><div class="inner_wrap"><ul class="floatleft" id="top_info"><li class="welcome">Welcome to <strong>Harbour</strong>. Please <a href="#">login</a>.</li></ul><time datetime="2026-02-18T21:40:00Z">February 18, 2026, 09:40:00 PM</time></div></div><div id="wrapper"><div id="content_section"><div id="main_content_section">
                <div id="display_head" class="information"><h2 class="display_title"><span id="top_subject">%1$s</span></h2><p>Started by elk, January 05, 2015, 09:00:00 AM</p></div><div class="pagesection top"></div><div id="forumposts"><form action="#" method="post" name="quickModForm" id="quickModForm">%2$s</form></div></div></div></div></div>
                <div id="footer"><div class="inner_wrap"><ul><li class="floatright"><a href="#">Help</a></li><li class="copyright"><a href="https://www.simplemachines.org" target="_blank">SMF 2.1.4</a></li></ul></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    static String version20(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div class="%1$s"><span class="topslice"><span></span></span><div class="post_wrapper"><div class="poster"><h4>%2$s%3$s</h4><ul class="reset smalltext" id="msg_%4$d_extra_info"><li class="membergroup">Administrator</li><li class="postgroup">Newbie</li><li class="stars"><img src="s.gif" alt="*" /></li>%5$s<li class="postcount">Posts: 12</li><li class="profile"><ul></ul></li></ul></div>
                <div class="postarea"><div class="flow_hidden"><div class="keyinfo"><div class="messageicon"><img src="xx.gif" alt="" /></div><h5 id="subject_%4$d"><a href="http://harbour.example/index.php?topic=3.msg%4$d#msg%4$d" rel="nofollow">Re: %6$s</a></h5><div class="smalltext">&#171; <strong>%7$s</strong> %8$s &#187;</div><div id="msg_%4$d_quick_mod"></div></div><ul class="reset smalltext quickbuttons"><li class="quote_button"><a href="#">Quote</a></li></ul></div>
                <div class="post"><div class="inner" id="msg_%4$d">%9$s%10$s%11$s</div></div>%12$s</div><div class="moderatorbar"><div class="smalltext modified" id="modified_%4$d">%13$s</div><div class="smalltext reportlinks"><img src="ip.gif" alt="" /> Logged</div>%14$s</div></div><span class="botslice"><span></span></span></div><hr class="post_separator" />
                """.formatted(
                        post.number() % 2 == 0 ? "windowbg2" : "windowbg",
                        post.guest()
                                ? ""
                                : "<img src=\"http://harbour.example/Themes/default/images/useroff.gif\" alt=\"Offline\" /> ",
                        name(post),
                        post.id(),
                        post.ranked()
                                ? "<li class=\"avatar\"><a href=\"http://harbour.example/index.php?action=profile;u=2\"><img class=\"avatar\" src=\"a.png\" alt=\"\" /></a></li>"
                                : "",
                        escaped(thread.title()),
                        reply(post),
                        date(thread, post),
                        post.is(post.quoted())
                                ? "<div class=\"quoteheader\"><div class=\"topslice_quote\"><a href=\"#\">Quote from: elk on January 05, 2015, 09:00:00 AM</a></div></div><blockquote class=\"bbc_standard_quote\">"
                                        + post.quoted()
                                        + "</blockquote><div class=\"quotefooter\"><div class=\"botslice_quote\"></div></div>"
                                : "",
                        post.words(),
                        post.is(post.code())
                                ? "<div class=\"codeheader\">Code: <a href=\"javascript:void(0);\" onclick=\"return smfSelectText(this);\" class=\"codeoperation\">[Select]</a></div><code class=\"bbc_code\">"
                                        + Html.broken(post.code()) + "</code>"
                                : "",
                        post.attached()
                                ? "<div id=\"msg_%d_footer\" class=\"attachments smalltext\"><div style=\"overflow: auto;\"><a href=\"#\"><img src=\"c.gif\" alt=\"*\" />&nbsp;hull.zip</a> (1.2 MB - downloaded 3 times.)<br /></div></div>"
                                        .formatted(post.id())
                                : "",
                        post.edited() ? "&#171; <em>Last Edit: February 17, 2026, 01:00:00 AM by owl</em> &#187;" : "",
                        post.is(post.signature())
                                ? "<div class=\"signature\" id=\"msg_%d_signature\">%s</div>"
                                        .formatted(post.id(), post.signature())
                                : ""));
        return """
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>%1$s</title></head><body><div id="wrapper" style="width: 90%%"><div id="header"><div class="frame"><div id="top_section"><h1 class="forumtitle"><a href="#">Harbour</a></h1></div><div id="upper_section" class="middletext"><div class="user"><form id="guest_form" action="#" method="post"><div class="info">Welcome, <strong>Guest</strong>.</div><input type="text" name="user" /><input type="password" name="passwrd" /></form></div><div class="news normaltext"><h2>News: </h2><p>SMF - Just Installed!</p></div></div></div></div>
                <div id="content_section"><div class="frame"><div id="main_content_section"><div class="pagesection"></div><div id="forumposts"><div class="cat_bar"><h3 class="catbg"><img src="t.gif" align="bottom" alt="" /> <span id="author">Author</span> Topic: %1$s &nbsp;(Read 77 times)</h3></div><p id="whoisviewing" class="smalltext">0 Members and 1 Guest are viewing this topic.</p><form action="#" method="post" name="quickModForm" id="quickModForm">%2$s</form></div></div></div></div>
                <div id="footer_section"><div class="frame"><ul class="reset"><li class="copyright"><a href="https://www.simplemachines.org">SMF 2.0.19</a></li></ul></div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    static String version11(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <tr><td style="padding: 1px 1px 0 1px;"><a name="msg%1$d"></a><table width="100%%" cellpadding="3" cellspacing="0" border="0"><tr><td class="%2$s"><table width="100%%" cellpadding="5" cellspacing="0" style="table-layout: fixed;"><tr><td valign="top" width="16%%" rowspan="2" style="overflow: hidden;"><b>%3$s</b><div class="smalltext">Newbie<br /><img src="s.gif" alt="*" border="0" /><br />Posts: 12<br /><br /></div></td>
                <td valign="top" width="85%%" height="100%%"><table width="100%%" border="0"><tr><td align="left" valign="middle"><a href="http://harbour.example/index.php?topic=3.msg%1$d#msg%1$d"><img src="xx.gif" alt="" border="0" /></a></td><td align="left" valign="middle"><div style="font-weight: bold;" id="subject_%1$d"><a href="http://harbour.example/index.php?topic=3.msg%1$d#msg%1$d">Re: %4$s</a></div><div class="smalltext">&#171; <b>%5$s</b> %6$s &#187;</div></td><td align="right" valign="bottom" height="20" style="font-size: smaller;"></td></tr></table><hr width="100%%" size="1" class="hrcolor" /><div class="post">%7$s%8$s%9$s</div></td></tr>
                <tr><td valign="bottom" class="smalltext" width="85%%"><table width="100%%" border="0" style="table-layout: fixed;"><tr><td align="left" colspan="2" class="smalltext" width="100%%">%10$s</td></tr><tr><td align="left" valign="bottom" class="smalltext" id="modified_%1$d">%11$s</td><td align="right" valign="bottom" class="smalltext"><img src="ip.gif" alt="" border="0" /> Logged</td></tr></table>%12$s</td></tr></table></td></tr></table></td></tr>
                """.formatted(
                        post.id(),
                        post.number() % 2 == 0 ? "windowbg2" : "windowbg",
                        name(post),
                        escaped(thread.title()),
                        reply(post),
                        date(thread, post).replace("strong>", "b>"),
                        post.is(post.quoted())
                                ? "<div class=\"quoteheader\"><a href=\"#\">Quote from: elk on January 05, 2015, 09:00:00 AM</a></div><div class=\"quote\">"
                                        + post.quoted() + "</div>"
                                : "",
                        post.words(),
                        post.is(post.code())
                                ? "<div class=\"codeheader\">Code:</div><div class=\"code\">" + Html.broken(post.code())
                                        + "</div>"
                                : "",
                        post.attached()
                                ? "<hr width=\"100%\" size=\"1\" class=\"hrcolor\" /><div style=\"overflow: auto; width: 100%;\"><a href=\"#\"><img src=\"c.gif\" alt=\"*\" />&nbsp;hull.zip</a> (1.2 MB - downloaded 3 times.)</div>"
                                : "",
                        post.edited() ? "&#171; <i>Last Edit: February 17, 2026, 01:00:00 AM by owl</i> &#187;" : "",
                        post.is(post.signature())
                                ? "<hr width=\"100%\" size=\"1\" class=\"hrcolor\" /><div class=\"signature\">"
                                        + post.signature() + "</div>"
                                : ""));
        return """
                <html xmlns="http://www.w3.org/1999/xhtml"><head><title>%1$s</title></head><body><div class="tborder"><table width="100%%"><tr><td class="titlebg2"><span class="smalltext">February 18, 2026, 09:40:00 PM</span></td></tr></table></div><div id="bodyarea" style="padding: 1ex 0px 2ex 0px;"><a name="top"></a>
                <table width="100%%" cellpadding="3" cellspacing="0" border="0" class="tborder" style="border-bottom: 0;"><tr><td valign="middle" width="2%%" style="padding-left: 6px;"><img src="t.gif" align="bottom" alt="" /></td><td width="13%%"> Author</td><td valign="middle" width="85%%" style="padding-left: 6px;" id="top_subject">Topic: %1$s &nbsp;(Read 77 times)</td></tr></table>
                <form action="#" method="post" name="quickModForm" id="quickModForm"><table cellpadding="0" cellspacing="0" border="0" width="100%%" class="bordercolor">%2$s</table></form></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }
}
