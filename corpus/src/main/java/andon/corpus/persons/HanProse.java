package andon.corpus.persons;

import andon.vocabulary.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of persons in Japanese and Chinese running text: before さん, 氏, 様, 先生, 女士 and the like; behind an office if they begin
 * as names of families do; and where people live, when they were born and the numbers of their papers.
 */
final class HanProse {
    /** Characters that are looked at before a suffix and behind an office. */
    private static final int MOST = 14;

    private static final int LONGEST_JA = 5;
    private static final int LONGEST_ZH = 4;
    private static final int LONGEST_OFFICE = 7;
    private static final int LONGEST_ADDRESS = 60;
    private static final int LONGEST_DATE = 24;
    private static final String BOUNDARIES_ZH = "的是在住和与與说說于於否已将將被把向对對收有没沒称稱先女小及等曾也因回打表发發出，。、；：！？,.;:!?()（）「」“”\n\t ";
    private static final Set<String> DEPARTMENT_NAMES =
            Set.of("阿部", "渡部", "服部", "安部", "岡部", "矢部", "磯部", "長谷部", "綾部", "園部");
    private static final String THING_ENDS = "社店課局庁省所園校院団行部銀会組者協屋館";
    private static final int GIVEN_JA = 2;
    private static final String BEHIND_JA = "はがをのもとにへ、。（(";
    private static final String NO_GIVEN_STARTS = "県市区町村駅線島川山港湖";
    private static final String NO_GIVEN_ENDS = "県市区町村駅線島川山港湖城寺大部家灯紙業鉄薬鋼品機油火閣領藩工電車";
    private static final Pattern DATE =
            Pattern.compile("(?:(?:19|20)\\d{2}年|[昭平令]\\p{IsHan}\\d{1,2}年)(?: ?\\d{1,2}月 ?\\d{1,2}[日号號])?");
    private static final Pattern ADDRESS =
            Pattern.compile("[はが是为為：: 在]{0,2}([\\p{IsHan}\\p{IsKatakana}々ー\\d０-９－‐−-]{4,60}+)");
    private static final Pattern PLACE = Pattern.compile("[都道府県市区區町村郡省县縣路街镇鎮号號丁]");
    private static final Pattern NUMBER =
            Pattern.compile("(?:号码|號碼|番号|号|號)?(?:は|是|为|為)?[:： ]?([A-Z]{0,2}\\d[\\d -]{5,20}[\\dXx])");

    private final String text;
    private final List<Found> found;

    HanProse(String text, List<Found> found) {
        this.text = text;
        this.found = found;
    }

