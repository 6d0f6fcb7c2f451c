package andon.searchapi.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private final Markdown markdown = new Markdown();

    @Test
    void whatAnalystsWriteIsSet() {
        assertThat(markdown.html("# 見解\n\nThe offer is **credible**:\nact today.\n\n- one\n- two\n\n> quoted"))
                .contains(
                        "<h1>見解</h1>",
                        "<strong>credible</strong>:<br>\nact today.",
                        "<li>one</li>",
                        "<blockquote>\n<p>quoted</p>");
        assertThat(markdown.html("[report](https://andon.example/a?b=1&c=2)"))
                .contains("<a rel=\"nofollow\" href=\"https://andon.example/a?b=1&amp;c=2\">report</a>");
        assertThat(markdown.text("# 見解\n\nIt is **credible** ([here](https://a.example))"))
                .contains("見解", "It is credible", "https://a.example")
                .doesNotContain("**", "# ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "text <img src=x onerror=alert(1)> text",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<style>body{display:none}</style>",
                "<!-- --><iframe src=//evil.example>",
                "```<script>\n</script><script>alert(1)</script>\n```",
                "`<script>alert(1)</script>`",
                "[x]: https://a.example \"\\\"><script>alert(1)</script>\"\n\n[x]"
            })
    void htmlIsShownAsText(String hostile) {
        assertThat(markdown.html(hostile))
                .doesNotContainIgnoringCase("<script", "<img", "<iframe", "<style", "<a href=\"j");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java&#115;cript:alert(1))",
                "[x](&#x6A;avascript:alert(1))",
                "[x](<java\tscript:alert(1)>)",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox)",
                "[x](file:///etc/passwd)",
                "[x](/sign-out)",
                "[x](//evil.example)",
                "<javascript:alert(1)>"
            })
    void linksLeadToTheWebOrNowhere(String hostile) {
        assertThat(markdown.html(hostile)).contains("href=\"\"").doesNotContainPattern("href=\"[^\"]");
    }

    @Test
    void picturesAreNotLoaded() {
        assertThat(markdown.html(
                        "![who reads <b>this](https://evil.example/p.gif \"t\") ![a][b]\n\n[b]: https://evil.example/"))
                .contains("<span class=\"picture\">who reads &lt;b&gt;this</span>")
                .doesNotContain("<img", "evil.example");
    }

    @Test
    void deepNestingEndsAsText() {
        for (String level : List.of("> ", "- ", "*a **b ", "[", "![", "1. ", "_a __b ")) {
            String deep = level.repeat(20_000 / level.length()) + "end";
            assertThat(markdown.html(deep)).contains("end");
            assertThat(markdown.text(deep)).contains("end");
            String closed =
                    level.repeat(3000) + "end" + (level.startsWith("*") ? "** *".repeat(3000) : "](a)".repeat(2000));
            assertThat(markdown.html(closed)).contains("end").doesNotContain("<img");
        }
    }
}
