package andon.searchapi.requests;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Where an analyst begins: for each type of request what its answer should say, in English and Japanese. */
final class AnswerTemplates {
    private static final String PART = "=== ";

    private final Map<RequestType, String> english = read("answer-templates.en.md");
    private final Map<RequestType, String> japanese = read("answer-templates.ja.md");

    private static Map<RequestType, String> read(String name) {
        EnumMap<RequestType, String> templates = new EnumMap<>(RequestType.class);
        for (String part : Playbooks.resource(name).split("(?m)^" + PART)) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                RequestType type = RequestType.ofWord(part.substring(0, end).strip())
                        .orElseThrow(() -> new IllegalStateException(name + ": " + part.substring(0, end)));
                templates.put(type, part.substring(end + 1).strip() + "\n");
            }
        }
        if (templates.size() != RequestType.values().length) {
            throw new IllegalStateException(name + " lacks a type of request");
        }
        return templates;
    }

    /** The template with what is known of the request in it, as Markdown. */
    String of(Request request, FirstLook look, Locale language) {
        Map<RequestType, String> templates = language.getLanguage().equals("ja") ? japanese : english;
        return Objects.requireNonNull(templates.get(request.type()))
                .replace("{subject}", quoted(request.question().subject()))
                .replace("{documents}", Long.toString(look.documents()))
                .replace("{searched}", quoted(look.searched()))
                .replace("{sources}", Integer.toString(look.coverage().size()));
    }

    /** What a customer typed is no Markdown of the analyst's. */
    private static String quoted(String text) {
        return text.replaceAll("[\\\\`*_\\[\\]<>#!]", "\\\\$0");
    }
}
