package andon.indexer.cut;

import andon.indexer.cut.CutResult.NoUnits;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Recognises pages that stand in front of a site or in place of content: sign-in, queues, errors with status 200, forms. */
final class Gates {
    /** Pages of this kind are short; a long text that speaks of queues or errors is a text. */
    private static final int SHORT = 900;

    private static final Pattern GATE = Pattern.compile(
            "in (?:the )?queue|waiting (?:room|time|list)|estimated wait|please wait|you (?:are|have been) (?:placed|queued)|checking your browser|"
                    + "ddos (?:protection|filter)|anti-?ddos|solve the captcha|captcha|prove (?:that )?you are (?:a )?human|access queue|"
                    + "очеред[ьи]|подождите|ожидани[ея]|排队|请稍候|请等待|验证码|お待ちください|順番待ち");
    private static final Pattern ERROR = Pattern.compile(
            "not found|does not exist|do not exist|doesn't exist|no longer exist|never existed|has been (?:deleted|removed)|has expired|forbidden|"
                    + "access denied|permission to (?:access|view)|not authori[sz]ed|internal server error|bad gateway|service unavailable|"
                    + "temporarily unavailable|under maintenance|error \\d{3}|invalid (?:thread|post|user|forum|link|session)|no (?:results|such)|"
                    + "not logged in|must be logged in|need to (?:log|sign) in|"
                    + "не найден|не существует|удален[аоы]?|доступ (?:запрещ|закрыт)|ошибка|недостаточно прав|"
                    + "不存在|找不到|已删除|无权|没有权限|错误|見つかりません|存在しません|削除されました|エラー|権限がありません");

    private Gates() {}

    static Optional<NoUnits> of(Document page) {
        Element body = page.body();
        String words = HtmlText.of(body);
        String own = words.length() > SHORT ? "" : words.toLowerCase(Locale.ROOT);
        String title = page.title().toLowerCase(Locale.ROOT);
        boolean password = body.selectFirst(Css.of("input[type=password]")) != null;
        if (password
                && words.length() < SHORT
                && body.select(Css.of("pre, article")).isEmpty()) {
            return Optional.of(NoUnits.LOGIN_FORM);
        }
        boolean refresh = page.selectFirst(Css.of("meta[http-equiv=refresh]")) != null;
        if (!own.isEmpty()
                && (GATE.matcher(title).find() || GATE.matcher(own).find())
                && (refresh || isBare(body, own))) {
            return Optional.of(NoUnits.GATE);
        }
        boolean says = !own.isEmpty() && ERROR.matcher(title).find()
                || headingSays(body)
                || own.length() < 300 && ERROR.matcher(own).find();
        if (says && words.length() < SHORT && isBare(body, own)) {
            return Optional.of(NoUnits.ERROR_PAGE);
        }
        return Optional.empty();
    }

    private static boolean headingSays(Element body) {
        return body.select(Css.of("h1, h2, .error, .alert, .notice")).stream()
                .anyMatch(h -> h.text().length() < 200
                        && ERROR.matcher(h.text().toLowerCase(Locale.ROOT)).find());
    }

    /** Whether nothing on the page looks like a unit: no code, no author line with a time, no article. */
    private static boolean isBare(Element body, String own) {
        return body.select(Css.of("pre, article, time, dl, blockquote")).isEmpty() && own.split("\n").length < 30;
    }
}
