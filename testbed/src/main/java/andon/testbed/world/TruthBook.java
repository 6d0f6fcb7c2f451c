package andon.testbed.world;

import java.util.ArrayList;
import java.util.List;

/** Collects the truth while sites are built. */
final class TruthBook {
    private final List<PlantedDocument> documents = new ArrayList<>();
    private final List<PlantedMention> mentions = new ArrayList<>();
    private final List<PlantedPage> notDocuments = new ArrayList<>();
    private final List<String> downHosts = new ArrayList<>();
    private final List<WorldChange> changes = new ArrayList<>();

    void plant(String source, String path, boolean loginOnly, Writing writing) {
        List<PlantedEntity> entities = new ArrayList<>();
        List<PlantedEntity> decoys = new ArrayList<>();
        if (writing.title() != null) {
            entities.addAll(writing.title().entities());
        }
        entities.addAll(writing.prose().entities());
        decoys.addAll(writing.prose().decoys());
        documents.add(new PlantedDocument(
                source,
                writing.key(),
                path,
                writing.kind(),
                writing.title() == null ? null : writing.title().text(),
                writing.author(),
                writing.postedAt(),
                writing.prose().text(),
                writing.quotes().stream().map(quote -> quote.prose().text()).toList(),
                writing.language(),
                writing.threats(),
                List.copyOf(entities),
                List.copyOf(decoys),
                writing.prose().secrets(),
                loginOnly,
                writing.cluster() == null ? source + "|" + writing.key() : writing.cluster()));
        mentions.addAll(Watch.mentions(source, writing));
    }

    void notDocument(String source, String path, PlantedPage.Reason reason) {
        notDocuments.add(new PlantedPage(source, path, reason));
    }

    void down(String host) {
        downHosts.add(host);
    }

    void changed(WorldChange.Kind kind, String source, String key, boolean news, String what) {
        changes.add(new WorldChange(kind, source, key, news, what));
    }

    Truth truth() {
        return new Truth(documents, mentions, notDocuments, downHosts, changes);
    }
}
