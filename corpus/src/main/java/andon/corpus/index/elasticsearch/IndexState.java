package andon.corpus.index.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.GetResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * What is known of a generation, in a small document of its own: {@code PREFIX-state}.
 *
 * @param schema the {@link Mapping#VERSION} it was written with
 * @param committedSeq up to which capture it is complete
 * @param cursorKey as hexadecimal digits
 */
record IndexState(int schema, int generation, long committedSeq, String cursorKey) {
    private static final String CURRENT = "current";

    static String index(ElasticsearchSettings settings) {
        return settings.prefix() + "-state";
    }

    byte[] key() {
        return HexFormat.of().parseHex(cursorKey);
    }

    IndexState withCommittedSeq(long seq) {
        return new IndexState(schema, generation, seq, cursorKey);
    }

    /** The generation in use, made if there is none. */
    static IndexState current(ElasticsearchClient client, ElasticsearchSettings settings) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        IndexState first = new IndexState(Mapping.VERSION, 1, 0, HexFormat.of().formatHex(key));
        try {
            client.indices()
                    .create(create -> create.index(index(settings))
                            .withJson(Json.of(Map.of(
                                    "settings",
                                    Map.of(
                                            "index",
                                            Map.of("number_of_shards", 1, "number_of_replicas", settings.replicas())),
                                    "mappings",
                                    Map.of("dynamic", false)))));
        } catch (ElasticsearchException e) {
            if (!e.error().type().equals("resource_already_exists_exception")) {
                throw e;
            }
        }
        try {
            // Of several processes that begin at once one writes the key.
            client.index(put ->
                    put.index(index(settings)).id(CURRENT).opType(OpType.Create).document(first));
        } catch (ElasticsearchException e) {
            if (e.status() != 409) {
                throw e;
            }
        }
        return Stored.read(client, settings).state();
    }

    /** The state of a new generation: its number was never taken before, and cursors of this one stay valid in it. */
    IndexState next(ElasticsearchClient client, ElasticsearchSettings settings) throws IOException {
        for (int number = generation + 1; ; number++) {
            String claim = "generation-" + number;
            try {
                client.index(put -> put.index(index(settings))
                        .id(claim)
                        .opType(OpType.Create)
                        .document(Map.of()));
                return new IndexState(Mapping.VERSION, number, 0, cursorKey);
            } catch (ElasticsearchException e) {
                // Taken by another rebuild, which may still run.
                if (e.status() != 409) {
                    throw e;
                }
            }
        }
    }

    /** What the server has, with its place in the history of that document. */
    record Stored(IndexState state, long number, long term) {
        static Stored read(ElasticsearchClient client, ElasticsearchSettings settings) throws IOException {
            GetResponse<IndexState> found =
                    client.get(get -> get.index(index(settings)).id(CURRENT), IndexState.class);
            IndexState state = found.source();
            if (state == null || found.seqNo() == null || found.primaryTerm() == null) {
                throw new IOException("the state of the index disappeared");
            }
            return new Stored(state, found.seqNo(), found.primaryTerm());
        }

        /** Writes {@code next} in its place; false if another process wrote since it was read. */
        boolean replace(ElasticsearchClient client, ElasticsearchSettings settings, IndexState next)
                throws IOException {
            try {
                client.index(put -> put.index(index(settings))
                        .id(CURRENT)
                        .ifSeqNo(number)
                        .ifPrimaryTerm(term)
                        .refresh(Refresh.False)
                        .document(next));
                return true;
            } catch (ElasticsearchException e) {
                if (e.status() == 409) {
                    return false;
                }
                throw e;
            }
        }
    }
}
