package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import andon.indexer.cut.software.ForumThread.Post;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** phpBB: prosilver of 3.0 and of 3.3, subsilver2, and subSilver of phpBB 2, in the date formats of its language packs. */
final class PhpBb {
    private record Dates(String pattern, Locale locale, String today, String yesterday) {
        Dates(String pattern, String language) {
            this(pattern, Locale.forLanguageTag(language), "", "");
        }
    }

    private static final List<Dates> DATES = List.of(
            new Dates("EEE MMM dd, yyyy h:mm a", "en-US"),
            new Dates("dd MMM yyyy, HH:mm", "en-US"),
            new Dates("dd MMM yyyy, HH:mm", Locale.US, "Today, ", "Yesterday, "),
            new Dates("EEE d. MMM yyyy, HH:mm", "de"),
            new Dates("d. MMM yyyy, HH:mm", Locale.GERMAN, "Heute, ", "Gestern, "),
            new Dates("dd MMM yyyy, HH:mm", "ru"),
            new Dates("dd MMM yyyy, HH:mm", Locale.forLanguageTag("ru"), "Сегодня, ", "Вчера, "),
            new Dates("EEE d MMM yyyy HH:mm", "fr"),
            new Dates("dd MMM yyyy HH:mm", Locale.FRENCH, "Aujourd’hui ", "Hier "),
            new Dates("yyyy年M月d日(EEE) HH:mm", "ja"),
            new Dates("yyyy-MM-dd HH:mm", "zh"),
            new Dates("EEE M月 dd, yyyy h:mm", "zh"),
            new Dates("dd MMM yyyy HH:mm", "pl"),
            new Dates("EEE MMM dd, yyyy h:mm", "es"),
            new Dates("dd/MM/yyyy, HH:mm", "it"),
            new Dates("dd MMM yyyy HH:mm", "tr"),
            new Dates("EEE dd MMM yyyy HH:mm", "nl"));

    private PhpBb() {}

    private static String date(Dates dates, ForumThread thread, Instant at, ZoneOffset zone) {
        long days = Html.daysAgo(thread, at);
        if (!dates.today().isEmpty() && zone.equals(ZoneOffset.UTC) && days < 2) {
            return (days == 0 ? dates.today() : dates.yesterday()) + Html.date(at, "HH:mm");
        }
        String words = Html.date(at, dates.pattern(), dates.locale(), zone);
        boolean half = dates.pattern().endsWith("h:mm");
        return half ? words + (at.atOffset(zone).getHour() < 12 ? " am" : " pm") : words;
    }

    private static String name(Post post) {
        String name = escaped(post.author());
        return post.guest()
                ? "<span class=\"username\">" + name + "</span>"
                : post.ranked()
                        ? "<a href=\"./memberlist.php?mode=viewprofile&amp;u=48\" style=\"color: #AA0000;\" class=\"username-coloured\">"
                                + name + "</a>"
                        : "<a href=\"./memberlist.php?mode=viewprofile&amp;u=49\" class=\"username\">" + name + "</a>";
    }

    private static String content(Post post, String codebox, String quote) {
        return (post.is(post.quoted()) ? quote.formatted(post.quoted()) : "")
                + post.words()
                + (post.is(post.code())
                        ? codebox.formatted(codebox.contains("<pre>") ? post.code() : Html.broken(post.code()))
                        : "");
    }

