package andon.corpus.text;

/**
 * Cyrillic and Greek letters that look like Latin ones in the same case (Unicode Technical Standard 39, confusables,
 * restricted to what is drawn alike in common fonts). Case matters: В looks like B, в does not look like b.
 */
final class Lookalikes {
    private static final String OTHER = "АВЕЁКМНОРСТУХІЇЈЅҮԌԚԜѴӀаеёкорсухіїјѕһԁԛԝѵӏүΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχγ";
    private static final String LATIN = "abeekmhopctyxiijsygqwvlaeekopcyxiijshdqwvlyabezhikmnoptyxaikvopuxy";
    private static final int FIRST = 0x370;
    private static final char[] TABLE = table();

    private Lookalikes() {}

    private static char[] table() {
        char[] table = new char[0x530 - FIRST];
        for (int i = 0; i < OTHER.length(); i++) {
            table[OTHER.charAt(i) - FIRST] = LATIN.charAt(i);
        }
        return table;
    }

    /** The small Latin letter that {@code c} looks like; 0 if it looks like none. */
    static char latin(int c) {
        return c >= FIRST && c < FIRST + TABLE.length ? TABLE[c - FIRST] : 0;
    }
}
