package andon.indexer.cut;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * Notes in the place of words that a board withholds ("You must reply to see hidden content"): the board's words, not their
 * author's. Words that are shown stay, whatever box they stand in.
 */
final class Withheld {
    private static final Pattern BOXES = Pattern.compile("hid[de]|(?<![nb])locked|restrict", Pattern.CASE_INSENSITIVE);
    /** A longer box holds more than a note. */
    private static final int LONGEST = 240;

    private static final Pattern NOTE = Pattern.compile(
            "\\b(?:must|need to|have to|required to|please)\\b.{0,60}\\b(?:reply|register|log ?in|sign in|like|react|thank|upgrade|unlock|buy)"
                    + "|\\b(?:reply|register|log ?in|sign in|upgrade|react)\\b.{0,60}\\bto (?:view|see|unlock|read)\\b"
                    + "|(?:скрыт|чтобы (?:увидеть|видеть|просмотреть|посмотреть)|для просмотра|нужно .{0,40}(?:ответить|зарегистрироваться|авторизоваться))"
                    + "|(?:回复|登录|登入|注册|购买).{0,20}(?:可见|查看|浏览)|查看.{0,20}隐藏");

    /** Who links to another host shows something. */
    private static final Evaluator ELSEWHERE = QueryParser.parse("a[href*=://], a[href^=mailto:]");

    private Withheld() {}

    /** Takes the notes out of what somebody wrote. */
    static void takeOut(Element words) {
        for (Element box : words.getAllElements()) {
            if (box.parent() != null
                    && box.attributesSize() > 0
                    && BOXES.matcher(box.className()).find()
                    && box.selectFirst(ELSEWHERE) == null
                    && Brief.text(box, LONGEST)
                            .filter(text ->
                                    NOTE.matcher(text.toLowerCase(Locale.ROOT)).find())
                            .filter(text -> text.indexOf('@') < 0 && !text.contains("://"))
                            .isPresent()) {
                Cutter.takeOut(box);
            }
        }
    }
}
