package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import andon.indexer.cut.software.ForumThread.Post;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** vBulletin 3.8 (postbit and postbit_legacy), 4.2 and 5.6. */
final class VBulletin {
    private VBulletin() {}

    private static String date(ForumThread thread, Instant at, String separator) {
        return Html.day(thread, at, "Today", "Yesterday", "MM-dd-yyyy") + separator + Html.date(at, "hh:mm a");
    }

    private static String message3(Post post) {
        return (post.is(post.quoted())
                        ? "<div style=\"margin:20px; margin-top:5px; \"><div class=\"smallfont\" style=\"margin-bottom:2px\">Quote:</div><table cellpadding=\"6\" cellspacing=\"0\" border=\"0\" width=\"100%\"><tr><td class=\"alt2\" style=\"border:1px inset\"><div>Originally Posted by <strong>elk</strong> <a href=\"showthread.php?p=9#post9\" rel=\"nofollow\"><img class=\"inlineimg\" src=\"v.gif\" border=\"0\" alt=\"View Post\" /></a></div><div style=\"font-style:italic\">"
                                + post.quoted() + "</div></td></tr></table></div>"
                        : "")
                + post.words()
                + (post.is(post.code())
                        ? "<div style=\"margin:20px; margin-top:5px\"><div class=\"smallfont\" style=\"margin-bottom:2px\">Code:</div><pre class=\"alt2\" dir=\"ltr\" style=\"margin: 0px; padding: 6px; border: 1px inset; width: 640px; height: 66px; text-align: left; overflow: auto\">"
                                + post.code() + "</pre></div>"
                        : "");
    }

    private static String behind3(Post post) {
        return (post.attached()
                        ? "<div style=\"padding:6px\"><fieldset class=\"fieldset\"><legend>Attached Files</legend><table><tr><td><img class=\"inlineimg\" src=\"z.gif\" alt=\"File Type: zip\" /></td><td><a href=\"attachment.php?attachmentid=4\">hull.zip</a> (1.2 MB, 3 views)</td></tr></table></fieldset></div>"
                        : "")
                + (post.is(post.signature()) ? "<div>__________________<br />" + post.signature() + "</div>" : "")
                + (post.edited()
                        ? "<div class=\"smallfont\"><hr size=\"1\" style=\"color:#D1D1E1\" /><em>Last edited by owl; 02-17-2026 at <span class=\"time\">01:00 AM</span>. Reason: typo</em></div>"
                        : "");
    }

