package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static final URI PAGE = URI.create("http://x.onion/member.php?action=login");

    private static Gates.Kind kind(String html) {
        return Gates.kind(Jsoup.parse(html));
    }

    @Test
    void longTextAboutGatesIsContent() {
        String talk = "The captcha is broken and you are in the queue; please log in, it does not exist. ".repeat(40);
        assertThat(kind("<title>Error</title><p>" + talk + "</p><input type=password name=p>"))
                .isEqualTo(Gates.Kind.CONTENT);
    }

    @Test
    void forumPageWithALoginFormInItsHeaderIsContent() {
        assertThat(kind("<form><input name=u><input type=password name=p></form><a href=1>a</a><a href=2>b</a>"
                        + "<a href=3>c</a><a href=4>d</a><a href=5>e</a><p>Selling access to a company, revenue 5m,"
                        + " VPN with domain admin, price 3000, first come first served.</p>"))
                .isEqualTo(Gates.Kind.CONTENT);
    }

    @Test
    void shortPostThatTalksAboutLoginsIsContentOnAPageWithALiveSession() {
        assertThat(kind("<title>Members only</title><a href='member.php?action=logout'>Log Out</a>"
                        + "<p>Please log in to the VPN with these, access denied after Friday.</p>"))
                .isEqualTo(Gates.Kind.CONTENT);
    }

    @Test
    void wallsInOtherLanguagesAreRecognised() {
        assertThat(kind("<p>Вы в очереди</p>")).isEqualTo(Gates.Kind.QUEUE);
        assertThat(kind("<p>请先登录</p>")).isEqualTo(Gates.Kind.LOGIN);
        assertThat(kind("<title>エラー</title><p>ページが見つかりません</p>")).isEqualTo(Gates.Kind.ERROR);
    }

    @Test
    void visibleFormWithAUserFieldIsChosenWithItsTokens() {
        LoginForm form = LoginForm.find(PAGE, Jsoup.parse("""
                        <form method=post><input type=password name=only></form>
                        <div style="display:none"><form method=post><input name=quick_u><input type=password name=quick_p></form></div>
                        <form method=post><input name=user><input type=password name=a><input type=password name=b></form>
                        <form action="do?x=1" method=POST><input name=x9 type=text><input type=password name=x8>
                        <input type=hidden name=csrf value=t0ken><input type=checkbox name=keep><input type=submit name=go value=In></form>
                        """)).orElseThrow();
        assertThat(form.action()).isEqualTo(URI.create("http://x.onion/do?x=1"));
        assertThat(form.filled("me", "secret"))
                .containsEntry("x9", "me")
                .containsEntry("x8", "secret")
                .containsEntry("csrf", "t0ken")
                .containsEntry("keep", "on")
                .containsEntry("go", "In")
                .hasSize(5);
    }
}
