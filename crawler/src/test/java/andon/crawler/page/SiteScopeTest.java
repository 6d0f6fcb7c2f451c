package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.source.Canary;
import andon.crawler.source.Scope;
import andon.crawler.source.Source;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteScopeTest {
    private static final String MAIN = host(1);
    private static final String MIRROR = host(2);
    private static final URI BASE = URI.create("http://" + MAIN + "/board/index.php");

    private static String host(int n) {
        byte[] key = new byte[32];
        key[0] = (byte) n;
        return OnionAddress.ofPublicKey(key).host();
    }

    private static SiteScope scope(String... exclude) {
        Source bare = Source.ofAddresses(
                new SourceId("a"), List.of(URI.create("http://" + MAIN + "/"), URI.create("http://" + MIRROR + "/")));
        return new SiteScope(bare.draft()
                .scope(new Scope(8, 2000, 1 << 20, List.of(exclude)))
                .make());
    }

    private static String judged(SiteScope scope, String href) {
        return switch (scope.judge(BASE, href)) {
            case SiteScope.Verdict.Follow follow ->
                follow.page().address().toString().replace("http://" + MAIN, "");
            case SiteScope.Verdict.Elsewhere elsewhere -> "elsewhere";
            case SiteScope.Verdict.Refused refused -> refused.code();
        };
    }

    @Test
    void visitBeginsAtTheAddressesAndAtTheCanariesInTheFormInWhichTheyAreKnown() {
        Source source = Source.ofAddresses(new SourceId("a"), List.of(URI.create("http://" + MAIN + "/board/")))
                .draft()
                .canaries(List.of(
                        new Canary(URI.create("showthread.php?tid=5&sid=0123&utm_source=x"), "Welcome"),
                        new Canary(URI.create("/excluded/rules"), "Rules")))
                .scope(new Scope(8, 2000, 1 << 20, List.of("/excluded/.*")))
                .make();
        assertThat(new SiteScope(source).seeds())
                .extracting(seed -> seed.address().toString().replace("http://" + MAIN, ""))
                .containsExactlyInAnyOrder("/board/", "/board/showthread.php?tid=5", "/excluded/rules");
    }

    @ParameterizedTest
    @CsvSource({
        "showthread.php?tid=5#pid9, /board/showthread.php?tid=5",
        "showthread.php?page=2&tid=5&sid=0123, /board/showthread.php?page=2&tid=5",
        "showthread.php?tid=5;page=2, /board/showthread.php?page=2&tid=5",
        "/viewtopic.php?t=1&s=0123456789abcdef0123456789abcdef, /viewtopic.php?t=1",
        "/x;jsessionid=AB12?a=1, /x?a=1",
        "/%7euser/%c3%a4?q1=%2f, /~user/%C3%A4?q1=%2F",
        "/тема, /%D1%82%D0%B5%D0%BC%D0%B0",
        "/a b/{c}|d?x=[1], /a%20b/%7Bc%7D%7Cd?x=%5B1%5D",
        "/f?sortby=views&order=asc&fid=2&utm_source=x, /f?fid=2",
        "/paste?id=0123456789abcdef0123456789abcdef, /paste?id=0123456789abcdef0123456789abcdef",
        "../, /",
        "/p?q1=100%, /p?q1=100%25",
    })
    void pageHasOneAddressHoweverItIsWritten(String href, String expected) {
        assertThat(judged(scope(), href)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "member.php?action=logout&k=1, action",
        "/logout, action",
        "newreply.php?tid=1, action",
        "misc.php?action=markread, action",
        "/search.php, action",
        "/?s=word, action",
        "index.php?action=post2;msg=1, action",
        "showthread.php?tid=1&action=lastpost, action",
        "?add-to-cart=7, action",
        "/photo.JPG, media",
        "/dump.sql.gz, media",
        "/a/a/a/a, trap",
        "http://clear.example/, off-site",
        "javascript:void(0), scheme",
        "mailto:a@b.example, scheme",
    })
    void linkThatActsOrLeadsAwayIsNotFollowed(String href, String code) {
        assertThat(judged(scope(), href)).isEqualTo(code);
    }

    @Test
    void mirrorsPageIsKnownByTheMainHost() {
        assertThat(judged(scope(), "http://" + MIRROR + "/t?id=1")).isEqualTo("/t?id=1");
        assertThat(scope().on(URI.create("http://" + MIRROR + "/"), URI.create("http://" + MAIN + "/t?id=1")))
                .isEqualTo(URI.create("http://" + MIRROR + "/t?id=1"));
        assertThat(judged(scope(), "http://" + host(3) + "/")).isEqualTo("elsewhere");
    }

    @Test
    void excludedPagesAreNotFollowed() {
        SiteScope scope = scope("calendar.php*", "/archive/*");
        assertThat(judged(scope, "/board/calendar.php?d=1")).isEqualTo("excluded");
        assertThat(judged(scope, "/archive/x")).isEqualTo("excluded");
        assertThat(judged(scope, "/board/archive/x")).isEqualTo("/board/archive/x");
    }

    @ParameterizedTest
    @CsvSource({
        "/calendar.php, true",
        "/when?y=2031&m=1, true",
        "/log/2026/05, true",
        "/log/2026/05/a-title, false",
        "/thread-2026-title.html, false",
        "/p?date=2026-05-01, true",
        "/t?tid=5&page=2, false",
    })
    void calendarsAreRecognised(String path, boolean calendar) {
        assertThat(AddressShape.isCalendar(URI.create("http://" + MAIN + path))).isEqualTo(calendar);
    }

    @Test
    void pagesOfOneFormShareTheirShape() {
        assertThat(AddressShape.of(URI.create("http://x.onion/thread-12-some.html?page=3")))
                .isEqualTo(AddressShape.of(URI.create("http://x.onion/thread-9-other.html?page=77")))
                .isNotEqualTo(AddressShape.of(URI.create("http://x.onion/thread-9-other.html")));
    }
}
