package andon.indexer.detect;

import andon.corpus.exposed.ExposedEntry;
import andon.indexer.credentials.Dump;
import andon.vocabulary.Entity;
import andon.vocabulary.Span;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was read out of a text.
 *
 * @param maskedText the text with every secret masked
 * @param patches the stretches that were masked, in order
 * @param inner addresses that stand within a credential among {@code found}, as its service: pivots in a document, but no
 *     finds of their own
 * @param dump what its credentials say together, those too that are not listed; empty if they are few
 * @param exposed what stands for its leaked credentials where they can be checked; empty unless the detector makes it
 * @param found the values in order of their spans, at most {@link Detector#MAX_ENTITIES}
 */
public record Detection(
        String maskedText,
        List<Found> found,
        List<Patch> patches,
        List<Found> inner,
        Optional<Dump> dump,
        Set<ExposedEntry> exposed) {
    public Detection {
        found = List.copyOf(found);
        patches = List.copyOf(patches);
        inner = List.copyOf(inner);
        exposed = Collections.unmodifiableSet(exposed);
    }

    /**
     * A value with its two places.
     *
     * @param entity with its span in {@link Detection#maskedText}
     * @param input where it stands in the text that was given
     */
    public record Found(Entity entity, Span input) {}

    /**
     * A masked stretch.
     *
     * @param input where the secret stands in the text that was given
     * @param masked where its masked form stands in {@link Detection#maskedText}
     */
    public record Patch(Span input, Span masked) {}

    /** The entities alone, with their spans in the masked text. */
    public List<Entity> entities() {
        return found.stream().map(Found::entity).toList();
    }
}
