package andon.crawler.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Tells content from what sites put in its place with status 200: waiting queues, CAPTCHAs, login walls and errors. A page
 * with much text of its own is content whatever words it holds: forums talk about CAPTCHAs too.
 */
public final class Gates {
    /** A page with more own text than that (characters outside of links) is content. */
    static final int SMALL = 1500;
    /** An error page says little else. */
    static final int TINY = 600;

    private static final Pattern REFRESH = Pattern.compile(
            "\\s*(\\d{1,5})(?:\\.\\d*)?\\s*(?:[;,]\\s*(?:url\\s*=)?\\s*['\"]?([^'\"]*)['\"]?)?.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUEUE = words(
            "you (?:are|have been placed) in (?:the |a )?(?:queue|waiting room|line)",
            "waiting (?:room|queue)",
            "place in (?:the )?(?:queue|line)",
            "position in (?:the )?queue",
            "queue position",
            "ddos[- ]?protection",
            "anti-?ddos",
            "checking your browser",
            "please wait while",
            "you will be redirected",
            "estimated (?:entry|wait)",
            "вы в очереди",
            "ожидайте",
            "проверка браузера",
            "排队",
            "请稍候",
            "順番待ち",
            "お待ちください");
    private static final Pattern LOGIN = words(
            "(?:must|need to|have to) (?:be )?(?:log(?:ged)?|sign(?:ed)?) ?in",
            "please (?:log|sign) ?in",
            "log ?in (?:required|first)",
            "not logged in",
            "do not have permission to (?:view|access|see)",
            "don't have permission to (?:view|access|see)",
            "session (?:has )?expired",
            "необходимо (?:войти|авториз)",
            "доступ запрещ",
            "请登录",
            "请先登录",
            "需要登录",
            "没有权限",
            "权限不足",
            "ログインしてください",
            "ログインが必要",
            "権限がありません",
            "bitte (?:melden|loggen)",
            "connectez-vous");
    /** These stand in headings and posts of open pages, too: they count beside a form only. */
    private static final Pattern LOGIN_BESIDE_FORM = words(
            "log ?in to",
            "sign in to",
            "permission denied",
            "access denied",
            "members only",
            "registered (?:users|members) only",
            "not authori[sz]ed",
            "войдите",
            "нет прав",
            "только для зарегистрированных");
    /** What a signed-in reader is told who may not read a page. */
    private static final Pattern FORBIDDEN = words(
            "you (?:are not logged in or you )?(?:do not|don't) have permission to (?:view|access|see)",
            "没有权限",
            "権限がありません",
            "нет прав для");

    private static final Pattern ERROR = words(
            "does not exist",
            "doesn't exist",
            "not (?:be )?found",
            "no longer (?:exists|available)",
            "has been (?:deleted|removed)",
            "invalid (?:thread|post|forum|topic|user|member|id|link)",
            "specified (?:thread|post|forum|topic) ",
            "account suspended",
            "site (?:is )?(?:down|closed|offline)",
            "maintenance",
            "database error",
            "an error (?:has )?occurred",
            "error 404",
            "404 error",
            "internal server error",
            "не найден",
            "не существует",
            "удален",
            "не существует",
            "不存在",
            "未找到",
            "已删除",
            "見つかりません",
            "存在しません",
            "削除されました");
    private static final Pattern ERROR_TITLE =
            words("error", "not found", "404", "ошибка", "错误", "エラー", "fehler", "suspended");
    private static final Pattern LOGGED_IN =
            words("log ?out", "log ?off", "sign ?out", "выход", "выйти", "退出", "登出", "ログアウト", "abmelden");

    private static final Set<String> OTHER =
            Set.of("a", "script", "style", "noscript", "nav", "option", "select", "head");

    private Gates() {}

