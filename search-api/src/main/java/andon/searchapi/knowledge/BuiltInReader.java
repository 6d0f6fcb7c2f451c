package andon.searchapi.knowledge;

import andon.searchapi.knowledge.KnowledgeEntry.Kind;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The set that Andon brings along: {@code {"edition", "entries": [{"kind", …}]}} with the fields of the entries' records. */
final class BuiltInReader implements KnowledgeReader {
    static final String RESOURCE = "built-in.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Kind> KINDS =
            Stream.of(Kind.values()).collect(Collectors.toMap(Kind::word, Function.identity()));

    @Override
    public Edition read(Given given, InputStream in, Sink sink) {
        JsonEntries.each(in, "entries", Set.of(), entry -> {
            Kind kind = KINDS.get(KnowledgeReader.string(entry, "kind").toLowerCase(Locale.ROOT));
            if (kind == null) {
                throw new IllegalStateException("an entry of " + RESOURCE + " has no kind");
            }
            entry.remove("kind");
            sink.put(JSON.treeToValue(entry, kind.form()));
        });
        return new Edition("all", given.text("edition"), null);
    }
}
