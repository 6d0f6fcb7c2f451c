package andon.indexer.names;

import andon.vocabulary.Entity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in Chinese, Japanese and Korean text by their legal form or the noun that they end in. */
final class EastAsian {
    private static final Suffixed CHINESE =
            new Suffixed(EastAsian::isChinese, 2, 24, List.of("股份有限公司", "有限责任公司", "有限公司", "集团公司"));
    /** Nouns alone make a name only where the trade speaks of it. */
    private static final Suffixed CHINESE_NOUN =
            new Suffixed(EastAsian::isChinese, 2, 24, List.of("集团", "银行", "物流", "大学", "医院", "保险", "证券"));

    private static final Pattern CHINESE_SUFFIX = Pattern.compile("(?:股份|责任|控股)*(?:有限公司|集团公司|集团|银行|物流|大学|医院|保险|证券)$");
    private static final Pattern CHINESE_OPENER =
            Pattern.compile(".*(?:出售|泄露|来自|关于|目标|获取|属于|公司名|入侵|攻击|我们|他们|收购|收|卖|出|某|的|是|了|在|被|到|从|和|与|及|对|向|有)");
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
        if (han || kana) {
            JapaneseForms.each(
                    text, (start, end) -> names.add(Organisations.entity(text, start, end, "org-form-ja", 0.9)));
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

    private static void chinese(String text, Suffixed form, double confidence, List<Entity> names) {
        form.each(text, (from, end) -> {
            String name = text.substring(from, end);
            Matcher opener = CHINESE_OPENER.matcher(name);
            opener.region(0, name.length() - suffix(name));
            int start = from + (opener.lookingAt() ? opener.end() : 0);
            if (end - start >= 4) {
                names.add(Organisations.entity(text, start, end, "org-form-zh", confidence));
            }
        });
    }

    private static boolean isChinese(int c) {
        return c < 0x80
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                : c == '（' || c == '）' || c >= 0x2E80 && isHan(c);
    }

    /** Ideographs and what Unicode counts to their script. */
    static boolean isHan(int c) {
        return c >= 0x4E00 && c < 0x9FF0 || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}
