package andon.indexer.names.tag;

/** The words of a dictionary that begin at a place. Not thread-safe. */
interface DictionaryWords {
    /** A longer word is not looked up. */
    int LONGEST = 8;

    /**
     * Looks up all words that begin with one unit.
     *
     * @param end no word reaches this unit
     * @param classes gets for each length in units, less one, the classes of the word of that length, a bit each; 0 if there
     *     is none; holds at least {@link #LONGEST}
     * @return how many lengths were looked at
     */
    int beginningAt(Row row, int from, int end, byte[] classes);
}
