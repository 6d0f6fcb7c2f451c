package andon.testbed.world;

import andon.testbed.world.Board.Place;
import andon.testbed.world.Board.Topic;
import andon.vocabulary.OnionAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A forum in the markup of MyBB 1.8: session ids in links until a cookie arrives, sort links, an endless calendar,
 * state-changing links, a section that only members see, and a mirror that links back to the main host.
 *
 * <p>It keeps no state: sessions and tokens are sealed with the seed, so that a session lives on in a later revision.
 */
final class MybbForum implements Site {
    static final int POSTS_PER_PAGE = 10;
    static final int TOPICS_PER_PAGE = 20;
    static final String READER = "reader";
    static final String SESSION_COOKIE = "sid";
    static final String LOGIN_COOKIE = "mybbuser";

    private final String id;
    private final String name;
    private final List<OnionAddress> addresses;
    private final WorldSettings settings;
    private final String password;
    private final Board board;

    MybbForum(
            String id,
            String name,
            List<OnionAddress> addresses,
            WorldSettings settings,
            String password,
            Board board) {
        this.id = id;
        this.name = name;
        this.addresses = List.copyOf(addresses);
        this.settings = settings;
        this.password = password;
        this.board = board;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<OnionAddress> addresses() {
        return addresses;
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        String session = request.cookie(SESSION_COOKIE);
        boolean fresh = session.isEmpty();
        if (fresh) {
            session = Dice.seal(settings.seed(), id + request.path() + request.query(), 32);
        }
        boolean member = request.cookie(LOGIN_COOKIE).equals(loginCookie());
        MybbPage page = page(request, session, fresh, member);
        if (request.method().equals("POST")) {
            return post(request, page);
        }
        SiteReply.Answer answer = get(request, page, member);
        return fresh ? answer.with("Set-Cookie", SESSION_COOKIE + "=" + session + "; path=/; HttpOnly") : answer;
    }

    private MybbPage page(SiteRequest request, String session, boolean fresh, boolean member) {
        boolean mirror = !request.host().equals(addresses.getFirst().host());
        String base = mirror ? "http://" + addresses.getFirst().host() + "/" : "";
        return new MybbPage(name, board, settings, base, fresh ? session : "", token(session), member);
    }

    private SiteReply.Answer get(SiteRequest request, MybbPage page, boolean member) {
        MybbTopicPage topics = new MybbTopicPage(page);
        return switch (request.script()) {
            case "", "index.php" -> SiteReply.html(page.index());
            case "forumdisplay.php" ->
                board.section(request.number("fid", 0))
                        .map(section -> section.loginOnly() && !member
                                ? page.noPermission()
                                : page.section(section, request.number("page", 1), request.parameter("sortby")))
                        .map(SiteReply::html)
                        .orElseGet(() -> SiteReply.html(page.error("Invalid forum")));
            case "showthread.php" -> thread(request, page, topics, member);
            case "printthread.php" ->
                visible(board.topic(request.number("tid", 0)), member)
                        .map(place -> SiteReply.html(topics.print(place)))
                        .orElseGet(() -> SiteReply.html(page.error("The specified thread does not exist.")));
            case "member.php" -> member(request, page);
            case "memberlist.php" -> SiteReply.html(page.memberList());
            case "calendar.php" ->
                SiteReply.html(page.calendar(request.number("year", 2026), request.number("month", 1)));
            case "newreply.php", "newthread.php", "search.php", "private.php", "usercp.php", "reputation.php" ->
                SiteReply.html(page.noPermission());
            case "misc.php" -> SiteReply.redirect(302, "index.php");
            case "bot-trap.php" -> SiteReply.html(page.error("This page is for machines. Your visit was noted."));
            default -> SiteReply.html(404, page.error("404 Not Found"));
        };
    }

    private SiteReply.Answer thread(SiteRequest request, MybbPage page, MybbTopicPage topics, boolean member) {
        String post = request.parameter("pid");
        Optional<Place> found =
                request.parameter("tid").isEmpty() ? board.topicOf(post) : board.topic(request.number("tid", 0));
        if (found.isEmpty()) {
            return SiteReply.html(page.error("The specified thread does not exist."));
        }
        if (found.get().section().loginOnly() && !member) {
            return SiteReply.html(page.noPermission());
        }
        Topic topic = found.get().topic();
        int pages = pages(topic);
        if (List.of("lastpost", "newpost").contains(request.parameter("action"))) {
            return SiteReply.redirect(
                    302,
                    "showthread.php?tid=" + topic.id() + (pages > 1 ? "&page=" + pages : "") + "#pid"
                            + topic.posts().getLast().key());
        }
        int number = post.isEmpty() ? request.number("page", 1) : pageOf(topic, post);
        return SiteReply.html(topics.thread(found.get(), Math.clamp(number, 1, pages)));
    }

    private static Optional<Place> visible(Optional<Place> place, boolean member) {
        return place.filter(found -> member || !found.section().loginOnly());
    }

    static int pages(Topic topic) {
        return (topic.posts().size() + POSTS_PER_PAGE - 1) / POSTS_PER_PAGE;
    }

    static int pageOf(Topic topic, String key) {
        for (int i = 0; i < topic.posts().size(); i++) {
            if (topic.posts().get(i).key().equals(key)) {
                return i / POSTS_PER_PAGE + 1;
            }
        }
        return 1;
    }

    private SiteReply.Answer member(SiteRequest request, MybbPage page) {
        return switch (request.parameter("action")) {
            case "login" -> SiteReply.html(page.login(""));
            case "profile" -> SiteReply.html(page.profile(request.number("uid", 0)));
            case "logout" ->
                SiteReply.redirect(302, "index.php").with("Set-Cookie", LOGIN_COOKIE + "=; path=/; Max-Age=0");
            default -> SiteReply.html(page.noPermission());
        };
    }

    private SiteReply.Answer post(SiteRequest request, MybbPage page) {
        Map<String, String> form = request.form();
        if (!request.script().equals("member.php") || !"do_login".equals(form.get("action"))) {
            return SiteReply.html(page.noPermission());
        }
        String session = request.cookie(SESSION_COOKIE);
        if (session.isEmpty() || !token(session).equals(form.get("my_post_key"))) {
            return SiteReply.html(
                    page.error("Authorization code mismatch. Are you accessing this function correctly?"));
        }
        if (!READER.equals(form.get("username")) || !password.equals(form.get("password"))) {
            return SiteReply.html(page.login("You have entered an invalid username/password combination."));
        }
        return SiteReply.html(page.welcome())
                .with(
                        "Set-Cookie",
                        LOGIN_COOKIE + "=" + URLEncoder.encode(loginCookie(), StandardCharsets.UTF_8)
                                + "; path=/; HttpOnly");
    }

    private String token(String session) {
        return Dice.seal(settings.seed(), id + "|post-key|" + session, 32);
    }

    private String loginCookie() {
        return "2_" + Dice.seal(settings.seed(), id + "|login|" + READER, 40);
    }
}
