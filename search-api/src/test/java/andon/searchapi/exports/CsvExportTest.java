package andon.searchapi.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/c calc'!A1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "\u3000=1",
                "＝1",
                "＠x",
                "'=1",
                "\"=1",
                "\u0000=1"
            })
    void noCellBeginsAFormula(String value) {
        assertThat(CsvExport.cell(value)).startsWith("\"'");
    }

    @Test
    void quotesAreDoubledLinesKeptAndPlainTextLeftAlone() {
        assertThat(CsvExport.cell("a \"b\",\nc = d")).isEqualTo("\"a \"\"b\"\",\nc = d\"");
        assertThat(CsvExport.cell("")).isEqualTo("\"\"");
        assertThat(CsvExport.cell("日本語")).isEqualTo("\"日本語\"");
    }

    @Test
    void aCellIsCutAtWhatSpreadsheetsTakeNeverInsideACharacter() {
        for (String start : List.of("", "x")) {
            String cell = CsvExport.cell(start + "𝕏".repeat(CsvExport.MAX_CELL));
            assertThat(cell.length() - 2).isLessThanOrEqualTo(CsvExport.MAX_CELL);
            assertThat(cell).endsWith("𝕏…\"");
        }
    }

    /** The example of RFC 9562, appendix A.4: www.example.com in the namespace of DNS. */
    @Test
    void namedUuidsAreThoseOfTheStandard() {
        byte[] dns = java.util.HexFormat.of().parseHex("6ba7b8109dad11d180b400c04fd430c8");
        assertThat(NamedUuid.of(dns, "www.example.com".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }
}
