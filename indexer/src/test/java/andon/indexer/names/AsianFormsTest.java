package andon.indexer.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names by their form in Japanese and Chinese: the same as by the patterns that say what is looked for. */
class AsianFormsTest {
    private static final int TEXTS = 20_000;
    private static final String PART = "[\\p{IsHan}\\p{IsKatakana}\\p{IsLatin}ー・＆&0-9]";
    private static final Pattern JAPANESE =
            Pattern.compile("(?:(?:株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|学校法人|医療法人|社会福祉法人|独立行政法人|国立大学法人)"
                    + PART + "{1,20}+)|(?:" + PART + "{1,20}?(?:株式会社|有限会社|合同会社))"
                    + "|(?:[\\p{IsKatakana}ー]{2,12}+(?:銀行|証券|保険|病院|大学|物流|電機|製作所|工業|商事|運輸))");
    private static final Pattern RUN = Pattern.compile("[a-z]{2,5}?(?:xyz|yz)");
    /** Texts are strewn with these, so that forms touch, overlap and stand too far apart. */
    private static final List<String> PIECES = List.of(
            "株式会社",
            "有限会社",
            "合同会社",
            "学校法人",
            "国立大学法人",
            "銀行",
            "大学",
            "工業",
            "ア",
            "イウ",
            "カキクケコサシスセソタチツ",
            "ー",
            "・",
            "星",
            "川口",
            "の",
            "は",
            "、",
            "Ａ",
            "Abc",
            "9",
            " ",
            "\n",
            "&",
            "東西南北東西南北東西南北東西南北東西南");

    private static List<String> byPattern(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.start() + matcher.group());
        }
        return found;
    }

    private static String text(Random dice, List<String> pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = dice.nextInt(12); i >= 0; i--) {
            text.append(pieces.get(dice.nextInt(pieces.size())));
        }
        return text.toString();
    }

    @Test
    void japaneseNamesAreThoseOfThePattern() {
        Random dice = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(dice, PIECES);
            List<String> found = new ArrayList<>();
            JapaneseForms.each(text, (start, end) -> found.add(start + text.substring(start, end)));

            assertThat(found).as(text).isEqualTo(byPattern(JAPANESE, text));
        }
    }

    @Test
    void runsWithAnEndAreThoseOfThePattern() {
        Suffixed suffixed = new Suffixed(c -> c >= 'a' && c <= 'z', 2, 5, List.of("xyz", "yz"));
        Random dice = new Random(8);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(dice, List.of("a", "bc", "xyz", "yz", "x", ".", "defghi"));
            List<String> found = new ArrayList<>();
            suffixed.each(text, (start, end) -> found.add(start + text.substring(start, end)));

            assertThat(found).as(text).isEqualTo(byPattern(RUN, text));
        }
    }
}
