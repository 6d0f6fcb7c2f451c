package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.indexer.Extractor.BadLineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractorTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Extractor EXTRACTOR = new Extractor(Pages.TEXT);

    private static List<JsonNode> filter(String lines) throws IOException, BadLineException {
        StringWriter out = new StringWriter();
        EXTRACTOR.filter(new BufferedReader(new StringReader(lines)), out);
        return out.toString().lines().map(JSON::readTree).toList();
    }

    private static String line(String text) {
        return JSON.writeValueAsString(JSON.createObjectNode().put("id", "1").put("text", text));
    }

    private static List<JsonNode> entities(String text) throws IOException, BadLineException {
        return filter(line(text)).getFirst().get("entities").valueStream().toList();
    }

    /** What stands in the text where the entity says it does, counted in code points. */
    private static String at(String text, JsonNode entity) {
        int[] points = text.codePoints().toArray();
        int start = entity.get("start").asInt();
        return new String(points, start, entity.get("end").asInt() - start);
    }

    @Test
    void eachLineIsAnsweredInOrderWithItsOwnId() throws IOException, BadLineException {
        List<JsonNode> answers = filter("""
                {"id":"b","text":"nothing here"}

                {"id":7,"text":"see evil.example","url":"http://x.example/"}
                {"id":"c","html":"<p>mail <b>bob</b>@corp.example</p>"}""");
        assertThat(answers).extracting(a -> a.get("id").asString()).containsExactly("b", "7", "c");
        assertThat(answers.get(1).get("id").isNumber()).isTrue();
        assertThat(answers.get(2).get("entities").get(0).get("value").asString())
                .isEqualTo("bob@corp.example");
        assertThat(answers.getFirst().propertyNames()).containsExactly("id", "language", "entities", "threats");
    }

    @Test
    void offsetsCountCodePointsOfTheGivenText() throws IOException, BadLineException {
        String text = "😀😀 бот bob@corp.example:Tr0ub4dor&3x 🏴‍☠️ then 203[.]0[.]113[.]7 and hxxp://evil[.]example/a";
        List<JsonNode> entities = entities(text);
        assertThat(entities).extracting(e -> e.get("type").asString()).contains("credential", "ipv4-addr", "url");
        for (JsonNode entity : entities) {
            switch (entity.get("type").asString()) {
                case "credential" -> assertThat(at(text, entity)).isEqualTo("bob@corp.example:Tr0ub4dor&3x");
                case "ipv4-addr" -> assertThat(at(text, entity)).isEqualTo("203[.]0[.]113[.]7");
                case "url" -> assertThat(at(text, entity)).isEqualTo("hxxp://evil[.]example/a");
                default -> assertThat(at(text, entity)).isEqualTo("bob@corp.example");
            }
        }
    }

    @Test
    void namesBehindMaskedSecretsHaveTheirPlaceInTheInput() throws IOException, BadLineException {
        String text =
                "bob@corp.example:Tr0ub4dor&3xLonger\neve@corp.example:x9!Kq\nLockBit hit Quellmark Brewing Ltd today";
        assertThat(entities(text))
                .filteredOn(e -> e.get("type").asString().equals("organization"))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(at(text, e)).isEqualTo("Quellmark Brewing Ltd"));
    }

    @Test
    void secretsDoNotComeOut() throws IOException, BadLineException {
        String answer = filter(line("bob@corp.example:Tr0ub4dor&3x and card 4111 1111 1111 1111 cvv 123"))
                .getFirst()
                .toString();
        assertThat(answer).contains("bob@corp.example:T•••x").doesNotContain("Tr0ub4dor", "1111 1111");
    }

    @Test
    void linesOutsideTheContractAreNamed() {
        for (String bad : List.of("no json", "[]", "{\"text\":\"x\"}", "{\"id\":\"1\"}", "{\"id\":\"1\",\"text\":5}")) {
            assertThatThrownBy(() -> filter(line("fine") + "\n" + bad))
                    .as(bad)
                    .isInstanceOf(BadLineException.class)
                    .hasMessageStartingWith("line 2: ");
        }
    }

    @Test
    void wrongLinesAreNamedWithoutTheirWords() {
        assertThatThrownBy(() -> filter("{\"id\":\"1\",\"text\": bob@corp.example:Tr0ub4dor}"))
                .isInstanceOf(BadLineException.class)
                .hasMessageNotContainingAny("Tr0ub4dor");
    }

    @Test
    void emptyTextsAndLoneSurrogatesAreAnswered() throws IOException, BadLineException {
        assertThat(filter(line("")).getFirst().get("language").asString()).isEqualTo("und");
        assertThat(filter("{\"id\":\"1\",\"text\":\"\\ud83d bob@corp.example \\ude00\"}")
                        .getFirst()
                        .get("entities"))
                .hasSize(1);
        assertThat(filter("")).isEmpty();
    }
}
