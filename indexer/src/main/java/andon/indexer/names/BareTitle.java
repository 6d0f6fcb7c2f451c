package andon.indexer.names;

import andon.indexer.english.EnglishWords;
import andon.indexer.names.tag.Manner;
import andon.vocabulary.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a line that stands alone is a title that names a victim, or talk. Leak sites' titles are made of names and marks of
 * the trade; sentences show by small words, their ends, offers, counts, and words that no name is made of.
 */
final class BareTitle {
    private static final int LONGEST_WORD = 24;
    private static final int MOST_DIGITS = 4;
    private static final int LONG_LINE = 6;
    /** A longer word with a dot behind it ends a sentence. */
    private static final int LONGEST_ABBREVIATION = 3;

    private static final String ENDS = ".!?…";
    private static final String NO_TITLE_ENDS = ",:;?";

    private static final Set<String> COMMON = EnglishWords.bundled().forms();
    /** What titles say in small letters beside a name. */
    private static final Set<String> STATES = Set.of(
            "hit",
            "hacked",
            "breached",
            "attacked",
            "encrypted",
            "leaked",
            "leak",
            "compromised",
            "pwned",
            "locked",
            "exposed",
            "ransomed",
            "refused",
            "data",
            "breach",
            "ransomware",
            "attack",
            "full",
            "part",
            "files",
            "published",
            "download",
            "soon",
            "all",
            "clients",
            "aka",
            "formerly",
            "was",
            "has",
            "been",
            "got",
            "is",
            "will",
            "be",
            "its",
            "gb",
            "tb",
            "mb",
            "sql",
            "dump",
            "proof",
            "proofs",
            "pack",
            "sample",
            "samples",
            "added");
    /** What is offered or tells of a dump, in Russian: no name of a company begins or goes on with these. */
    private static final Pattern OFFER = Pattern.compile(
            "(?:продам|продаю|прода[её]тся|продажа|куплю|слив\\p{L}{0,4}|слит\\p{L}{0,3}|сольют|взлом\\p{L}{0,5}|утечк\\p{L}{1,2}|утекл\\p{L}"
                    + "|выложен\\p{L}{0,2}|выложил\\p{L}?|баз[аыу]|базе|базой|дамп\\p{L}{0,2}|доступ\\p{L}{0,2}|строк\\p{L}{0,2}|данны[ехм]|отда[мю]|раздач\\p{L}|обнал\\p{L}{0,3}|ищу|нужны?)");

    /** A line that begins so and goes on in small letters is a sentence. */
    private static final Set<String> PRONOUNS =
            Set.of("He", "She", "It", "They", "We", "You", "This", "That", "There", "These", "Those");

    private static final Pattern INITIALS =
            Pattern.compile("(?:\\p{Lu}\\.\\s?|\\p{Lu}\\s(?=\\p{Lu}\\s|\\p{Lu}\\p{Ll})){1,3}\\p{Lu}\\p{Ll}{2,20}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}\\.\\d{1,3}");

    private BareTitle() {}

    /** The names in a line; none if it is talk. */
    static List<Span> in(String line) {
        String plain = line.strip();
        if (plain.isEmpty()
                || line.length() > TitleNames.LONGEST
                || NO_TITLE_ENDS.indexOf(plain.charAt(plain.length() - 1)) >= 0) {
            return List.of();
        }
        List<Token> tokens = Token.of(line);
        if (tokens.isEmpty() || isTalk(plain, tokens)) {
            return List.of();
        }
        List<Span> names = TitleNames.in(line, false);
        if (names.size() == 1
                && tokens.size() == 1
                && Lexicon.isTradeTerm(tokens.getFirst().word())) {
            return List.of();
        }
        if (names.stream().anyMatch(name -> isSaid(name.in(line)) || Manner.isExclaimed(line, name))) {
            return List.of();
        }
        boolean allGood = names.stream().allMatch(name -> isLikely(name.in(line)));
        return allGood && !(isEnded(plain, tokens) && names.stream().noneMatch(n -> isSure(line, n)))
                ? names
                : List.of();
    }

    /** "Take care", "The End", "R. E. Glenn", "Article 4.6": what is said, a person with initials, a place in a paper. */
    private static boolean isSaid(String name) {
        List<Token> tokens = Token.of(name);
        String small = name.toLowerCase(Locale.ROOT);
        if (tokens.isEmpty() || EnglishWords.bundled().isDoing(small) || TitleNames.isNamed(tokens)) {
            return !tokens.isEmpty() && EnglishWords.bundled().isDoing(small);
        }
        String last = tokens.getLast().word();
        boolean theWord = tokens.size() == 2 && small.startsWith("the ") && isCommon(last);
        boolean initials = INITIALS.matcher(name).matches();
        boolean numbered = DECIMAL.matcher(last).matches();
        return theWord || initials || numbered;
    }

