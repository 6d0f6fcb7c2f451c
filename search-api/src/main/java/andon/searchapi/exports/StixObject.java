package andon.searchapi.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The objects of STIX 2.1 (OASIS standard of 10 June 2021) that exports are made of; absent properties are left out. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface StixObject {
    String id();

    /** Section 7.2.1.3 a marking with the extension that FIRST and OASIS define for TLP 2.0. */
    record Marking(
            String type, String specVersion, String id, String created, String name, Map<String, Tlp2> extensions)
            implements StixObject {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Tlp2(
            String extensionType, @JsonProperty("tlp_2_0") String label) {}

    /** What identities, malware, threat actors, attack patterns and vulnerabilities have in common; sections 4.1 to 4.18. */
    record Named(
            String type,
            String specVersion,
            String id,
            @Nullable String createdByRef,
            String created,
            String modified,
            String name,
            @Nullable String identityClass,
            @Nullable Boolean isFamily,
            @Nullable List<Reference> externalReferences,
            @Nullable List<String> objectMarkingRefs)
            implements StixObject {}

    /** Section 4.7. */
    record Indicator(
            String type,
            String specVersion,
            String id,
            String createdByRef,
            String created,
            String modified,
            String name,
            List<String> indicatorTypes,
            String pattern,
            String patternType,
            String patternVersion,
            String validFrom,
            int confidence,
            List<String> objectMarkingRefs)
            implements StixObject {}

    /**
     * Section 4.16.
     *
     * @param xAndonResume where the next export goes on; a custom property, section 11.1
     */
    record Report(
            String type,
            String specVersion,
            String id,
            String createdByRef,
            String created,
            String modified,
            String name,
            @Nullable String description,
            List<String> reportTypes,
            String published,
            List<String> objectRefs,
            @Nullable List<String> labels,
            @Nullable String lang,
            List<Reference> externalReferences,
            List<String> objectMarkingRefs,
            @JsonProperty("x_andon_resume") @Nullable String xAndonResume)
            implements StixObject {}

    /** Section 2.5. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reference(
            String sourceName,
            @Nullable String url,
            @Nullable String externalId) {}
}
