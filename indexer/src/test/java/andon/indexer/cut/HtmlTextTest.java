package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.persons.Persons;
import andon.indexer.Growth;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    private static String text(String html) {
        return HtmlText.of(Jsoup.parseBodyFragment(html).body());
    }

    private static final String PEOPLE = """
            <p>Sample:</p><table><thead><tr><th>Name</th><th>Address</th><th>DOB</th><th>Note</th></tr></thead>
            <tbody><tr><td><p>Jane <b>Roe</b></p></td><td>7 Ferngate Road<br>Leeds</td><td>1990-01-02</td><td>vip</td></tr>
            <tr><td>John Doe</td><td></td><td>1988-03-04</td><td> </td></tr></tbody></table><p>more for sale</p>""";

    @Test
    void aRowOfATableWithDataIsALineWhoseCellsTabsPart() {
        assertThat(text(PEOPLE)).isEqualTo("""
                        Sample:
                        Name\tAddress\tDOB\tNote
                        Jane Roe\t7 Ferngate Road Leeds\t1990-01-02\tvip
                        John Doe\t\t1988-03-04
                        more for sale""");
    }

    @Test
    void soItsPersonsAreFoundAsInADump() {
        String text = text(PEOPLE);
        assertThat(Persons.in(text, List.of()).stream()
                        .map(found -> found.span().in(text))
                        .distinct())
                .containsExactlyInAnyOrder("Jane Roe", "7 Ferngate Road Leeds", "1990-01-02", "John Doe", "1988-03-04");
    }

    @Test
    void aTableThatLaysThePageOutIsNone() {
        assertThat(text("<table><tr><td>menu</td><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>"
                        + "</table></td></tr><tr><td>x<p>y</p></td><td>z</td></tr></table>"))
                .isEqualTo("menu\na\tb\nc\td\nx\ny\nz");
        assertThat(text("<table><tr><td>one</td><td>row</td></tr></table>")).isEqualTo("one row");
        assertThat(text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>" + "long ".repeat(70)
                        + "</td></tr></table>"))
                .startsWith("a b\nc long");
    }

    @Test
    void aLongRowTakesLinearTime() {
        Growth.isLinear(
                "cells of one row",
                40_000,
                n -> Jsoup.parseBodyFragment("<table><tr><td>a<td>b<tr>" + "<td>x".repeat(n) + "</table>")
                        .body(),
                HtmlText::of);
    }

    @Test
    void tablesWithinTablesCostTimeByTheirNumber() {
        int deep = 400;
        String html = "<table><tr><td>".repeat(deep) + "x" + "</td></tr></table>".repeat(deep);
        assertThat(text(html)).isEqualTo("x");
    }
}
