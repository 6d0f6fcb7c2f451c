package andon.searchapi.samples;

import andon.vocabulary.OrganisationId;
import java.time.Instant;

/**
 * A sample that was handed in.
 *
 * @param file what its owner calls it, without folders
 * @param facts what static triage says of it
 */
public record Sample(
        long id, OrganisationId organisation, String file, String uploadedBy, Instant uploadedAt, SampleFacts facts) {}
