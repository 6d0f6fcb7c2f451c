package andon.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a threat's author states about it, as far as it could be read; amounts as they are written.
 *
 * @param target the organisation (else the domain) that it is about
 * @param actor the group or person that claims it
 * @param access kinds of access on offer ({@code rdp}, {@code vpn}, {@code domain-admin} and so on), in order of the alphabet
 * @param revenue the target's, as attackers quote it: "$120M"
 * @param country the target's, ISO 3166-1 alpha-2
 * @param price what is asked for: "3k USD"
 * @param volume how much was taken: "1.3M customers", "320 GB"
 */
public record ThreatFacts(
        @Nullable String target,
        @Nullable String actor,
        List<String> access,
        @Nullable String revenue,
        @Nullable String country,
        @Nullable String price,
        @Nullable String volume) {
    public static final ThreatFacts NONE = new ThreatFacts(null, null, List.of(), null, null, null, null);

    public ThreatFacts {
        access = access == null ? List.of() : List.copyOf(access);
    }
}
