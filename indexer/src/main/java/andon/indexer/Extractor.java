package andon.indexer;

import andon.indexer.detect.Detection;
import andon.vocabulary.Credential;
import andon.vocabulary.Entity;
import andon.vocabulary.Span;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The filter behind {@code andon extract}: JSON Lines in ({@code {"id","text","html"?,"url"?}}), JSON Lines out in the same
 * order. Offsets count Unicode code points of the given {@code text}. Thread-safe.
 */
public final class Extractor {
    /** A longer line is refused. */
    public static final int MAX_LINE = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final TextReader reader;

    public Extractor(TextReader reader) {
        this.reader = reader;
    }

    /** A line that is not of the contract's form: its number and what is wrong. */
    public static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1L;

        BadLineException(long line, String what) {
            super("line " + line + ": " + what);
        }
    }

    /**
     * Filters all lines; blank ones are passed over.
     *
     * @return how many texts were read
     */
    public long filter(BufferedReader in, Writer out) throws IOException, BadLineException {
        long number = 0;
        long texts = 0;
        BoundedLines lines = new BoundedLines(in, MAX_LINE);
        for (String line = next(lines, number + 1); line != null; line = next(lines, number + 1)) {
            number++;
            if (!line.isBlank()) {
                out.write(extract(line, number));
                out.write('\n');
                texts++;
            }
        }
        out.flush();
        return texts;
    }

    private static @Nullable String next(BoundedLines lines, long number) throws IOException, BadLineException {
        try {
            return lines.next();
        } catch (BoundedLines.TooLongException e) {
            throw new BadLineException(
                    number, "it is longer than " + MAX_LINE + " characters; cut the text into several");
        }
    }

    /** One line to one line. */
    String extract(String line, long number) throws BadLineException {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new BadLineException(number, "no JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject() || !node.hasNonNull("id")) {
            throw new BadLineException(number, "an object with \"id\" and \"text\" was expected");
        }
        String text = node.path("text").isString() ? node.get("text").asString() : fromHtml(node, number);
        return JSON.writeValueAsString(result(node.get("id"), text));
    }

    private static String fromHtml(JsonNode node, long number) throws BadLineException {
        if (!node.path("html").isString()) {
            throw new BadLineException(number, "\"text\" is missing");
        }
        return andon.indexer.cut.HtmlText.of(
                Jsoup.parse(node.get("html").asString()).body());
    }

    private ObjectNode result(JsonNode id, String text) {
        Detection detection = reader.detect(text);
        TextReader.Meaning meaning = reader.understand(detection.maskedText(), detection.entities());
        ObjectNode out = JSON.createObjectNode();
        out.set("id", id);
        out.put("language", meaning.language());
        out.set("entities", entities(text, detection, meaning));
        out.set("threats", threats(meaning.threats()));
        return out;
    }

    private static ArrayNode entities(String text, Detection detection, TextReader.Meaning meaning) {
        IdentityHashMap<Entity, Span> inputs = new IdentityHashMap<>();
        List<Detection.Found> found = detection.found();
        for (Detection.Found one : found) {
            inputs.put(one.entity(), one.input());
        }
        InputPlaces places = new InputPlaces(text, detection);
        List<Placed> all = new ArrayList<>();
        for (Entity entity : meaning.entities()) {
            Span input = inputs.get(entity);
            all.add(new Placed(entity, input != null ? input : places.inInput(entity.span())));
        }
        all.sort(java.util.Comparator.comparing(Placed::input));
        ArrayNode array = JSON.createArrayNode();
        CodePoints points = new CodePoints(text);
        for (Placed one : all) {
            ObjectNode node = array.addObject();
            node.put("type", one.entity().type().word());
            node.put("value", one.entity().value());
            node.put("start", points.upTo(one.input().start()));
            node.put("end", points.upTo(one.input().end()));
            node.put("confidence", one.entity().confidence());
            credential(node, one.entity());
        }
        return array;
    }

    /** Whose secret a credential is and what kind it is of. */
    static void credential(ObjectNode node, Entity entity) {
        Credential credential = entity.credential();
        if (credential != null) {
            ObjectNode of = node.putObject("credential");
            of.put("service", credential.service());
            of.put("domain", credential.domain());
            of.put("account", credential.account());
            of.put("kind", credential.kind().word());
        }
    }

    private record Placed(Entity entity, Span input) {}

    static ArrayNode threats(List<Threat> threats) {
        ArrayNode array = JSON.createArrayNode();
        for (Threat threat : threats) {
            ObjectNode node = array.addObject();
            node.put("category", threat.category().word());
            node.put("severity", threat.severity().word());
            ArrayNode reasons = node.putArray("reasons");
            threat.reasons().forEach(reason -> reasons.add(reason.sentence()));
            if (!threat.facts().equals(ThreatFacts.NONE)) {
                node.set("facts", facts(threat.facts()));
            }
        }
        return array;
    }

    /** Only what is known. */
    private static ObjectNode facts(ThreatFacts facts) {
        ObjectNode node = JSON.createObjectNode();
        putKnown(node, "target", facts.target());
        putKnown(node, "actor", facts.actor());
        if (!facts.access().isEmpty()) {
            ArrayNode access = node.putArray("access");
            facts.access().forEach(access::add);
        }
        putKnown(node, "revenue", facts.revenue());
        putKnown(node, "country", facts.country());
        putKnown(node, "price", facts.price());
        putKnown(node, "volume", facts.volume());
        return node;
    }

    private static void putKnown(ObjectNode node, String member, @Nullable String value) {
        if (value != null) {
            node.put(member, value);
        }
    }

    /** Leads spans of the masked text back into the input: names stand in stretches that masking left alone. */
    private static final class InputPlaces {
        private final List<Detection.Patch> patches;

        InputPlaces(String text, Detection detection) {
            this.patches = detection.patches();
        }

        Span inInput(Span masked) {
            int shift = 0;
            for (Detection.Patch patch : patches) {
                if (patch.masked().end() > masked.start()) {
                    break;
                }
                shift = patch.input().end() - patch.masked().end();
            }
            return new Span(masked.start() + shift, masked.end() + shift);
        }
    }

    /** Counts code points up to growing places in one walk. Places that go back start again. */
    static final class CodePoints {
        private final String text;
        private int at;
        private int count;

        CodePoints(String text) {
            this.text = text;
        }

        int upTo(int place) {
            if (place < at) {
                count -= text.codePointCount(place, at);
            } else {
                count += text.codePointCount(at, place);
            }
            at = place;
            return count;
        }
    }
}
