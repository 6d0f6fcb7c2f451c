package andon.searchapi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {
    private static final Pattern RAISED = Pattern.compile("Problem\\.(?:of|invalid|conflict|notFound)\\(");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** What stands between the parentheses, without line breaks. */
    private static String arguments(String source, int from) {
        int depth = 1;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"') {
                Matcher literal = LITERAL.matcher(source).region(i, source.length());
                assertThat(literal.lookingAt()).isTrue();
                i = literal.end() - 1;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return source.substring(from, i).replaceAll("\\s+", " ").strip();
            }
        }
        throw new AssertionError("no end of " + source.substring(from));
    }

    /** The sentence, with 7 in the place of values; empty where the code chooses one or has it from elsewhere. */
    private static Optional<String> sentence(String expression) {
        StringBuilder sentence = new StringBuilder();
        Matcher literal = LITERAL.matcher(expression);
        int from = 0;
        while (literal.find()) {
            String between = expression.substring(from, literal.start());
            if (between.matches(".*[?:(,].*")) {
                return Optional.empty();
            }
            sentence.append(between.replaceAll("[ +]", "").isEmpty() ? "" : "7")
                    .append(literal.group().replaceAll("^\"|\"$", "").replace("\\\"", "\""));
            from = literal.end();
        }
        if (from == 0) {
            return Optional.empty();
        }
        return Optional.of(
                sentence + (expression.substring(from).replaceAll("[ +]", "").isEmpty() ? "" : "7"));
    }

    @Test
    void whatTheControllersAndServicesRefuseHasJapaneseWords() throws Exception {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        List<String> seen = new ArrayList<>();
        for (Path file : sources) {
            String source = Files.readString(file);
            Matcher raised = RAISED.matcher(source);
            while (raised.find()) {
                sentence(arguments(source, raised.end()).replaceFirst("^HttpStatus\\.\\w+, ", ""))
                        .ifPresent(seen::add);
            }
        }
        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(seen.stream().filter(sentence -> !ProblemWords.knows(sentence)))
                .isEmpty();
    }

    @Test
    void eachSentenceHasTheSameValuesInBothLanguages() throws Exception {
        List<String> lines;
        try (Stream<String> all = Files.lines(Path.of("src/main/resources/andon/searchapi/access/problems_ja.txt"))) {
            lines = all.filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .toList();
        }
        Pattern place = Pattern.compile("\\{(\\d)");
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String other = lines.get(i + 1);
            assertThat(other).startsWith("=> ");
            List<String> values = Stream.of(lines.get(i), other)
                    .map(line -> place.matcher(line)
                            .results()
                            .map(found -> found.group(1))
                            .sorted()
                            .collect(Collectors.joining()))
                    .toList();
            assertThat(values.getFirst()).as(lines.get(i)).isEqualTo(values.getLast());
        }
    }

    @Test
    void aValueIsLeftAsTheCallerWroteItAndAnUnknownSentenceAsItStands() {
        assertThat(ProblemWords.in(Locale.JAPANESE, "There is no analyst 'Not Found $1 {0}'."))
                .contains("Not Found $1 {0}");
        assertThat(ProblemWords.in(Locale.JAPANESE, "Nobody wrote this one.")).isEqualTo("Nobody wrote this one.");
        assertThat(ProblemWords.in(Locale.FRENCH, "Not Found")).isEqualTo("Not Found");
    }
}
