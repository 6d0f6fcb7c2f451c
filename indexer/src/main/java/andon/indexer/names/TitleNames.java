package andon.indexer.names;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a leak site's title: what is left when marks of the trade ("[UPD]", "Full Leak", "120GB", "(US)") are taken
 * off, and parted where two names stand side by side.
 */
final class TitleNames {
    static final int LONGEST = 160;
    private static final int MOST_WORDS = 14;

    private static final Pattern HIT = Pattern.compile(
            "^(.{2,80}?)(?:'s|’s)?\\s+(?:(?:was|were|has|have|is|got|been|just)\\s+)*(?:hit|hacked|breached|attacked|encrypted|leaked|compromised|pwned|locked|"
                    + "exposed|ransomed|refused|data (?:leak|breach|has|was|is|will)|hit by)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PAREN = Pattern.compile("\\s*\\(([^()]{2,60})\\)\\s*$");
    private static final Set<String> JOINTS = Set.of(
            "of", "and", "or", "a", "the", "for", "in", "at", "by", "on", "to", "from", "with", "de", "des", "du", "d",
            "l", "la", "le", "les", "et", "da", "do", "dos", "das", "e", "y", "el", "los", "las", "del", "di", "della",
            "delle", "dei", "und", "für", "der", "die", "van", "von", "den", "het", "ten", "ter", "en", "og", "och",
            "i", "z", "w", "na", "an", "as", "s", "per", "para");
    private static final Set<String> ELIDED = Set.of("d", "l", "dell", "all", "nell", "sull");
    private static final Set<String> CHAT = WordLists.words("chat-words.txt");
    /** "The company is …": these make a sentence even where a name follows. */
    private static final Set<String> SENTENCE = Set.of(
            "is", "are", "was", "were", "i", "my", "your", "you", "please", "how", "what", "selling", "have", "has",
            "been", "will", "can");

    private static final Set<String> CODES = codes();

    private TitleNames() {}

    /** Countries in two letters, as titles carry them in brackets. */
    private static Set<String> codes() {
        Set<String> codes = new HashSet<>();
        for (String code : Locale.getISOCountries()) {
            codes.add(code.toLowerCase(Locale.ROOT));
        }
        return Set.copyOf(codes);
    }

    /**
     * @param line a title
     * @param surely whether the text behind it shows that it heads a victim's entry; else only what looks like a name is taken
     * @return stretches of {@code line}
     */
    static List<Span> in(String line, boolean surely) {
        if (line.length() > LONGEST) {
            return List.of();
        }
        Span core = core(line);
        List<Span> names = new ArrayList<>();
        String whole = core.in(line);
        Matcher hit = HIT.matcher(whole);
        if (hit.lookingAt() && isName(hit.group(1), false)) {
            add(line, core.start(), core.start() + hit.end(1), names);
            return names;
        }
        Matcher paren = PAREN.matcher(whole);
        if (whole.indexOf('(') > 0 && paren.find() && paren.start() > 0) {
            String inside = paren.group(1);
            Span before = new Span(core.start(), core.start() + paren.start());
            parts(line, TitleMarks.core(line, before), surely, names);
            boolean acronym = Acronyms.stands(inside, before.in(line));
            if (!names.isEmpty() && !isPlace(inside) && (acronym || surely && TitleParts.hasForm(inside))) {
                add(line, core.start() + paren.start(1), core.start() + paren.end(1), names);
            }
            return names;
        }
        parts(line, core, surely, names);
        return names;
    }

    /** A small word that joins the words of a name, or one with the word that it is elided before: {@code d'études}. */
    static boolean isJoint(String word) {
        int mark = Math.max(word.indexOf('\''), word.indexOf('’'));
        return JOINTS.contains(word) || mark > 0 && ELIDED.contains(word.substring(0, mark));
    }

    static boolean isSmallNoun(String word) {
        return LegalForms.isNoun(capital(word));
    }

    /** Whether a line says that somebody was attacked. */
    static boolean isHit(String line) {
        return HIT.matcher(line).lookingAt();
    }

    private static Span core(String line) {
        return TitleMarks.core(line, new Span(0, line.length()));
    }

    private static void parts(String line, Span core, boolean surely, List<Span> names) {
        List<Span> parts = TitleParts.of(line, core);
        List<Span> good = parts.stream()
                .filter(part -> isName(part.in(line), surely) && !isPlace(part.in(line)))
                .toList();
        boolean pure = good.stream().anyMatch(part -> !describes(part.in(line)));
        for (Span part : good) {
            if (!pure || !describes(part.in(line))) {
                add(line, part.start(), part.end(), names);
            }
        }
    }

    private static void add(String line, int from, int to, List<Span> names) {
        int start = from;
        int end = to;
        while (start < end && !Character.isLetterOrDigit(line.charAt(start))) {
            start++;
        }
        while (end > start && " \t,;:-–|\"'”’«»".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean open = line.lastIndexOf('«', end - 1) >= start && line.indexOf('»', start) == end;
        end += open ? 1 : 0;
        if (end > start) {
            names.add(new Span(start, end));
        }
    }

    private static boolean isPlace(String words) {
        return Lexicon.isPlace(words) || CODES.contains(words.strip().toLowerCase(Locale.ROOT));
    }

    /** A phrase with small words that join nothing says what a company does: "Control & automation technology". */
    private static boolean describes(String part) {
        return Token.of(part).stream()
                .anyMatch(t -> t.isSmall() && !isJoint(t.word()) && !LegalForms.isBehind(t.word()));
    }

    private static boolean isName(String part, boolean surely) {
        List<Token> tokens = Token.of(part);
        if (tokens.isEmpty()
                || tokens.size() > MOST_WORDS
                || part.strip().length() < 2
                || part.chars().anyMatch(c -> "?@•=#<>[]".indexOf(c) >= 0)
                || isDomain(part, tokens)) {
            return false;
        }
        if (part.codePointAt(part.length() - 1) > 0x2E7F || tokens.getFirst().isHan()) {
            return EastAsian.isTitle(part.strip());
        }
        int small = 0;
        int words = 0;
        int letters = 0;
        boolean named = isNamed(tokens);
        // "Great Lakes Pallet" is no praise.
        boolean headlined = tokens.size() > 2 && tokens.stream().allMatch(Token::isCapitalised);
        if (BareTitle.isOffer(tokens) || isUnnamed(tokens)) {
            return false;
        }
        for (Token token : tokens) {
            String lower = token.lower();
            boolean lowerCase = token.isSmall();
            boolean joint = lowerCase && isJoint(lower) && tokens.size() > 1;
            boolean polishAnd = named && lower.equals("i");
            if (lowerCase && SENTENCE.contains(lower) && !polishAnd
                    || CHAT.contains(lower) && !joint && !surely && (lowerCase || !named)
                    || !surely && PRAISE.contains(lower) && !(headlined && named && lower.equals("great"))) {
                return false;
            }
            letters += token.word().chars().anyMatch(Character::isLetter) ? 1 : 0;
            boolean noun = tokens.size() > 1 && LegalForms.isNoun(capital(token.word()));
            if (!isJoint(lower) && !LegalForms.isBehind(token.word()) && !(lowerCase && noun)) {
                words++;
                small += lowerCase && !token.hasUpper() ? 1 : 0;
            }
        }
        if (letters == 0
                || !surely && !named && !isPlainName(part, tokens)
                || !surely && !isWhole(part, tokens, named)) {
            return false;
        }
        boolean oneSmallWord = surely
                && words == 1
                && small == 1
                && tokens.size() == 1
                && part.strip().length() >= 4;
        boolean allSmall = surely && words == small && tokens.size() > 1 && tokens.size() <= MOST_SMALL;
        boolean oneOwn = named && words == small && tokens.stream().anyMatch(t -> !BareTitle.isEnglish(t.word()));
        return oneSmallWord
                || allSmall
                || oneOwn && tokens.size() <= MOST_SMALL
                || small * (surely || named ? 2 : 3) <= words;
    }

    /** "Law firm from USA": what a victim is, in the place of its name. */
    private static boolean isUnnamed(List<Token> tokens) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).word().equals("from") && tokens.get(i - 1).isSmall()) {
                return Lexicon.isPlace(tokens.get(i + 1).word());
            }
        }
        return false;
    }

    /** What no bare line with a name is: half a bracket, a file, a noun alone, Cyrillic without any sign of a company. */
    private static boolean isWhole(String part, List<Token> tokens, boolean named) {
        boolean brackets = part.chars().filter(c -> c == '(').count()
                == part.chars().filter(c -> c == ')').count();
        boolean file = tokens.stream().anyMatch(t -> FILE.matcher(t.word()).find());
        boolean nounAlone =
                tokens.size() == 1 && LegalForms.isNoun(tokens.getFirst().word());
        boolean cyrillic = part.codePoints().anyMatch(c -> c >= 0x400 && c < 0x530);
        boolean quoted = part.indexOf('«') >= 0 && !Character.isLowerCase(part.charAt(0));
        return brackets && part.indexOf('!') < 0 && !file && !nounAlone && (!cyrillic || named || quoted);
    }

    private static final Pattern FILE = Pattern.compile(
            "\\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|zip|rar|txt|html?|exe|csv|mp[34])$", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PRAISE = Set.of(
            "great",
            "good",
            "favorite",
            "favourite",
            "excellent",
            "poor",
            "nice",
            "lovely",
            "fantastic",
            "awesome",
            "amazing",
            "worst",
            "terrible",
            "horrible",
            "wonderful",
            "bad",
            "thank",
            "thanks",
            "wrong",
            "not",
            "cheap",
            "cheapest",
            "happy");

    /** Whether a legal form or a noun of institutions stands in it. */
    static boolean isNamed(List<Token> tokens) {
        return tokens.stream()
                        .anyMatch(t -> LegalForms.isBehind(t.word())
                                || LegalForms.isNoun(t.word())
                                || tokens.size() > 1 && LegalForms.isAhead(t.word()))
                || tokens.size() > 1
                        && LegalForms.isNoun(capital(tokens.getLast().word()));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** What a line without any noun of institutions must not be: a person, a place, a time, a long phrase. */
    private static boolean isPlainName(String part, List<Token> tokens) {
        boolean marks = part.chars().anyMatch(c -> "!:;\"“”~^%$|_".indexOf(c) >= 0);
        boolean person = tokens.size() <= 3
                && part.indexOf('&') < 0
                && Lexicon.isGiven(tokens.getFirst().word())
                && !(tokens.size() == 2 && isThing(tokens.getLast().word()));
        boolean reversed = tokens.size() == 2
                && part.contains(", ")
                && Lexicon.isGiven(tokens.getLast().word());
        long numbers = tokens.stream()
                .filter(t -> t.word().chars().allMatch(c -> !Character.isLetter(c)))
                .count();
        boolean when = tokens.stream().anyMatch(t -> MONTHS.contains(t.lower()));
        return !marks
                && !person
                && !reversed
                && numbers * 2 < tokens.size()
                && !(when && numbers > 0)
                && tokens.size() <= MOST_PLAIN_WORDS
                && !Lexicon.isPlace(part);
    }

    /** "Grace Anchor" is no person: its second word is a thing, and no family is called so. */
    private static boolean isThing(String word) {
        return BareTitle.isCommon(word) && !Lexicon.isFamily(word) && !Lexicon.isGiven(word);
    }

    /** A name in small letters has no more words. */
    private static final int MOST_SMALL = 4;

    private static final int MOST_PLAIN_WORDS = 6;
    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec",
            "am",
            "pm",
            "gmt",
            "utc");

    private static boolean isDomain(String part, List<Token> tokens) {
        return tokens.size() == 1
                && part.indexOf('.') > 0
                && andon.indexer.detect.HostNames.domain(part.strip().toLowerCase(Locale.ROOT))
                        .isPresent();
    }
}
