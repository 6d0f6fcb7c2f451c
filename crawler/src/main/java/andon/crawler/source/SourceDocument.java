package andon.crawler.source;

import andon.vocabulary.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes sources in the form that {@link SourcesFile} reads. */
final class SourceDocument {
    private static final YAMLMapper YAML = new YAMLMapper();

    private SourceDocument() {}

    static String write(Source source) {
        return YAML.writeValueAsString(Map.of("sources", List.of(entry(source))));
    }

    private static Map<String, Object> entry(Source source) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", source.id().value());
        entry.put("name", source.name());
        List<String> addresses = new ArrayList<>();
        source.addresses().forEach(a -> addresses.add(a.toString()));
        entry.put("addresses", addresses);
        entry.put("clear-web", source.clearWeb());
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("depth", source.scope().depth());
        scope.put("pages", source.scope().pages());
        scope.put("bytes", source.scope().bytes() + "B");
        scope.put("exclude", source.scope().exclude());
        entry.put("scope", scope);
        entry.put("every", Quantity.text(source.every()));
        entry.put(
                "politeness",
                Map.of(
                        "delay", Quantity.text(source.politeness().delay()),
                        "connections", source.politeness().connections()));
        source.access().ifPresent(access -> entry.put("access", access(access)));
        entry.put("robots", source.robots().name().toLowerCase(Locale.ROOT));
        entry.put("tlp", source.tlp().word());
        entry.put("legal-basis", source.legalBasis());
        return entry;
    }

    private static Map<String, Object> access(Access access) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("login", access.login());
        entry.put("user", access.user());
        switch (access.password()) {
            case PasswordSource.Environment environment -> entry.put("password-env", environment.name());
            case PasswordSource.InFile file ->
                entry.put("password-file", file.path().toString());
        }
        return entry;
    }
}