    /** Of 3.1 to 3.3. */
    static String prosilver(ForumThread thread, Random random) {
        Dates dates = DATES.get(random.nextInt(DATES.size()));
        boolean machine = random.nextBoolean();
        int hours = random.nextInt(3) == 0 ? 3 : 0;
        ZoneOffset zone = ZoneOffset.ofHours(hours);
        String posts = Html.posts(thread, post -> {
            String shown = date(dates, thread, post.at(), zone);
            String time = machine
                    ? "<time datetime=\"" + Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ssxxx") + "\">" + shown + "</time>"
                    : shown;
            return """
                    <div id="p%1$d" class="post has-profile %2$s%3$s"><div class="inner">
                    <dl class="postprofile" id="profile%1$d"><dt class="%4$s"><div class="avatar-container">%5$s</div>%6$s</dt>%7$s
                    <dd class="profile-posts"><strong>Posts:</strong> <a href="./search.php?author_id=48&amp;sr=posts">12</a></dd><dd class="profile-joined"><strong>Joined:</strong> Mon Jan 05, 2015 9:00 am</dd>
                    <dd class="profile-custom-field profile-phpbb_location"><strong>Location:</strong> Pier 9</dd></dl>
                    <div class="postbody"><div id="post_content%1$d"><h3 %8$s><a href="#p%1$d">Re: %9$s</a></h3>
                    <ul class="post-buttons"><li><a href="./posting.php?mode=quote&amp;p=%1$d" title="Reply with quote" class="button button-icon-only"><i class="icon fa-quote-left fa-fw"></i><span class="sr-only">Quote</span></a></li></ul>
                    <p class="author"><a class="unread" href="./viewtopic.php?p=%1$d#p%1$d" title="Post"><i class="icon fa-file fa-fw"></i><span class="sr-only">Post</span></a><span class="responsive-hide">by <strong>%6$s</strong> &raquo; </span>%10$s </p>
                    <div class="content">%11$s</div>%12$s%13$s%14$s</div></div>
                    <div class="back2top"><a href="#top" class="top" title="Top"><i class="icon fa-chevron-circle-up"></i><span class="sr-only">Top</span></a></div></div></div><hr class="divider" />
                    """.formatted(
                    post.id(),
                    post.number() % 2 == 0 ? "bg1" : "bg2",
                    post.ranked() ? " online" : "",
                    post.ranked() ? "has-profile-rank has-avatar" : "no-profile-rank no-avatar",
                    post.ranked()
                            ? "<a href=\"./memberlist.php?mode=viewprofile&amp;u=48\" class=\"avatar\"><img class=\"avatar\" src=\"a.png\" alt=\"User avatar\" /></a>"
                            : "",
                    post.guest() ? "<strong>" + name(post) + "</strong>" : name(post),
                    post.ranked() ? "<dd class=\"profile-rank\">Site Admin<br /><img src=\"r.gif\" alt=\"\"></dd>" : "",
                    post.number() == 1 ? "class=\"first\"" : "",
                    escaped(thread.title()),
                    time,
                    content(
                            post,
                            "<div class=\"codebox\"><p>Code: <a href=\"#\" onclick=\"selectCode(this); return false;\">Select all</a></p><pre><code>%s</code></pre></div>",
                            "<blockquote><div><cite><a href=\"./memberlist.php?mode=viewprofile&amp;u=2\">elk</a> wrote: <a href=\"./viewtopic.php?p=9#p9\" data-post-id=\"9\">↑</a><span class=\"responsive-hide\">Mon Jan 05, 2015 9:00 am</span></cite>%s<blockquote class=\"uncited\"><div>deeper</div></blockquote></div></blockquote>"),
                    post.attached()
                            ? "<dl class=\"attachbox\"><dt>Attachments</dt><dd><dl class=\"file\"><dt><a class=\"postlink\" href=\"./download/file.php?id=4\">hull.zip</a></dt><dd>(1.2 MiB) Downloaded 3 times</dd></dl></dd></dl>"
                            : "",
                    post.edited()
                            ? "<div class=\"notice\">Last edited by <a href=\"#\" class=\"username\">owl</a> on Tue Feb 17, 2026 1:00 am, edited 1 time in total.<br /><strong>Reason:</strong> <em>typo</em></div>"
                            : "",
                    post.is(post.signature())
                            ? "<div id=\"sig%d\" class=\"signature\">%s</div>".formatted(post.id(), post.signature())
                            : "");
        });
        return """
                <!DOCTYPE html><html dir="ltr" lang="%1$s"><head><meta charset="utf-8" /><title>Harbour Board - %2$s</title></head>
                <body id="phpbb" class="nojs notouch section-viewtopic ltr "><div id="wrap" class="wrap"><a id="top" class="top-anchor" accesskey="t"></a>
                <div id="page-header"><div class="headerbar" role="banner"><div class="inner"><div id="site-description" class="site-description"><h1>Harbour Board</h1><p>All about boats</p></div></div></div>
                <div class="navbar" role="navigation"><ul id="nav-main" class="nav-main linklist" role="menubar"><li><a href="./ucp.php?mode=login">Login</a></li></ul></div></div>
                <div id="page-body" class="page-body" role="main"><h2 class="topic-title"><a href="./viewtopic.php?t=%3$d">%2$s</a></h2>
                <div class="action-bar bar-top"><div class="pagination">9 posts &bull; Page <strong>1</strong> of <strong>1</strong></div></div>
                %4$s<div class="action-bar bar-bottom actions-jump"></div>
                <div class="stat-block online-list"><h3>Who is online</h3><p>Users browsing this forum: <a href="./memberlist.php?u=7" class="username">elk</a> and 1 guest</p></div></div>
                <div id="page-footer" class="page-footer"><div class="navbar" role="navigation"><ul id="nav-footer" class="nav-footer linklist"><li class="rightside">All times are <span title="UTC%5$s">UTC%6$s</span></li></ul></div>
                <div class="copyright"><p class="footer-row"><span class="footer-copyright">Powered by <a href="https://www.phpbb.com/">phpBB</a>&reg; Forum Software</span></p></div></div></div></body></html>
                """.formatted(
                        dates.locale().toLanguageTag().equals("en-US")
                                ? "en-gb"
                                : dates.locale().toLanguageTag(),
                        escaped(thread.title()),
                        thread.id(),
                        posts,
                        hours == 0 ? "" : "+3",
                        hours == 0 ? "" : "+03:00");
    }