    void find() {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '氏' -> suffix(i, 1, true);
                case '様' -> suffix(i, 1, true);
                case 'さ' -> {
                    if (text.startsWith("さん", i)) {
                        suffix(i, 2, true);
                    }
                }
                case '先' -> {
                    if (text.startsWith("先生", i)) {
                        suffix(i, 2, true);
                    }
                }
                case '女' -> {
                    if (text.startsWith("女士", i)) {
                        suffix(i, 2, false);
                    }
                }
                case '小' -> {
                    if (text.startsWith("小姐", i)) {
                        suffix(i, 2, false);
                    }
                }
                case '容' -> {
                    if (text.startsWith("容疑者", i)) {
                        suffix(i, 3, true);
                    }
                }
                case '生' -> {
                    if (text.startsWith("生まれ", i)) {
                        born(i);
                    }
                }
                case '出' -> {
                    if (text.startsWith("出生于", i)) {
                        date(i + 3);
                    }
                }
                case '住' -> lives(i);
                case '身' -> paper(i, "身份证", "身分證");
                case '护', '護' -> paper(i, "护照", "護照");
                case 'パ' -> paper(i, "パスポート", "パスポート");
                case 'マ' -> paper(i, "マイナンバー", "マイナンバー");
                default -> {}
            }
            if (isHan(i) && !(i > 0 && isHan(i - 1) && !endsOffice(i))) {
                beginning(i);
            }
        }
    }

    private boolean isHan(int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c >= 0x4E00 && c <= 0x9FFF || c == '々' || c >= 0x3400 && c <= 0x4DBF;
    }

    /** Whether the characters before this place are an office, so that a name may begin here. */
    private boolean endsOffice(int at) {
        for (int length = Math.min(LONGEST_OFFICE, at); length > 0; length--) {
            String before = text.substring(at - length, at);
            if (ProseCue.OFFICE_JA.is(before) || ProseCue.OFFICE_ZH.is(before)) {
                return true;
            }
        }
        return false;
    }

    /** The name that ends before a suffix. */
    private void suffix(int at, int length, boolean japanese) {
        int from = at;
        while (from > 0 && at - from < MOST && isHan(from - 1)) {
            from--;
        }
        if (from == at) {
            return;
        }
        for (int i = from; i < at; i++) {
            // Behind the last office: 営業部長山田太郎氏.
            if (endsOffice(i)) {
                from = i;
            }
        }
        String name = text.substring(from, at);
        if (from == at || isThing(name) || isThing(name + text.substring(at, at + length))) {
            return;
        }
        boolean chinese = !japanese || text.startsWith("先生", at);
        if (chinese) {
            for (int letters = Math.min(LONGEST_ZH, name.length()); letters > 0; letters--) {
                String last = name.substring(name.length() - letters);
                if (familyZh(last) > 0 && letters <= familyZh(last) + 2) {
                    add(at - letters, at);
                    return;
                }
            }
        }
        boolean known = familyJa(name) > 0;
        if (japanese && name.length() <= LONGEST_JA && (name.length() > 1 || known) && !(name.length() > 4 && !known)) {
            add(from, at);
        }
    }

    private static boolean isThing(String name) {
        boolean department = THING_ENDS.indexOf(name.charAt(name.length() - 1)) >= 0;
        return ProseCue.THING_HAN.is(name)
                // 仕様, 同様, 模様 behind another word
                || name.endsWith("様") && name.length() > 2 && "仕同模有多異各皆".indexOf(name.charAt(name.length() - 2)) >= 0
                || department && !DEPARTMENT_NAMES.contains(name) && !ProseCue.FAMILY_JA.is(name)
                || name.contains("会社")
                || name.contains("製作所")
                || name.contains("公司");
    }

    /** How long the family's name is with which this one begins. */
    private static int familyJa(String name) {
        for (int length = Math.min(3, name.length()); length > 0; length--) {
            if (ProseCue.FAMILY_JA.is(name.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }

    private static int familyZh(String name) {
        for (int length = Math.min(2, name.length()); length > 0; length--) {
            if (ProseCue.FAMILY_ZH.is(name.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }

    /** A name that begins here, behind an office or before when its bearer was born. */
    private void beginning(int at) {
        int end = at;
        while (end - at < MOST && isHan(end)) {
            end++;
        }
        boolean office = endsOffice(at);
        int parted = at > 0 && ("の 　：:、".indexOf(text.charAt(at - 1)) >= 0) ? at - 1 : at;
        boolean of = parted < at && endsOffice(parted);
        if (office || of) {
            if (chinese(at)) {
                return;
            }
            String name = text.substring(at, end);
            int family = familyJa(name);
            if (family > 0
                    && name.length() > family
                    && name.length() <= LONGEST_JA
                    && name.length() - family <= 3
                    && !isThing(name)) {
                add(at, end);
            }
            return;
        }
        if (standsAlone(at, end)) {
            found.add(new Found(new Span(at, end), true, Found.By.LOOKS));
        } else if (end < text.length() && "(（".indexOf(text.charAt(end)) >= 0) {
            Matcher date = DATE.matcher(text).region(end + 1, Math.min(text.length(), end + 1 + LONGEST_DATE));
            String name = text.substring(at, end);
            if (name.length() <= LONGEST_JA
                    && familyJa(name) > 0
                    && date.lookingAt()
                    && text.startsWith("生", date.end())) {
                add(at, end);
            }
        }
    }

    /** A family's name of two characters and more and two more, before a particle or a sign; places and companies end otherwise. */
    private boolean standsAlone(int at, int end) {
        String run = text.substring(at, end);
        int family = familyJa(run);
        return family >= 2
                && run.length() == family + GIVEN_JA
                && !isThing(run)
                && NO_GIVEN_ENDS.indexOf(run.charAt(run.length() - 1)) < 0
                && NO_GIVEN_STARTS.indexOf(run.charAt(family)) < 0
                && end < text.length()
                && BEHIND_JA.indexOf(text.charAt(end)) >= 0;
    }

    /** A name of Chinese behind an office: a family's and one or two characters more, behind which another word begins. */
    private boolean chinese(int at) {
        String ahead = text.substring(at, Math.min(text.length(), at + LONGEST_ZH));
        int family = familyZh(ahead);
        if (family == 0 || !isZhOffice(at)) {
            return false;
        }
        for (int given = 2; given > 0; given--) {
            int end = at + family + given;
            boolean han = end <= text.length();
            for (int i = at; i < Math.min(end, text.length()); i++) {
                han &= isHan(i) && (i < at + family || BOUNDARIES_ZH.indexOf(text.charAt(i)) < 0);
            }
            if (han
                    && !ProseCue.WORD_ZH.is(text.substring(at, end))
                    && !ProseCue.WORD_ZH.is(text.substring(at, at + 2))
                    && (end == text.length() || BOUNDARIES_ZH.indexOf(text.charAt(end)) >= 0)) {
                add(at, end);
                return true;
            }
        }
        return false;
    }

    private boolean isZhOffice(int at) {
        for (int length = Math.min(LONGEST_OFFICE, at); length > 0; length--) {
            if (ProseCue.OFFICE_ZH.is(text.substring(at - length, at))) {
                return true;
            }
        }
        return false;
    }

    private void born(int at) {
        int from = Math.max(0, at - LONGEST_DATE);
        Matcher date = DATE.matcher(text).region(from, at);
        while (date.find()) {
            if (date.end() == at) {
                add(date.start(), date.end(), false);
            }
        }
    }

    private void date(int at) {
        Matcher date = DATE.matcher(text).region(at, Math.min(text.length(), at + LONGEST_DATE));
        if (date.lookingAt()) {
            add(date.start(), date.end(), false);
        }
    }

    private void lives(int at) {
        int from = -1;
        for (String word : List.of("住所", "住址", "住在")) {
            if (text.startsWith(word, at)) {
                from = at + word.length();
            }
        }
        if (from < 0) {
            return;
        }
        Matcher address = ADDRESS.matcher(text).region(from, Math.min(text.length(), from + LONGEST_ADDRESS));
        if (address.lookingAt() && PLACE.matcher(address.group(1)).find()) {
            add(address.start(1), address.end(1), false);
        }
    }

    private void paper(int at, String one, String other) {
        int from = text.startsWith(one, at) ? at + one.length() : text.startsWith(other, at) ? at + other.length() : -1;
        if (from >= 0) {
            Matcher number = NUMBER.matcher(text).region(from, Math.min(text.length(), from + LONGEST_ADDRESS));
            if (number.lookingAt()) {
                add(number.start(1), number.end(1), false);
            }
        }
    }

    private void add(int from, int end) {
        add(from, end, true);
    }

    private void add(int from, int end, boolean name) {
        found.add(new Found(new Span(from, end), name, Found.By.PROSE));
    }
}
