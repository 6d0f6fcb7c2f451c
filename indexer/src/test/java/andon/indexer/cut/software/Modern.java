package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import andon.indexer.cut.software.ForumThread.Post;
import java.util.Random;

/** Discourse without and with scripts, Flarum, NodeBB, Vanilla, WoltLab. */
final class Modern {
    private Modern() {}

    private static String iso(Post post) {
        return Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ss'Z'");
    }

    private static String code(Post post) {
        return post.is(post.code()) ? "<pre><code class=\"lang-auto\">" + post.code() + "\n</code></pre>" : "";
    }

    private static String page(String title, String attributes, String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                + " - Harbour</title></head><body " + attributes + ">" + body + "</body></html>";
    }

    /** topics/show.html.erb, for readers without scripts. */
    static String discourseCrawler(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div id='post_%1$d' itemprop='comment' itemscope itemtype='http://schema.org/Comment' class='topic-body crawler-post'><div class='crawler-post-meta'><span class="creator" itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" rel='nofollow' href='http://harbour.example/u/moth'><span itemprop='name'>%2$s</span></a> %3$s</span>
                <link itemprop="mainEntityOfPage" href="http://harbour.example/t/lanterns/3"><span class="crawler-post-infos"><time itemprop='datePublished' datetime='%4$s' class='post-time'>%5$s</time><meta itemprop='dateModified' content='2026-02-17T01:00:00Z'><span itemprop='position'>%1$d</span></span></div>
                <div class='post' itemprop='text'>%6$s<p>%7$s</p>%8$s</div><div itemprop="interactionStatistic" itemscope itemtype="http://schema.org/InteractionCounter"><meta itemprop="userInteractionCount" content="2" /><span class='post-likes'>2 Likes</span></div>%9$s</div>
                """.formatted(
                        post.number(),
                        escaped(post.author()),
                        post.ranked() ? "(Some Name)" : "",
                        iso(post),
                        Html.date(post.at(), "MMMM d, yyyy, h:mma"),
                        post.is(post.quoted())
                                ? "<aside class=\"quote no-group\" data-username=\"elk\" data-post=\"1\" data-topic=\"3\"><div class=\"title\"><div class=\"quote-controls\"></div><img alt='' width=\"24\" height=\"24\" src=\"a.png\" class=\"avatar\"> elk:</div><blockquote><p>"
                                        + post.quoted() + "</p></blockquote></aside>"
                                : "",
                        post.words(),
                        code(post),
                        post.edited()
                                ? "<div class='crawler-linkback-list' itemscope itemtype='http://schema.org/ItemList'><div itemprop='itemListElement'><a itemprop='url' href=\"/t/old/9\">Old ropes</a></div></div>"
                                : ""));
        return page(
                escaped(thread.title()),
                "class=\"crawler \"",
                "<header><a href=\"/\">Harbour</a></header><div id=\"main-outlet\" class=\"wrap\" role=\"main\"><div id=\"topic-title\"><h1><a href=\"/t/lanterns/3\">"
                        + escaped(thread.title())
                        + "</a></h1><div class=\"topic-category\" itemscope itemtype=\"http://schema.org/BreadcrumbList\"><span itemprop=\"itemListElement\"><a href=\"/c/ropes/4\" class=\"badge-wrapper bullet\" itemprop=\"item\"><span class='category-name' itemprop='name'>Ropes</span></a></span></div></div><div itemscope itemtype='http://schema.org/DiscussionForumPosting'><meta itemprop='datePublished' content='2015-01-05T09:00:00Z'>"
                        + posts
                        + "</div><div id=\"related-topics\" class=\"more-topics__list\" role=\"complementary\"><h3 class=\"more-topics__list-title\">Related topics</h3><div class=\"topic-list-container\"><table class='topic-list'><tbody><tr class=\"topic-list-item\"><td class=\"main-link\"><a class='title raw-link' href=\"/t/old/9\">Old ropes</a></td><td>January 5, 2015</td></tr></tbody></table></div></div></div><footer></footer>");
    }

    /** The same in the page for browsers, which shows it where scripts are off. */
    static String discourseNoscript(ForumThread thread, Random random) {
        String inner = discourseCrawler(thread, random);
        int begin = inner.indexOf("<header>");
        return inner.substring(0, begin).replace("crawler ", "docked") + "<noscript data-path=\"/t/lanterns/3\">"
                + inner.substring(begin).replace("</body>", "</noscript><section id='main'></section></body>");
    }

    static String discourseApp(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div id="ember%1$d" class="topic-post clearfix regular"><article id="post_%2$d" aria-label="Post #%2$d by @moth" role="region" data-post-id="%1$d" data-topic-id="3" data-user-id="2" class="boxed onscreen-post"><div class="post__row row"><div class="topic-avatar"><div class="post-avatar"><a class="trigger-user-card main-avatar" href="/u/moth" data-user-card="moth" aria-hidden="true" tabindex="-1"><img alt="" src="a.png" class="avatar"></a></div></div>
                <div class="post__body topic-body clearfix"><div role="heading" aria-level="2" class="topic-meta-data"><div class="names trigger-user-card"><span class="first username %3$s"><a href="/u/moth" data-user-card="moth" class="">%4$s</a></span>%5$s</div><div class="post-infos">%6$s<div class="post-info post-date"><a title="Post date" class="widget-link post-date" href="/t/lanterns/3/%2$d"><span title="%7$s" data-time="%8$d" data-format="tiny" class="relative-date">3d</span></a></div></div></div>
                <div class="post__regular regular post__contents contents"><div class="cooked">%9$s<p>%10$s</p>%11$s</div><section class="post__menu-area post-menu-area clearfix"><nav class="post-controls"><div class="actions"><button class="btn reply">Reply</button></div></nav></section></div></div></div></article></div>
                """.formatted(
                        post.id(),
                        post.number(),
                        post.ranked() ? "staff admin" : "",
                        escaped(post.author()),
                        post.ranked()
                                ? "<span class=\"second full-name\"><a href=\"/u/moth\">Some Name</a></span><span class=\"user-title\">Keeper</span>"
                                : "",
                        post.edited()
                                ? "<div class=\"post-info edits\"><button title=\"post last edited on Feb 17, 2026 1:00 am\" class=\"btn-flat heatmap-low\"></button></div>"
                                : "",
                        Html.date(post.at(), "MMM d, yyyy h:mm a"),
                        post.at().toEpochMilli(),
                        post.is(post.quoted())
                                ? "<aside class=\"quote no-group\" data-username=\"elk\"><div class=\"title\"><img class=\"avatar\" alt=\"\"> elk:</div><blockquote><p>"
                                        + post.quoted() + "</p></blockquote></aside>"
                                : "",
                        post.words(),
                        code(post)));
        return page(
                escaped(thread.title()),
                "class=\"docked navigation-topics\"",
                "<section id=\"main\"><div id=\"main-outlet\"><div id=\"topic-title\"><div class=\"title-wrapper\"><h1 data-topic-id=\"3\"><a href=\"/t/lanterns/3\" class=\"fancy-title\"><span dir=\"auto\">"
                        + escaped(thread.title())
                        + "</span></a></h1></div></div><section class=\"topic-area\"><div class=\"posts-wrapper\"><div class=\"post-stream\">"
                        + posts
                        + "</div></div></section><div class=\"suggested-topics\"><table class=\"topic-list\"><tr class=\"topic-list-item\"><td><a class=\"title\">Old ropes</a></td></tr></table></div></div></section>");
    }

    /** Rendered by scripts. */
    static String flarum(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <div class="PostStream-item" data-index="%1$d" data-time="%2$s" data-number="%3$d" data-id="%4$d" data-type="comment"><article class="CommentPost Post%5$s"><div><header class="Post-header"><ul><li class="item-user"><div class="PostUser"><h3 class="PostUser-name">%6$s</h3><ul class="PostUser-badges badges"></ul></div></li><li class="item-meta"><div class="Dropdown PostMeta"><a class="Dropdown-toggle" data-toggle="dropdown"><time pubdate="true" datetime="%7$s" title="%8$s" data-humantime="true">3 days ago</time></a><div class="Dropdown-menu dropdown-menu"><span class="PostMeta-number">Post #%3$d</span> <span class="PostMeta-time"><time pubdate datetime="%7$s">%8$s</time></span></div></div></li>%9$s</ul></header>
                <div class="Post-body">%10$s<p>%11$s</p>%12$s</div><aside class="Post-actions"><ul><li class="item-reply"><button class="Button Button--link">Reply</button></li></ul></aside><footer class="Post-footer"><ul></ul></footer></div></article></div>
                """.formatted(
                        post.number() - 1,
                        Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ss'.000Z'"),
                        post.number(),
                        post.id(),
                        post.edited() ? " Post--edited" : "",
                        post.guest()
                                ? "<span class=\"Avatar PostUser-avatar\" style=\"\"></span> <span class=\"username\">"
                                        + escaped(post.author()) + "</span>"
                                : "<a href=\"/u/moth\"><span loading=\"lazy\" class=\"Avatar PostUser-avatar\">M</span> <span class=\"UserOnline\"></span> <span class=\"username\">"
                                        + escaped(post.author()) + "</span></a>",
                        Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ssxxx"),
                        Html.date(post.at(), "EEEE, MMMM d, yyyy h:mm a"),
                        post.edited()
                                ? "<li class=\"item-edited\"><span class=\"PostEdited\" title=\"owl edited 2 hours ago\">Edited</span></li>"
                                : "",
                        post.is(post.quoted())
                                ? "<blockquote class=\"uncited\"><div><p>" + post.quoted() + "</p></div></blockquote>"
                                : "",
                        post.words(),
                        code(post)));
        return page(
                escaped(thread.title()),
                "class=\"App--discussion\"",
                "<div id=\"app\" class=\"App\"><main class=\"App-content\"><div id=\"content\"><div class=\"DiscussionPage\"><div class=\"DiscussionPage-discussion\"><header class=\"Hero DiscussionHero\"><div class=\"container\"><ul class=\"DiscussionHero-items\"><li class=\"item-title\"><h1 class=\"DiscussionHero-title\">"
                        + escaped(thread.title())
                        + "</h1></li></ul></div></header><div class=\"container\"><div class=\"DiscussionPage-stream\"><div class=\"PostStream\">"
                        + posts
                        + "<div class=\"PostStream-item\" data-time=\"2026-02-18T00:00:00.000Z\" data-number=\"99\" data-id=\"99\" data-type=\"discussionLocked\"><article class=\"EventPost DiscussionLockedPost Post\"><div class=\"EventPost-info\"><a class=\"EventPost-user\" href=\"/u/elk\"><span class=\"username\">elk</span></a> locked the discussion.</div></article></div></div></div></div></div></div></div></main></div>");
    }

    static String nodebb(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> """
                <li component="post" class="pt-4 %1$s" data-index="%2$d" data-pid="%3$d" data-uid="2" data-timestamp="%4$d" data-username="%5$s" data-userslug="moth" itemprop="comment" itemtype="http://schema.org/Comment" itemscope><a component="post/anchor" data-index="%2$d" id="%2$d"></a><meta itemprop="datePublished" content="%6$s"><meta itemprop="dateModified" content="">
                <div class="d-flex align-items-start gap-3"><div class="bg-body d-none d-sm-block rounded-circle"><a class="d-inline-block position-relative text-decoration-none" href="/user/moth"><span title="moth" data-uid="2" class="avatar" style="--avatar-size: 48px;">M</span></a></div><div class="post-container d-flex flex-grow-1 flex-column w-100"><div class="d-flex align-items-center gap-1 flex-wrap w-100 post-header mt-1" itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="%5$s"><div class="d-flex flex-nowrap"><a class="fw-bold text-nowrap text-truncate" href="/user/moth" data-username="%5$s" data-uid="2">%5$s</a></div>
                <a href="/post/%3$d" class="timeago text-muted" title="%6$s"></a><div class="d-flex"><a class="post-index text-muted d-none d-md-inline" href="#">#%7$d</a></div></div><div class="content mt-2 text-break" component="post/content" itemprop="text">%8$s<p dir="auto">%9$s</p>%10$s</div>%11$s</div></div></li>
                """.formatted(
                post.number() == 1 ? "topic-owner-post" : "",
                post.number() - 1,
                post.id(),
                post.at().toEpochMilli(),
                escaped(post.author()),
                Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ss'.000Z'"),
                post.number(),
                post.is(post.quoted()) ? "<blockquote><p dir=\"auto\">" + post.quoted() + "</p></blockquote>" : "",
                post.words(),
                code(post),
                post.is(post.signature())
                        ? "<div component=\"post/signature\" data-uid=\"2\" class=\"text-xs border-top post-signature\"><p>"
                                + post.signature() + "</p></div>"
                        : ""));
        return page(
                escaped(thread.title()),
                "class=\"page-topic page-topic-3 template-topic user-guest\"",
                "<main id=\"panel\"><div id=\"content\" class=\"flex-grow-1\"><div class=\"d-flex flex-column gap-2\"><h1 component=\"post/header\" class=\"tracking-tight fw-semibold fs-3 mb-0 text-break\"><span class=\"topic-title\" component=\"topic/title\">"
                        + escaped(thread.title())
                        + "</span></h1><div class=\"topic-info\"><span>12 Posts</span> <span>3 Posters</span></div></div><div class=\"row topic\"><ul component=\"topic\" class=\"posts timeline list-unstyled p-0 py-3\" data-tid=\"3\">"
                        + posts + "</ul></div></div></main>");
    }

    static String vanilla(ForumThread thread, Random random) {
        String posts = Html.posts(thread, post -> {
            String kind = post.number() == 1 ? "Discussion" : "Comment";
            String item = """
                <div class="%1$s"><div class="Item-Header %1$sHeader"><div class="AuthorWrap"><span class="Author"><a title="%2$s" href="/profile/moth" class="PhotoWrap Offline"><img src="a.png" alt="%2$s" class="ProfilePhoto ProfilePhotoMedium" /></a><a href="/profile/moth" class="Username js-userCard">%2$s</a></span><span class="AuthorInfo"><span class="MItem Rank">Member</span></span></div>
                <div class="Meta %1$sMeta"><span class="MItem DateCreated"><a href="/discussion/3/lanterns" class="Permalink" rel="nofollow"><time title="%3$s" datetime="%4$s">%5$s</time></a></span>%6$s</div></div><div class="Item-BodyWrap"><div class="Item-Body"><div class="Message userContent">%7$s<p>%8$s</p>%9$s</div>%10$s<div class="Reactions"></div></div></div></div>
                """.formatted(
                            kind,
                            escaped(post.author()),
                            Html.date(post.at(), "MMMM d, yyyy h:mma"),
                            Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ssxxx"),
                            Html.date(post.at(), "MMMM d"),
                            post.edited()
                                    ? "<span class=\"MItem\"><span title=\"Edited February 17, 2026 1:00AM by owl.\" class=\"DateUpdated\">edited February 17</span></span>"
                                    : "",
                            post.is(post.quoted())
                                    ? "<blockquote class=\"Quote UserQuote blockquote\"><div class=\"QuoteAuthor blockquote-author\"><a href=\"/profile/elk\" rel=\"nofollow\">elk</a> wrote: <a href=\"#\" class=\"QuoteLink\">»</a></div><div class=\"QuoteText blockquote-content\"><p>"
                                            + post.quoted() + "</p></div></blockquote>"
                                    : "",
                            post.words(),
                            code(post),
                            post.is(post.signature())
                                    ? "<div class=\"Signature UserSignature\"><p>" + post.signature() + "</p></div>"
                                    : "");
            return post.number() == 1
                    ? "<div class=\"MessageList Discussion\"><div id=\"Discussion_3\" class=\"Item ItemDiscussion Role_Member\">"
                            + item
                            + "</div></div><div class=\"CommentsWrap\"><ul class=\"MessageList DataList Comments\">"
                    : "<li class=\"Item ItemComment Role_Member\" id=\"Comment_" + post.id() + "\">" + item + "</li>";
        });
        return page(
                escaped(thread.title()),
                "id=\"vanilla_discussion_index\" class=\"Vanilla Discussion isDesktop index \"",
                "<div id=\"Frame\"><div class=\"Row\"><div class=\"Column PanelColumn\" id=\"Panel\"><div class=\"Box RecentUsers\"><h4>Who's Online</h4><a href=\"/profile/elk\" class=\"Username\">elk</a></div></div><div class=\"Column ContentColumn\" id=\"Content\"><div id=\"Item_0\" class=\"PageTitle\"><div class=\"Options\"></div><h1>"
                        + escaped(thread.title()) + "</h1></div>" + posts + "</ul></div></div></div></div>");
    }

    static String woltlab(ForumThread thread, Random random) {
        boolean element = random.nextBoolean();
        String posts = Html.posts(thread, post -> {
            String stamp = Html.date(post.at(), "yyyy-MM-dd'T'HH:mm:ssxxx");
            String shown = Html.date(post.at(), "MMMM d, yyyy 'at' h:mm a");
            return """
                <li id="post%1$d" class="anchorFixedHeader"><article class="wbbPost message messageSidebarOrientationLeft jsClipboardObject jsMessage userOnlineGroupMarking1" data-post-id="%1$d" data-can-edit="0" data-object-id="%1$d" data-user-id="2"><meta itemprop="dateCreated" content="%2$s">
                <aside role="presentation" class="messageSidebar member" itemprop="author" itemscope itemtype="http://schema.org/Person"><div class="messageAuthor"><div class="userAvatar"><a href="http://harbour.example/user/2-moth/" aria-hidden="true" tabindex="-1"><img src="a.svg" width="128" height="128" alt="" class="userAvatarImage"></a></div><div class="messageAuthorContainer">%3$s</div><div class="userTitle"><span class="badge userTitleBadge">Member</span></div></div><div class="userCredits"><dl class="plain dataList"><dt><a href="#">Posts</a></dt><dd>12</dd></dl></div></aside>
                <div class="messageContent"><header class="messageHeader"><div class="messageHeaderBox"><ul class="messageHeaderMetaData"><li><a href="http://harbour.example/thread/3/?postID=%1$d#post%1$d" rel="nofollow" class="permalink messagePublicationTime">%4$s</a></li></ul><ul class="messageStatus"></ul></div><ul class="messageQuickOptions"><li><a href="#" class="jsTooltip jsButtonShare" title="Share">#%5$d</a></li></ul></header>
                <div class="messageBody"><div class="messageText" itemprop="text">%6$s<p>%7$s</p>%8$s</div>%9$s</div><footer class="messageFooter">%10$s<div class="messageFooterGroup"></div></footer></div></article></li>
                """.formatted(
                    post.id(),
                    stamp,
                    post.guest()
                            ? "<span class=\"username\">" + escaped(post.author()) + "</span>"
                            : "<a href=\"http://harbour.example/user/2-moth/\" class=\"username userLink\" data-object-id=\"2\" itemprop=\"url\"><span itemprop=\"name\">"
                                    + escaped(post.author()) + "</span></a>",
                    element
                            ? "<woltlab-core-date-time date=\"" + stamp + "\">" + shown + "</woltlab-core-date-time>"
                            : "<time datetime=\"" + stamp + "\" class=\"datetime\" data-timestamp=\""
                                    + post.at().getEpochSecond() + "\" data-date=\"x\" data-time=\""
                                    + Html.date(post.at(), "h:mm a") + "\" data-offset=\"3600\">" + shown + "</time>",
                    post.number(),
                    post.is(post.quoted())
                            ? "<blockquote class=\"quoteBox collapsibleBbcode jsCollapsibleBbcode\" cite=\"#\"><div class=\"quoteBoxIcon\"></div><div class=\"quoteBoxTitle\"><a href=\"#\">Quote from elk</a></div><div class=\"quoteBoxContent\"><p>"
                                    + post.quoted() + "</p></div></blockquote>"
                            : "",
                    post.words(),
                    post.is(post.code())
                            ? "<div class=\"codeBox collapsibleBbcode jsCollapsibleBbcode\"><div class=\"codeBoxHeader\"><div class=\"codeBoxHeadline\">Code</div></div><pre class=\"codeBoxCode\"><code>"
                                    + post.code() + "</code></pre></div>"
                            : "",
                    post.is(post.signature())
                            ? "<div class=\"messageSignature\"><div><p>" + post.signature() + "</p></div></div>"
                            : "",
                    post.edited()
                            ? "<div class=\"messageFooterNotes\"><p class=\"messageFooterNote wbbPostEditNote\">Edited once, last by owl (<time datetime=\"2026-02-17T01:00:00+00:00\">Feb 17th 2026</time>).</p></div>"
                            : "");
        });
        return page(
                escaped(thread.title()),
                "id=\"tpl_wbb_thread\" itemscope itemtype=\"http://schema.org/WebPage\" data-template=\"thread\" data-application=\"wbb\"",
                "<div id=\"pageContainer\" class=\"pageContainer\"><section id=\"main\" class=\"main\" role=\"main\"><div class=\"layoutBoundary\"><div id=\"content\" class=\"content\"><header class=\"contentHeader messageGroupContentHeader wbbThread\"><div class=\"contentHeaderTitle\"><h1 class=\"contentTitle\" itemprop=\"name headline\">"
                        + escaped(thread.title())
                        + "</h1><ul class=\"inlineList contentHeaderMetaData\"><li><a href=\"#\" class=\"userLink\">elk</a></li><li><time datetime=\"2015-01-05T09:00:00+00:00\">Jan 5th 2015</time></li></ul></div></header><div class=\"section\"><ul class=\"wbbThreadPostList messageList jsClipboardContainer\">"
                        + posts + "</ul></div></div></div></section></div>");
    }
}
