package andon.indexer.cut.software;

import static andon.indexer.cut.software.Html.escaped;

import andon.indexer.cut.software.ForumThread.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Threads in markup that nobody wrote a profile for: every seed draws another frame, other names for its parts (telling ones,
 * generated ones or none), another place for author and time, and other things around the posts.
 */
final class UnknownLayouts {
    private static final List<String> GROUPS =
            List.of("div", "li", "article", "section", "tr", "table", "rows", "dl", "flat");

    private final Random random;
    private final int naming;
    private final String salt;

    private UnknownLayouts(Random random) {
        this.random = random;
        this.naming = random.nextInt(4);
        this.salt = Integer.toString(random.nextInt(46_000) + 1_700, 36);
    }

    static String page(ForumThread thread, Random random) {
        return new UnknownLayouts(random).render(thread);
    }

    /** A class attribute: telling, telling with a hash as build tools write it, generated, or none. */
    private String named(String telling) {
        return switch (naming) {
            case 0 -> " class=\"" + telling + "\"";
            case 1 -> " class=\"" + telling + "__" + salt + "\"";
            case 2 -> " class=\"" + salt + "-" + Integer.toString(telling.hashCode() & 0xfff, 36) + "\"";
            default -> "";
        };
    }

    private String render(ForumThread thread) {
        String group = GROUPS.get(random.nextInt(GROUPS.size()));
        int authorForm = random.nextInt(6);
        int timeForm = random.nextInt(6);
        int order = random.nextInt(3);
        boolean counted = random.nextBoolean();
        boolean details = random.nextBoolean();
        String posts = Html.posts(thread, post -> {
            String author = author(post, authorForm);
            String time = time(thread, post, timeForm);
            String extra = (details
                    ? "<span" + named("rank") + ">" + (post.ranked() ? "Vendor" : "Member") + "</span> <small"
                            + named("count") + ">Posts: " + (post.id() % 90) + "</small>"
                    : "");
            String number = counted ? " <a href=\"#" + post.id() + "\">#" + post.number() + "</a>" : "";
            String body = "<div" + named("body") + ">"
                    + (post.is(post.quoted()) ? "<blockquote>" + post.quoted() + "</blockquote>" : "") + "<p>"
                    + post.words() + "</p>" + (post.is(post.code()) ? "<pre>" + post.code() + "</pre>" : "") + "</div>";
            String foot = "<div" + named("actions") + "><a href=\"/reply/" + post.id()
                    + "\">Reply</a> <a href=\"/report/" + post.id() + "\">Report</a></div>";
            return item(group, post, author, time, extra + number, body, foot, order);
        });
        String all = switch (group) {
            case "li" -> "<ul" + named("list") + ">" + posts + "</ul>";
            case "tr", "rows" -> "<table" + named("list") + "><tbody>" + posts + "</tbody></table>";
            case "dl" -> "<dl" + named("list") + ">" + posts + "</dl>";
            default -> "<div" + named("list") + ">" + posts + "</div>";
        };
        return frame(thread, all);
    }

    private String author(Post post, int form) {
        String name = escaped(post.author());
        String id = Integer.toString(post.author().hashCode() & 0xffff);
        return switch (form) {
            case 0 -> "<a" + named("author") + " href=\"/user/" + id + "\">" + name + "</a>";
            case 1 -> "<span" + named("username") + ">" + name + "</span>";
            case 2 -> "<b>" + name + "</b>";
            case 3 ->
                "<a href=\"/u/" + id + "\"><img src=\"/a/" + id + ".png\" alt=\"\"></a> <strong" + named("nick")
                        + "><a href=\"/u/" + id + "\">" + name + "</a></strong>";
            case 4 -> "Posted by <a href=\"/members/" + id + "\">" + name + "</a>";
            default -> "<h4" + named("user") + ">" + name + "</h4>";
        };
    }