    private static boolean isSure(String line, Span name) {
        return TitleNames.isNamed(Token.of(name.in(line))) || TitleNames.isHit(line);
    }

    private static boolean isEnded(String line, List<Token> tokens) {
        return ENDS.indexOf(line.charAt(line.length() - 1)) >= 0
                && !LegalForms.isBehind(tokens.getLast().word());
    }

    /** Small words that neither join nor tell of a leak, a quotation, a sentence about "I", a list of people. */
    private static boolean isTalk(String line, List<Token> tokens) {
        int small = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).word();
            boolean tells = isSmall(tokens.get(i))
                    && !TitleNames.isJoint(word)
                    && !STATES.contains(word)
                    && !LegalForms.isBehind(word)
                    && !TitleNames.isSmallNoun(word);
            small += tells && !hasUpper(word) && word.charAt(0) < 0x400 ? 1 : 0;
            if (i == 0 && PRONOUNS.contains(word) && tokens.size() > 1 && isSmall(tokens.get(1))) {
                return true;
            }
            if (word.equals("I") && i + 1 < tokens.size() && isSmall(tokens.get(i + 1))) {
                return true;
            }
        }
        char first = line.charAt(0);
        boolean quoted = first == '(' || first == '"' || first == '“' || line.indexOf('@') >= 0 || line.contains("``");
        boolean listed = line.contains(": ") && tokens.size() > LONG_LINE;
        return quoted || listed || small >= 2 && small * 2 >= tokens.size() || small >= 3;
    }

    private static boolean isSmall(Token token) {
        return Character.isLowerCase(token.word().charAt(0));
    }

    private static boolean isLikely(String name) {
        List<Token> tokens = Token.of(name);
        if (tokens.isEmpty() || tokens.getFirst().isHan()) {
            return true;
        }
        boolean named = TitleNames.isNamed(tokens);
        int cyrillic = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String word = token.word();
            boolean last = i + 1 == tokens.size();
            boolean small = isSmall(token) && !TitleNames.isJoint(word) && !hasUpper(word);
            boolean counted = !last
                    && isNumber(word)
                    && isSmall(tokens.get(i + 1))
                    && !(named && TitleNames.isJoint(tokens.get(i + 1).word()));
            boolean ended = !last
                    && name.startsWith(". ", token.end())
                    && word.length() > LONGEST_ABBREVIATION
                    && !LegalForms.isBehind(word);
            cyrillic += small && word.charAt(0) >= 0x400 ? 1 : 0;
            boolean describes = !named && small && tokens.size() > 1;
            if (counted || ended || describes || isNoise(word) || isStretched(word)) {
                return false;
            }
        }
        String first = tokens.getFirst().word();
        boolean ordinary = tokens.size() == 1 && isCommon(first) && !named;
        boolean latin = tokens.stream()
                .anyMatch(t -> t.word().charAt(0) < 0x300
                        && Character.isUpperCase(t.word().charAt(0)));
        return !ordinary && cyrillic * 2 <= tokens.size() && !(latin && cyrillic > 1);
    }

    static boolean isCommon(String word) {
        return COMMON.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a word is English, however rare. */
    static boolean isEnglish(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return COMMON.contains(small) || EnglishWords.bundled().knows(small);
    }

    /** Serial numbers, addresses of coins, hashes: digits among capitals, or more letters than a word has. */
    private static boolean isNoise(String word) {
        int digits = 0;
        int lower = 0;
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            digits += Character.isDigit(c) ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
            lower += Character.isLowerCase(c) ? 1 : 0;
        }
        boolean mixed = digits > 0 && letters > 0;
        boolean size = mixed && letters == 1 && "kKmMgG".indexOf(word.charAt(word.length() - 1)) >= 0;
        return size
                || mixed && (digits >= MOST_DIGITS && (lower == 0 || word.length() > LONGEST_WORD))
                || word.length() > LONGEST_WORD && digits > 0;
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == ',' || c == '\'');
    }

    /** "Sooooo", "Brilll". */
    private static boolean isStretched(String word) {
        int run = 1;
        for (int i = 1; i < word.length(); i++) {
            run = Character.toLowerCase(word.charAt(i)) == Character.toLowerCase(word.charAt(i - 1))
                            && Character.isLetter(word.charAt(i))
                    ? run + 1
                    : 1;
            if (run >= 3 && word.length() > 4) {
                return true;
            }
        }
        return false;
    }

    /** Whether a part in Russian offers something: then no name is the whole of it. */
    static boolean isOffer(List<Token> tokens) {
        return tokens.stream()
                .anyMatch(t -> t.word().charAt(0) >= 0x400
                        && t.word().charAt(0) < 0x530
                        && OFFER.matcher(t.lower()).matches());
    }

    private static boolean hasUpper(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isUpperCase(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
