package andon.crawler.source;

import andon.vocabulary.Cadence;
import andon.vocabulary.Quantity;
import andon.vocabulary.Timetable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes sources in the form that {@link SourcesFile} reads, every key stated. */
public final class SourceDocument {
    private static final YAMLMapper YAML = new YAMLMapper();

    private SourceDocument() {}

    static String write(Source source) {
        return YAML.writeValueAsString(Map.of("sources", List.of(entry(source))));
    }

    /** One source alone, as an editor shows it. */
    public static String yaml(Source source) {
        return YAML.writeValueAsString(entry(source));
    }

    /** The keys of one source with their values: texts, numbers, flags, lists and maps. */
    public static Map<String, Object> entry(Source source) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", source.id().value());
        entry.put("name", source.name());
        List<String> addresses = new ArrayList<>();
        source.addresses().forEach(a -> addresses.add(a.toString()));
        entry.put("addresses", addresses);
        entry.put("clear-web", source.clearWeb());
        entry.put("i2p", source.i2p());
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("depth", source.scope().depth());
        scope.put("pages", source.scope().pages());
        scope.put("bytes", source.scope().bytes() + "B");
        scope.put("include", source.scope().include());
        scope.put("exclude", source.scope().exclude());
        entry.put("scope", scope);
        timetable(entry, source.timetable());
        Map<String, Object> recheck = new LinkedHashMap<>();
        source.recheck().shortest().ifPresent(shortest -> recheck.put("shortest", Quantity.text(shortest)));
        recheck.put("longest", Quantity.text(source.recheck().longest()));
        entry.put("recheck", recheck);
        Map<String, Object> politeness = new LinkedHashMap<>();
        politeness.put("delay", Quantity.text(source.politeness().delay()));
        politeness.put("connections", source.politeness().connections());
        entry.put("politeness", politeness);
        source.requests().userAgent().ifPresent(agent -> entry.put("user-agent", agent));
        entry.put("headers", source.requests().headers());
        source.access().ifPresent(access -> entry.put("access", access(access)));
        entry.put("robots", source.robots().name().toLowerCase(Locale.ROOT));
        entry.put(
                "canaries",
                source.canaries().stream().map(SourceDocument::canary).toList());
        entry.put("follow", source.follow());
        entry.put("paused", source.paused());
        entry.put("tlp", source.tlp().word());
        entry.put("legal-basis", source.legalBasis());
        return entry;
    }

    private static Map<String, Object> access(Access access) {
        Map<String, Object> entry = new LinkedHashMap<>();
        access.login().ifPresent(login -> {
            entry.put("login", login.page());
            entry.put("user", login.user());
            switch (login.password()) {
                case PasswordSource.Environment environment -> entry.put("password-env", environment.name());
                case PasswordSource.InFile file ->
                    entry.put("password-file", file.path().toString());
            }
        });
        access.cookiesFile().ifPresent(file -> entry.put("cookies-file", file.toString()));
        access.liveSign().ifPresent(sign -> entry.put("live-sign", sign));
        entry.put("logins", access.loginsPerDay());
        return entry;
    }

    private static void timetable(Map<String, Object> entry, Timetable timetable) {
        switch (timetable.cadence()) {
            case Cadence.Every every -> entry.put("every", Quantity.text(every.every()));
            case Cadence.Cron cron -> entry.put("cron", cron.times().toString());
        }
        entry.put("jitter", Quantity.text(timetable.jitter()));
        entry.put("time-zone", timetable.zone().getId());
        entry.put(
                "quiet-hours",
                timetable.quietHours().spans().stream().map(Object::toString).toList());
    }

    private static Map<String, Object> canary(Canary canary) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("address", canary.address().toString());
        entry.put("text", canary.text());
        return entry;
    }
}