    private String time(ForumThread thread, Post post, int form) {
        Instant at = post.at();
        long minutes = Duration.between(at, thread.now()).toMinutes();
        return switch (form) {
            case 0 ->
                "<time datetime=\"" + Html.date(at, "yyyy-MM-dd'T'HH:mm:ss'Z'") + "\">" + minutes / 1440
                        + " days ago</time>";
            case 1 -> "<span" + named("date") + ">" + Html.date(at, "yyyy-MM-dd HH:mm") + "</span>";
            case 2 -> "<small>" + Html.date(at, "MMM d, yyyy h:mm a") + "</small>";
            case 3 ->
                "<span" + named("when") + " title=\"" + Html.date(at, "dd MMM yyyy HH:mm") + "\">"
                        + (minutes < 120 ? minutes + " minutes ago" : minutes / 60 + " hours ago") + "</span>";
            case 4 -> "<i>" + Html.date(at, "dd.MM.yyyy, HH:mm") + "</i>";
            default -> "<span" + named("posted") + ">Posted: " + Html.date(at, "d MMMM yyyy HH:mm") + " UTC</span>";
        };
    }

    private String item(
            String group, Post post, String author, String time, String extra, String body, String foot, int order) {
        String head = order == 0
                ? author + " " + time + " " + extra
                : order == 1
                        ? "<div" + named("head") + ">" + author + "<br>" + extra + "</div><div" + named("info") + ">"
                                + time + "</div>"
                        : author + " " + extra;
        String end = order == 2 ? "<div" + named("meta") + ">" + time + "</div>" + foot : foot;
        return switch (group) {
            case "tr" ->
                "<tr" + named("row") + "><td" + named("left") + ">" + author + "<br>" + extra + "</td><td"
                        + named("right") + ">" + time + body + foot + "</td></tr>";
            case "rows" ->
                "<tr" + named("top") + "><td>" + author + " " + extra + "</td><td>" + time + "</td></tr><tr"
                        + named("bottom") + "><td colspan=\"2\">" + body + foot + "</td></tr>";
            case "table" ->
                "<table" + named("post") + "><tr><td>" + author + "<br>" + extra + "</td><td>" + time
                        + "</td></tr><tr><td colspan=\"2\">" + body + foot + "</td></tr></table>";
            case "dl" ->
                "<dt" + named("top") + ">" + author + " " + time + " " + extra + "</dt><dd" + named("bottom") + ">"
                        + body + foot + "</dd>";
            case "flat" -> "<div" + named("top") + ">" + author + " " + time + " " + extra + "</div>" + body + "<hr>";
            default ->
                "<" + group + named("post") + (random.nextBoolean() ? " id=\"m" + post.id() + "\"" : "") + ">" + head
                        + body + end + "</" + group + ">";
        };
    }

    private String frame(ForumThread thread, String posts) {
        String side = "<div" + named("sidebar")
                + "><h3>Latest posts</h3><ul><li><a href=\"/thread/8\">Old ropes</a> by <a href=\"/user/9\">elk</a> <span>2015-01-05 09:00</span></li><li><a href=\"/thread/9\">New ropes</a> by <a href=\"/user/8\">owl</a> <span>2015-01-06 09:00</span></li></ul></div>";
        return """
                <!DOCTYPE html><html><head><title>%1$s - Den</title></head><body><div%2$s><a href="/">Home</a> <a href="/faq">FAQ</a> <a href="/login">Login</a> <form action="/search"><input name="q"></form></div>%3$s
                <h1>%1$s</h1><div>Page <b>1</b> <a href="?page=2">2</a></div>%4$s<div>Page <b>1</b> <a href="?page=2">2</a></div>
                <div%5$s><h3>Similar threads</h3><table><tr><td><a href="/thread/8">Old ropes</a></td><td>elk</td><td>2015-01-05 09:00</td></tr><tr><td><a href="/thread/9">New ropes</a></td><td>owl</td><td>2015-01-06 09:00</td></tr></table></div>
                <div%6$s>Users online: <a href="/user/9">elk</a>, <a href="/user/8">owl</a></div><div%7$s>Den 2012-2026, server time 2026-02-18 21:40</div></body></html>
                """.formatted(
                        escaped(thread.title()),
                        named("menu"),
                        random.nextBoolean() ? side : "",
                        posts,
                        named("similar"),
                        named("online"),
                        named("footer"));
    }
}
