package andon.indexer.language;

/** What of a text a person would read: no addresses, hashes, numbers or masked secrets. */
final class Sample {
    private static final int LONGEST_LATIN_WORD = 24;

    private Sample() {}

    /** The words of the first {@code length} characters, parted by blanks. */
    static String words(String text, int length) {
        int end = Math.min(text.length(), length);
        StringBuilder words = new StringBuilder(end);
        int i = 0;
        while (i < end) {
            if (text.charAt(i) <= ' ') {
                i++;
                continue;
            }
            int from = i;
            boolean technical = false;
            boolean other = false;
            while (i < end && text.charAt(i) > ' ') {
                char c = text.charAt(i);
                technical |= c >= '0' && c <= '9'
                        || c == '@'
                        || c == '/'
                        || c == '_'
                        || c == '\\'
                        || c == '•'
                        || c == '.' && i > from && i + 1 < end && isLatin(text.charAt(i + 1));
                other |= c > 0x2FF && Character.isLetter(c);
                i++;
            }
            boolean name = technical || i - from >= LONGEST_LATIN_WORD;
            if (!name) {
                words.append(text, from, i).append(' ');
            } else if (other) {
                withoutLatin(text, from, i, words); // Chinese and Japanese write on behind an address without a blank
            }
        }
        return words.toString();
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static void withoutLatin(String text, int from, int to, StringBuilder words) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c > 0x2FF) {
                words.append(c);
            }
        }
        words.append(' ');
    }
}
