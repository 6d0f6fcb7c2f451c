package andon.searchapi.taxii;

import andon.searchapi.access.Problem;
import andon.searchapi.exports.StixParts.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are asked for (TAXII 2.1, section 3.4): each part a list whose values are alternatives.
 *
 * @param ids empty for all
 * @param types empty for all
 * @param versions {@code first}, {@code last}, {@code all} or the time of one; each object has one version only
 * @param specVersions empty for all
 */
record TaxiiFilter(Set<String> ids, Set<String> types, Set<String> versions, Set<String> specVersions)
        implements Predicate<Part> {
    /** Of each kind. */
    static final int MAX_VALUES = 100;

    private static final List<String> EVERY_VERSION = List.of("first", "last", "all");

    static TaxiiFilter of(
            @Nullable String ids, @Nullable String types, @Nullable String versions, @Nullable String specVersions) {
        return new TaxiiFilter(values(ids), values(types), values(versions), values(specVersions));
    }

    private static Set<String> values(@Nullable String list) {
        if (list == null || list.isBlank()) {
            return Set.of();
        }
        List<String> values = Arrays.stream(list.split(",")).map(String::strip).toList();
        if (values.size() > MAX_VALUES) {
            throw Problem.invalid("A filter has at most " + MAX_VALUES + " values, not " + values.size() + ".");
        }
        return Set.copyOf(values);
    }

    @Override
    public boolean test(Part part) {
        return (ids.isEmpty() || ids.contains(part.id()))
                && (types.isEmpty() || types.contains(part.type()))
                && (versions.isEmpty()
                        || versions.contains(part.version())
                        || versions.stream().anyMatch(EVERY_VERSION::contains))
                && (specVersions.isEmpty() || specVersions.contains("2.1"));
    }
}
