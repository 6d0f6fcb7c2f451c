package andon.searchapi.requests;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A source and what it says, graded apart, by the Admiralty code (NATO AJP-2.1).
 *
 * @param source A (completely reliable) to E (unreliable); F: cannot be judged
 * @param information 1 (confirmed by other sources) to 5 (improbable); 6: cannot be judged
 */
public record Admiralty(char source, int information) {
    /** What nobody has judged. */
    public static final Admiralty UNKNOWN = new Admiralty('F', 6);

    private static final Pattern FORM = Pattern.compile("[A-F][1-6]");

    public Admiralty {
        if (source < 'A' || source > 'F' || information < 1 || information > 6) {
            throw new IllegalArgumentException("the Admiralty code is A to F and 1 to 6, not " + source + information);
        }
    }

    /** Reads {@code B2}. */
    @JsonCreator
    public static Admiralty parse(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "the Admiralty code is a letter A to F (source) and a digit 1 to 6 (information), such as B2, not '"
                            + text + "'");
        }
        return new Admiralty(code.charAt(0), code.charAt(1) - '0');
    }

    @JsonValue
    public String code() {
        return "" + source + information;
    }

    /** The information's grade on the scale of STIX 2.1 (appendix A, Admiralty Credibility); empty where it has none. */
    OptionalInt confidence() {
        return information == 6 ? OptionalInt.empty() : OptionalInt.of(110 - 20 * information);
    }
}
