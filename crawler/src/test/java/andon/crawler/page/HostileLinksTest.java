package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.source.Source;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says about itself and its links must neither lose pages nor do anything. */
class HostileLinksTest {
    private static final String ORIGIN = "http://" + host(1);

    private static String host(int n) {
        byte[] key = new byte[32];
        key[0] = (byte) n;
        return OnionAddress.ofPublicKey(key).host();
    }

    private static OutLinks links(String html) {
        URI page = URI.create(ORIGIN + "/board/t?id=7");
        SiteScope scope = new SiteScope(Source.ofAddresses(new SourceId("a"), List.of(URI.create(ORIGIN + "/"))));
        return PageReading.of(Jsoup.parse(html), new HeardWords()).links(scope, page);
    }

    private static List<String> paths(String html) {
        return links(html).pages().stream()
                .map(p -> p.address().toString().substring(ORIGIN.length()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/board/", "/board/t?id=1", "", "javascript:x", "http://clear.example/"})
    void canonicalLinkThatAllPagesShareHidesNoneOfThem(String canonical) {
        String links = "<a href='t?id=1'>one</a><a href='t?id=2'>two</a><a href='t?id=2&page=2'>more</a>";
        assertThat(paths("<link rel=canonical href='" + canonical + "'>" + links))
                .contains("/board/t?id=1", "/board/t?id=2", "/board/t?id=2&page=2");
    }

    @Test
    void canonicalLinkToAnotherHostIsACandidateAndNothingElse() {
        OutLinks links = links("<link rel=canonical href='http://" + host(2) + "/t?id=7'><a href='t?id=1'>one</a>");
        assertThat(links.pages()).hasSize(1);
        assertThat(links.candidates().keySet()).extracting(OnionAddress::host).containsExactly(host(2));
    }

    @Test
    void baseOfAnotherHostLeadsThereAndNotAstray() {
        assertThat(links("<base href='http://" + host(2) + "/'><a href='t?id=1'>one</a>")
                        .pages())
                .isEmpty();
        assertThat(paths("<base href='/other/'><base href='/second/'><a href='t?id=1'>one</a>"))
                .containsExactly("/other/t?id=1");
    }

    @Test
    void framesNextPagesAndRefreshesLeadOn() {
        assertThat(
                        paths(
                                "<meta http-equiv=refresh content='5; url=/later'><link rel='next nofollow' href='t?id=7&page=2'>"
                                        + "<iframe src=/inside></iframe><map><area href=/spot></map>"
                                        + "<link rel=alternate type=application/atom+xml href=/feed.atom><link rel=stylesheet href=/x>"))
                .containsExactlyInAnyOrder("/later", "/board/t?id=7&page=2", "/inside", "/spot", "/feed.atom");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=/x/1?k=2>Log out</a>",
                "<a href=/x/1?k=2> Выйти </a>",
                "<a href=/x/1><b>Mark all read</b></a>",
                "<a href=/x/1>すべて既読にする</a>",
                "<a href=/x/1>加入购物车</a>",
                "<a href=/x/1>로그아웃</a>",
                "<a href=/x/1>تسجيل الخروج</a>",
                "<a href=/x/1>Sepete ekle</a>",
                "<a href=/x/1 data-method=delete>gone with it</a>",
                "<a href=/x/1 data-confirm='Are you sure?'>this one</a>",
            })
    void linkThatSaysItDoesSomethingIsNotFollowed(String link) {
        OutLinks links = links(link + "<a href=/y data-method=get>page</a>");
        assertThat(links.pages()).extracting(p -> p.address().getPath()).containsExactly("/y");
        assertThat(links.refused()).containsEntry("action", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How to log out of everything",
                "Delete post, reported by nobody",
                "Buy now: access to a company",
                "Vote up or leave",
                "Я хочу выйти",
                "登出了怎么办",
                "Report 2026"
            })
    void threadWhoseTitleHoldsSuchWordsIsFollowed(String title) {
        assertThat(paths("<a href=/x/1>" + title + "</a>")).containsExactly("/x/1");
    }
}
