package andon.searchapi.requests;

import andon.searchapi.access.Problem;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is written down to file a request, the question's fields among the others.
 *
 * @param type a word of {@link RequestType}; null: a dark-web search
 * @param priority a word of {@link Priority}; null: routine
 */
public record Filing(
        @Nullable String type,
        @Nullable String priority,
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
        String word = priority == null ? Priority.ROUTINE.word() : priority;
        return Priority.ofWord(word)
                .orElseThrow(
                        () -> Problem.invalid("priority must be one of routine, high, urgent, not '" + word + "'."));
    }

    /** @throws org.springframework.web.ErrorResponseException 400 if it is refused, with the reason */
    public Question question() {
        RequestType asked = requestType();
        return Problem.invalidIfRefused(() -> form.read(asked));
    }
}
