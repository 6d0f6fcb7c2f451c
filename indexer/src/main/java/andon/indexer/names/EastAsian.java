package andon.indexer.names;

import andon.vocabulary.Entity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in Chinese, Japanese and Korean text by their legal form or the noun that they end in. */
final class EastAsian {
    private static final String HAN_OR_KANA = "[\\p{IsHan}\\p{IsKatakana}\\p{IsLatin}ー・＆&0-9]";
    private static final Pattern JAPANESE =
            Pattern.compile("(?:(?:株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|学校法人|医療法人|社会福祉法人|独立行政法人|国立大学法人)"
                    + HAN_OR_KANA + "{1,20}+)|(?:" + HAN_OR_KANA + "{1,20}?(?:株式会社|有限会社|合同会社))"
                    + "|(?:[\\p{IsKatakana}ー]{2,12}+(?:銀行|証券|保険|病院|大学|物流|電機|製作所|工業|商事|運輸))");
    private static final Pattern CHINESE =
            Pattern.compile("[\\p{IsHan}（）()A-Za-z0-9]{2,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司)");
    /** Nouns alone make a name only where the trade speaks of it. */
    private static final Pattern CHINESE_NOUN =
            Pattern.compile("[\\p{IsHan}（）()A-Za-z0-9]{2,24}?(?:集团|银行|物流|大学|医院|保险|证券)");

    private static final Pattern CHINESE_SUFFIX = Pattern.compile("(?:股份|责任|控股)*(?:有限公司|集团公司|集团|银行|物流|大学|医院|保险|证券)$");
    private static final Pattern CHINESE_OPENER =
            Pattern.compile(".*(?:出售|泄露|来自|关于|目标|获取|属于|公司名|入侵|攻击|我们|他们|收购|收|卖|出|某|的|是|了|在|被|到|从|和|与|及|对|向|有)");
    /** The Japanese pattern is slow; without one of these in the text it finds nothing. */
    private static final List<String> JAPANESE_SIGNS =
            List.of("会社", "法人", "銀行", "証券", "保険", "病院", "大学", "物流", "電機", "製作所", "工業", "商事", "運輸");

    private static final List<String> TRADE = List.of(
            "出售",
            "泄露",
            "数据库",
            "权限",
            "入侵",
            "勒索",
            "拖库",
            "脱库",
            "黑客",
            "暗网",
            "内部人员",
            "漏洞",
            "販売",
            "流出",
            "漏洩",
            "侵入",
            "アクセス権",
            "身代金",
            "データベース",
            "продам",
            "продаю",
            "продажа",
            "куплю",
            "доступ",
            "взлом",
            "слив",
            "утечк",
            "база данных",
            "базу",
            "шелл",
            "판매",
            "유출",
            "해킹");
    private static final Pattern KOREAN = Pattern.compile(
            "(?:주식회사|유한회사|\\(주\\)|㈜)\\s?[\\p{IsHangul}\\p{IsLatin}0-9]{2,20}+|[\\p{IsHangul}\\p{IsLatin}0-9]{2,20}?\\s?(?:주식회사|\\(주\\)|㈜)");
    private static final Pattern TITLE = Pattern.compile(
            "(?:公司|集团|集團|银行|銀行|大学|大學|医院|醫院|病院|学校|学院|學院|法院|协会|協会|工厂|工場|製作所|商事|工業|産業|物流|科技|組合|財団|グループ|ホールディングス|センター|クリニック|ホテル|그룹|은행|대학교|병원|학교)$|^(?:株式会社|有限会社|合同会社|주식회사|㈜|\\(주\\))");
    /** Words that make a sentence of a line without any mark: pronouns and particles that stand in no company's name. */
    private static final Pattern TALK =
            Pattern.compile("[的了是我你他她们这那吗吧呢啊被把就也都很]|毕业|位于|来自|就读|工作|を|です|ます|した|している|ている|から|まで|について|ので|のは|のが"
                    + "|(?<=[\\p{IsHan}\\p{IsKatakana}ー])[はがでにへと](?=[\\p{IsHan}\\p{IsKatakana}])|[은는이가을를에서]\\s");

    private static final int LONGEST_TITLE = 40;

    private EastAsian() {}

    static void find(String text, List<Entity> names) {
        boolean han = false;
        boolean kana = false;
        boolean hangul = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x3000) {
                han |= c >= 0x3400 && c < 0xA000;
                kana |= c >= 0x3041 && c <= 0x30FA;
                hangul |= c >= 0xAC00 && c < 0xD7B0 || c == '㈜';
            }
        }
        if ((han || kana) && JAPANESE_SIGNS.stream().anyMatch(text::contains)) {
            byPattern(text, JAPANESE, "org-form-ja", names);
        }
        if (han && !kana) {
            chinese(text, CHINESE, 0.7, names);
            if (isTrade(text)) {
                chinese(text, CHINESE_NOUN, 0.6, names);
            }
        }
        if (hangul) {
            byPattern(text, KOREAN, "org-form-ko", names);
        }
    }

    /** Whether a title in these scripts is a name: it ends in what names end in, and holds no sentence. */
    static boolean isTitle(String title) {
        boolean sentence = title.codePoints().anyMatch(c -> "，。、！？；：「」".indexOf(c) >= 0);
        return !sentence
                && !TALK.matcher(title).find()
                && title.length() <= LONGEST_TITLE
                && TITLE.matcher(title).find();
    }

    private static void byPattern(String text, Pattern pattern, String detector, List<Entity> names) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(Organisations.entity(text, matcher.start(), matcher.end(), detector, 0.9));
        }
    }

    private static int suffix(String name) {
        Matcher matcher = CHINESE_SUFFIX.matcher(name);
        return matcher.find() ? name.length() - matcher.start() : 0;
    }

    /** Whether a text in another script than Latin offers, sells or leaks something. */
    static boolean isTrade(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return TRADE.stream().anyMatch(small::contains);
    }

    private static void chinese(String text, Pattern pattern, double confidence, List<Entity> names) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Matcher opener = CHINESE_OPENER.matcher(matcher.group());
            opener.region(0, matcher.group().length() - suffix(matcher.group()));
            int start = matcher.start() + (opener.lookingAt() ? opener.end() : 0);
            if (matcher.end() - start >= 4) {
                names.add(Organisations.entity(text, start, matcher.end(), "org-form-zh", confidence));
            }
        }
    }
}
