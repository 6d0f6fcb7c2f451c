package andon.indexer.names;

/** Which words of a name say it alone. */
final class DistinctWords {
    private static final int SHORTEST = 4;

    private DistinctWords() {}

    /** A noun that names begin with, which says what is named and not who. */
    static boolean isHeading(Token token) {
        return LegalForms.isNoun(token.word()) && !HeadedNames.isSeat(token) || HeadedNames.isHead(token);
    }

    /** A word that means nothing else: no English one either. */
    static boolean isDistinct(Token token) {
        return isOrdinary(token) && !BareTitle.isEnglish(token.word());
    }

    /** A word that a company may be called by where it stands capitalised and alone in a sentence. */
    static boolean isOrdinary(Token token) {
        String word = token.word();
        return word.length() >= SHORTEST
                && token.isCapitalised()
                && !LegalForms.isNoun(word)
                && !HeadedNames.isHead(token)
                && !Lexicon.isPlace(word)
                && !Lexicon.isPeople(word)
                && !Lexicon.isGiven(word)
                && !Lexicon.isTradeTerm(word);
    }

    /** "BKS" of "BKS Elektrotechnik". */
    static boolean isShort(Token token) {
        String word = token.word();
        return word.length() >= 2
                && word.length() < SHORTEST
                && word.chars().allMatch(Character::isUpperCase)
                && !Lexicon.isPlace(word)
                && !Lexicon.isTradeTerm(word)
                && !LegalForms.isBehind(word)
                && !LegalForms.isAhead(word);
    }
}