    private static Pattern words(String... alternatives) {
        return Pattern.compile(
                String.join("|", List.of(alternatives)), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** What a page is. */
    public enum Kind {
        CONTENT,
        /** It lets readers in after a while. */
        QUEUE,
        /** It asks to sign in. */
        LOGIN,
        /** It asks to prove that a person reads; that is never solved. */
        CAPTCHA,
        /** It says with status 200 that there is nothing. */
        ERROR
    }

    /** Judges a page. */
    public static Kind kind(Document page) {
        String own = ownText(page);
        if (own.length() > SMALL) {
            return Kind.CONTENT;
        }
        String text = page.title() + "\n" + own;
        if (asksForCaptcha(page)) {
            return Kind.CAPTCHA;
        }
        if (QUEUE.matcher(text).find() && (refreshSeconds(page).isPresent() || own.length() < TINY)) {
            return Kind.QUEUE;
        }
        if (own.length() < TINY
                && refreshSeconds(page).isPresent()
                && page.select("a[href]").size() < 3) {
            return Kind.QUEUE;
        }
        boolean form = page.select("input[type=password]").stream().anyMatch(field -> !Visibility.isHidden(field));
        // A post of a few lines may talk about logins as well; a page that shows a live session is no login page.
        if (own.length() < TINY && !showsSession(page)) {
            if (LOGIN.matcher(text).find()
                    || form && LOGIN_BESIDE_FORM.matcher(text).find()) {
                return Kind.LOGIN;
            }
            if (form && own.length() < TINY / 3 && page.select("a[href]").size() < 5) {
                return Kind.LOGIN;
            }
        }
        if (own.length() < TINY && showsSession(page) && FORBIDDEN.matcher(own).find()) {
            return Kind.ERROR;
        }
        boolean errorTitle = ERROR_TITLE
                .matcher(page.title() + "\n"
                        + page.select("h1, h2, .thead, .error").text())
                .find();
        if (own.length() < TINY && errorTitle && ERROR.matcher(text).find()) {
            return Kind.ERROR;
        }
        return Kind.CONTENT;
    }

    /** Whether the page shows that the reader is signed in. */
    public static boolean showsSession(Document page) {
        for (Element link : page.select("a[href], button, input[type=submit]")) {
            String said = link.text() + " " + link.attr("value") + " "
                    + link.attr("href").toLowerCase(Locale.ROOT);
            if (LOGGED_IN.matcher(said).find()) {
                return true;
            }
        }
        return false;
    }

    static boolean asksForCaptcha(Document page) {
        for (Element input : page.select("input, img, div, iframe")) {
            String said = (input.attr("name") + " " + input.id() + " " + input.className() + " " + input.attr("src"))
                    .toLowerCase(Locale.ROOT);
            if (said.contains("captcha")) {
                return true;
            }
        }
        return false;
    }

    /** After how many seconds the page asks to be loaded again. */
    public static Optional<Integer> refreshSeconds(Document page) {
        return refresh(page).map(m -> Integer.parseInt(m.group(1)));
    }

    static Optional<String> refreshTarget(Document page) {
        return refresh(page).map(m -> m.group(2)).filter(target -> !target.isBlank());
    }

    private static Optional<Matcher> refresh(Document page) {
        for (Element meta : page.select("meta[http-equiv][content]")) {
            Matcher m = REFRESH.matcher(meta.attr("content"));
            if (meta.attr("http-equiv").equalsIgnoreCase("refresh") && m.matches()) {
                return Optional.of(m);
            }
        }
        return Optional.empty();
    }

    /** The text outside of links, scripts and menus; no more of it than tells content from the rest. */
    private static String ownText(Document page) {
        StringBuilder text = new StringBuilder();
        page.body().filter((node, depth) -> {
            if (text.length() > 2 * SMALL) {
                return NodeFilter.FilterResult.STOP;
            }
            if (node instanceof TextNode words) {
                text.append(words.text()).append(' ');
            }
            return OTHER.contains(node.normalName())
                    ? NodeFilter.FilterResult.SKIP_ENTIRELY
                    : NodeFilter.FilterResult.CONTINUE;
        });
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
