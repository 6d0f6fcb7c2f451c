package andon.corpus.index;

import andon.corpus.index.Engine.Feature;
import andon.corpus.index.SimilarDocument.Shared;
import andon.corpus.text.PersonalText;
import andon.vocabulary.DocumentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds documents that share rare words and entities with one. All weights are whole, so that engines agree. */
final class SimilarDocuments {
    /** So many different words of a document, from its first, are looked up; and so many of its entities. */
    private static final int MOST_LOOKED_UP = 256;
    /** By so many features, the rarest, others are looked for. */
    private static final int MOST_FEATURES = 64;
    /** An entity says more than a word that is as rare. */
    private static final int ENTITY_FACTOR = 2;

    private static final int WEIGHT_UNITS = 16;
    private static final int MOST_SHARED = 20;
    private static final int SHORTEST_WORD = 3;

    private final Engine engine;
    private final Mirrors mirrors;
    private final Eyes eyes;

    SimilarDocuments(Engine engine, Mirrors mirrors, Eyes eyes) {
        this.engine = engine;
        this.mirrors = mirrors;
        this.eyes = eyes;
    }

    List<SimilarDocument> to(DocumentId id, Visibility visibility, int limit) {
        Optional<IndexedDocument> document = engine.get(id, visibility).flatMap(eyes::show);
        if (document.isEmpty()) {
            return List.of();
        }
        DocumentFacts facts = DocumentFacts.of(document.get(), mirrors);
        Map<Feature, Integer> weights = weights(features(facts), visibility);
        if (weights.isEmpty()) {
            return List.of();
        }
        Set<Shared> own = entities(facts);
        return engine.alike(weights, Math.min(2, weights.size()), visibility, id, limit).stream()
                .flatMap(alike -> eyes.show(alike.document()).stream()
                        .map(shown -> new SimilarDocument(shown, alike.weight(), shared(own, shown))))
                .toList();
    }

    private List<Shared> shared(Set<Shared> own, IndexedDocument other) {
        Set<Shared> theirs = entities(DocumentFacts.of(other, mirrors));
        return own.stream().filter(theirs::contains).limit(MOST_SHARED).toList();
    }

    private static Set<Shared> entities(DocumentFacts facts) {
        Set<Shared> entities = new TreeSet<>(
                Comparator.comparing((Shared shared) -> shared.facet().field()).thenComparing(Shared::value));
        FacetValues.of(facts).forEach((facet, values) -> {
            if (facet instanceof Facet.Values field) {
                values.stream()
                        .filter(value -> !value.contains(PersonalText.DOTS))
                        .forEach(value -> entities.add(new Shared(field, value)));
            }
        });
        return entities;
    }

    private static List<Feature> features(DocumentFacts facts) {
        List<Feature> features = new ArrayList<>();
        entities(facts).stream()
                .limit(MOST_LOOKED_UP)
                .forEach(entity -> features.add(new Feature.Value(entity.facet(), entity.value())));
        features.addAll(words(facts).stream().limit(MOST_LOOKED_UP).toList());
        return features;
    }

    /** Different words, and pairs of characters where there are no spaces. */
    private static Set<Feature> words(DocumentFacts facts) {
        Set<Feature> words = new LinkedHashSet<>();
        for (int i = 0; i < facts.words().size(); i++) {
            String stem = facts.stems().get(i);
            if (facts.words().get(i).joined()) {
                words.add(new Feature.Pair(stem + facts.stems().get(i + 1)));
            } else if (stem.length() >= SHORTEST_WORD) {
                words.add(new Feature.Stem(stem));
            }
        }
        return words;
    }

    /**
     * The rarest features that another document has too and most have not. Rare is what is rare among the documents that
     * the reader may see: scores and their order tell nothing of others.
     */
    private Map<Feature, Integer> weights(List<Feature> features, Visibility visibility) {
        List<Long> frequencies = engine.frequencies(features, visibility);
        long all = engine.count(Scope.all(visibility));
        record Weighed(Feature feature, int weight) {}
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            long frequency = frequencies.get(i);
            if (frequency >= 2 && 2 * frequency <= Math.max(all, 4)) {
                double rarity = Math.log((double) all / frequency) / Math.log(2);
                int factor = features.get(i) instanceof Feature.Value ? ENTITY_FACTOR : 1;
                weighed.add(new Weighed(
                        features.get(i), Math.max(1, (int) Math.round(WEIGHT_UNITS * rarity)) * factor));
            }
        }
        Map<Feature, Integer> heaviest = new LinkedHashMap<>();
        weighed.stream()
                .sorted(Comparator.comparingInt(Weighed::weight).reversed())
                .limit(MOST_FEATURES)
                .forEach(one -> heaviest.put(one.feature(), one.weight()));
        return heaviest;
    }
}
