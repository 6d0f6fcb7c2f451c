package andon.app.quality;

import andon.app.quality.Gold.Label;
import andon.app.quality.Gold.Place;
import andon.indexer.Extractor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads texts as {@code andon extract} does, through its JSON Lines, and compares what it finds with what is there. */
final class TextJudge {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CONTEXT = 40;

    private final Extractor extractor;

    TextJudge(Extractor extractor) {
        this.extractor = extractor;
    }

    /** @param secret whether the value is masked */
    record Found(String type, String value, Place at, boolean secret) {}

    /** What was read out of one text. */
    record Answer(String language, List<Found> entities, Set<String> threats) {}

    /** Exact spans of the types that the set's annotators looked for. */
    Judged spans(Gold.Collection texts) {
        Tally tally = new Tally(texts.name());
        List<Answer> answers = answers(texts.texts());
        for (int i = 0; i < answers.size(); i++) {
            Gold gold = texts.texts().get(i);
            Set<Label> missed = new HashSet<>(gold.labels());
            for (Found found : answers.get(i).entities()) {
                if (!texts.judged().contains(found.type())
                        || gold.ignored().stream().anyMatch(found.at()::overlaps)) {
                    continue;
                }
                Label label = new Label(found.type(), found.at());
                if (missed.remove(label)) {
                    tally.right(found.type(), gold.language());
                } else if (!gold.labels().contains(label)) {
                    tally.wrong(found.type(), gold.language(), found.value() + " " + around(gold, found.at()));
                }
            }
            missed.forEach(label -> tally.missed(label.what(), gold.language(), around(gold, label.at())));
        }
        return Judged.of(tally);
    }

    /** The place in brackets, with a little of what stands around it. */
    private static String around(Gold gold, Place at) {
        String text = gold.text();
        int start = text.offsetByCodePoints(0, at.start());
        int end = text.offsetByCodePoints(0, at.end());
        return (gold.id() + " " + text.substring(Math.max(0, start - CONTEXT), start) + "[["
                        + text.substring(start, end) + "]]"
                        + text.substring(end, Math.min(text.length(), end + CONTEXT)))
                .replace('\n', '⏎');
    }

    List<Answer> answers(List<Gold> texts) {
        StringBuilder lines = new StringBuilder();
        for (Gold text : texts) {
            ObjectNode line = JSON.createObjectNode();
            line.put("id", text.id());
            line.put("text", text.text());
            lines.append(JSON.writeValueAsString(line)).append('\n');
        }
        StringWriter out = new StringWriter();
        try {
            extractor.filter(new BufferedReader(new StringReader(lines.toString())), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Extractor.BadLineException e) {
            throw new IllegalStateException("a line of our own was refused", e);
        }
        return out.toString().lines().map(TextJudge::answer).toList();
    }

    private static Answer answer(String line) {
        JsonNode node = JSON.readTree(line);
        List<Found> entities = new ArrayList<>();
        for (JsonNode e : node.get("entities")) {
            String value = e.get("value").asString();
            entities.add(new Found(
                    e.get("type").asString(),
                    value,
                    new Place(e.get("start").asInt(), e.get("end").asInt()),
                    value.indexOf('•') >= 0));
        }
        Set<String> threats = new HashSet<>();
        node.get("threats").forEach(t -> threats.add(t.get("category").asString()));
        return new Answer(node.get("language").asString(), entities, threats);
    }
}
