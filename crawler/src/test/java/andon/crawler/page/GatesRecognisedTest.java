package andon.crawler.page;

import static andon.crawler.page.Gates.Kind.BANNED;
import static andon.crawler.page.Gates.Kind.CAPTCHA;
import static andon.crawler.page.Gates.Kind.CLOSED;
import static andon.crawler.page.Gates.Kind.ERROR;
import static andon.crawler.page.Gates.Kind.LOGIN;
import static andon.crawler.page.Gates.Kind.MOVED;
import static andon.crawler.page.Gates.Kind.QUEUE;
import static andon.crawler.page.Gates.Kind.SCRIPT;
import static andon.crawler.page.Gates.Kind.SEIZED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Gates as the software writes that stands before onion sites, none of which is content. */
class GatesRecognisedTest {
    private static final String ADDRESS = "http://board.onion/thread?id=7";

    private static Gates.Kind kind(String html) {
        return Gates.kind(Jsoup.parse(html, ADDRESS));
    }

    static Stream<Arguments> gates() {
        return Stream.of(
                // EndGame: queue, clock CAPTCHA with fields of no telling name
                Arguments.of(QUEUE, """
                        <html><head><title>Access queue</title><meta http-equiv="refresh" content="5; url=/"></head>
                        <body><div class="container"><h1>You have been placed in a queue, awaiting forwarding to the platform.</h1>
                        <p>Please do not refresh the page, you will be automatically redirected. Estimated entry time is less than a minute</p></div>"""),
                Arguments.of(CAPTCHA, """
                        <title>DDOS Protection</title><form method="post"><div class="c"><img src="data:image/png;base64,AAAA"></div>
                        <p>Select the missing part. Prove that you are human.</p><input type="text" name="x81"><input type="submit"></form>"""),
                Arguments.of(CAPTCHA, """
                        <h2>Solve the puzzle to go on</h2><form method=post><img src="/c.png"><input type=radio name=p value=1>
                        <input type=radio name=p value=2><button>Go</button></form>"""),
                Arguments.of(CAPTCHA, "<p>Введите код с картинки</p><img src=/i><form><input name=zz></form>"),
                Arguments.of(CAPTCHA, "<div class='cf-turnstile' data-sitekey=x></div><p>Verify you are human</p>"),
                Arguments.of(CAPTCHA, "<iframe src='https://x/recaptcha/api'></iframe><form><input name=g></form>"),
                // A CAPTCHA before the login
                Arguments.of(CAPTCHA, """
                        <form method=post><input name=user><input type=password name=pass><img src=/captcha.php>
                        <input name=captcha placeholder="Captcha"><button>Login</button></form>"""),
                // Checks of browsers
                Arguments.of(QUEUE, """
                        <title>Just a moment...</title><div id="cf-wrapper"><h1>Checking your browser before accessing board.onion</h1>
                        <p>This process is automatic. Your browser will redirect to your requested content shortly.</p></div>
                        <script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script>"""),
                Arguments.of(
                        QUEUE, "<title>DDoS-Guard</title><script src=/.well-known/ddos-guard/check></script><h1></h1>"),
                Arguments.of(SCRIPT, """
                        <title>Board</title><body><noscript>You need to enable JavaScript to run this app.</noscript>
                        <div id=root></div><script src=app.js></script>"""),
                // Login walls of forums
                Arguments.of(LOGIN, """
                        <title>Board</title><ul class=menu><li><a href=/>Home</a></ul><table class=tborder><tr><td class=thead>Board</td></tr>
                        <tr><td class=trow1>You are either not logged in or do not have permission to view this page. This could be because
                        one of the following reasons: 1. You are not logged in or registered. 2. You do not have permission to access
                        this page.</td></tr></table><span>Current time: 11-23-2026, 12:00 PM</span>"""),
                Arguments.of(LOGIN, """
                        <div id=message class=panel><h2 class=message-title>Information</h2><p>The board requires you to be registered
                        and logged in to view this forum.</p></div><h2>Login</h2><form method=post><input name=username>
                        <input type=password name=password></form>"""),
                Arguments.of(LOGIN, "<h1>Members only</h1><form><input name=u><input name=p type=password></form>"),
                // Errors with status 200
                Arguments.of(ERROR, """
                        <title>Board</title><table class=tborder><tr><td class=thead>Board</td></tr><tr><td class=trow1>The
                        specified thread does not exist.</td></tr></table><div id=copy>Current time: 11-23-2026, 12:00 PM</div>"""),
                Arguments.of(
                        ERROR,
                        "<div id=fatal_error><h3 class=catbg>An Error Has Occurred!</h3><div>The topic or board you"
                                + " are looking for appears to be either missing or off limits to you.</div></div>"),
                Arguments.of(ERROR, "<h1>Database error</h1><p>Too many connections</p>"),
                Arguments.of(ERROR, "<h1>Error establishing a database connection</h1>"),
                Arguments.of(
                        ERROR,
                        "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center>"
                                + "<hr><center>nginx/1.18.0 (Ubuntu)</center></body></html>"),
                Arguments.of(
                        BANNED,
                        "<h1>Error</h1><p>You have been banned from this forum. Reason: spam. Ban lifts: never.</p>"),
                Arguments.of(BANNED, "<p>Ваш аккаунт заблокирован администрацией.</p><a href=/>На главную</a>"),
                // The site as a whole
                Arguments.of(
                        CLOSED,
                        "<title>Account Suspended</title><h1>Account Suspended</h1><p>This Account has been"
                                + " suspended. Contact your hosting provider for more information.</p>"),
                Arguments.of(
                        CLOSED,
                        "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the"
                                + " nginx web server is successfully installed and working. Further configuration is required.</p>"),
                Arguments.of(CLOSED, "<html><body><h1>It works!</h1></body></html>"),
                Arguments.of(CLOSED, "<h1>The market is under maintenance</h1><p>We will be back soon.</p>"),
                Arguments.of(CLOSED, "<p>This domain is for sale. Buy this domain.</p>"),
                Arguments.of(
                        SEIZED,
                        "<title>Seized</title><img src=b.png alt='This hidden site has been seized by the"
                                + " Federal Bureau of Investigation'>"),
                Arguments.of(
                        SEIZED,
                        "<h1>THIS DOMAIN HAS BEEN SEIZED</h1><p>by law enforcement in a coordinated operation</p>"),
                // Leading on
                Arguments.of(MOVED, "<meta http-equiv=refresh content='0; url=/forum/index.php'><p>Forwarding</p>"),
                Arguments.of(QUEUE, "<meta http-equiv=refresh content=10><p>Hold the line</p>"),
                Arguments.of(QUEUE, "<meta http-equiv=refresh content='10;url=/thread?id=7&n=2'><p>Hold the line</p>"));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void gateIsRecognised(Gates.Kind expected, String html) {
        assertThat(kind(html)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("gates")
    void menusFullOfLinksAndHiddenTextDoNotHideAGate(Gates.Kind expected, String html) {
        if (expected == SCRIPT) {
            return;
        }
        StringBuilder menu = new StringBuilder("<nav><ul>");
        IntStream.range(0, 60)
                .forEach(n -> menu.append("<li><a href=/m")
                        .append(n)
                        .append(">Some board about many things ")
                        .append(n)
                        .append("</a> 12:")
                        .append(10 + n % 50)
                        .append("</li>"));
        menu.append("</ul></nav><div style='display:none'>")
                .append("Posted by admin on 2026-01-02. Selling access to a company. ".repeat(60))
                .append("</div>");
        String decoyed = html.contains("<body>") ? html.replace("<body>", "<body>" + menu) : html + menu;
        assertThat(kind(decoyed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUEUE | Ви перебуваєте у черзі. Місце у черзі: 12",
                "QUEUE | Sie befinden sich in der Warteschlange. Bitte warten Sie.",
                "QUEUE | Vous êtes dans la file d'attente. Veuillez patienter.",
                "QUEUE | Está en la cola. Posición en la cola: 4",
                "QUEUE | Você está na fila. Por favor, aguarde.",
                "QUEUE | Sei in coda. Attendere prego.",
                "QUEUE | Lütfen bekleyin, tarayıcınız kontrol ediliyor.",
                "QUEUE | Jesteś w kolejce. Proszę czekać.",
                "QUEUE | أنت في قائمة الانتظار. يرجى الانتظار.",
                "QUEUE | شما در صف انتظار هستید. لطفا صبر کنید",
                "QUEUE | 您正在排队，请稍候",
                "QUEUE | ただいま順番待ちです。お待ちください。",
                "QUEUE | 대기열에 있습니다. 잠시만 기다려 주세요.",
                "LOGIN | Необходимо авторизоваться для просмотра",
                "LOGIN | Необхідно увійти, щоб переглянути цю сторінку",
                "LOGIN | Sie müssen sich anmelden, um diese Seite zu sehen.",
                "LOGIN | Vous devez être connecté pour voir cette page.",
                "LOGIN | Debes iniciar sesión para ver esta página.",
                "LOGIN | Você precisa estar logado para ver esta página.",
                "LOGIN | Devi effettuare il login per vedere questa pagina.",
                "LOGIN | Bu sayfayı görmek için giriş yapmalısınız.",
                "LOGIN | Musisz się zalogować, aby zobaczyć tę stronę.",
                "LOGIN | يجب تسجيل الدخول لعرض هذه الصفحة",
                "LOGIN | برای مشاهده وارد شوید. لطفا وارد شوید",
                "LOGIN | 您尚未登录，请先登录",
                "LOGIN | この内容を見るにはログインしてください",
                "LOGIN | 로그인이 필요한 서비스입니다",
                "ERROR | Сторінку не знайдено",
                "ERROR | Die Seite wurde nicht gefunden.",
                "ERROR | La page demandée est introuvable.",
                "ERROR | La página no existe.",
                "ERROR | A página não existe.",
                "ERROR | La pagina non esiste.",
                "ERROR | Sayfa bulunamadı.",
                "ERROR | Strona nie istnieje.",
                "ERROR | الصفحة غير موجودة",
                "ERROR | صفحه یافت نشد",
                "ERROR | 抱歉，您访问的页面不存在",
                "ERROR | ページが存在しません",
                "ERROR | 페이지를 찾을 수 없습니다",
                "BANNED | Sie wurden gesperrt.",
                "BANNED | 您的账号已被封禁",
                "CLOSED | Ведутся технические работы",
                "CLOSED | Wegen Wartung geschlossen",
                "CLOSED | 网站维护中",
                "CLOSED | ただいまメンテナンス中です",
            })
    void noticeIsRecognisedInItsLanguage(Gates.Kind expected, String notice) {
        assertThat(kind("<html><head><title>Board</title></head><body><div class=box><p>" + notice + "</p></div>"))
                .isEqualTo(expected);
    }

    @Test
    void serverAsItWasInstalledIsClosedHoweverLongItsPageIs() {
        assertThat(kind("<title>Apache2 Debian Default Page: It works</title><p>"
                        + "This is the default page. ".repeat(100)))
                .isEqualTo(CLOSED);
    }
}
