package andon.searchapi.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * What is told of errors, in the caller's language: English, in which it is written where it happens, or Japanese by a list of
 * sentences with places for values. So one text tells the caller and the log, and what the list does not know stays English.
 * Thread-safe.
 */
public final class ProblemWords {
    /** Longer ones stay English; no sentence of the list with its values is. */
    private static final int LONGEST = 4_000;
    /** So many times a value may be a sentence with values. */
    private static final int DEEPEST = 4;

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(!?)}");
    private static final List<Sentence> JAPANESE = read("problems_ja.txt");

    private ProblemWords() {}

    /**
     * One sentence.
     *
     * @param words its pieces between the values
     * @param values which value stands behind each piece but the last
     * @param other the same in the other language
     */
    private record Sentence(List<String> words, List<Integer> values, String other) {
        int length() {
            return words.stream().mapToInt(String::length).sum();
        }

        /** The values, if the text is this sentence. */
        Optional<String[]> match(String text) {
            String last = words.getLast();
            if (!text.startsWith(words.getFirst()) || !text.endsWith(last) || text.length() < length()) {
                return Optional.empty();
            }
            if (values.isEmpty()) {
                return text.equals(last) ? Optional.of(new String[0]) : Optional.empty();
            }
            String[] found = new String[10];
            int from = words.getFirst().length();
            for (int i = 1; i < words.size(); i++) {
                int end = i == words.size() - 1 ? text.length() - last.length() : text.indexOf(words.get(i), from);
                if (end < from) {
                    return Optional.empty();
                }
                found[values.get(i - 1)] = text.substring(from, end);
                from = end + words.get(i).length();
            }
            return Optional.of(found);
        }
    }

    /** Puts title and detail into the language. */
    static void put(ProblemDetail problem, Locale locale) {
        if (isOther(locale)) {
            String title = problem.getTitle();
            String detail = problem.getDetail();
            problem.setTitle(title == null ? null : in(locale, title));
            problem.setDetail(detail == null ? null : in(locale, detail));
        }
    }

    static boolean isOther(Locale locale) {
        return locale.getLanguage().equals(Locale.JAPANESE.getLanguage());
    }

    /** The sentence in the language; as it is where nobody has written it there. */
    public static String in(Locale locale, String sentence) {
        return isOther(locale) && sentence.length() <= LONGEST ? japanese(sentence, DEEPEST) : sentence;
    }

    /** The detail of an error that a page shows, in the language of the call that runs. */
    public static @Nullable String here(ErrorResponse error) {
        String detail = error.getBody().getDetail();
        return detail == null ? null : here(detail);
    }

    /** A sentence about an error that a page shows, in the language of the call that runs. */
    public static String here(String sentence) {
        return in(LocaleContextHolder.getLocale(), sentence);
    }

    private static String japanese(String sentence, int deep) {
        for (Sentence known : JAPANESE) {
            Optional<String[]> values = known.match(sentence);
            if (values.isPresent()) {
                Matcher places = PLACE.matcher(known.other());
                return places.replaceAll(place -> Matcher.quoteReplacement(value(place, values.get(), deep)));
            }
        }
        return sentence;
    }

    private static String value(MatchResult place, String[] values, int deep) {
        String value = Objects.requireNonNullElse(values[Integer.parseInt(place.group(1))], "");
        return place.group(2).isEmpty() || deep == 0 ? value : japanese(value, deep - 1);
    }

    /** Whether there is such a sentence, values left out. */
    static boolean knows(String sentence) {
        return JAPANESE.stream().anyMatch(known -> known.match(sentence).isPresent());
    }

    /** Those with most words of their own first, so that none stands in for a closer one. */
    private static List<Sentence> read(String name) {
        List<Sentence> sentences = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(ProblemWords.class.getResourceAsStream(name), name)) {
            String before = "";
            for (String line : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .toList()) {
                if (line.startsWith("=> ")) {
                    sentences.add(sentence(before, line.substring(3)));
                } else {
                    before = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sentences.sort(Comparator.comparingInt(Sentence::length).reversed());
        return List.copyOf(sentences);
    }

    private static Sentence sentence(String english, String other) {
        List<String> words = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        Matcher places = PLACE.matcher(english);
        int from = 0;
        while (places.find()) {
            words.add(english.substring(from, places.start()));
            values.add(Integer.parseInt(places.group(1)));
            from = places.end();
        }
        words.add(english.substring(from));
        return new Sentence(words, values, other);
    }
}
