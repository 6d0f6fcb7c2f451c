package andon.testbed.world;

import andon.testbed.world.Board.Place;
import andon.testbed.world.Board.Topic;
import andon.vocabulary.OnionAddress;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A forum in the markup of phpBB 3.3 (prosilver), served in windows-1251: the header names no charset, or for some
 * topics a wrong one; only the page itself tells. Session ids stand in links until a cookie arrives.
 */
final class PhpbbForum implements Site {
    static final int POSTS_PER_PAGE = 10;
    private static final Charset CHARSET = Charset.forName("windows-1251");
    private static final String COOKIE = "phpbb3_polyn_sid";
    private static final String WRONG = "text/html; charset=ISO-8859-1";
    private static final String SILENT = "text/html";

    private final OnionAddress address;
    private final WorldSettings settings;
    private final Board board;

    PhpbbForum(OnionAddress address, WorldSettings settings, Board board) {
        this.address = address;
        this.settings = settings;
        this.board = board;
    }

    @Override
    public String id() {
        return RussianStory.SOURCE;
    }

    @Override
    public String name() {
        return "Полынь";
    }

    @Override
    public List<OnionAddress> addresses() {
        return List.of(address);
    }

    static String path(Place place, Writing post) {
        int start = startOf(place.topic(), post.key());
        return "/viewtopic.php?f=" + place.section().id() + "&t="
                + place.topic().id() + (start == 0 ? "" : "&start=" + start);
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        boolean fresh = request.cookie(COOKIE).isEmpty();
        String session = fresh ? Dice.seal(settings.seed(), id() + request.path() + request.query(), 32) : "";
        SiteReply.Answer answer = get(request, new PhpbbPage(board, settings, session));
        return fresh ? answer.with("Set-Cookie", COOKIE + "=" + session + "; path=/; HttpOnly") : answer;
    }

    private SiteReply.Answer get(SiteRequest request, PhpbbPage page) {
        return switch (request.script()) {
            case "", "index.php" -> html(page.index(), SILENT);
            case "viewforum.php" ->
                html(
                        board.section(request.number("f", 0))
                                .map(page::section)
                                .orElseGet(() ->
                                        page.information("Форума, который вы хотите просмотреть, не существует.")),
                        SILENT);
            case "viewtopic.php" -> topic(request, page);
            case "memberlist.php", "posting.php", "ucp.php", "search.php" -> html(page.login(), SILENT);
            default ->
                SiteReply.bytes(
                        404, SILENT, page.information("Страница не найдена.").getBytes(CHARSET));
        };
    }

    private SiteReply.Answer topic(SiteRequest request, PhpbbPage page) {
        String post = request.parameter("p");
        Optional<Place> found = post.isEmpty() ? board.topic(request.number("t", 0)) : board.topicOf(post);
        if (found.isEmpty()) {
            return html(page.information("Запрошенной темы не существует."), SILENT);
        }
        Topic topic = found.get().topic();
        int start = post.isEmpty() ? request.number("start", 0) : startOf(topic, post);
        int last = (topic.posts().size() - 1) / POSTS_PER_PAGE * POSTS_PER_PAGE;
        int begin = Math.clamp(start, 0, last) / POSTS_PER_PAGE * POSTS_PER_PAGE;
        return html(page.topic(found.get(), begin), topic.id() % 4 == 3 ? WRONG : SILENT);
    }

    private static int startOf(Topic topic, String key) {
        for (int i = 0; i < topic.posts().size(); i++) {
            if (topic.posts().get(i).key().equals(key)) {
                return i / POSTS_PER_PAGE * POSTS_PER_PAGE;
            }
        }
        return 0;
    }

    private static SiteReply.Answer html(String page, String contentType) {
        return SiteReply.html(page, CHARSET, contentType);
    }
}