    /** Of 3.0: no responsive markup, the time in "All times are UTC + 3 hours". */
    static String prosilver30(ForumThread thread, Random random) {
        Dates dates = DATES.get(random.nextInt(DATES.size()));
        int hours = random.nextInt(3) == 0 ? 3 : 0;
        String posts = Html.posts(thread, post -> """
                <div id="p%1$d" class="post %2$s"><div class="inner"><span class="corners-top"><span></span></span>
                <div class="postbody"><ul class="profile-icons"><li class="quote-icon"><a href="./posting.php?mode=quote&amp;p=%1$d" title="Reply with quote"><span>Reply with quote</span></a></li></ul>
                <h3 class="first"><a href="#p%1$d">%3$s</a></h3><p class="author"><a href="./viewtopic.php?p=%1$d#p%1$d"><img src="./styles/prosilver/imageset/icon_post_target.gif" width="11" height="9" alt="Post" title="Post" /></a>by <strong>%4$s</strong> &raquo; %5$s </p>
                <div class="content">%6$s</div>%7$s%8$s</div>
                <dl class="postprofile" id="profile%1$d"><dt>%9$s%4$s</dt>%10$s<dd>&nbsp;</dd><dd><strong>Posts:</strong> 12</dd><dd><strong>Joined:</strong> Mon Jan 05, 2015 9:00 am</dd></dl>
                <div class="back2top"><a href="#wrap" class="top" title="Top">Top</a></div><span class="corners-bottom"><span></span></span></div></div><hr class="divider" />
                """.formatted(
                post.id(),
                post.number() % 2 == 0 ? "bg1" : "bg2",
                escaped(thread.title()),
                post.guest() ? escaped(post.author()) : name(post).replace(" class=\"username\"", ""),
                date(dates, thread, post.at(), ZoneOffset.ofHours(hours)),
                content(
                        post,
                        "<dl class=\"codebox\"><dt>Code: <a href=\"#\" onclick=\"selectCode(this); return false;\">Select all</a></dt><dd><code>%s</code></dd></dl>",
                        "<blockquote><div><cite>elk wrote:</cite>%s</div></blockquote>"),
                post.edited()
                        ? "<div class=\"notice\">Last edited by <a href=\"#\">owl</a> on Tue Feb 17, 2026 1:00 am, edited 1 time in total.</div>"
                        : "",
                post.is(post.signature())
                        ? "<div id=\"sig%d\" class=\"signature\">%s</div>".formatted(post.id(), post.signature())
                        : "",
                post.ranked() && !post.guest()
                        ? "<a href=\"./memberlist.php?mode=viewprofile&amp;u=48\"><img src=\"a.png\" alt=\"User avatar\" /></a><br />"
                        : "",
                post.ranked() ? "<dd>Site Admin<br /><img src=\"r.gif\" alt=\"\" /></dd>" : ""));
        return """
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html xmlns="http://www.w3.org/1999/xhtml" dir="ltr" lang="%1$s" xml:lang="%1$s"><head><title>Harbour Board &bull; View topic - %2$s</title></head>
                <body id="phpbb" class="section-viewtopic ltr"><div id="wrap"><a id="top" name="top" accesskey="t"></a><div id="page-header"><div class="navbar"><ul class="linklist"><li class="icon-home"><a href="./index.php">Board index</a></li></ul></div></div>
                <div id="page-body"><h2><a href="./viewtopic.php?f=2&amp;t=%3$d">%2$s</a></h2><div class="topic-actions"><div class="pagination">9 posts &bull; Page <strong>1</strong> of <strong>1</strong></div></div>
                <div class="clear"></div>%4$s<form id="viewtopic" method="post" action="./viewtopic.php"><fieldset class="display-options"><label>Display posts from previous: <select name="st"><option value="0" selected="selected">All posts</option></select></label></fieldset></form>
                <h3>Who is online</h3><p>Users browsing this forum: No registered users and 1 guest</p></div>
                <div id="page-footer"><div class="navbar"><div class="inner"><ul class="linklist"><li class="icon-home"><a href="./index.php">Board index</a></li><li class="rightside">All times are UTC%5$s </li></ul></div></div></div></div></body></html>
                """.formatted(
                        dates.locale().toLanguageTag(),
                        escaped(thread.title()),
                        thread.id(),
                        posts,
                        hours == 0 ? "" : " + 3 hours");
    }

