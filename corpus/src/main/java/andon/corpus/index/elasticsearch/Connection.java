package andon.corpus.index.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** The open connections to a cluster. */
record Connection(ElasticsearchClient client, Rest5ClientTransport transport) implements AutoCloseable {
    private static final int CONNECT_SECONDS = 5;

    static Connection open(ElasticsearchSettings settings) {
        // Beyond the server's own limit of a search, so that its answer, not this, tells of it.
        int answer = Math.toIntExact(settings.searchTime().toMillis() * 2 + 1_000);
        Header[] headers = settings.authorization()
                .map(value -> new Header[] {new BasicHeader("Authorization", value, true)})
                .orElse(new Header[0]);
        Rest5Client low = Rest5Client.builder(settings.addresses())
                .setDefaultHeaders(headers)
                .setCompressionEnabled(false)
                // Who calls decides what is tried again, and how often.
                .setHttpClientConfigCallback(http -> http.disableAutomaticRetries())
                .setConnectionConfigCallback(config -> config.setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .setSocketTimeout(answer, TimeUnit.MILLISECONDS))
                .setRequestConfigCallback(config -> config.setResponseTimeout(answer, TimeUnit.MILLISECONDS)
                        .setConnectionRequestTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                .build();
        Rest5ClientTransport transport = new Rest5ClientTransport(low, new Jackson3JsonpMapper(Json.MAPPER));
        return new Connection(new ElasticsearchClient(transport), transport);
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the connections to Elasticsearch did not close", e);
        }
    }
}
