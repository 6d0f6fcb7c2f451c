package andon.testbed.world;

import andon.testbed.world.Board.Place;
import andon.testbed.world.Board.Section;
import andon.testbed.world.Board.Topic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Pages in the markup of phpBB's prosilver style with the Russian language pack, for one reader. */
final class PhpbbPage {
    private static final List<String> MONTHS =
            List.of("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек");
    private static final DateTimeFormatter MACHINE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter REST =
            DateTimeFormatter.ofPattern("uuuu, HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Board board;
    private final WorldSettings settings;
    private final String session;

    /** @param session what links carry; empty once the reader has the cookie */
    PhpbbPage(Board board, WorldSettings settings, String session) {
        this.board = board;
        this.settings = settings;
        this.session = session;
    }

    private String href(String target) {
        int hash = target.indexOf('#');
        String page = hash < 0 ? target : target.substring(0, hash);
        String anchor = hash < 0 ? "" : target.substring(hash);
        String sid = session.isEmpty() ? "" : (page.contains("?") ? "&" : "?") + "sid=" + session;
        return Html.escape("./" + page + sid + anchor);
    }

    private String link(String target, String style, String label) {
        return "<a href=\"" + href(target) + "\" class=\"" + style + "\">" + Html.escape(label) + "</a>";
    }

    private String user(String author) {
        return link("memberlist.php?mode=viewprofile&u=" + board.memberId(author), "username", author);
    }

    private static String time(Instant at) {
        String month = MONTHS.get(at.atOffset(ZoneOffset.UTC).getMonthValue() - 1);
        return "<time datetime=\"" + MACHINE.format(at) + "\">" + DAY.format(at) + " " + month + " " + REST.format(at)
                + "</time>";
    }

    String index() {
        StringBuilder rows = new StringBuilder();
        for (Section section : board.sections()) {
            rows.append("<li class=\"row\"><dl class=\"row-item forum_read\"><dt><div class=\"list-inner\">")
                    .append(link("viewforum.php?f=" + section.id(), "forumtitle", section.name()))
                    .append("</div></dt><dd class=\"topics\">")
                    .append(section.topics().size())
                    .append(" <dfn>Темы</dfn></dd></dl></li>\n");
        }
        return frame("Главная страница", "", "<ul class=\"topiclist forums\">" + rows + "</ul>");
    }

    String section(Section section) {
        StringBuilder rows = new StringBuilder();
        for (Topic topic : section.topics()) {
            String target = "viewtopic.php?f=" + section.id() + "&t=" + topic.id();
            Writing last = topic.posts().getLast();
            rows.append("<li class=\"row bg1\"><dl class=\"row-item topic_read\"><dt><div class=\"list-inner\">")
                    .append(link(target, "topictitle", topic.title()))
                    .append("<br />")
                    .append(user(topic.posts().getFirst().by()))
                    .append(" » ")
                    .append(time(topic.posts().getFirst().at()))
                    .append("</div></dt><dd class=\"posts\">")
                    .append(topic.posts().size() - 1)
                    .append("</dd><dd class=\"views\">")
                    .append(topic.id() % 701 + settings.revision() * 17)
                    .append("</dd><dd class=\"lastpost\"><span>")
                    .append(user(last.by()))
                    .append(" ")
                    .append(link(
                            "viewtopic.php?f=" + section.id() + "&t=" + topic.id() + "&p=" + last.key() + "#p"
                                    + last.key(),
                            "",
                            "Перейти к последнему сообщению"))
                    .append("<br />")
                    .append(time(last.at()))
                    .append("</span></dd></dl></li>\n");
        }
        String sort = link("viewforum.php?f=" + section.id() + "&sk=t&sd=a&st=0", "", "Сортировать по времени");
        return frame(
                section.name(),
                link("viewforum.php?f=" + section.id(), "crumb", section.name()),
                "<div class=\"forumbg\"><ul class=\"topiclist topics\">" + rows + "</ul></div>" + sort);
    }

    String topic(Place place, int begin) {
        Topic topic = place.topic();
        String target = "viewtopic.php?f=" + place.section().id() + "&t=" + topic.id();
        StringBuilder pages = new StringBuilder();
        for (int i = 0; i < topic.posts().size(); i += PhpbbForum.POSTS_PER_PAGE) {
            String label = Integer.toString(i / PhpbbForum.POSTS_PER_PAGE + 1);
            pages.append(
                    i == begin
                            ? "<li class=\"active\"><span>" + label + "</span></li>"
                            : "<li>" + link(target + (i == 0 ? "" : "&start=" + i), "button", label) + "</li>");
        }
        StringBuilder posts = new StringBuilder();
        topic.posts().stream()
                .skip(begin)
                .limit(PhpbbForum.POSTS_PER_PAGE)
                .forEach(post -> posts.append(post(topic, post)));
        return frame(
                topic.title(),
                link(
                        "viewforum.php?f=" + place.section().id(),
                        "crumb",
                        place.section().name()),
                """
                <h2 class="topic-title">%s</h2>
                <div class="action-bar bar-top"><div class="pagination">Сообщений: %d <ul>%s</ul></div>%s</div>
                %s
                """.formatted(
                        link(target, "", topic.title()),
                        topic.posts().size(),
                        pages,
                        link(
                                "posting.php?mode=reply&f=" + place.section().id() + "&t=" + topic.id(),
                                "button",
                                "Ответить"),
                        posts));
    }

    private String post(Topic topic, Writing post) {
        StringBuilder quotes = new StringBuilder();
        for (Writing.Quotation quote : post.quotes()) {
            quotes.append("<blockquote><div><cite>")
                    .append(Html.escape(quote.author()))
                    .append(" писал(а): <a href=\"")
                    .append(href("viewtopic.php?p=" + quote.key() + "#p" + quote.key()))
                    .append("\" data-post-id=\"")
                    .append(quote.key())
                    .append("\">&uarr;</a> <span class=\"responsive-hide\">")
                    .append(time(quote.postedAt()))
                    .append("</span></cite>")
                    .append(Html.post(quote.prose()))
                    .append("</div></blockquote>");
        }
        int uid = board.memberId(post.by());
        String signature = uid % 3 == 0
                ? "<div id=\"sig" + post.key() + "\" class=\"signature\">Работаю только через гаранта.</div>"
                : "";
        return """
                <div id="p%1$s" class="post has-profile bg2"><div class="inner">
                <dl class="postprofile" id="profile%1$s"><dt class="no-profile-rank no-avatar"><div class="avatar-container"></div>%2$s</dt>
                <dd class="profile-posts"><strong>Сообщения:</strong> %3$d</dd><dd class="profile-joined"><strong>Зарегистрирован:</strong> 14 мар 2025, 11:20</dd></dl>
                <div class="postbody"><div id="post_content%1$s">
                <h3 %4$s><a href="#p%1$s">%5$s</a></h3>
                <ul class="post-buttons"><li><a href="%6$s" title="Ответить с цитатой" class="button button-icon-only"><i class="icon fa-quote-left fa-fw" aria-hidden="true"></i><span class="sr-only">Цитата</span></a></li></ul>
                <p class="author"><a class="unread" href="%7$s" title="Сообщение"><i class="icon fa-file fa-fw icon-lightgray icon-md" aria-hidden="true"></i><span class="sr-only">Сообщение</span></a> <span class="responsive-hide"><strong>%2$s</strong> » </span>%8$s</p>
                <div class="content">%9$s%10$s</div>
                %11$s
                </div></div>
                <div class="back2top"><a href="#top" class="top" title="Вернуться к началу"></a></div>
                </div></div>
                """.formatted(
                        post.key(),
                        user(post.by()),
                        uid + settings.revision(),
                        post.ownTitle() ? "class=\"first\"" : "",
                        Html.escape((post.ownTitle() ? "" : "Re: ") + topic.title()),
                        href("posting.php?mode=quote&p=" + post.key()),
                        href("viewtopic.php?p=" + post.key() + "#p" + post.key()),
                        time(post.at()),
                        quotes,
                        Html.post(post.prose()).replace("mycode_url", "postlink"),
                        signature);
    }

    String login() {
        return frame(
                "Вход",
                "",
                "<form action=\"" + href("ucp.php?mode=login")
                        + "\" method=\"post\" id=\"login\"><div class=\"panel\"><h2 class=\"login-title\">Вход</h2>"
                        + "<p>Чтобы просматривать эту страницу, вы должны войти на форум.</p><input type=\"text\" name=\"username\" /><input type=\"password\" name=\"password\" />"
                        + "<input type=\"hidden\" name=\"form_token\" value=\""
                        + Dice.seal(settings.seed(), "phpbb token", 40) + "\" /></div></form>");
    }

    String information(String message) {
        return frame(
                "Информация",
                "",
                "<div class=\"panel\" id=\"message\"><h2 class=\"message-title\">Информация</h2><p>" + message
                        + "</p></div>");
    }

    private String frame(String title, String crumb, String content) {
        return """
                <!DOCTYPE html>
                <html dir="ltr" lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251" />
                <title>Полынь - %1$s</title></head>
                <body id="phpbb" class="nojs notouch section-viewtopic ltr"><div id="wrap" class="wrap"><a id="top" class="top-anchor"></a>
                <div id="page-header"><div class="navbar"><ul id="nav-breadcrumbs"><li class="breadcrumbs">%2$s %3$s</li></ul>
                %4$s %5$s</div></div>
                <div id="page-body" class="page-body">%6$s</div>
                <div id="page-footer" class="page-footer">Создано на основе phpBB&reg; Forum Software &copy; phpBB Limited</div>
                </div></body></html>
                """.formatted(
                        Html.escape(title),
                        link("index.php", "crumb", "Список форумов"),
                        crumb,
                        link("ucp.php?mode=login", "", "Вход"),
                        link("search.php", "", "Поиск"),
                        content);
    }
}
