package andon.searchapi.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListFileTest {
    private static ListFile read(String text) throws BadListException {
        return ListFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cellsMayHoldCommasQuotesAndLineEndsAndEachRowKnowsItsLine() throws BadListException {
        ListFile file = read(
                "\uFEFFType, Value ,note\r\nname,\"Acme, \"\"Inc\"\"\",\"two\r\nlines\"\r\n\r\ndomain,アクメ.example\r\n");
        assertThat(file)
                .isEqualTo(new ListFile.Table(
                        List.of("type", "value", "note"),
                        List.of(
                                new ListFile.Row(
                                        2, Map.of("type", "name", "value", "Acme, \"Inc\"", "note", "two\r\nlines")),
                                new ListFile.Row(5, Map.of("type", "domain", "value", "アクメ.example")))));
    }

    @Test
    void semicolonsAndTabsSeparateWhereTheHeaderRowHasThem() throws BadListException {
        for (String separator : List.of(";", "\t")) {
            ListFile.Table table = (ListFile.Table) read("type;value\nname;Acme, Inc\n".replace(";", separator));
            assertThat(table.rows()).containsExactly(new ListFile.Row(2, Map.of("type", "name", "value", "Acme, Inc")));
        }
    }

    @Test
    void attributesAreReadInEveryFormThatMispGivesThem() throws BadListException {
        String attribute = "{\"type\": \"domain|ip\", \"value\": \" acme.example|192.0.2.1 \"}";
        String deleted = "{\"type\": \"domain\", \"value\": \"old.example\", \"deleted\": true}";
        String event = "{\"Event\": {\"info\": \"i\", \"Attribute\": [" + attribute + "," + deleted + "]}}";
        String object = "{\"Event\": {\"Object\": [{\"name\": \"o\", \"Attribute\": [" + attribute + "]},"
                + " {\"deleted\": true, \"Attribute\": [" + attribute + "]}]}}";
        ListFile.Attribute first = new ListFile.Attribute(1, "domain|ip", "acme.example|192.0.2.1");
        assertThat(read(event)).isEqualTo(new ListFile.Events(List.of(first), 1));
        assertThat(read("{\"response\": [" + event + "]}")).isEqualTo(new ListFile.Events(List.of(first), 1));
        assertThat(read("[" + event + "]")).isEqualTo(new ListFile.Events(List.of(first), 1));
        assertThat(read("{\"response\": {\"Attribute\": [" + attribute + "]}}"))
                .isEqualTo(new ListFile.Events(List.of(first), 0));
        assertThat(read(object)).isEqualTo(new ListFile.Events(List.of(first), 0));
        assertThat(first.first()).isEqualTo(new ListFile.Attribute(1, "domain", "acme.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "{\"a\": 1}|neither a MISP 'Event' nor",
                "{\"Event\": |it is no JSON: line 1",
                "[1, 2]|neither a MISP 'Event' nor",
                "type,type|line 1: a header row",
                "type,,value|line 1: a header row",
                "$ $|the file is empty",
            })
    void whatIsNoListIsRefusedWithThePlace(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadListException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void boundsAreSaid() {
        assertThatThrownBy(() -> read("type,value\n" + "name,a\n".repeat(ListFile.MAX_ROWS + 1)))
                .hasMessageContaining("5000 rows");
        assertThatThrownBy(() -> read("type,value\nname," + "a".repeat(ListFile.MAX_CELL + 1)))
                .hasMessageContaining("line 2: a cell may have 4000");
        assertThatThrownBy(() -> read("type,value\nname,a,b\n")).hasMessageContaining("line 2: it has 3 cells");
        assertThatThrownBy(() -> read("type,value\nname,\"a\n")).hasMessageContaining("a quote is not closed");
        assertThatThrownBy(() -> ListFile.read(new byte[ListFile.MAX_BYTES + 1]))
                .hasMessageContaining("4 MB");
        assertThatThrownBy(() -> ListFile.read(new byte[] {'a', (byte) 0xff})).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> read("[".repeat(100))).hasMessageContaining("it is no JSON");
        String attribute = "{\"type\": \"domain\", \"value\": \"a.example\"}";
        assertThatThrownBy(() ->
                        read("{\"Attribute\": [" + (attribute + ",").repeat(ListFile.MAX_ROWS) + attribute + "]}"))
                .hasMessageContaining("5000 attributes");
    }
}
