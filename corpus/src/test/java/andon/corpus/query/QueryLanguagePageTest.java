package andon.corpus.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/query-language.md is true: its examples parse, and it speaks of every field and bound. */
class QueryLanguagePageTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static String page() throws Exception {
        return Files.readString(Path.of("..", "docs", "query-language.md"));
    }

    private static List<String> examples() throws Exception {
        List<String> examples = new ArrayList<>();
        String page = page();
        int block = page.indexOf("```examples\n") + "```examples\n".length();
        for (String line : page.substring(block, page.indexOf("```", block)).split("\n")) {
            examples.add(line.split(" {2,}")[0]);
        }
        for (String line : page.split("\n")) {
            String[] cells = line.split(" \\| ");
            if (line.startsWith("| `") && cells.length == 3) {
                CODE.matcher(cells[2]).results().forEach(code -> examples.add(code.group(1)));
            }
        }
        return examples;
    }

    @Test
    void itsExamplesParseAndPrintBack() throws Exception {
        List<String> examples = examples();
        assertThat(examples).hasSizeGreaterThan(50);
        for (String example : examples) {
            Query query = QueryParser.parse(example, NOW);
            assertThat(QueryParser.parse(QueryPrinter.print(query), NOW))
                    .as(example)
                    .isEqualTo(query);
        }
    }

    @Test
    void itSpeaksOfEveryFieldAndBound() throws Exception {
        String page = page();
        assertThat(Field.ALL.keySet()).allSatisfy(field -> assertThat(page).contains("`" + field + ":`"));
        assertThat(page)
                .contains("| " + QueryParser.MAX_DEPTH + " |", "| " + QueryParser.MAX_CLAUSES + " |")
                .contains(
                        "1,000 code points",
                        "| " + QueryParser.MAX_WILDCARDS + ", each value with at least "
                                + QueryParser.MIN_BESIDE_WILDCARD + " letters")
                .contains("(`~`) | " + QueryParser.MAX_GAP + " |");
    }

    /** The list of the project's design. */
    @Test
    void theDesignsExamplesParse() throws Exception {
        for (String example : List.of(
                "acme vpn",
                "\"initial access\"",
                "acme OR norwind  -recipe",
                "(acme OR norwind)",
                "org:\"Acme Corp\"",
                "domain:acme.example",
                "email:*@acme.example",
                "credential:acme.example",
                "ip:203.0.113.0/24  cve:CVE-2026-1234",
                "hash:d41d8cd98f00b204e9800998ecf8427e",
                "btc:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq onion:x.onion",
                "actor:apt28 malware:lockbit technique:T1566 handle:x1",
                "threat:access-sale  severity:>=high  lang:ru  kind:post  source:forum  author:seller",
                "seen:7d  seen:2026-01-01..2026-02-01  posted:..2026-03-01  changed:24h  mirror:no")) {
            QueryParser.parse(example, NOW);
        }
    }
}
