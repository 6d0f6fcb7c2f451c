package andon.indexer.names;

import java.util.List;

/**
 * Names in Japanese text by the form in front of them (株式会社…), the form behind them (…株式会社) or the noun that a name in
 * katakana ends in (…銀行). Only the places around these words are looked at: time grows with the text alone.
 */
final class JapaneseForms {
    /** Characters beside the form. */
    private static final int LONGEST = 20;

    private static final int LONGEST_KATAKANA = 12;
    private static final int SHORTEST_KATAKANA = 2;

    private static final List<String> AHEAD = List.of(
            "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "一般社団法人", "公益社団法人", "一般財団法人", "公益財団法人", "学校法人", "医療法人", "社会福祉法人",
            "独立行政法人", "国立大学法人");
    private static final List<String> BEHIND = List.of("株式会社", "有限会社", "合同会社");
    private static final List<String> NOUNS =
            List.of("銀行", "証券", "保険", "病院", "大学", "物流", "電機", "製作所", "工業", "商事", "運輸");

    private final String text;
    /** Where the leftmost name so far begins and ends. */
    private int start;

    private int end;
    /** A form ahead goes before a form behind, and that before a noun, where all begin at one place. */
    private int rank;

    private JapaneseForms(String text) {
        this.text = text;
    }

    /** All names, from left to right, apart: of two that overlap the one that begins first. */
    static void each(String text, Suffixed.Found found) {
        JapaneseForms forms = new JapaneseForms(text);
        int from = 0;
        while (forms.next(from)) {
            found.at(forms.start, forms.end);
            from = forms.end;
        }
    }

    private boolean next(int from) {
        start = Integer.MAX_VALUE;
        for (int i = from; i < text.length() && i - LONGEST <= start; i++) {
            char c = text.charAt(i);
            if (c < 0x4E00 || "株有合一公学医社独国銀証保病大物電製工商運".indexOf(c) < 0) {
                continue;
            }
            ahead(i);
            behind(from, i);
            noun(from, i);
        }
        return start < Integer.MAX_VALUE;
    }

    private void ahead(int i) {
        int form = wordAt(AHEAD, i);
        int to = i + form;
        while (form > 0 && to < text.length() && to - i - form < LONGEST && isNamePart(text.charAt(to))) {
            to++;
        }
        if (form > 0 && to > i + form) {
            offer(i, to, 0);
        }
    }

    private void behind(int from, int i) {
        int form = wordAt(BEHIND, i);
        if (form > 0) {
            int first = i;
            while (first > from && i - first < LONGEST && isNamePart(text.charAt(first - 1))) {
                first--;
            }
            if (first < i) {
                offer(first, i + form, 1);
            }
        }
    }

    private void noun(int from, int i) {
        int noun = wordAt(NOUNS, i);
        if (noun > 0) {
            int first = i;
            while (first > from && i - first < LONGEST_KATAKANA && isKatakana(text.charAt(first - 1))) {
                first--;
            }
            if (i - first >= SHORTEST_KATAKANA) {
                offer(first, i + noun, 2);
            }
        }
    }

    private void offer(int first, int behind, int kind) {
        if (first < start || first == start && kind < rank) {
            start = first;
            end = behind;
            rank = kind;
        }
    }

    private int wordAt(List<String> words, int i) {
        for (int k = 0; k < words.size(); k++) {
            if (text.startsWith(words.get(k), i)) {
                return words.get(k).length();
            }
        }
        return 0;
    }

    private static boolean isKatakana(char c) {
        return c == 'ー' || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA;
    }

    private static boolean isNamePart(char c) {
        return c < 0x80
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '&'
                : EastAsian.isHan(c)
                        || isKatakana(c)
                        || c == '・'
                        || c == '＆'
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }
}
