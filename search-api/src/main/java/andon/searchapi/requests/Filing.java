package andon.searchapi.requests;

import andon.searchapi.access.Problem;
import andon.vocabulary.Tlp;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is written down to file a request, the question's fields among the others.
 *
 * @param type a word of {@link RequestType}; null: a dark-web search
 * @param priority a word of {@link Priority}; null: routine
 * @param tlp a word of {@link Tlp}; null: amber
 */
public record Filing(
        @Nullable String type,
        @Nullable String priority,
        @Nullable String tlp,
        @JsonUnwrapped QuestionForm form) {

    public RequestType requestType() {
        String word = type == null ? RequestType.DARK_WEB_SEARCH.word() : type;
        return RequestType.ofWord(word)
                .orElseThrow(() -> Problem.invalid("type must be one of "
                        + Arrays.stream(RequestType.values())
                                .map(RequestType::word)
                                .collect(Collectors.joining(", "))
                        + ", not '" + word + "'."));
    }

    public Priority urgency() {
        return urgency(priority == null ? Priority.ROUTINE.word() : priority);
    }

    /** Reads a priority's word. */
    public static Priority urgency(String word) {
        return Priority.ofWord(word)
                .orElseThrow(
                        () -> Problem.invalid("priority must be one of routine, high, urgent, not '" + word + "'."));
    }

    public Tlp label() {
        return label(tlp == null ? Tlp.AMBER.word() : tlp);
    }

    /** Reads a label's word. */
    public static Tlp label(String word) {
        return Tlp.ofWord(word)
                .orElseThrow(() -> Problem.invalid("tlp must be one of "
                        + Arrays.stream(Tlp.values()).map(Tlp::word).toList() + ", not '" + word + "'."));
    }

    /** @throws org.springframework.web.ErrorResponseException 400 if it is refused, with the reason */
    public Question question() {
        RequestType asked = requestType();
        return Problem.invalidIfRefused(() -> form.read(asked));
    }
}
