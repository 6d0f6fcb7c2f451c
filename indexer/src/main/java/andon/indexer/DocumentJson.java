package andon.indexer;

import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DumpSummary;
import andon.vocabulary.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents as {@code andon index --json} prints them: one line each, offsets in code points, times in ISO 8601. */
public final class DocumentJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DocumentJson() {}

    /** One line without its end. Entities' offsets count in title, line break and text, as searches do. */
    public static String line(Document document) {
        ObjectNode out = JSON.createObjectNode();
        out.put("id", document.id().value());
        out.put("url", document.address().toString());
        out.put("kind", document.kind().word());
        put(out, "title", document.title());
        put(out, "author", document.author());
        put(
                out,
                "posted_at",
                document.postedAt() == null ? null : document.postedAt().toString());
        out.put("text", document.text());
        ArrayNode quotes = out.putArray("quotes");
        document.quotes().forEach(quotes::add);
        out.put("language", document.language());
        out.set("entities", entities(document.searchableText(), document.entities()));
        out.set("threats", Extractor.threats(document.threats()));
        details(out, document.details());
        return JSON.writeValueAsString(out);
    }

    /** What a page rarely states is left out where it is not known. */
    private static void details(ObjectNode out, Details details) {
        if (details.dump() != null) {
            dump(out.putObject("dump"), details.dump());
        }
        if (details.precisionWord() != null) {
            out.put("posted_precision", details.precisionWord());
        }
        if (details.authorProfile() != null) {
            out.put("author_profile", details.authorProfile().toString());
        }
        if (details.position() != null) {
            out.put("position", details.position());
        }
        if (details.price() != null) {
            ObjectNode price = out.putObject("price");
            price.put("amount", details.price().amount());
            price.put("currency", details.price().currency());
        }
        if (details.stock() != null) {
            out.put("stock", details.stock());
        }
        if (details.endsAt() != null) {
            out.put("ends_at", details.endsAt().toString());
        }
    }

    private static void dump(ObjectNode out, DumpSummary dump) {
        out.put("rows", dump.rows());
        out.put("accounts", dump.accounts());
        ObjectNode domains = out.putObject("domains");
        dump.domains().forEach(domains::put);
        ObjectNode kinds = out.putObject("kinds");
        dump.kinds().forEach(kinds::put);
        DumpSummary.Policy policy = dump.policy();
        ObjectNode traits = out.putObject("policy");
        traits.put("passwords", policy.passwords());
        traits.put("shortest", policy.shortest());
        traits.put("longest", policy.longest());
        traits.put("average_length", policy.averageLength());
        traits.put("lower", policy.lower());
        traits.put("upper", policy.upper());
        traits.put("digit", policy.digit());
        traits.put("other", policy.other());
        out.put("recycled", dump.recycled());
        ArrayNode earlier = out.putArray("earlier");
        for (DumpSummary.Earlier one : dump.earlier()) {
            ObjectNode node = earlier.addObject();
            node.put("document", one.document().value());
            node.put("seen_at", one.seenAt().toString());
            node.put("rows", one.rows());
        }
    }

    private static void put(ObjectNode out, String name, @Nullable String value) {
        if (value == null) {
            out.putNull(name);
        } else {
            out.put(name, value);
        }
    }

    private static ArrayNode entities(String text, List<Entity> entities) {
        ArrayNode array = JSON.createArrayNode();
        Extractor.CodePoints points = new Extractor.CodePoints(text);
        for (Entity entity : entities) {
            ObjectNode node = array.addObject();
            node.put("type", entity.type().word());
            node.put("value", entity.value());
            node.put("start", points.upTo(entity.span().start()));
            node.put("end", points.upTo(entity.span().end()));
            node.put("confidence", entity.confidence());
            Extractor.credential(node, entity);
        }
        return array;
    }
}
