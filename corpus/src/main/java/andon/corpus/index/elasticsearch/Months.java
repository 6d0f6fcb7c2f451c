package andon.corpus.index.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indices of one generation, one for each month in which documents were first seen: {@code PREFIX-gN-2026-03}. When a
 * document was first seen never changes, so each stands in one index only. Searches go through an alias that names the
 * indices of the generation in use.
 */
final class Months {
    private static final Logger LOG = LoggerFactory.getLogger(Months.class);

    private final ElasticsearchClient client;
    private final ElasticsearchSettings settings;
    private final InstantSource clock;
    private final int generation;
    /** The alias under which new indices are found; none while a generation is being made. */
    private final String alias;

    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    Months(
            ElasticsearchClient client,
            ElasticsearchSettings settings,
            InstantSource clock,
            int generation,
            String alias) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
        this.generation = generation;
        this.alias = alias;
    }

    static String generationPrefix(ElasticsearchSettings settings, int generation) {
        return settings.prefix() + "-g" + generation + "-";
    }

    String name(YearMonth month) {
        return generationPrefix(settings, generation) + month;
    }

    /** All indices of the generation. */
    String pattern() {
        return generationPrefix(settings, generation) + "*";
    }

    static YearMonth of(Instant firstSeen) {
        return YearMonth.from(firstSeen.atOffset(ZoneOffset.UTC));
    }

    /** Whether documents of the month are still kept. */
    boolean isKept(YearMonth month) {
        return settings.keepMonths().isEmpty()
                || month.isAfter(
                        of(clock.instant()).minusMonths(settings.keepMonths().getAsInt()));
    }

    /** Makes the month's index if there is none. */
    void ensure(YearMonth month) throws IOException {
        if (made.contains(month)) {
            return;
        }
        try {
            client.indices().create(create -> {
                create.index(name(month));
                return alias.isEmpty() ? create : create.aliases(alias, it -> it);
            });
        } catch (ElasticsearchException e) {
            if (!e.error().type().equals("resource_already_exists_exception")) {
                throw e;
            }
        }
        made.add(month);
    }

    /** The mapping and settings that every index of every generation begins with. */
    static void putTemplate(ElasticsearchClient client, ElasticsearchSettings settings) throws IOException {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("number_of_shards", settings.shards());
        index.put("number_of_replicas", settings.replicas());
        index.put("refresh_interval", "500ms");
        index.put("codec", "best_compression");
        // What a crash loses is read again: the commit forces it to the disk.
        index.put("translog.durability", "async");
        index.put("max_result_window", 10_000);
        Map<String, Object> mappings = Map.of(
                "dynamic",
                "strict",
                "_meta",
                Map.of("andon-schema", Mapping.VERSION),
                "properties",
                Mapping.properties());
        Map<String, Object> template = Map.of(
                "index_patterns",
                List.of(settings.prefix() + "-g*"),
                "priority",
                500,
                "template",
                Map.of("settings", Map.of("index", index), "mappings", mappings));
        client.indices()
                .putIndexTemplate(
                        put -> put.name(settings.prefix() + "-documents").withJson(Json.of(template)));
    }

    /** Removes the months that are no longer kept. */
    void removeOld() throws IOException {
        if (settings.keepMonths().isEmpty()) {
            return;
        }
        for (String name : new TreeSet<>(client.indices()
                .get(get -> get.index(pattern()).allowNoIndices(true))
                .indices()
                .keySet())) {
            YearMonth month = YearMonth.parse(
                    name.substring(generationPrefix(settings, generation).length()));
            if (!isKept(month)) {
                LOG.info(
                        "removing {}, which is older than {} months",
                        name,
                        settings.keepMonths().getAsInt());
                client.indices().delete(delete -> delete.index(name));
                made.remove(month);
            }
        }
    }
}