    static String subsilver2(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <table class="tablebg" width="100%%" cellspacing="1">%9$s<tr class="row1">
                <td align="center" valign="middle"><a name="p%1$d"></a><b class="postauthor"%2$s>%3$s</b></td>
                <td width="100%%" height="25"><table width="100%%" cellspacing="0"><tr><td class="gensmall" width="100%%"><div style="float: left;">&nbsp;<b>Post subject:</b> %4$s</div><div style="float: right;"><a href="./viewtopic.php?p=%1$d#p%1$d"><img src="t.gif" alt="Post" title="Post" /></a><b>Posted:</b> %5$s&nbsp;</div></td></tr></table></td></tr>
                <tr class="row1"><td valign="top" class="profile"><table cellspacing="4" align="center" width="150"><tr><td class="postdetails">Deckhand</td></tr></table><span class="postdetails"><br /><b>Joined:</b> Mon Jan 05, 2015 9:00 am<br /><b>Posts:</b> 12</span></td>
                <td valign="top"><table width="100%%" cellspacing="5"><tr><td><div class="postbody">%6$s</div>%7$s<br clear="all" /><br />%8$s<table width="100%%" cellspacing="0"><tr valign="middle"><td class="gensmall" align="right"></td></tr></table></td></tr></table></td></tr>
                <tr class="row1"><td class="profile"><strong><a href="#wrapheader">Top</a></strong></td><td><div class="gensmall" style="float: left;">&nbsp;<a href="./memberlist.php?mode=viewprofile&amp;u=48"><img src="p.gif" alt="Profile" /></a></div></td></tr>
                <tr><td class="spacer" colspan="2" height="1"><img src="images/spacer.gif" alt="" width="1" height="1" /></td></tr></table>
                """.formatted(
                        post.id(),
                        post.ranked() ? " style=\"color: #AA0000\"" : "",
                        escaped(post.author()),
                        escaped(thread.title()),
                        Html.date(post.at(), "EEE MMM dd, yyyy h:mm a"),
                        content(
                                post,
                                "<div class=\"codetitle\"><b>Code:</b></div><div class=\"codecontent\">%s</div>",
                                "<div class=\"quotetitle\">elk wrote:</div><div class=\"quotecontent\">%s</div>"),
                        post.is(post.signature())
                                ? "<div class=\"postbody\"><br />_________________<br />" + post.signature() + "</div>"
                                : "",
                        post.edited()
                                ? "<span class=\"gensmall\">Last edited by <a href=\"#\">owl</a> on Tue Feb 17, 2026 1:00 am, edited 1 time in total.</span>"
                                : "",
                        post.number() == 1 ? "<tr><th>Author</th><th>Message</th></tr>" : ""));
        return """
                <html dir="ltr" lang="en-gb"><head><title>Harbour Board &bull; View topic - %1$s</title></head><body class="ltr"><a name="top"></a><div id="wrapheader"><div id="logodesc"><table width="100%%"><tr><td><h1>Harbour Board</h1></td></tr></table></div></div>
                <div id="wrapcentre"><br style="clear: both;" /><table class="tablebg" width="100%%"><tr><td class="row1"><p class="breadcrumbs"><a href="./index.php">Board index</a></p><p class="datetime">All times are UTC </p></td></tr></table>
                <div id="pageheader"><h2><a class="titles" href="./viewtopic.php?t=%2$d">%1$s</a></h2></div><div id="pagecontent">%3$s</div>
                <table class="tablebg" width="100%%"><tr><td class="cat"><h4>Who is online</h4></td></tr><tr><td class="row1"><p class="gensmall">Users browsing this forum: elk and 1 guest</p></td></tr></table></div></body></html>
                """.formatted(escaped(thread.title()), thread.id(), posts);
    }

    /** phpBB 2.0's subSilver. */
    static String version2(ForumThread thread, Random random) {
        int hours = random.nextBoolean() ? 1 : 0;
        String posts = Html.posts(thread, post -> """
                <tr><td width="150" align="left" valign="top" class="row1"><span class="name"><a name="%1$d"></a><b>%2$s</b></span><br /><span class="postdetails">Deckhand<br /><br />Joined: 05 Jan 2015<br />Posts: 12<br />Location: Pier 9</span><br /></td>
                <td class="row1" width="100%%" height="28" valign="top"><table width="100%%" border="0" cellspacing="0" cellpadding="0"><tr><td width="100%%"><a href="viewtopic.php?p=%1$d#%1$d"><img src="i.gif" width="12" height="9" alt="Post" title="Post" border="0" /></a><span class="postdetails">Posted: %3$s<span class="gen">&nbsp;</span>&nbsp; &nbsp;Post subject: Re: tickets</span></td><td valign="top" nowrap="nowrap"><a href="posting.php?mode=quote&amp;p=%1$d"><img src="q.gif" alt="Reply with quote" border="0" /></a></td></tr>
                <tr><td colspan="2"><hr /></td></tr><tr><td colspan="2"><span class="postbody">%4$s%5$s</span><span class="gensmall">%6$s</span></td></tr></table></td></tr>
                <tr><td class="row1" width="150" align="left" valign="middle"><span class="nav"><a href="#top" class="nav">Back to top</a></span></td><td class="row1" width="100%%" height="28" valign="bottom" nowrap="nowrap"><table><tr><td><a href="profile.php?mode=viewprofile&amp;u=4"><img src="p.gif" alt="View user's profile" /></a></td></tr></table></td></tr>
                <tr><td class="spaceRow" colspan="2" height="1"><img src="templates/subSilver/images/spacer.gif" alt="" width="1" height="1" /></td></tr>
                """.formatted(
                        post.id(),
                        escaped(post.author()),
                        Html.date(post.at(), "EEE MMM dd, yyyy h:mm a", Locale.US, ZoneOffset.ofHours(hours))
                                .replace("AM", "am")
                                .replace("PM", "pm"),
                        content(
                                post,
                                "</span><table width=\"90%%\" cellspacing=\"1\" cellpadding=\"3\" border=\"0\" align=\"center\"><tr><td><span class=\"genmed\"><b>Code:</b></span></td></tr><tr><td class=\"code\">%s</td></tr></table><span class=\"postbody\">",
                                "</span><table width=\"90%%\" cellspacing=\"1\" cellpadding=\"3\" border=\"0\" align=\"center\"><tr><td><span class=\"genmed\"><b>elk wrote:</b></span></td></tr><tr><td class=\"quote\">%s</td></tr></table><span class=\"postbody\"><br />"),
                        post.is(post.signature()) ? "<br />_________________<br />" + post.signature() : "",
                        post.edited()
                                ? "<br /><br />Last edited by owl on Tue Feb 17, 2026 1:00 am; edited 1 time in total"
                                : ""));
        return """
                <html dir="ltr"><head><title>Harbour :: View topic - %1$s</title></head><body bgcolor="#E5E5E5"><a name="top"></a><table width="100%%" cellspacing="0" cellpadding="10" border="0" align="center"><tr><td class="bodyline">
                <table width="100%%"><tr><td align="left" valign="bottom" colspan="2"><a class="maintitle" href="viewtopic.php?t=%2$d">%1$s</a><br /><span class="gensmall"><b></b><br />&nbsp; </span></td></tr></table>
                <table class="forumline" width="100%%" cellspacing="1" cellpadding="3" border="0"><tr align="right"><td class="catHead" colspan="2" height="28"><span class="nav"><a href="#" class="nav">View previous topic</a> :: <a href="#" class="nav">View next topic</a> &nbsp;</span></td></tr><tr><th class="thLeft" width="150" height="26" nowrap="nowrap">Author</th><th class="thRight" nowrap="nowrap">Message</th></tr>%3$s</table>
                <table width="100%%"><tr><td align="right" valign="top" nowrap="nowrap"><span class="gensmall">All times are GMT%4$s</span></td></tr></table></td></tr></table></body></html>
                """.formatted(escaped(thread.title()), thread.id(), posts, hours == 0 ? "" : " + 1 Hour");
    }
}
