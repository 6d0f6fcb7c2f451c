package andon.corpus.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import andon.corpus.index.elasticsearch.ElasticsearchEngine;
import andon.corpus.index.elasticsearch.ElasticsearchRebuild;
import andon.corpus.index.elasticsearch.ElasticsearchSettings;
import andon.corpus.index.elasticsearch.Pause;
import andon.testbed.fixtures.ElasticsearchServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ElasticsearchRebuildIT extends RebuildContract {
    private final String prefix = ElasticsearchServer.running().freshPrefix() + "andon";
    private final ElasticsearchSettings settings =
            ElasticsearchSettings.of(ElasticsearchServer.running().address(), prefix);

    @BeforeAll
    static void needsTheServer() {
        if (!"true".equals(System.getenv("ANDON_REQUIRE_SERVERS"))) {
            assumeThat(ElasticsearchServer.missing()).isEmpty();
        }
    }

    @Override
    Engine open() {
        return ElasticsearchEngine.open(settings, InstantSource.system(), Refusals.LOGGED, Pause.REAL);
    }

    @Override
    Rebuild begin() {
        return ElasticsearchRebuild.begin(settings, InstantSource.system(), Refusals.LOGGED, Pause.REAL);
    }

    @Override
    void spoilTheOldOne() throws Exception {
        ask("POST", "/" + prefix + "-state/_update/current?refresh=true", "{\"doc\":{\"schema\":0}}");
    }

    private String ask(String method, String path, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(
                                    ElasticsearchServer.running().address().resolve(path))
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body();
        }
    }

    @Test
    void aProcessThatWritesToTheOldOneFindsOutAndPutsAgainWhatTheNewOneLacks() throws Exception {
        try (Engine serving = open()) {
            fill(serving, 3, "a");
            try (Rebuild rebuild = begin()) {
                fill(rebuild.engine(), 3, "a");
                fill(serving, 4, "b");
                rebuild.swapIn();
            }
            assertThat(found(serving)).hasSize(1);
            serving.put(java.util.List.of(facts("c", 5)));
            assertThatThrownBy(() -> serving.commit(5))
                    .isInstanceOf(IndexUnavailableException.class)
                    .hasMessageContaining("made again meanwhile, up to capture 3");
            assertThat(serving.committedSeq()).isEqualTo(3);
            fill(serving, 4, "b");
            fill(serving, 5, "c");
            assertThat(found(serving)).hasSize(3);
        }
        assertThat(ask("GET", "/_cat/indices/" + prefix + "-g*?h=index", "").strip())
                .as("the old generation, also what was written late, is gone")
                .matches(prefix + "-g2-[0-9]{4}-[0-9]{2}");
    }

    @Test
    void aDeathBetweenStateAndAliasIsMendedByTheNextProcess() throws Exception {
        try (Engine old = open()) {
            fill(old, 3, "old");
        }
        Rebuild cutOff = begin();
        fill(cutOff.engine(), 5, "new");
        ask(
                "POST",
                "/" + prefix + "-state/_update/current?refresh=true",
                "{\"doc\":{\"generation\":2,\"committedSeq\":5}}");
        cutOff.engine().close();
        try (Engine now = open()) {
            assertThat(found(now))
                    .containsExactly(facts("new", 5).indexed().id().value());
            assertThat(now.committedSeq()).isEqualTo(5);
        }
    }
}
