package andon.testbed.world;

import andon.testbed.world.Board.Section;
import andon.testbed.world.Board.Topic;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The pages of a MyBB board other than its threads, for one reader. */
final class MybbPage {
    private static final int CALENDAR_FIRST_YEAR = 1902;
    private static final int CALENDAR_LAST_YEAR = 3000;

    final Board board;
    final WorldSettings settings;
    final BoardDates dates;
    final boolean member;
    private final String name;
    private final String base;
    private final String linkSession;
    private final String token;

    /**
     * @param base what relative links begin with: empty, or the main host on a mirror
     * @param linkSession the session id that links carry; empty once the reader has the cookie
     * @param token what this session's forms carry
     */
    MybbPage(
            String name,
            Board board,
            WorldSettings settings,
            String base,
            String linkSession,
            String token,
            boolean member) {
        this.name = name;
        this.board = board;
        this.settings = settings;
        this.dates = new BoardDates(settings.now());
        this.base = base;
        this.linkSession = linkSession;
        this.token = token;
        this.member = member;
    }

    /** An address on this board as an attribute value. */
    String href(String target) {
        int hash = target.indexOf('#');
        String page = hash < 0 ? target : target.substring(0, hash);
        String anchor = hash < 0 ? "" : target.substring(hash);
        if (!linkSession.isEmpty()) {
            page += (page.contains("?") ? "&" : "?") + "sid=" + linkSession;
        }
        return Html.escape(base + page + anchor);
    }

    String link(String target, String label) {
        return "<a href=\"" + href(target) + "\">" + Html.escape(label) + "</a>";
    }

    int memberId(String author) {
        return board.memberId(author);
    }

    /** A counter that grows with every revision and hour: labels change without news. */
    int views(int id) {
        return id * 37 % 911
                + settings.revision() * 13
                + (int) ((settings.now().getEpochSecond() - settings.founded().getEpochSecond()) / 3600) * 3;
    }

    String index() {
        StringBuilder out = new StringBuilder();
        for (Section section : board.sections()) {
            if (section.loginOnly() && !member) {
                continue;
            }
            int posts = section.topics().stream()
                    .mapToInt(topic -> topic.posts().size())
                    .sum();
            out.append("""
                    <tr><td class="trow1" align="center"><span class="forum_status forum_on"></span></td>
                    <td class="trow1"><strong>%s</strong><div class="smalltext">%d posts in %d threads</div></td>
                    <td class="trow1" align="right" style="white-space: nowrap">%s</td></tr>
                    """.formatted(
                            link("forumdisplay.php?fid=" + section.id(), section.name()),
                            posts,
                            section.topics().size(),
                            lastPost(section)));
        }
        return page(
                "Index",
                "",
                "<table class=\"tborder\">" + out + "</table>"
                        + "<div class=\"smalltext\">" + link("misc.php?action=markread", "Mark All Forums Read") + " | "
                        + link("calendar.php", "Calendar") + "</div>");
    }

    private String lastPost(Section section) {
        return section.topics().stream()
                .max(Comparator.comparing(topic -> topic.posts().getLast().at()))
                .map(topic -> link("showthread.php?tid=" + topic.id() + "&action=lastpost", topic.title()) + "<br />"
                        + dates.html(topic.posts().getLast().at(), true))
                .orElse("Never");
    }

