package andon.searchapi.requests;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is written down, in the API, in the console's form and in SQL alike: the fields of all types, of which each
 * type uses its own (see {@link RequestType#fields}); the others are null.
 *
 * @param indicators one or more lines each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuestionForm(
        @Nullable String question,
        @Nullable String brand,
        @Nullable String domain,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reference,
        @Nullable List<String> indicators,
        @Nullable String sample,
        @Nullable String kind,
        @Nullable String indicator,
        @Nullable String cve,
        @Nullable String product) {

    public static QuestionForm of(Question question) {
        return switch (question) {
            case Question.DarkWebSearch q ->
                new QuestionForm(
                        q.text(),
                        q.brand(),
                        q.domain(),
                        q.from().toString(),
                        q.to().toString(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            case Question.ThreatReport q ->
                new QuestionForm(
                        q.text(),
                        null,
                        null,
                        null,
                        null,
                        q.reference(),
                        q.indicators().stream().map(Indicator::value).toList(),
                        null,
                        null,
                        null,
                        null,
                        null);
            case Question.MalwareSample q ->
                new QuestionForm(q.text(), null, null, null, null, null, null, q.sample(), null, null, null, null);
            case Question.MalwareContext q ->
                new QuestionForm(
                        q.text(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        q.indicator().kind().word(),
                        q.indicator().value(),
                        null,
                        null);
            case Question.Vulnerability q ->
                new QuestionForm(q.text(), null, null, null, null, null, null, null, null, null, q.cve(), q.product());
        };
    }

    /** @throws IllegalArgumentException if a field of the type is missing or out of bounds */
    public Question read(RequestType type) {
        List<String> missing = missing(type);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "missing for a request of type " + type.word() + ": " + String.join(", ", missing));
        }
        String text = needed("question", question);
        return switch (type) {
            case DARK_WEB_SEARCH ->
                new Question.DarkWebSearch(
                        needed("brand", brand), blankToNull(domain), text, day("from", from), day("to", to));
            case THREAT_REPORT ->
                new Question.ThreatReport(
                        needed("reference", reference),
                        (indicators == null ? List.<String>of() : indicators)
                                .stream()
                                        .flatMap(String::lines)
                                        .filter(line -> !line.isBlank())
                                        .map(Indicator::parse)
                                        .toList(),
                        text);
            case MALWARE_SAMPLE -> new Question.MalwareSample(needed("sample", sample), text);
            case MALWARE_CONTEXT -> new Question.MalwareContext(asked(), text);
            case VULNERABILITY -> new Question.Vulnerability(needed("cve", cve), blankToNull(product), text);
        };
    }

    private List<String> missing(RequestType type) {
        Map<String, @Nullable String> needed = new LinkedHashMap<>();
        switch (type) {
            case DARK_WEB_SEARCH -> {
                needed.put("brand", brand);
                needed.put("from", from);
                needed.put("to", to);
            }
            case THREAT_REPORT -> needed.put("reference", reference);
            case MALWARE_SAMPLE -> needed.put("sample", sample);
            case MALWARE_CONTEXT -> needed.put("indicator", indicator);
            case VULNERABILITY -> needed.put("cve", cve);
        }
        needed.put("question", question);
        return needed.entrySet().stream()
                .filter(field -> blankToNull(field.getValue()) == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Indicator asked() {
        String value = needed("indicator", indicator);
        String word = blankToNull(kind);
        if (word == null) {
            return Indicator.parse(value);
        }
        return new Indicator(
                Indicator.Kind.ofWord(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "kind must be hash, url, ip, domain or family, not '" + word + "'")),
                value);
    }

    private static LocalDate day(String name, @Nullable String text) {
        String day = needed(name, text).strip();
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " must be a day such as 2026-11-01, not '" + day + "'", e);
        }
    }

    private static String needed(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the " + name + " is missing");
        }
        return value;
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
