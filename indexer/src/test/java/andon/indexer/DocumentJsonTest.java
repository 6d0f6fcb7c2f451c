package andon.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentJsonTest {
    private static JsonNode json(Document document) {
        String line = DocumentJson.line(document);
        assertThat(line).doesNotContain("\n");
        return JsonMapper.builder().build().readTree(line);
    }

    @Test
    void aDocumentIsOneLineWithItsTimesAndQuotes() {
        JsonNode json = json(
                Pages.one(
                        "http://board.example/showthread.php?tid=5",
                        IndexerFixture.thread(
                                "7",
                                "moth",
                                "<blockquote class=\"mycode_quote\"><cite>wren wrote:</cite>was it you?</blockquote>No.<br>bob@corp.example:Tr0ub4dor&amp;3x")));
        assertThat(json.propertyNames())
                .containsExactly(
                        "id",
                        "url",
                        "kind",
                        "title",
                        "author",
                        "posted_at",
                        "text",
                        "quotes",
                        "language",
                        "entities",
                        "threats",
                        "posted_precision",
                        "author_profile",
                        "position");
        assertThat(json.get("posted_precision").asString()).isEqualTo("minute");
        assertThat(json.get("position").asInt()).isEqualTo(1);
        assertThat(json.get("url").asString()).isEqualTo("http://board.example/showthread.php?tid=5#post_7");
        assertThat(json.get("kind").asString()).isEqualTo("post");
        assertThat(json.get("title").asString()).isEqualTo("Ships and freight");
        assertThat(json.get("author").asString()).isEqualTo("moth");
        assertThat(json.get("posted_at").asString()).isEqualTo("2026-01-15T17:11:00Z");
        assertThat(json.get("text").asString()).isEqualTo("No.\nbob@corp.example:T•••x");
        assertThat(json.get("quotes").get(0).asString()).isEqualTo("was it you?");
    }

    @Test
    void whatIsUnknownIsNull() {
        JsonNode json =
                json(Pages.one("http://bin.example/x", "<html><body><pre>some plain words here</pre></body></html>"));
        assertThat(json.get("title").isNull()).isTrue();
        assertThat(json.get("author").isNull()).isTrue();
        assertThat(json.get("posted_at").isNull()).isTrue();
        assertThat(json.get("threats").isEmpty()).isTrue();
    }

    @Test
    void offsetsCountCodePointsOfTitleLineBreakAndText() {
        Document document = Pages.one(
                "http://bin.example/x",
                "<html><head><title>😀 dump</title></head><body><pre>😀😀 see 203.0.113.7 and evil.example now</pre></body></html>");
        int[] points = document.searchableText().codePoints().toArray();
        JsonNode entities = json(document).get("entities");
        assertThat(entities).hasSize(2);
        for (JsonNode entity : entities) {
            int start = entity.get("start").asInt();
            assertThat(new String(points, start, entity.get("end").asInt() - start))
                    .isEqualTo(entity.get("value").asString());
        }
    }
}