    String section(Section section, int number, String sort) {
        List<Topic> topics = section.topics().stream()
                .sorted(
                        "subject".equals(sort)
                                ? Comparator.comparing(Topic::title)
                                : Comparator.comparing((Topic topic) ->
                                                topic.posts().getLast().at())
                                        .reversed())
                .toList();
        int pages = Math.max(1, (topics.size() + MybbForum.TOPICS_PER_PAGE - 1) / MybbForum.TOPICS_PER_PAGE);
        int at = Math.clamp(number, 1, pages);
        StringBuilder rows = new StringBuilder();
        topics.stream()
                .skip((at - 1L) * MybbForum.TOPICS_PER_PAGE)
                .limit(MybbForum.TOPICS_PER_PAGE)
                .forEach(topic -> {
                    Writing first = topic.posts().getFirst();
                    rows.append("""
                    <tr class="inline_row"><td class="trow1 forumdisplay_regular"><div><span class="subject_new" id="tid_%d">%s</span>
                    <div class="author smalltext">%s</div></div></td>
                    <td align="center" class="trow1">%d</td><td align="center" class="trow1">%d</td>
                    <td class="trow1"><span class="lastpost smalltext">%s<br />%s: %s</span></td></tr>
                    """.formatted(
                                    topic.id(),
                                    link("showthread.php?tid=" + topic.id(), topic.title()),
                                    profileLink(first.by()),
                                    topic.posts().size() - 1,
                                    views(topic.id()),
                                    dates.html(topic.posts().getLast().at(), topic.id() % 2 == 0),
                                    link("showthread.php?tid=" + topic.id() + "&action=lastpost", "Last Post"),
                                    profileLink(topic.posts().getLast().by())));
                });
        String fid = "forumdisplay.php?fid=" + section.id();
        String head = "<tr><td class=\"thead\">" + Html.escape(section.name()) + " "
                + link("misc.php?action=markread&fid=" + section.id(), "Mark this forum read")
                + "</td></tr><tr><td class=\"tcat\">"
                + link(fid + "&datecut=9999&sortby=subject&order=asc", "Thread") + " / "
                + link(fid + "&datecut=9999&sortby=starter&order=asc", "Author") + "</td><td class=\"tcat\">"
                + link(fid + "&datecut=9999&sortby=replies&order=desc", "Replies") + "</td><td class=\"tcat\">"
                + link(fid + "&datecut=9999&sortby=views&order=desc", "Views") + "</td><td class=\"tcat\">"
                + link(fid + "&datecut=9999&sortby=lastpost&order=asc", "Last Post") + "</td></tr>";
        return page(
                section.name(),
                " / " + link(fid, section.name()),
                pagination(fid, at, pages) + "<table class=\"tborder clear\">" + head + rows + "</table>"
                        + link("newthread.php?fid=" + section.id(), "Post Thread"));
    }

    String profileLink(String author) {
        return link("member.php?action=profile&uid=" + memberId(author), author);
    }

    String pagination(String target, int at, int pages) {
        if (pages == 1) {
            return "";
        }
        StringBuilder out =
                new StringBuilder("<div class=\"pagination\"><span class=\"pages\">Pages (" + pages + "):</span>\n");
        IntStream.rangeClosed(1, pages)
                .forEach(i -> out.append(
                        i == at
                                ? "<span class=\"pagination_current\">" + i + "</span>\n"
                                : "<a href=\"" + href(target + (i == 1 ? "" : "&page=" + i))
                                        + "\" class=\"pagination_page\">" + i + "</a>\n"));
        return out.append("</div>").toString();
    }

    String memberList() {
        StringBuilder rows = new StringBuilder();
        for (String author : board.members()) {
            rows.append("<tr><td class=\"trow1\">").append(profileLink(author)).append("</td></tr>\n");
        }
        return page("Member List", "", "<table class=\"tborder\">" + rows + "</table>");
    }

    String profile(int uid) {
        return board.member(uid)
                .map(author -> profile(uid, author))
                .orElseGet(() -> error("The member you specified is either invalid or doesn't exist."));
    }

    private String profile(int uid, String author) {
        return page(
                "Profile of " + author,
                "",
                "<fieldset><span class=\"largetext\"><strong>" + Html.escape(author)
                        + "</strong></span><br /><span class=\"smalltext\">(Junior Member)<br />Registration Date: 03-1"
                        + uid % 10 + "-2025<br />Reputation: " + views(uid) % 40 + "</span></fieldset>"
                        + link("reputation.php?uid=" + uid, "Details"));
    }

    String calendar(int year, int month) {
        if (year < CALENDAR_FIRST_YEAR || year > CALENDAR_LAST_YEAR || month < 1 || month > 12) {
            return error("The month you specified does not exist.");
        }
        YearMonth shown = YearMonth.of(year, month);
        YearMonth next = shown.plusMonths(1);
        YearMonth last = shown.minusMonths(1);
        return page(
                "Calendar",
                "",
                "<table class=\"tborder\"><tr><td class=\"thead\">" + shown + "</td></tr></table>"
                        + link(
                                "calendar.php?calendar=1&year=" + last.getYear() + "&month=" + last.getMonthValue(),
                                "« " + last)
                        + " "
                        + link(
                                "calendar.php?calendar=1&year=" + next.getYear() + "&month=" + next.getMonthValue(),
                                next + " »"));
    }

