package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import andon.indexer.cut.software.ForumThread.Post;
import java.time.Duration;
import java.util.Random;

/** XenForo 1.5 and 2.2: message lists with machine-readable times, and 1.5's old posts without. */
final class XenForo {
    private XenForo() {}

    private static String title(Post post) {
        return Html.date(post.at(), "MMM d, yyyy 'at' h:mm a");
    }

    private static String name(Post post) {
        String name = escaped(post.author());
        return post.guest()
                ? "<span class=\"username \" dir=\"auto\" data-user-id=\"0\">" + name + "</span>"
                : "<a href=\"/members/m.2/\" class=\"username \" dir=\"auto\" data-user-id=\"2\" data-xf-init=\"member-tooltip\">"
                        + (post.ranked() ? "<span class=\"username--staff username--admin\">" + name + "</span>" : name)
                        + "</a>";
    }

    private static String time2(ForumThread thread, Post post) {
        long epoch = post.at().getEpochSecond();
        long minutes = Duration.between(post.at(), thread.now()).toMinutes();
        String shown = minutes < 60
                ? minutes + " minutes ago"
                : Html.day(
                        thread,
                        post.at(),
                        "Today at " + Html.date(post.at(), "h:mm a"),
                        "Yesterday at " + Html.date(post.at(), "h:mm a"),
                        "MMM d, yyyy");
        return "<time class=\"u-dt\" dir=\"auto\" datetime=\"%s\" data-timestamp=\"%d\" data-time=\"%d\" data-date=\"%s\" data-short=\"3d\" title=\"%s\">%s</time>"
                .formatted(
                        Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ssZ"),
                        epoch,
                        epoch,
                        Html.date(post.at(), "MMM d, yyyy"),
                        title(post),
                        shown);
    }

