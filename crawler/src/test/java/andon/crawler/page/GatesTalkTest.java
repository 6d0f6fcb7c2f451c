package andon.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of people who talk about gates: short posts, listings and offers that must not be lost. */
class GatesTalkTest {
    private static final String LOGIN_BOX =
            "<form action=/login method=post><input name=user><input type=password name=pass><button>Login</button></form>";

    private static final String[] TALK = {
        "The captcha on the login page is broken, I can't pass it. Anyone else?",
        "I am stuck in the waiting room, it says you are in the queue for hours.",
        "My account has been suspended after the deal, your account has been banned it says.",
        "After login I get 404 not found and database error. Admin please fix.",
        "You must be logged in to see the sample. Access denied otherwise. Please log in first.",
        "This site has been seized by the FBI? Europol banner on the old domain.",
        "The site is under maintenance since Friday, will be back soon they said.",
        "Please wait while I upload the rest. Estimated wait two days. Do not refresh this page.",
        "Selling a ddos protection bypass, checking your browser is no problem, enable JavaScript.",
        "Капча не работает, пишет доступ запрещен, необходимо авторизоваться. Вы в очереди.",
        "请先登录才能看到，验证码错误，页面不存在，正在排队",
        "ログインしてくださいと出る。認証コードが見つかりません。お待ちください",
    };

    static Stream<String> threads() {
        return Stream.of(TALK)
                .flatMap(talk -> Stream.of(
                        // MyBB
                        "<title>Login problem: captcha error 404</title><a href=/>Board</a> &rsaquo; <a href=/f1>Help</a>"
                                + LOGIN_BOX
                                + "<h1>Login problem: captcha error 404</h1><div class=post id=p1><div class=post_author>"
                                + "<a href=/u1>lurker</a><br>Posts: 12<br>Joined: Mar 2025</div><div class=post_content>"
                                + "<span class=post_date>11-20-2026, 10:11 AM</span><div class=post_body>" + talk
                                + "</div></div><a href=/r>Reply</a> <a href=/q>Quote</a></div>",
                        // phpBB without a login box
                        "<title>Queue</title><h2 class=topic-title><a href=t1>Queue</a></h2><div id=p9 class='post bg2'><div class=postbody>"
                                + "<p class=author>by <a href=u>someone</a> &raquo; Fri Nov 20, 2026 10:11 am</p><div class=content>"
                                + talk + "</div></div></div>",
                        // a board without classes, with a quick reply that is guarded by a CAPTCHA
                        "<title>b</title><h3>captcha</h3><p><b>Anonymous</b> 11/20/26(Fri)10:11:12 No.123 <a href=#123>#123</a></p><p>"
                                + talk
                                + "</p><form method=post><textarea name=body></textarea><img src=/captcha><input name=captcha></form>",
                        // a paste
                        "<title>Untitled</title><p>Pasted 2 days ago, 14 views</p><pre>" + talk + "</pre>",
                        // a blog
                        "<article><h1>Please wait: we are in a queue</h1><time>May 4</time><p>" + talk
                                + "</p></article>",
                        // an offer
                        "<h1>Captcha solver, login checker</h1><div class=product><p>" + talk
                                + "</p><b class=price>$20</b> <a href=/v>vendor</a> <a href=/c>Buy now</a></div>"));
    }

    @ParameterizedTest
    @MethodSource("threads")
    void postAboutGatesIsContent(String html) {
        assertThat(Gates.kind(Jsoup.parse(html, "http://board.onion/t"))).isEqualTo(Gates.Kind.CONTENT);
    }

    static Stream<String> listings() {
        String row =
                "<tr><td><a href=/t%d>%s and some more about it</a></td><td><a href=/u>user</a></td><td>3</td></tr>";
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < TALK.length; i++) {
            rows.append("<tr><td><a href=/t")
                    .append(i)
                    .append('>')
                    .append(TALK[i])
                    .append(" and some more about it</a></td><td><a href=/u>user</a></td><td>3</td></tr>");
        }
        return Stream.of(
                "<title>Error reports - login required</title>" + LOGIN_BOX + "<h1>Error reports</h1><table>" + rows
                        + "</table>",
                "<title>Board</title>" + LOGIN_BOX + "<table>" + rows + "</table><meta http-equiv=refresh content=300>",
                "<title>Index of /</title><h1>Index of /</h1><pre><a href=a>a</a> 2026-01-02 10:11 1K\n<a href=b>b</a>"
                        + " 2026-01-02 10:11 1K</pre>");
    }

    @ParameterizedTest
    @MethodSource("listings")
    void listingOfThreadsAboutGatesIsContent(String html) {
        assertThat(Gates.kind(Jsoup.parse(html, "http://board.onion/"))).isEqualTo(Gates.Kind.CONTENT);
    }
}