    static String version3(ForumThread thread, Random random) {
        boolean legacy = random.nextBoolean();
        int hours = random.nextInt(3) == 0 ? 3 : 0;
        String posts = Html.posts(thread, post -> {
            Instant local = post.at()
                    .atOffset(ZoneOffset.ofHours(hours))
                    .toLocalDateTime()
                    .toInstant(ZoneOffset.UTC);
            String shown = hours == 0 ? date(thread, local, ", ") : Html.date(local, "MM-dd-yyyy, hh:mm a");
            String name = post.guest()
                    ? escaped(post.author())
                    : "<a class=\"bigusername\" href=\"member.php?u=2\">"
                            + (post.ranked()
                                    ? "<font color=\"red\"><b>" + escaped(post.author()) + "</b></font>"
                                    : escaped(post.author()))
                            + "</a>";
            String user = "<div id=\"postmenu_%d\">%s%s</div>"
                    .formatted(
                            post.id(),
                            name,
                            post.guest()
                                    ? ""
                                    : "<script type=\"text/javascript\"> vbmenu_register(\"postmenu_" + post.id()
                                            + "\", true); </script>");
            String details =
                    "<div class=\"smallfont\">Member</div><div class=\"smallfont\">&nbsp;<br /><div>Join Date: Jan 2015</div><div>Location: Pier 9</div><div>Posts: 12</div><div></div></div>";
            String head = """
                    <tr><td class="thead" style="font-weight:normal; border: 1px solid #D1D1E1; border-right: 0px" ><!-- status icon and date --><a name="post%1$d"><img class="inlineimg" src="images/statusicon/post_old.gif" alt="Old" border="0" /></a> %2$s <!-- / status icon and date --></td>
                    <td class="thead" style="font-weight:normal; border: 1px solid #D1D1E1; border-left: 0px" align="right"> &nbsp; #<a href="showpost.php?p=%1$d&amp;postcount=%3$d" target="new" rel="nofollow" id="postcount%1$d" name="%3$d"><strong>%3$d</strong></a> &nbsp; </td></tr>
                    """.formatted(post.id(), shown, post.number());
            String words = """
                    <!-- icon and title --><div class="smallfont"><strong>Re: %1$s</strong></div><hr size="1" style="color:#D1D1E1; background-color:#D1D1E1" /><!-- / icon and title --><!-- message --><div id="post_message_%2$d">%3$s</div><!-- / message -->%4$s
                    """.formatted(escaped(thread.title()), post.id(), message3(post), behind3(post));
            String body = legacy
                    ? "<tr valign=\"top\"><td class=\"alt2\" width=\"175\" rowspan=\"2\" style=\"border: 1px solid #D1D1E1\">"
                            + user + details
                            + "</td><td class=\"alt1\" id=\"td_post_%d\" style=\"border-right: 1px solid #D1D1E1\">"
                                    .formatted(post.id())
                            + words
                            + "</td></tr><tr><td class=\"alt1\" align=\"right\"><a href=\"newreply.php?do=newreply&amp;p=9\" rel=\"nofollow\"><img src=\"q.gif\" alt=\"Reply With Quote\" border=\"0\" /></a></td></tr>"
                    : "<tr><td class=\"alt2\" style=\"padding:0px\" colspan=\"2\"><table cellpadding=\"0\" cellspacing=\"6\" border=\"0\" width=\"100%\"><tr><td nowrap=\"nowrap\">"
                            + user
                            + "<div class=\"smallfont\">Member</div></td><td width=\"100%%\">&nbsp;</td><td valign=\"top\" nowrap=\"nowrap\"><div class=\"smallfont\"><div>Join Date: Jan 2015</div><div>Posts: 12</div></div></td></tr></table></td></tr><tr><td class=\"alt1\" id=\"td_post_%d\" colspan=\"2\">"
                                    .formatted(post.id())
                            + words + "</td></tr>";
            return "<!-- post #%1$d --><div id=\"edit%1$d\" style=\"padding:0px 0px 6px 0px\"><table id=\"post%1$d\" class=\"tborder\" cellpadding=\"6\" cellspacing=\"0\" border=\"0\" width=\"100%%\" align=\"center\">"
                            .formatted(post.id())
                    + head + body + "</table></div><!-- post #" + post.id() + " -->";
        });
        return """
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en"><head><meta name="generator" content="vBulletin 3.8.7" /><title>%1$s - Harbour</title></head><body><a name="top"></a><div align="center"><div class="page" style="width:100%%; text-align:left"><br />
                <table class="tborder" cellpadding="6" cellspacing="1" border="0" width="100%%" align="center"><tr><td class="alt1" width="100%%"><table cellpadding="0" cellspacing="0" border="0"><tr valign="bottom"><td><a href="#"><img src="n.gif" alt="Go Back" /></a></td><td>&nbsp;</td><td width="100%%"><span class="navbar"><a href="index.php" accesskey="1">Harbour</a></span> <span class="navbar">&gt; <a href="forumdisplay.php?f=2">Ropes</a></span></td></tr><tr><td class="navbar" style="font-size:10pt; padding-top:1px" colspan="3"><a href="#"><img class="inlineimg" src="t.gif" alt="Reload this Page" border="0" /></a> <strong> %1$s </strong></td></tr></table></td>
                <td class="alt2" nowrap="nowrap" style="padding:0px"><form action="login.php?do=login" method="post"><input type="text" name="vb_login_username" /><input type="password" name="vb_login_password" /></form></td></tr></table>
                <table class="tborder" width="100%%"><tr><td class="tcat" width="100%%"><div class="smallfont">&nbsp;</div></td><td class="vbmenu_control" id="threadtools" nowrap="nowrap"><a href="#">Thread Tools</a></td></tr></table><div id="posts">%2$s<div id="lastpost"></div></div>
                <table class="tborder"><thead><tr><td class="tcat" width="100%%" colspan="5">Similar Threads<br /></td></tr></thead><tbody id="collapseobj_similarthreads"><tr><td class="alt1"><span class="smallfont"><a href="showthread.php?t=9">Old ropes</a></span></td><td class="alt2">elk</td><td class="alt2" align="right"><span class="smallfont">01-05-2015 <span class="time">09:00 AM</span></span></td></tr></tbody></table>
                <br /><div class="smallfont" align="center">All times are GMT%3$s. The time now is <span class="time">09:40 PM</span>.</div><br /><div class="smallfont" align="center">Powered by vBulletin&reg; Version 3.8.7<br />Copyright &copy;2000 - 2026, vBulletin Solutions, Inc.</div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts, hours == 0 ? "" : " +" + hours);
    }

    static String version4(ForumThread thread, Random random) {
        String legacy = random.nextBoolean() ? "postbitlegacy" : "postbit";
        boolean ordinal = random.nextBoolean();
        String posts = Html.posts(thread, post -> {
            int dayOfMonth = post.at().atOffset(ZoneOffset.UTC).getDayOfMonth();
            String suffix = dayOfMonth / 10 == 1
                    ? "th"
                    : switch (dayOfMonth % 10) {
                        case 1 -> "st";
                        case 2 -> "nd";
                        case 3 -> "rd";
                        default -> "th";
                    };
            String pattern = ordinal ? "d'" + suffix + "' MMMM yyyy" : "MM-dd-yyyy";
            return """
                <li class="%1$s postbitim postcontainer old" id="post_%2$d"><div class="posthead"><span class="postdate old"><span class="date">%3$s,&nbsp;<span class="time">%4$s</span></span></span><span class="nodecontrols"><a name="post%2$d" href="showthread.php?3-Lanterns&amp;p=%2$d#post%2$d" class="postcounter">#%5$d</a><a id="postcount%2$d" name="%5$d"></a></span></div>
                <div class="postdetails"><div class="userinfo"><div class="username_container">%6$s<img class="inlineimg onlinestatus" src="o.png" alt="moth is offline" border="0" /></div><span class="usertitle">Senior Member</span><dl class="userinfo_extra"><dt>Join Date</dt> <dd>Jan 2015</dd><dt>Posts</dt> <dd>12</dd></dl><div class="imlinks"></div></div>
                <div class="postbody"><div class="postrow has_after_content"><h2 class="title icon">Re: %7$s</h2><div class="content"><div id="post_message_%2$d"><blockquote class="postcontent restore ">%8$s%9$s%10$s</blockquote></div>%11$s</div></div>
                <div class="cleardiv"></div></div></div><div class="after_content">%12$s%13$s</div><div class="postfoot"><div class="textcontrols floatcontainer"><span class="postcontrols"><a id="qrwq_%2$d" class="newreply" href="newreply.php?do=newreply&amp;p=%2$d" rel="nofollow">Reply With Quote</a></span></div></div></li>
                """.formatted(
                            legacy,
                            post.id(),
                            Html.day(thread, post.at(), "Today", "Yesterday", pattern),
                            Html.date(post.at(), "hh:mm a"),
                            post.number(),
                            post.guest()
                                    ? "<span class=\"username guest\">" + escaped(post.author()) + "</span>"
                                    : "<div class=\"popupmenu memberaction\"><a class=\"username offline popupctrl\" href=\"member.php?2-moth\" title=\""
                                            + escaped(post.author()) + " is offline\"><strong>"
                                            + (post.ranked()
                                                    ? "<font color=\"red\">" + escaped(post.author()) + "</font>"
                                                    : escaped(post.author()))
                                            + "</strong></a><ul class=\"popupbody popuphover memberaction_body\"><li class=\"left\"><a href=\"member.php?2-moth\" class=\"siteicon_profile\">View Profile</a></li><li class=\"right\"><a href=\"search.php?do=finduser&amp;userid=2\" class=\"siteicon_forum\" rel=\"nofollow\">View Forum Posts</a></li></ul></div>",
                            escaped(thread.title()),
                            post.is(post.quoted())
                                    ? "<div class=\"bbcode_container\"><div class=\"bbcode_quote\"><div class=\"quote_container\"><div class=\"bbcode_quote_container\"></div><div class=\"bbcode_postedby\"><img src=\"q.png\" alt=\"Quote\" /> Originally Posted by <strong>elk</strong> <a href=\"showthread.php?p=9#post9\" rel=\"nofollow\"><img class=\"inlineimg\" src=\"v.png\" alt=\"View Post\" /></a></div><div class=\"message\">"
                                            + post.quoted() + "</div></div></div></div>"
                                    : "",
                            post.words(),
                            post.is(post.code())
                                    ? "<div class=\"bbcode_container\"><div class=\"bbcode_description\">Code:</div><pre class=\"bbcode_code\"style=\"height:48px;\">"
                                            + post.code() + "</pre></div>"
                                    : "",
                            post.attached()
                                    ? "<div class=\"attachments\"><fieldset class=\"postcontent\"><legend><img src=\"p.png\" class=\"inlineimg\" /> Attached Files</legend><ul><li><a href=\"attachment.php?attachmentid=4\">hull.zip</a>&lrm; (1.2 MB, 3 views)</li></ul></fieldset></div>"
                                    : "",
                            post.edited()
                                    ? "<div class=\"postcontent lastedited\">Last edited by owl; 02-17-2026 at <span class=\"time\">01:00 AM</span>.<span class=\"reason\"><strong>Reason:</strong> typo</span></div>"
                                    : "",
                            post.is(post.signature())
                                    ? "<blockquote class=\"signature restore\"><div class=\"signaturecontainer\">"
                                            + post.signature() + "</div></blockquote>"
                                    : "");
        });
        return """
                <!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="en" id="vbulletin_html"><head><meta name="generator" content="vBulletin 4.2.2" /><title>%1$s</title></head><body><div class="above_body"><div id="header"><ul class="nouser"><li><form id="navbar_loginform" action="login.php?do=login" method="post"><input type="password" name="vb_login_password" /></form></li></ul></div></div><div class="body_wrapper">
                <div id="pagetitle" class="pagetitle"><h1> Thread: <span class="threadtitle"><a href="showthread.php?3-Lanterns" title="Reload this Page">%1$s</a></span></h1></div><div id="thread_controls" class="thread_controls toolsmenu"></div><div id="postlist" class="postlist restrain"><ol id="posts" class="posts" start="1">%2$s</ol></div>
                <div id="similar_threads"><h4 class="threadinfohead blockhead">Similar Threads</h4><div class="blockbody"><ul class="similar_threads floatcontainer"><li class="floatcontainer"><div class="titleblock"><h5 class="title"><a href="showthread.php?9-Old">Old ropes</a></h5><div class="meta">By elk in forum Ropes</div></div><div class="dateblock">Replies: 3<div class="lastpost"><span class="shade">Last Post:</span> 01-05-2015, <span class="time">09:00 AM</span></div></div></li></ul></div></div></div>
                <div class="below_body"><div id="footer_time" class="shade footer_time">All times are GMT. The time now is <span class="time">09:40 PM</span>.</div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    static String version5(ForumThread thread, Random random) {
        boolean machine = random.nextBoolean();
        String posts = Html.posts(thread, post -> """
                <li data-node-id="%1$d" data-node-publishdate="%2$d" data-node-is-first-in-page="" class="list-item b-post js-post  %3$s post-new" id="post_%1$d" itemscope itemtype="http://schema.org/Comment"><div class="b-post__body list-container h-clearfix"><div class="b-post__grid-container"><div class="l-col__flex--1 b-userinfo userinfo">
                <div class="b-userinfo__details"><div class="b-avatar b-avatar--m avatar"><a href="/member/2-moth" class="b-avatar--link avatar"><img src="a.png" alt="moth" title="moth" /></a></div><div class="b-userinfo__container"><div class="author h-text-size--14" itemprop="author" itemscope itemtype="http://schema.org/Person"><strong>%4$s</strong><span class="b-userinfo__divider">&nbsp;</span></div><div class="usertitle">Member</div></div></div>
                <ul class="b-userinfo__additional-info-block"><li class="b-userinfo__additional-info"><label class="b-userinfo__additional-info-label">Join Date: </label><span>Jan 2015</span></li><li class="b-userinfo__additional-info"><label>Posts: </label><span>12</span></li></ul></div>
                <div class="l-col__flex--2 post-content-wrapper"><div class="b-post__content js-post__content"><div class="b-post__hide-when-deleted"><div class="h-right"><a id="post%1$d" class="b-post__count js-show-post-link" href="#post%1$d" title="Post">#%5$d</a></div><div class="b-post__timestamp">%6$s</div>%7$s<hr class="b-divider--section" /><h2 class="b-post__title js-post-title b-post-hidden" itemprop="headline name">%8$s</h2>
                <div class="js-post__content-text OLD__post-content-text restore h-wordwrap" itemprop="text">%9$s%10$s%11$s</div>%12$s%13$s</div></div></div></div></div></li>
                """.formatted(
                post.id(),
                post.at().getEpochSecond(),
                post.number() == 1
                        ? "b-post--first js-comment-entry__parent h-padding-vert-xl"
                        : "js-comment-entry__parent h-padding-vert-xl",
                post.guest()
                        ? escaped(post.author())
                        : "<a href=\"/member/2-moth\" data-vbnamecard=\"2\">"
                                + (post.ranked()
                                        ? "<span style=\"color:red\">" + escaped(post.author()) + "</span>"
                                        : escaped(post.author()))
                                + "</a>",
                post.number(),
                machine
                        ? "<time itemprop=\"dateCreated\" datetime='" + Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ss")
                                + "'>" + date(thread, post.at(), ", ") + "</time>"
                        : "<time itemprop=\"dateCreated\">" + date(thread, post.at(), ", ") + "</time>",
                post.edited()
                        ? "<div class=\"b-post__edit-info\">Last edited by <a href=\"/member/9-owl\">owl</a>; <span class=\"date\">02-17-2026, 01:00 AM</span>.</div>"
                        : "",
                escaped(thread.title()),
                post.is(post.quoted())
                        ? "<div class=\"bbcode_container\"><div class=\"bbcode_quote\"><div class=\"quote_container\"><div class=\"bbcode_quote_container vb-icon vb-icon-quote-large\"></div><div class=\"bbcode_postedby\">Originally posted by <strong>elk</strong> <a href=\"#\"><img class=\"inlineimg\" alt=\"View Post\" /></a></div><div class=\"message\">"
                                + post.quoted() + "</div></div></div></div>"
                        : "",
                post.words(),
                post.is(post.code())
                        ? "<div class=\"bbcode_container\"><div class=\"bbcode_description\">Code:</div><pre class=\"bbcode_code\">"
                                + post.code() + "</pre></div>"
                        : "",
                post.attached()
                        ? "<div class=\"b-post__attachments\"><div class=\"b-post__attachments-title\">Attached Files</div><ul><li><a href=\"filedata/fetch?id=4\">hull.zip</a> (1.2 MB, 3 views)</li></ul></div>"
                        : "",
                post.is(post.signature())
                        ? "<div class=\"post-signature restore\"><div class=\"b-post__signature\">" + post.signature()
                                + "</div></div>"
                        : ""));
        return """
                <!DOCTYPE html><html lang="en"><head><meta name="generator" content="vBulletin 5.6.4" /><title>%1$s - Harbour</title></head><body id="vb-page-body" class="l-desktop page60 vb-page view-mode logged-out" data-usergroupid="1"><div class="b-top-menu__background"></div><div id="main-navbar"></div><div id="outer-wrapper"><div id="wrapper"><main id="content"><div class="main-title-bar"><h1 class="main-title js-main-title">%1$s</h1></div>
                <div class="conversation-content-widget"><ul class="conversation-list list-container h-clearfix thread-view">%2$s</ul></div></main></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }
}