    static String version2(ForumThread thread, Random random) {
        boolean machine = random.nextBoolean();
        String posts = Html.posts(thread, post -> """
                <article class="message message--post%1$s js-post js-inlineModContainer" data-author="%2$s" data-content="post-%3$d" id="js-post-%3$d" itemscope="" itemtype="https://schema.org/Comment"><span class="u-anchorTarget" id="post-%3$d"></span><div class="message-inner">
                <div class="message-cell message-cell--user"><section class="message-user"><div class="message-avatar"><div class="message-avatar-wrapper"><span class="avatar avatar--m avatar--default" data-user-id="2" title="%2$s"><span>%4$s</span></span></div></div>
                <div class="message-userDetails"><h4 class="message-name">%5$s</h4><h5 class="userTitle message-userTitle" dir="auto">New member</h5>%6$s</div><div class="message-userExtras"><dl class="pairs pairs--justified"><dt>Joined</dt><dd>Jan 5, 2015</dd></dl><dl class="pairs pairs--justified"><dt>Messages</dt><dd>12</dd></dl></div><span class="message-userArrow"></span></section></div>
                <div class="message-cell message-cell--main"><div class="message-main js-quickEditTarget"><header class="message-attribution message-attribution--split"><ul class="message-attribution-main listInline "><li class="u-concealed"><a href="/threads/lanterns.3/post-%3$d" rel="nofollow">%7$s</a></li></ul><ul class="message-attribution-opposite message-attribution-opposite--list "><li><a href="/threads/lanterns.3/post-%3$d" class="message-attribution-gadget" data-xf-init="share-tooltip" rel="nofollow"><i class="fa--xf"></i></a></li><li><a href="/threads/lanterns.3/post-%3$d" rel="nofollow">#%8$d</a></li></ul></header>
                <div class="message-content js-messageContent"><div class="message-userContent lbContainer js-lbContainer " data-lb-id="post-%3$d"><article class="message-body js-selectToQuote"><div><div class="bbWrapper">%9$s%10$s%11$s</div></div><div class="js-selectToQuoteEnd">&nbsp;</div></article>%12$s</div>%13$s%14$s</div>
                <footer class="message-footer"><div class="message-actionBar actionBar"></div><div class="reactionsBar js-reactionsList is-active"><span class="u-srOnly">Reactions:</span><a class="reactionsBar-link" href="/posts/9/reactions"><bdi>elk</bdi> and <bdi>owl</bdi></a></div></footer></div></div></div></article>
                """.formatted(
                post.number() == 1 ? " message-threadStarterPost" : "",
                escaped(post.author()),
                post.id(),
                escaped(post.author().substring(0, 1)),
                name(post),
                post.ranked()
                        ? "<div class=\"userBanner userBanner--staff message-userBanner\"><span class=\"userBanner-before\"></span><strong>Staff member</strong><span class=\"userBanner-after\"></span></div>"
                        : "",
                machine
                        ? time2(thread, post)
                        : "<time class=\"u-dt\" data-time=\"" + post.at().getEpochSecond() + "\">old</time>",
                post.number(),
                post.is(post.quoted())
                        ? "<blockquote data-attributes=\"member: 2\" data-quote=\"elk\" data-source=\"post: 9\" class=\"bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote js-expandWatch\"><div class=\"bbCodeBlock-title\"><a href=\"/goto/post?id=9\" class=\"bbCodeBlock-sourceJump\" rel=\"nofollow\">elk said:</a></div><div class=\"bbCodeBlock-content\"><div class=\"bbCodeBlock-expandContent js-expandContent \">"
                                + post.quoted()
                                + "</div><div class=\"bbCodeBlock-expandLink js-expandLink\"><a role=\"button\" tabindex=\"0\">Click to expand...</a></div></div></blockquote>"
                        : "",
                post.words(),
                post.is(post.code())
                        ? "<div class=\"bbCodeBlock bbCodeBlock--screenLimited bbCodeBlock--code\"><div class=\"bbCodeBlock-title\">Code:</div><div class=\"bbCodeBlock-content\" dir=\"ltr\"><pre class=\"bbCodeCode\" dir=\"ltr\" data-xf-init=\"code-block\" data-lang=\"\"><code>"
                                + post.code() + "</code></pre></div></div>"
                        : "",
                post.attached()
                        ? "<section class=\"message-attachments\"><h4 class=\"block-textHeader\">Attachments</h4><ul class=\"attachmentList\"><li class=\"file\"><div class=\"file-content\"><div class=\"file-info\"><span class=\"file-name\" title=\"hull.zip\">hull.zip</span><div class=\"file-meta\">1.2 MB Views: 3</div></div></div></li></ul></section>"
                        : "",
                post.edited()
                        ? "<div class=\"message-lastEdit\">Last edited: <time class=\"u-dt\" datetime=\"2026-02-17T01:00:00+0000\" data-time=\"1771290000\">Yesterday at 1:00 AM</time></div>"
                        : "",
                post.is(post.signature())
                        ? "<aside class=\"message-signature\"><div class=\"bbWrapper\">" + post.signature()
                                + "</div></aside>"
                        : ""));
        return """
                <!DOCTYPE html><html id="XF" lang="en-US" dir="LTR" data-app="public" data-template="thread_view" data-container-key="node-2" data-content-key="thread-3" data-logged-in="false" class="has-no-js template-thread_view"><head><meta charset="utf-8" /><title>%1$s | Harbour</title></head>
                <body data-template="thread_view"><div class="p-pageWrapper" id="top"><div class="p-navSticky"><nav class="p-nav"><a href="/login/" class="p-navgroup-link">Log in</a></nav></div><div class="p-body"><div class="p-body-inner"><div class="p-body-header"><div class="p-title "><h1 class="p-title-value">%1$s</h1></div>
                <div class="p-description"><ul class="listInline listInline--bullet"><li><i class="fa--xf" title="Thread starter"></i><span class="u-srOnly">Thread starter</span> <a href="/members/elk.9/" class="username  u-concealed" data-user-id="9">elk</a></li><li><a href="/threads/lanterns.3/" class="u-concealed"><time class="u-dt" datetime="2015-01-05T09:00:00+0000" data-time="1420448400">Jan 5, 2015</time></a></li></ul></div></div>
                <div class="p-body-main  "><div class="p-body-content"><div class="p-body-pageContent"><div class="block block--messages" data-xf-init="" data-type="post"><div class="block-container lbContainer"><div class="block-body js-replyNewMessageContainer">%2$s</div></div></div>
                <div class="block"><div class="block-container"><h3 class="block-header">Similar threads</h3><div class="block-body"><div class="structItemContainer"><div class="structItem structItem--thread js-threadListItem-9" data-author="owl"><div class="structItem-cell structItem-cell--main"><div class="structItem-title"><a href="/threads/old.9/">Old ropes</a></div><div class="structItem-minor"><ul class="structItem-parts"><li><a class="username">owl</a></li><li><time class="u-dt" datetime="2015-01-05T09:00:00+0000">Jan 5, 2015</time></li></ul></div></div></div></div></div></div></div></div></div></div></div></div></div><footer class="p-footer"></footer></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }

    static String version1(ForumThread thread, Random random) {
        boolean old = random.nextBoolean();
        String posts = Html.posts(thread, post -> """
                <li id="post-%1$d" class="message %2$s  " data-author="%3$s"><div class="messageUserInfo" itemscope="itemscope" itemtype="http://data-vocabulary.org/Person"><div class="messageUserBlock "><div class="avatarHolder"><span class="helper"></span><a href="members/m.2/" class="avatar Av2m" data-avatarhtml="true"><img src="a.png" width="96" height="96" alt="%3$s" /></a></div>
                <h3 class="userText"><a href="members/m.2/" class="username" dir="auto" itemprop="name">%4$s</a><em class="userTitle" itemprop="title">New Member</em></h3><div class="extraUserInfo"><dl class="pairsJustified"><dt>Joined:</dt><dd>Jan 5, 2015</dd></dl><dl class="pairsJustified"><dt>Messages:</dt><dd><a href="search/member?user_id=2" class="concealed" rel="nofollow">12</a></dd></dl></div><span class="arrow"><span></span></span></div></div>
                <div class="messageInfo primaryContent"><div class="messageContent"><article><blockquote class="messageText SelectQuoteContainer ugc baseHtml">%5$s%6$s%7$s<div class="messageTextEndMarker">&nbsp;</div></blockquote></article>%8$s</div>%9$s%10$s
                <div class="messageMeta ToggleTriggerAnchor"><div class="privateControls"><span class="item muted"><span class="authorEnd"><a href="members/m.2/" class="username author" dir="auto">%3$s</a>,</span> <a href="threads/lanterns.3/" title="Permalink" class="datePermalink">%11$s</a></span></div><div class="publicControls"><a href="threads/lanterns.3/#post-%1$d" title="Permalink" class="item muted postNumber hashPermalink OverlayTrigger" data-href="posts/%1$d/permalink">#%12$d</a></div></div><div id="likes-post-%1$d"></div></div></li>
                """.formatted(
                post.id(),
                post.ranked() ? "staff" : "",
                escaped(post.author()),
                post.ranked() ? "<span class=\"style3\">" + escaped(post.author()) + "</span>" : escaped(post.author()),
                post.is(post.quoted())
                        ? "<div class=\"bbCodeBlock bbCodeQuote\" data-author=\"elk\"><aside><div class=\"attribution type\">elk said: <a href=\"goto/post?id=9#post-9\" class=\"AttributionLink\">&uarr;</a></div><blockquote class=\"quoteContainer\"><div class=\"quote\">"
                                + post.quoted()
                                + "</div><div class=\"quoteExpand\">Click to expand...</div></blockquote></aside></div>"
                        : "",
                post.words(),
                post.is(post.code())
                        ? "<div class=\"bbCodeBlock bbCodeCode\"><div class=\"type\">Code:</div><pre>" + post.code()
                                + "</pre></div>"
                        : "",
                post.attached()
                        ? "<div class=\"attachedFiles\"><h4 class=\"attachedFilesHeader\">Attached Files:</h4><ul class=\"attachmentList SquareThumbs\"><li class=\"attachment\"><div class=\"filename\"><a href=\"attachments/hull.4/\">hull.zip</a></div></li></ul></div>"
                        : "",
                post.edited()
                        ? "<div class=\"editDate\">Last edited: <abbr class=\"DateTime\" data-time=\"1771290000\" data-datestring=\"Feb 17, 2026\">Feb 17, 2026</abbr></div>"
                        : "",
                post.is(post.signature())
                        ? "<div class=\"baseHtml signature messageText ugc\"><aside>" + post.signature()
                                + "</aside></div>"
                        : "",
                old || Html.daysAgo(thread, post.at()) > 7
                        ? "<span class=\"DateTime\" title=\"" + title(post) + "\">"
                                + Html.date(post.at(), "MMM d, yyyy") + "</span>"
                        : "<abbr class=\"DateTime\" data-time=\"%d\" data-diff=\"9\" data-datestring=\"%s\" data-timestring=\"%s\">%s</abbr>"
                                .formatted(
                                        post.at().getEpochSecond(),
                                        Html.date(post.at(), "MMM d, yyyy"),
                                        Html.date(post.at(), "h:mm a"),
                                        title(post)),
                post.number()));
        return """
                <!DOCTYPE html><html id="XenForo" lang="en-US" dir="LTR" class="Public NoJs LoggedOut NoSidebar Responsive"><head><title>%1$s | Harbour</title></head><body class="node2 SelectQuotable"><div id="loginBar"><form action="login/login" method="post"><input type="password" name="password" /></form></div><div id="headerMover"><div id="content" class="thread_view"><div class="pageWidth"><div class="pageContent"><div class="titleBar"><h1>%1$s</h1><p id="pageDescription" class="muted ">Discussion in '<a href="forums/f.2/">Ropes</a>' started by <a href="members/elk.9/" class="username" dir="auto">elk</a>, <a href="threads/lanterns.3/"><span class="DateTime" title="Jan 5, 2015 at 9:00 AM">Jan 5, 2015</span></a>.</p></div>
                <form action="inline-mod/post/switch" method="post" class="InlineModForm section"><ol class="messageList" id="messageList">%2$s</ol></form><div class="pageNavLinkGroup"></div></div></div></div></div></body></html>
                """.formatted(escaped(thread.title()), posts);
    }
}
