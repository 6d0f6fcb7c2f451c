package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import java.util.Random;

/** Invision Power Board 2.3 and 3.4, Invision Community 4.5. */
final class Invision {
    private Invision() {}

    static String version4(ForumThread thread, Random random) {
        boolean mobile = random.nextBoolean();
        String posts = Html.posts(thread, post -> {
            String time = "<time datetime='%s' title='%s' data-short='%s'>%s</time>"
                    .formatted(
                            Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ss'Z'"),
                            Html.date(post.at(), "MM/dd/yy hh:mm  a"),
                            Html.date(post.at(), "MMM d"),
                            Html.date(post.at(), "MMMM d, yyyy"));
            String name = post.guest()
                    ? escaped(post.author())
                    : "<a href='http://harbour.example/profile/2-moth/' data-ipsHover data-ipsHover-width=\"370\" data-ipsHover-target='http://harbour.example/profile/2-moth/?do=hovercard' title=\"Go to moth's profile\" class=\"ipsType_break\">"
                            + (post.ranked()
                                    ? "<span style='color:#ff0000'>" + escaped(post.author()) + "</span>"
                                    : escaped(post.author()))
                            + "</a>";
            String joined = "<time datetime='2015-01-05T09:00:00Z'>January 5, 2015</time>";
            return """
                <a id='findComment-%1$d'></a><a id='comment-%1$d'></a><article id='elComment_%1$d' class='cPost ipsBox ipsResponsive_pull  ipsComment  ipsComment_parent ipsClearfix ipsClear ipsColumns ipsColumns_noSpacing ipsColumns_collapsePhone    '>%2$s
                <aside class='ipsComment_author cAuthorPane ipsColumn ipsColumn_medium ipsResponsive_hidePhone'><h3 class='ipsType_sectionHead cAuthorPane_author ipsType_blendLinks ipsType_break'><strong>%3$s</strong><span class='ipsMargin_left:half'></span></h3><ul class='cAuthorPane_info ipsList_reset'><li data-role='photo' class='cAuthorPane_photo'><a href="http://harbour.example/profile/2-moth/" class="ipsUserPhoto ipsUserPhoto_large"><img src='a.png' alt='moth'></a></li><li data-role='group'>Members</li><li data-role='stats' class='ipsMargin_top'><ul class="ipsList_reset ipsType_light"><li>12 posts</li><li>Joined %4$s</li></ul></li></ul></aside>
                <div class='ipsColumn ipsColumn_fluid ipsMargin:none'><div id='comment-%1$d_wrap' data-controller='core.front.core.comment' data-commentApp='forums' data-commentType='forums' data-commentID="%1$d" class='ipsComment_content ipsType_medium'>
                <div class='ipsComment_meta ipsType_light ipsFlex'><div class='ipsType_light ipsType_reset ipsType_blendLinks ipsType_break'><a href='http://harbour.example/topic/3-lanterns/?do=findComment&amp;comment=%1$d' class='ipsType_blendLinks'>Posted %5$s</a>%6$s</div><ul class='ipsList_inline'><li><strong class="ipsBadge">Author</strong></li></ul></div>
                <div class='cPost_contentWrap'><div data-role='commentContent' class='ipsType_normal ipsType_richText ipsPadding_bottom ipsContained' data-controller='core.front.core.lightboxedImages'>%7$s<p>%8$s</p>%9$s%10$s%11$s</div>%12$s</div>
                <div class='ipsItemControls'><div class='ipsReact'><span>1</span></div><ul class='ipsComment_controls'><li><a href='#'>Quote</a></li></ul></div></div></div></article>
                """.formatted(
                            post.id(),
                            mobile
                                    ? "<div class='cAuthorPane cAuthorPane_mobile ipsFlex'><div class='cAuthorPane_photo'><a href=\"http://harbour.example/profile/2-moth/\" class=\"ipsUserPhoto\"><img src='a.png' alt='moth'></a></div><div class='cAuthorPane_content'><h3 class='ipsType_sectionHead cAuthorPane_author ipsType_break'>"
                                            + name
                                            + "<span class='ipsMargin_left:half'></span></h3><div class='ipsType_light ipsType_reset'><a href='#' class='ipsType_blendLinks'>Posted "
                                            + time + "</a></div></div></div>"
                                    : "",
                            name,
                            joined,
                            time,
                            post.edited() ? " <span class='ipsType_reset'>(edited)</span>" : "",
                            post.is(post.quoted())
                                    ? "<blockquote class=\"ipsQuote\" data-ipsquote=\"\" data-ipsquote-username=\"elk\"><div class=\"ipsQuote_citation\">On 1/5/2015 at 9:00 AM, elk said:</div><div class=\"ipsQuote_contents\"><p>"
                                            + post.quoted() + "</p></div></blockquote>"
                                    : "",
                            post.words(),
                            post.is(post.code())
                                    ? "<pre class=\"ipsCode prettyprint lang-html\">" + post.code() + "</pre>"
                                    : "",
                            post.edited()
                                    ? "<span class='ipsType_reset ipsType_medium ipsType_light' data-excludequote><strong>Edited <time datetime='2026-02-17T01:00:00Z'>February 17</time> by owl</strong></span>"
                                    : "",
                            "",
                            post.is(post.signature())
                                    ? "<div data-role=\"memberSignature\" class=' ipsBorder_top ipsPadding_vertical'><div class='ipsType_light ipsType_richText'>"
                                            + post.signature() + "</div></div>"
                                    : "");
        });
        return """
                <!DOCTYPE html><html lang="en-US" dir="ltr"><head><title>%1$s - Ropes - Harbour</title></head><body class='ipsApp ipsApp_front ipsJS_none ipsClearfix' data-controller='core.front.core.app' data-pageApp='forums' data-pageLocation='front' data-pageModule='forums' data-pageController='topic'><div id='ipsLayout_header'></div><main id='ipsLayout_body' class='ipsLayout_container'><div id='ipsLayout_contentArea'><div id='ipsLayout_mainArea'>
                <div class='ipsPageHeader ipsBox'><h1 class='ipsType_pageTitle ipsContained_container'><span class='ipsType_break ipsContained'><span>%1$s</span></span></h1><div class='ipsPageHeader__meta'><p class='ipsType_reset'><span>By <a href='#' class="ipsType_break">elk</a></span>, <time datetime='2015-01-05T09:00:00Z'>January 5, 2015</time></p></div></div>
                <div data-controller='core.front.core.commentFeed,forums.front.topic.view' id='replies' class='cTopic ipsClear'><h2 class='ipsType_sectionTitle ipsType_medium' data-role="comment_count">9 posts</h2><div data-role='commentFeed'><form action="#" method="post">%2$s</form></div></div>
                <div class='ipsResponsive_noFloat'><h2>Recently Browsing</h2><p class='ipsType_reset'>No registered users viewing this page.</p></div></div></div></main></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    static String version3(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div class='post_block hentry clear clearfix  ' id='post_id_%1$d'><a id='entry%1$d'></a><div class='post_wrap'><h3 class='row2'><span class='post_id right ipsType_small desc blend_links'><a href='http://harbour.example/topic/3-lanterns/#entry%1$d' rel='bookmark' title='%2$s: post #%3$d'>#%3$d</a></span>%4$s</h3>
                <div class='author_info'><div itemscope itemtype="http://schema.org/Person" class='user_details'><span class='hide' itemprop="name">%5$s</span><ul class='basic_info'><p class='desc member_title'>Newbie</p><li class='avatar'><a href='http://harbour.example/user/2-moth/' class='ipsUserPhotoLink'><img itemprop="image" src='a.png' class='ipsUserPhoto' /></a></li><li class='group_title'>Members</li><li class='post_count desc lighter'>12 posts</li></ul></div></div>
                <div class='post_body'><p class='posted_info desc lighter ipsType_small'>Posted <abbr class="published" itemprop="commentTime" title="%6$s">%7$s</abbr></p><div itemprop="commentText" class='post entry-content '><!--cached-->%8$s<p>%9$s</p>%10$s<br />%11$s</div>%12$s<ul id='rep_post_%1$d' class='ipsLikeBar right clearfix'></ul></div><ul class='post_controls clear clearfix'><li><a href='#'>Back to top</a></li></ul></div></div><hr />
                """.formatted(
                        post.id(),
                        escaped(thread.title()),
                        post.number(),
                        post.guest()
                                ? "<span class=\"author vcard\">" + escaped(post.author()) + "</span>"
                                : "<span itemprop=\"creator name\" class=\"author vcard\"><a hovercard-ref=\"member\" hovercard-id=\"2\" data-ipb='noparse' class=\"_hovertrigger url fn name \" href='http://harbour.example/user/2-moth/' title=''><span itemprop=\"name\">"
                                        + (post.ranked()
                                                ? "<span style='color:red'>" + escaped(post.author()) + "</span>"
                                                : escaped(post.author()))
                                        + "</span></a></span>",
                        escaped(post.author()),
                        Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ssxxx"),
                        Html.day(
                                thread,
                                post.at(),
                                "Today, " + Html.date(post.at(), "hh:mm a"),
                                "Yesterday, " + Html.date(post.at(), "hh:mm a"),
                                "dd MMMM yyyy - hh:mm a"),
                        post.is(post.quoted())
                                ? "<p class='citation'>elk, on 05 Jan 2015 - 09:00 AM, said:<a class='snapback right' rel='citation' href='#'><img src='s.png' /></a></p><div class=\"blockquote\"><div class='quote'><p>"
                                        + post.quoted() + "</p></div></div>"
                                : "",
                        post.words(),
                        post.is(post.code()) ? "<pre class='prettyprint'>" + post.code() + "</pre>" : "",
                        post.edited() ? "<p class='edit'>Edited by owl, 17 February 2026 - 01:00 AM.<br /></p>" : "",
                        post.is(post.signature())
                                ? "<div class='signature' data-memberid='2'><p>" + post.signature() + "</p></div>"
                                : ""));
        return """
                <!DOCTYPE html><html xml:lang="en" lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><title>%1$s - Ropes - Harbour</title></head><body id='ipboard_body'><p id='content_jump' class='hide'></p><div id='ipbwrapper'><div id='header_bar' class='clearfix'></div><div id='content' class='clearfix'><div class='topic_controls'></div>
                <div itemscope itemtype="http://schema.org/Article"><h1 itemprop="name" class='ipsType_pagetitle'>%1$s</h1><div class='desc lighter blend_links'>Started by <a href='#'><span itemprop="name">elk</span></a>, <span itemprop="dateCreated">Jan 05 2015 09:00 AM</span></div>
                <div class='maintitle clear clearfix'><span class='ipsType_small'>9 replies to this topic</span></div><div class='topic hfeed clear clearfix'>%2$s</div></div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    static String version2(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <!--Begin Msg Number %1$d--><table class="ipbtable" cellspacing="1"><tr><td valign="middle" class="row2" width="1%%"><a name="entry%1$d"></a><div id="post-member-%1$d" class='popmenubutton-new-out'>%2$s</div></td>
                <td class="row2" valign="middle" width="99%%"><!-- POSTED DATE DIV --><div style="float: left;"><a title="Show the link to this post" href="#" onclick="link_to_post(%1$d); return false;" style="padding:0px 5px 0px 5px"><img src='to_post_off.gif' alt='post' border='0' /></a> %3$s </div><!-- REPORT / DELETE / EDIT / QUOTE DIV --><div align="right"><span class="postdetails"> <a title="Show the link to this post" href="#" onclick="link_to_post(%1$d); return false;">Post #%4$d</a> </span></div></td></tr>
                <tr><td valign="top" class="post2"><span class="postdetails"><br /><br />Newbie<br /><img src='pip.gif' border='0' alt='*' /><br /><br />Group: Members<br />Posts: 12<br />Joined: 5-January 15<br />Member No.: 2<br /></span><br /></td>
                <td width="100%%" valign="top" class="post2" id='post-main-%1$d'><!-- THE POST %1$d --><div class="postcolor" id='post-%1$d'>%5$s%6$s%7$s%8$s<!--IBF.ATTACHMENT_%1$d--></div>%9$s<!-- THE POST --></td></tr>
                <tr><td class="formbuttonrow" nowrap="nowrap"><div style='text-align:left'><a href='javascript:scroll(0,0);'><img src='p_up.gif' alt='Go to the top of the page' border='0' /></a></div></td><td class="formbuttonrow" nowrap="nowrap"></td></tr></table>
                """.formatted(
                        post.id(),
                        post.guest()
                                ? "<span class=\"unreg\">" + escaped(post.author()) + "</span>"
                                : "<span class=\"normalname\"><a href='http://harbour.example/index.php?showuser=2'>"
                                        + escaped(post.author()) + "</a></span>",
                        Html.day(
                                thread,
                                post.at(),
                                "Today, " + Html.date(post.at(), "hh:mm a"),
                                "Yesterday, " + Html.date(post.at(), "hh:mm a"),
                                "MMM d yyyy, hh:mm a"),
                        post.number(),
                        post.is(post.quoted())
                                ? "<!--quoteo--><div class='quotetop'>QUOTE(elk &#064; Jan 5 2015, 09:00 AM) <a href=\"#\"><img src='l.gif' alt='*' border='0' /></a></div><div class='quotemain'><!--quotec-->"
                                        + post.quoted() + "<!--QuoteEnd--></div><!--QuoteEEnd-->"
                                : "",
                        post.words(),
                        post.is(post.code())
                                ? "<!--c1--><div class='codetop'>CODE</div><div class='codemain'><!--ec1-->"
                                        + Html.broken(post.code()) + "<!--c2--></div><!--ec2-->"
                                : "",
                        post.edited()
                                ? "<br /><br /><span class='edit'>This post has been edited by <b>owl</b>: Feb 17 2026, 01:00 AM</span>"
                                : "",
                        post.is(post.signature())
                                ? "<br /><br />--------------------<br /><div class=\"signature\">" + post.signature()
                                        + "</div>"
                                : ""));
        return """
                <html xmlns="http://www.w3.org/1999/xhtml"><head><title>%1$s - Harbour</title></head><body><div id="ipbwrapper"><div class="borderwrap"><div id="logostrip"></div></div><div id="userlinksguest"></div><div id="navstrip"><a href="#">Harbour</a></div>
                <div class="borderwrap"><div class="maintitle"><p class="expand"></p><p class="goto"><a href="#">Options</a></p><div><b>%1$s</b></div></div>%2$s</div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }
}
