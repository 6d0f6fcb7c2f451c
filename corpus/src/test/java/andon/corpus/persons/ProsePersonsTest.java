package andon.corpus.persons;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons in running text, counted on texts that were written before the rules; between {@code «} and {@code »} stands what is personal. */
class ProsePersonsTest {
    /**
     * @param wanted marked stretches
     * @param found of them, those that are masked whole
     * @param masked stretches that are masked
     * @param right of them, those that lie in a marked one
     */
    private record Count(int wanted, int found, int masked, int right, List<String> wrong) {}

    private static Count count(String file) {
        int wanted = 0;
        int found = 0;
        int masked = 0;
        int right = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : lines(file)) {
            StringBuilder text = new StringBuilder();
            List<Span> marked = new ArrayList<>();
            int open = -1;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '«') {
                    open = text.length();
                } else if (c == '»') {
                    marked.add(new Span(open, text.length()));
                } else {
                    text.append(c);
                }
            }
            BitSet hidden = new BitSet();
            Persons.in(text.toString(), List.of())
                    .forEach(one -> hidden.set(one.span().start(), one.span().end()));
            for (Span span : marked) {
                wanted++;
                boolean whole = letters(text, span).allMatch(hidden::get);
                found += whole ? 1 : 0;
                if (!whole) {
                    wrong.add("missed " + span.in(text.toString()) + " in " + line);
                }
            }
            for (int start = hidden.nextSetBit(0); start >= 0; ) {
                int end = hidden.nextClearBit(start);
                Span span = new Span(start, end);
                masked++;
                boolean within =
                        marked.stream().anyMatch(one -> one.start() <= span.start() && span.end() <= one.end());
                right += within ? 1 : 0;
                if (!within) {
                    wrong.add("too much: " + span.in(text.toString()) + " in " + line);
                }
                start = hidden.nextSetBit(end);
            }
        }
        return new Count(wanted, found, masked, right, wrong);
    }

    private static java.util.stream.IntStream letters(CharSequence text, Span span) {
        return java.util.stream.IntStream.range(span.start(), span.end())
                .filter(i -> Character.isLetterOrDigit(text.charAt(i)));
    }

    private static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(ProsePersonsTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is missing of the first half was known when the rules were written; the second half was only counted. */
    @ParameterizedTest
    @CsvSource({"prose-seen.txt, 45, 45, 1", "prose-unseen.txt, 50, 50, 3"})
    void personsInProseAreFoundAndLittleElse(String file, int wanted, int found, int wrong) {
        Count count = count(file);
        assertThat(count.wanted()).isEqualTo(wanted);
        assertThat(count.found()).as(count.toString()).isGreaterThanOrEqualTo(found);
        assertThat(count.masked() - count.right()).as(count.toString()).isLessThanOrEqualTo(wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LockBit Black, Evil Corp and Wizard Spider live on in every Telegram channel",
                "Acme Holdings, CEO of the group, and Norwind Logistics, revenue 40M, 500 employees",
                "Royal Mail and Johnson Matthey work with General Electric",
                "Selling Domain Admin access to Northgate Hospital, Owner Panel included",
                "株式会社山田製作所様のデータ、社長の個人情報、皆様へ",
                "员工的密码，客户方案，总经理办公室",
                "Продам доступ Альфа Банк, директор магазина, менеджер Яндекс Маркет"
            })
    void companiesGangsAndThingsAreLeft(String plain) {
        assertThat(Persons.in(plain, List.of())).isEmpty();
    }

    @Test
    void whoWasNamedOnceIsFoundAgain() {
        String text =
                "Their CFO John Wexley lives in Leeds. We asked Wexley, then called John Wexley at home. Wexley Foods is not his.";
        assertThat(Persons.in(text, List.of()).stream()
                        .filter(Found::name)
                        .map(found -> found.span().in(text))
                        .distinct())
                .containsExactlyInAnyOrder("John Wexley", "Wexley");
    }
}
