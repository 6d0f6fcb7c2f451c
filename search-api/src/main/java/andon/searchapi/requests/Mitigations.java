package andon.searchapi.requests;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** ATT&CK's ids of mitigations, as people and tables write them. */
final class Mitigations {
    static final int MOST = 10;

    private static final Pattern ID = Pattern.compile("M[0-9]{4}");

    private Mitigations() {}

    /** Reads {@code M1032, M1027}; nothing is none. */
    static List<String> parse(String text) {
        return checked(
                Arrays.stream(text.split("[,\\s]+")).filter(id -> !id.isEmpty()).toList());
    }

    /** @throws IllegalArgumentException if one is no id, or there are too many */
    static List<String> checked(List<String> ids) {
        if (ids.size() > MOST) {
            throw new IllegalArgumentException(
                    "a countermeasure has at most " + MOST + " mitigations, not " + ids.size());
        }
        ids.stream().filter(id -> !ID.matcher(id).matches()).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("a mitigation of ATT&CK is written as M1032, not '" + id + "'");
        });
        return ids.stream().distinct().toList();
    }
}
