package andon.app.demo;

import andon.corpus.index.IndexedDocument;
import andon.corpus.watch.Alert;
import andon.vocabulary.Asset;
import java.util.List;
import java.util.Map;

/**
 * What a run made of a world, read back from the stores and the receivers.
 *
 * @param documents every document in the index
 * @param assets the watched assets, by their id
 * @param alerts every alert raised
 * @param webhookIds the alert id of each webhook message received, in order, repetitions included
 * @param mailIds the same for each mail
 */
public record Observation(
        List<IndexedDocument> documents,
        Map<Long, Asset> assets,
        List<Alert> alerts,
        List<String> webhookIds,
        List<String> mailIds) {
    public Observation {
        documents = List.copyOf(documents);
        assets = Map.copyOf(assets);
        alerts = List.copyOf(alerts);
        webhookIds = List.copyOf(webhookIds);
        mailIds = List.copyOf(mailIds);
    }
}
