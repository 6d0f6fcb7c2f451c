package andon.indexer.names.tag;

import andon.vocabulary.Span;
import java.util.Locale;
import java.util.Set;

/**
 * How a line is written. The English model is cautious, as prose needs it; whoever writes as people talk in comments and chats
 * names more companies in fewer words, and is read with less of that caution.
 */
public final class Manner {
    private static final int FEWEST_WORDS = 4;
    private static final int LONGEST_TALK = 7;
    private static final int MANY_DOTS = 4;

    /** Words that people write when they talk, and hardly in prose. */
    private static final Set<String> TALK = Set.of(
            ("rip lol rofl stfu lmao haha hahaha omg wtf im ur pls plz thx rt dude bro gonna gotta wanna yall ya dont cant thats ima imma"
                            + " tho cuz cause bc xd yeah yea nah yay shit fuck fucking")
                    .split(" "));

    /** Those of them that no name begins with. */
    private static final Set<String> EXCLAIMED =
            Set.of("lol", "rofl", "stfu", "lmao", "haha", "hahaha", "omg", "wtf", "thx", "yay", "fuck", "fucking");

    private Manner() {}

    /** Whether the line in [from, to) is talk: by its words or marks, or because it ends without any, though it is no title. */
    static boolean isTalk(String text, int from, int to) {
        int words = 0;
        int small = 0;
        int last = from;
        for (int i = from; i < to; ) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                if (c == '!' || c == '.' && isTrailingOff(text, i, to)) {
                    return true;
                }
                last = Character.isWhitespace(c) ? last : i;
                i++;
                continue;
            }
            int start = i;
            while (i < to && Character.isLetter(text.charAt(i))) {
                i++;
            }
            last = i - 1;
            words++;
            small += Character.isLowerCase(c) ? 1 : 0;
            if (isTalk(text.substring(start, i))) {
                return true;
            }
        }
        boolean ended = last < to && ".?!:;".indexOf(text.charAt(last)) >= 0;
        return !ended && words >= FEWEST_WORDS && small * 3 >= words * 2;
    }

    /** Four dots, or more: with blanks between, as some set them, or without. Three are prose, too. */
    private static boolean isTrailingOff(String text, int dot, int to) {
        int dots = 0;
        for (int i = dot; i < to && i < dot + 2 * MANY_DOTS && (text.charAt(i) == '.' || text.charAt(i) == ' '); i++) {
            dots += text.charAt(i) == '.' ? 1 : 0;
        }
        return dots >= MANY_DOTS;
    }

    private static boolean isTalk(String word) {
        return word.equals("i")
                || word.equals("u")
                || word.length() <= LONGEST_TALK && TALK.contains(word.toLowerCase(Locale.ROOT))
                || isDrawnOut(word);
    }

    /** "pleeeease", "SKIPPPP"; "www" is none. */
    private static boolean isDrawnOut(String words) {
        for (int i = 2; i < words.length(); i++) {
            char c = Character.toLowerCase(words.charAt(i));
            if (Character.isLetter(c)
                    && c != 'w'
                    && c == Character.toLowerCase(words.charAt(i - 1))
                    && c == Character.toLowerCase(words.charAt(i - 2))) {
                return true;
            }
        }
        return false;
    }

    /** "OMG", "NOOOO", "*best ever*", "#ShareTheLove": what is called out, stressed or tagged is written like a name, and is none. */
    public static boolean isExclaimed(String text, Span name) {
        int before = name.start() - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        String said = name.in(text);
        int blank = said.indexOf(' ');
        return before >= 0 && (text.charAt(before) == '#' || text.charAt(before) == '*')
                || isDrawnOut(said)
                || EXCLAIMED.contains((blank < 0 ? said : said.substring(0, blank)).toLowerCase(Locale.ROOT));
    }
}