    String login(String problem) {
        String error = problem.isEmpty()
                ? ""
                : "<div class=\"error\"><p><em>Please correct the following errors before continuing:</em></p><ul><li>"
                        + problem + "</li></ul></div>";
        return page("Login", "", error + """
                <form action="%s" method="post"><table class="tborder">
                <tr><td class="thead" colspan="2"><strong>Login</strong></td></tr>
                <tr><td>Username:</td><td><input type="text" class="textbox" name="username" size="25" style="width: 200px;" value="" /></td></tr>
                <tr><td>Password:</td><td><input type="password" class="textbox" name="password" size="25" style="width: 200px;" value="" />
                <label><input type="checkbox" class="checkbox" name="remember" checked="checked" value="yes" /> Remember?</label></td></tr>
                </table><input type="submit" class="button" name="submit" value="Login" />
                <input type="hidden" name="action" value="do_login" /><input type="hidden" name="url" value="index.php" />
                <input type="hidden" name="my_post_key" value="%s" /></form>
                """.formatted(href("member.php"), token));
    }

    String welcome() {
        return page(
                "Login",
                "",
                "<meta http-equiv=\"refresh\" content=\"2;URL=" + href("index.php")
                        + "\" /><table class=\"tborder\"><tr><td class=\"trow1\"><p>You have successfully been logged in.</p>"
                        + link("index.php", "Click here if you don't want to wait any longer.") + "</td></tr></table>");
    }

    String noPermission() {
        return error(
                "You are not logged in or you do not have permission to view this page. This could be because one of the following reasons: You are not logged in or registered. Please use the form at the bottom of this page to login.");
    }

    String error(String message) {
        return page(
                "Error",
                "",
                "<table class=\"tborder\"><tr><td class=\"thead\"><span class=\"smalltext\"><strong>"
                        + Html.escape(name) + "</strong></span></td></tr><tr><td class=\"trow1\">"
                        + Html.escape(message)
                        + "</td></tr></table>");
    }

    String page(String title, String crumbs, String content) {
        String user = member
                ? "Welcome back, <strong>" + MybbForum.READER + "</strong>. "
                        + link("member.php?action=logout&logoutkey=" + token, "Log Out")
                : "Hello There, Guest! " + link("member.php?action=login", "Login") + " " + quickLogin();
        return """
                <!DOCTYPE html>
                <html xml:lang="en" lang="en" xmlns="http://www.w3.org/1999/xhtml">
                <head><title>%1$s - %2$s</title>
                <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
                <link type="text/css" rel="stylesheet" href="cache/themes/theme1/global.css" /></head>
                <body><div id="container"><a name="top" id="top"></a>
                <div id="header"><div id="logo"><div class="wrapper"><a href="%3$s"><img src="images/logo.png" alt="%2$s" title="%2$s" /></a></div></div>
                <div id="panel"><div class="upper"><div class="wrapper"><ul class="menu top_links"><li>%4$s</li><li>%5$s</li><li>%6$s</li></ul></div></div>
                <div class="lower"><div class="wrapper"><span class="welcome">%7$s</span></div></div></div></div>
                <div id="content"><div class="wrapper">
                <div class="navigation">%8$s%9$s</div><br />
                %10$s
                <div style="display:none"><a href="%11$s" rel="nofollow">do not follow</a></div>
                </div></div>
                <div id="footer"><div class="lower"><div class="wrapper"><span id="copyright">Powered By MyBB, &copy; 2002-2026.</span></div></div></div>
                </div></body></html>
                """.formatted(
                        Html.escape(name),
                        Html.escape(title),
                        href("index.php"),
                        link("search.php", "Search"),
                        link("memberlist.php", "Member List"),
                        link("calendar.php", "Calendar"),
                        user,
                        link("index.php", name),
                        crumbs,
                        content,
                        href("bot-trap.php"));
    }

    /** The form in the header, which stands before any other one, hidden. */
    private String quickLogin() {
        return """
                <div class="modal" id="quick_login" style="display: none;"><form method="post" action="%s">
                <input name="my_post_key" type="hidden" value="%s" /><input name="action" type="hidden" value="do_login" />
                <input name="quick_login" type="hidden" value="1" /><input name="quick_username" type="text" value="" />
                <input name="quick_password" type="password" value="" /><input name="submit" type="submit" value="Login" />
                </form></div>""".formatted(href("member.php"), token);
    }
}
