package andon.corpus.index.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import com.google.common.collect.Lists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The generations of an index that are on the server. Which of them is in use is what the state says. */
final class Generations {
    /** Names in one request, so that its address stays short. */
    private static final int NAMES = 30;
    /** How often another process may change the indices in between. */
    private static final int TRIES = 5;

    private Generations() {}

    /**
     * Makes the alias name the indices of {@code inUse} and no others, in one step, and removes the generations before it.
     * Newer ones are still being filled.
     */
    static void align(ElasticsearchClient client, ElasticsearchSettings settings, int inUse) throws IOException {
        for (int left = TRIES; ; left--) {
            try {
                tryAlign(client, settings, inUse);
                return;
            } catch (ElasticsearchException e) {
                if (e.status() != 404 || left == 1) {
                    throw e;
                }
            }
        }
    }

    private static void tryAlign(ElasticsearchClient client, ElasticsearchSettings settings, int inUse)
            throws IOException {
        List<Action> actions = new ArrayList<>();
        List<String> old = new ArrayList<>();
        for (Map.Entry<String, IndexState> index :
                indices(client, settings, settings.prefix() + "-g*").entrySet()) {
            OptionalInt generation = generation(settings, index.getKey());
            if (generation.isEmpty()) {
                continue;
            }
            boolean named = index.getValue().aliases().containsKey(settings.prefix());
            if (generation.getAsInt() == inUse && !named) {
                actions.add(Action.of(
                        action -> action.add(add -> add.index(index.getKey()).alias(settings.prefix()))));
            } else if (generation.getAsInt() != inUse && named) {
                actions.add(Action.of(action ->
                        action.remove(remove -> remove.index(index.getKey()).alias(settings.prefix()))));
            }
            if (generation.getAsInt() < inUse) {
                old.add(index.getKey());
            }
        }
        if (!actions.isEmpty()) {
            client.indices().updateAliases(update -> update.actions(actions));
        }
        delete(client, old);
    }

    /** Removes all indices of one generation. */
    static void remove(ElasticsearchClient client, ElasticsearchSettings settings, int generation) throws IOException {
        delete(
                client,
                List.copyOf(indices(client, settings, Months.generationPrefix(settings, generation) + "*")
                        .keySet()));
    }

    private static void delete(ElasticsearchClient client, List<String> names) throws IOException {
        for (List<String> some : Lists.partition(names, NAMES)) {
            client.indices().delete(delete -> delete.index(some).ignoreUnavailable(true));
        }
    }

    private static Map<String, IndexState> indices(
            ElasticsearchClient client, ElasticsearchSettings settings, String pattern) throws IOException {
        Map<String, IndexState> found = new TreeMap<>(client.indices()
                .get(get -> get.index(pattern).allowNoIndices(true))
                .indices());
        found.keySet().removeIf(name -> generation(settings, name).isEmpty());
        return found;
    }

    private static OptionalInt generation(ElasticsearchSettings settings, String index) {
        Matcher name = Pattern.compile(Pattern.quote(settings.prefix()) + "-g([0-9]{1,9})-[0-9]{4}-[0-9]{2}")
                .matcher(index);
        return name.matches() ? OptionalInt.of(Integer.parseInt(name.group(1))) : OptionalInt.empty();
    }
}
