package andon.corpus.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.vocabulary.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRuleTest {
    private static final String STRINGS = "strings: $a1 = \"one\" $a2 = \"two\" $b = \"Three\" nocase condition: ";

    private static TextRule rule(String body) throws RuleSyntaxException {
        return TextRule.parse("rule r { " + body + " }");
    }

    private static boolean matches(String body, String text) throws RuleSyntaxException {
        return rule(body).match(text).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any of them                       | two          | true",
                "any of them                       | four         | false",
                "all of them                       | one two THREE| true",
                "all of them                       | one two      | false",
                "2 of them                         | one three    | true",
                "2 of them                         | one one      | false",
                "any of ($a*) and $b               | three        | false",
                "any of ($a*) and $b               | two three    | true",
                "all of ($a1, $b) or $a2           | one three    | true",
                "$a1 or $a2 and $b                 | one          | true",
                "($a1 or $a2) and $b               | one          | false",
                "not $a1 and 1 of ($a2, $b)        | two          | true",
                "not $a1 and 1 of ($a2, $b)        | one two      | false",
                "not not $a1 and any of them       | one          | true",
            })
    void conditionsMeanWhatTheySay(String condition, String text, boolean matches) throws RuleSyntaxException {
        assertThat(matches(STRINGS + condition, text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"acme\"                | ACME          | false",
                "\"acme\" nocase         | xACMEx        | true",
                "\"acme\" nocase fullword| xACMEx        | false",
                "\"acme\" nocase fullword| (ACME)        | true",
                "\"acme\" folded         | Ａｃｍé         | true",
                "\"Ａｃｍé\" folded         | ACME          | true",
                "\"acme\" nocase         | ａcme          | false",
                "\"тихий\" nocase        | ТИХИЙ         | true",
                "\"アクメ\" folded        | ｱｸﾒ           | true",
                "/a[0-9]{2}b/           | a12b          | true",
                "/x\\/y/                 | x/y           | true",
                "/^$/                   | x             | false",
            })
    void stringsAreComparedAsTheirModifiersSay(String string, String text, boolean matches) throws RuleSyntaxException {
        assertThat(matches("strings: $a = " + string + " condition: $a", text)).isEqualTo(matches);
    }

    @Test
    void placesCountInTheTextAsItWasWritten() throws RuleSyntaxException {
        String text = "ﬃx Ａｃｍé, ACME";
        assertThat(rule("strings: $a = \"acme\" folded $b = /x/ condition: any of them")
                        .match(text))
                .contains(List.of(new Span(1, 2), new Span(3, 7), new Span(9, 13)));
        assertThat(rule("condition: not (1 of them)"
                                .replace("1 of them", "$a")
                                .replace("condition", "strings: $a = \"q\" condition"))
                        .match(text))
                .contains(List.of());
    }

    @Test
    void whatIsLeftOfASecretIsNeverFound() throws RuleSyntaxException {
        for (String string : List.of("/h.{1,5}2/", "/h/", "/2/", "/:..../", "/•/", "/svc:.{2,}/")) {
            assertThat(matches("strings: $a = " + string + " condition: $a", "svc:h•••2"))
                    .as(string)
                    .isFalse();
        }
        // Short and long secrets look the same.
        TextRule rule = rule("strings: $a = /a.b/ condition: $a");
        assertThat(rule.match("a•••b").isPresent())
                .isEqualTo(rule.match("ah•••2b").isPresent());
        assertThat(matches("strings: $a = \"next\" condition: $a", "h•••2 next"))
                .isTrue();
        assertThatThrownBy(() -> rule("strings: $a = \"h•••2\" condition: $a"))
                .isInstanceOf(RuleSyntaxException.class)
                .hasMessageContaining("masked");
    }

    @Test
    void placesAreBounded() throws RuleSyntaxException {
        assertThat(rule("strings: $a = \"x\" $b = /y/ condition: any of them")
                        .match("xy".repeat(10_000))
                        .orElseThrow())
                .hasSize(DocumentMatcher.MAX_SPANS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "rul r { }                                                | line 1, column 1: expected 'rule', but found 'rul'",
                "rule r { strings: condition: any of them }               | column 19: expected a string such as $a",
                "rule r { condition: $a }                                 | column 21: expected one of the strings []",
                "rule r { strings: $a = \"x condition: $a }               | this text is not closed",
                "rule r { strings: $a = \"\" condition: $a }              | expected a text of 1 to 200",
                "rule r { strings: $a = /(/ condition: $a }               | this expression cannot be read",
                "rule r { strings: $a = /(a)\\1/ condition: $a }           | this expression cannot be read",
                "rule r { strings: $a = /x/g condition: $a }              | expected the flags i or s",
                "rule r { strings: $a = \"x\" wide condition: $a }        | expected nocase, folded or fullword",
                "rule r { strings: $a = \"x\" $b = \"y\" condition: $a }  | does not use $b",
                "rule r { strings: $a = \"x\" $a = \"y\" condition: $a }  | a name that no other string has",
                "rule r { strings: $a = \"x\" condition: 2 of them }      | a number from 1 to 1",
                "rule r { strings: $a = \"x\" condition: 0 of them }      | a number from 1 to 1",
                "rule r { strings: $a = \"x\" condition: any of ($b*) }   | the beginning of a string's name",
                "rule r { strings: $a = \"x\" condition: $a } rule s { }  | one text holds one rule",
                "rule r { strings: $a = /a{900}{900}/ condition: $a }     | length times repetitions",
                "rule r { strings: $a = \"x\" condition: $a and }         | expected $name",
                "rule r ; { }                                             | ';' has no meaning here",
            })
    void whatCannotBeReadSaysWhereAndWhatWasExpected(String text, String message) {
        assertThatThrownBy(() -> TextRule.parse(text))
                .isInstanceOf(RuleSyntaxException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anErrorNamesItsLineAlsoBehindComments() {
        assertThatThrownBy(() -> TextRule.parse("/* a\n b */ // c\nrule r {\n  condition: x\n}"))
                .isInstanceOfSatisfying(RuleSyntaxException.class, e -> {
                    assertThat(e.line()).isEqualTo(4);
                    assertThat(e.column()).isEqualTo(14);
                });
    }

    @Test
    void nestingIsBounded() {
        assertThatThrownBy(() -> rule("strings: $a = \"x\" condition: " + "(".repeat(5_000)))
                .isInstanceOf(RuleSyntaxException.class)
                .hasMessageContaining("at most 50");
        assertThatThrownBy(() -> TextRule.parse(" ".repeat(RuleParser.MAX_RULE + 1)))
                .isInstanceOf(RuleSyntaxException.class);
    }

    /** Expressions that a backtracking engine needs exponential time for; here they must simply end. */
    @Test
    void anExpressionOfHostileShapeEnds() throws RuleSyntaxException {
        String text = "a".repeat(20_000);
        assertThat(matches("strings: $a = /(a*)*b/ condition: $a", text)).isFalse();
        assertThat(matches("strings: $a = /(a|aa)+$x/ condition: $a", text)).isFalse();
        assertThat(matches("strings: $a = /(.*)(.*)(.*)(.*)(.*)z/ condition: $a", text))
                .isFalse();
    }

    @Test
    void noInputThrowsAnythingButTheSyntaxError() {
        Random random = new Random(20260301);
        List<String> parts = List.of(
                "rule ",
                "r ",
                "{ ",
                "} ",
                "strings",
                ": ",
                "condition",
                "$a ",
                "$b* ",
                "$ ",
                "= ",
                "\"x\" ",
                "\"",
                "/x/i ",
                "/[/ ",
                "/(?<n>a)/ ",
                "/\\p{Han}+/ ",
                "/a{2,999}/ ",
                "/x{1001}/ ",
                "/\\C/ ",
                "nocase ",
                "folded ",
                "fullword ",
                "and ",
                "or ",
                "not ",
                "( ",
                ") ",
                ", ",
                "any ",
                "all ",
                "of ",
                "them ",
                "1 ",
                "99999999999 ",
                "\\",
                "\n",
                "// ",
                "/* ",
                "*/ ",
                "\uD835",
                "\u0000",
                "é",
                "•••",
                "rule r { strings: $a = \"x\" condition: ");
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(
                    i % 2 == 0 ? "" : "rule r { strings: $a = \"x\" $b1 = /x+/ condition: any of them and ");
            for (int n = random.nextInt(1, 14); n > 0; n--) {
                text.append(
                        random.nextInt(20) == 0
                                ? String.valueOf((char) random.nextInt(0x10000))
                                : parts.get(random.nextInt(parts.size())));
            }
            text.append(i % 2 == 0 ? "" : "}");
            try {
                TextRule.parse(text.toString()).match("x xx a•••b é");
                read++;
            } catch (RuleSyntaxException e) {
                assertThat(e.line()).isPositive();
                assertThat(e.column()).isPositive();
            }
        }
        assertThat(read).as("some of them are rules").isPositive();
    }

    @Test
    void noExpressionThrowsAnythingButTheSyntaxError() {
        Random random = new Random(7);
        String signs = "ab.*+?()[]{}|^$\\dwsSDpPL{Han}1,9-:<=!é\uD835\uDD4F";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder regex = new StringBuilder();
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                regex.append(signs.charAt(random.nextInt(signs.length())));
            }
            try {
                rule("strings: $a = /" + regex + "/ condition: $a").match("abab 𝕏 é 19");
            } catch (RuleSyntaxException e) {
                assertThat(e.getMessage()).contains("line 1");
            }
        }
    }
}
