package andon.testbed.world;

import andon.testbed.world.Board.Place;
import andon.testbed.world.Board.Topic;

/** A thread and its print view in MyBB's markup. */
final class MybbTopicPage {
    private final MybbPage page;

    MybbTopicPage(MybbPage page) {
        this.page = page;
    }

    String thread(Place place, int number) {
        Topic topic = place.topic();
        String target = "showthread.php?tid=" + topic.id();
        int from = (number - 1) * MybbForum.POSTS_PER_PAGE;
        int to = Math.min(topic.posts().size(), from + MybbForum.POSTS_PER_PAGE);
        StringBuilder posts = new StringBuilder();
        for (int i = from; i < to; i++) {
            posts.append(post(topic, topic.posts().get(i), i + 1));
        }
        String crumbs = " / "
                + page.link(
                        "forumdisplay.php?fid=" + place.section().id(),
                        place.section().name()) + " / <span class=\"active\">" + Html.escape(topic.title()) + "</span>";
        String pagination = page.pagination(target, number, MybbForum.pages(topic));
        return page.page(topic.title(), crumbs, """
                <div class="float_left">%1$s</div>
                <div class="float_right">%2$s</div>
                <table border="0" cellspacing="0" cellpadding="5" class="tborder tfixed clear">
                <tr><td class="thead"><div class="float_right"><span class="smalltext">%3$s | %4$s</span></div>
                <div><strong>%5$s</strong></div></td></tr>
                <tr><td id="posts_container"><div id="posts">
                %6$s
                </div></td></tr></table>
                <div class="float_left">%1$s<div>%7$s | %8$s</div></div>
                <ul class="thread_tools"><li class="printable">%9$s</li></ul>
                <div class="smalltext">Users browsing this thread: %10$d Guest(s)</div>
                """.formatted(
                        pagination,
                        page.link("newreply.php?tid=" + topic.id(), "Post Reply"),
                        page.link(target + "&mode=threaded", "Threaded Mode"),
                        page.link(target + "&mode=linear", "Linear Mode"),
                        Html.escape(topic.title()),
                        posts,
                        page.link(target + "&action=nextoldest", "Next Oldest"),
                        page.link(target + "&action=lastpost", "Last Post"),
                        page.link("printthread.php?tid=" + topic.id(), "View a Printable Version"),
                        page.views(topic.id()) % 7 + 1));
    }

    private String post(Topic topic, Writing post, int ordinal) {
        int uid = page.memberId(post.by());
        String key = post.key();
        boolean titled = Integer.parseInt(key) % 3 != 0;
        String edited = post.prose().text().contains("EDIT:")
                ? " <span class=\"post_edit\" id=\"edited_by_" + key
                        + "\"><span class=\"edited_post\">(This post was last modified: "
                        + page.dates.html(post.at().plusSeconds(600), true) + " by " + page.profileLink(post.by())
                        + ".)</span></span>"
                : " <span class=\"post_edit\" id=\"edited_by_" + key + "\"></span>";
        return """
                <a name="pid%1$s" id="pid%1$s"></a>
                <div class="post" style="" id="post_%1$s">
                <div class="post_author">
                <div class="author_avatar"><a href="%2$s"><img src="images/default_avatar.png" alt="" width="55" height="55" /></a></div>
                <div class="author_information"><strong><span class="largetext"><a href="%2$s"><span style="color: green;"><strong>%3$s</strong></span></a></span></strong>
                <img src="images/buddy_offline.png" title="Offline" alt="Offline" class="buddy_status" /><br />
                <span class="smalltext">Junior Member<br /><img src="images/star.png" border="0" alt="*" /><br /></span></div>
                <div class="author_statistics">Posts: %4$d<br />Threads: %5$d<br />Joined: Mar 2025<br />Reputation: <strong class="reputation_neutral">0</strong></div>
                </div>
                <div class="post_content">
                <div class="post_head"><div class="float_right" style="vertical-align: top"><strong><a href="%6$s" title="%7$s">#%8$d</a></strong></div>
                <span class="post_date">%9$s%10$s</span></div>
                <div class="post_body scaleimages" id="pid_%1$s">
                %11$s%12$s
                </div>
                %13$s<div class="post_meta" id="post_meta_%1$s"></div>
                </div>
                <div class="post_controls"><div class="postbit_buttons author_buttons float_left"><a href="%14$s" title="Find all posts by this user" class="postbit_find"><span>Find</span></a></div>
                <div class="postbit_buttons post_management_buttons float_right"><a href="%15$s" title="Quote this message in a reply" class="postbit_quote"><span>Reply</span></a></div></div>
                </div>
                """.formatted(
                        key,
                        page.href("member.php?action=profile&uid=" + uid),
                        Html.escape(post.by()),
                        page.views(uid),
                        uid,
                        page.href("showthread.php?tid=" + topic.id() + "&pid=" + key + "#pid" + key),
                        Html.escape((ordinal > 1 ? "RE: " : "") + topic.title()),
                        ordinal,
                        page.dates.html(post.at(), titled),
                        edited,
                        quotes(post),
                        Html.post(post.prose()),
                        signature(uid),
                        page.href("search.php?action=finduser&uid=" + uid),
                        page.href("newreply.php?tid=" + topic.id() + "&replyto=" + key));
    }

    private String quotes(Writing post) {
        StringBuilder out = new StringBuilder();
        for (Writing.Quotation quote : post.quotes()) {
            out.append("<blockquote class=\"mycode_quote\"><cite><span> (")
                    .append(page.dates.absolute(quote.postedAt()))
                    .append(")</span>")
                    .append(Html.escape(quote.author()))
                    .append(" Wrote:  <a href=\"")
                    .append(page.href("showthread.php?pid=" + quote.key() + "#pid" + quote.key()))
                    .append("\" class=\"quick_jump\"></a></cite>")
                    .append(Html.post(quote.prose()))
                    .append("</blockquote>");
        }
        return out.toString();
    }

    private static String signature(int uid) {
        return switch (uid % 4) {
            case 1 -> "<div class=\"signature scaleimages\">Escrow accepted. No time wasters.</div>\n";
            case 2 -> "<div class=\"signature scaleimages\">“The lamp that burns twice as bright”</div>\n";
            default -> "";
        };
    }

    String print(Place place) {
        StringBuilder posts = new StringBuilder();
        for (Writing post : place.topic().posts()) {
            posts.append("<strong>")
                    .append(Html.escape(place.topic().title()))
                    .append("</strong> - ")
                    .append(Html.escape(post.by()))
                    .append(" -  ")
                    .append(page.dates.absolute(post.at()))
                    .append("<br /><br />\n")
                    .append(quotes(post))
                    .append(Html.post(post.prose()))
                    .append("<hr size=\"1\" />\n");
        }
        return """
                <!DOCTYPE html>
                <html><head><title>%1$s</title><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /></head>
                <body><table width="98%%" align="center"><tr><td valign="top">
                <strong>Printable Version</strong><hr /><div class="largetext">+- %2$s</div>
                %3$s</td></tr></table></body></html>
                """.formatted(
                        Html.escape(place.topic().title()),
                        page.link(
                                "showthread.php?tid=" + place.topic().id(),
                                place.topic().title()),
                        posts);
    }
}
