package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkActionsTest {
    private static boolean acts(String path) {
        HttpUrl url = Objects.requireNonNull(HttpUrl.parse("http://board.onion" + path));
        return LinkActions.isAction(url, CanonicalAddress.parameters(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/logout",
                "/user/logout/",
                "/auth/sign-out",
                "/member.php?action=logout",
                "/index.php?action=markasread;board=1",
                "/private.php",
                "/report.php?p=5",
                "/t/5/report",
                "/post/17/delete",
                "/delete/17",
                "/report?listing=101",
                "/vote?post=5&up=1",
                "/vote/17/up",
                "/t/5/like",
                "/newreply.php?tid=1",
                "/posting.php?mode=quote&p=3",
                "/ucp.php?mode=delete_cookies&do=delete",
                "/?add-to-cart=7",
                "/t?id=1&print",
                "/viewtopic.php?t=1&view=print",
                "/x?format=print",
                "/выход",
                "/%D0%B2%D1%8B%D1%85%D0%BE%D0%B4",
                "/тема/5/ответить",
                "/beitrag/5/antworten",
                "/abmelden",
                "/déconnexion",
                "/cerrar-sesion",
                "/sair",
                "/forum/rispondi",
                "/çıkış",
                "/wyloguj",
                "/退出",
                "/帖子/5/回复",
                "/ログアウト",
                "/로그아웃",
                "/تسجيل-الخروج",
                "/خروج",
                "/index.php?do=выход"
            })
    void linkThatActsIsKnownByWholeWordsOfItsAddress(String path) {
        assertThat(acts(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/private",
                "/private?page=2",
                "/report?sort=new",
                "/private/",
                "/private/thread-5",
                "/private/page/2",
                "/report",
                "/report/2026",
                "/report.html",
                "/blog/vote-for-us",
                "/find/",
                "/like-minded/5",
                "/watch/1",
                "/thread-how-to-delete-a-post-5.html",
                "/t/5/delete-my-account-please",
                "/f/buy",
                "/buy/",
                "/market/buy/electronics",
                "/leak/edit.example",
                "/print",
                "/who/is/behind",
                "/board?name=private",
                "/t?title=logout",
                "/join-us",
                "/email/leaks/7",
                "/admin-panel-access",
                "/forum/quote",
                "/удаленные-базы",
                "/举报人名单",
                "/reply-attack/",
                "/attachment/notes"
            })
    void pageWhoseNameHoldsSuchWordsIsNone(String path) {
        assertThat(acts(path)).isFalse();
    }
}
