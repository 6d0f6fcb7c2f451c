package andon.app;

import andon.app.settings.UsageException;
import andon.searchapi.deposits.Deposits;
import andon.searchapi.deposits.HandedIn;
import andon.searchapi.knowledge.Knowledge;
import andon.searchapi.knowledge.KnowledgeBody;
import andon.searchapi.knowledge.KnowledgeVersion;
import andon.searchapi.lists.ListReport;
import andon.searchapi.sources.CandidateCatalog.Candidate;
import andon.searchapi.sources.CandidateCatalog.Context;
import andon.searchapi.sources.CandidateCatalog.Decision;
import andon.searchapi.sources.QuarantineList;
import andon.searchapi.sources.SourceCatalog.Loaded;
import andon.searchapi.sources.SourceCatalog.Version;
import andon.vocabulary.SourceId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Has commands carried out by a running Andon, over its API and with an operator's key. */
final class RemoteDesk implements Desk {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** A large file is read and stored before the answer comes. */
    private static final Duration IMPORT = Duration.ofMinutes(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> KEYS = new TypeReference<>() {};

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String key;

    /** @param server such as {@code http://127.0.0.1:8640/} */
    RemoteDesk(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    @Override
    public List<Map<String, Object>> sources() {
        List<Map<String, Object>> sources = new ArrayList<>();
        for (JsonNode source : get("sources").path("sources")) {
            sources.add(definition(get("sources/" + source.path("id").asString(""))));
        }
        return sources;
    }

    private static Map<String, Object> definition(JsonNode source) {
        return JSON.convertValue(source.path("definition"), KEYS);
    }

    @Override
    public Shown source(String id) {
        JsonNode source = get(path("sources", id));
        return new Shown(
                id,
                source.path("version").asLong(),
                time(source, "since"),
                YAML.writeValueAsString(definition(source)));
    }

    @Override
    public List<Version> history(String id) {
        List<Version> versions = new ArrayList<>();
        for (JsonNode v : get(path("sources", id) + "/versions").path("versions")) {
            versions.add(new Version(
                    v.path("version").asLong(),
                    time(v, "at"),
                    v.path("by").asString(""),
                    v.path("removed").asBoolean(),
                    v.path("yaml").asString("")));
        }
        return versions;
    }

    @Override
    public long put(String id, String definition, Optional<Long> expected) {
        HttpRequest.Builder request = request(path("sources", id)).PUT(HttpRequest.BodyPublishers.ofString(definition));
        expected.ifPresent(version -> {
            if (version == 0) {
                request.header("If-None-Match", "*");
            } else {
                request.header("If-Match", "\"" + version + "\"");
            }
        });
        return send(request).path("version").asLong();
    }

    @Override
    public long pause(String id, boolean paused) {
        return post(path("sources", id) + (paused ? "/pause" : "/resumption"), "")
                .path("version")
                .asLong();
    }

    @Override
    public long revert(String id, long version) {
        return post(path("sources", id) + "/versions/" + version + "/restoration", "")
                .path("version")
                .asLong();
    }

    @Override
    public void remove(String id) {
        send(request(path("sources", id)).DELETE());
    }

    @Override
    public Loaded.Done load(String yaml) {
        JsonNode loaded = send(request("sources").PUT(HttpRequest.BodyPublishers.ofString(yaml)));
        return new Loaded.Done(
                ids(loaded, "added"), ids(loaded, "changed"), ids(loaded, "removed"), ids(loaded, "kept"));
    }

    private static List<SourceId> ids(JsonNode holder, String name) {
        List<SourceId> ids = new ArrayList<>();
        holder.path(name).forEach(id -> ids.add(new SourceId(id.asString(""))));
        return ids;
    }

    @Override
    public ListReport importSources(byte[] list, boolean clearWeb, boolean look) {
        HttpRequest.Builder request = request("sources?clearWeb=" + clearWeb + "&look=" + look)
                .POST(HttpRequest.BodyPublishers.ofByteArray(list));
        return JSON.treeToValue(send(request), ListReport.class);
    }

    @Override
    public void attended(String id) {
        post(path("sources", id) + "/attendance", "");
    }

    @Override
    public void run(String id) {
        post(path("sources", id) + "/visit", "");
    }

    @Override
    public List<Candidate> candidates(boolean decided, int most) {
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode c :
                get("candidates?decided=" + decided + "&limit=" + most).path("candidates")) {
            List<Context> contexts = new ArrayList<>();
            for (JsonNode x : c.path("contexts")) {
                contexts.add(new Context(
                        new SourceId(x.path("source").asString("")),
                        x.path("page").asString(""),
                        x.path("linkText").asString(""),
                        time(x, "firstSeen"),
                        time(x, "lastSeen")));
            }
            JsonNode decision = c.path("decision");
            candidates.add(new Candidate(
                    c.path("host").asString(""),
                    c.path("links").asLong(),
                    time(c, "firstSeen"),
                    time(c, "lastSeen"),
                    contexts,
                    decision.isObject()
                            ? Optional.of(new Decision(
                                    source(decision), decision.path("by").asString(""), time(decision, "at")))
                            : Optional.empty()));
        }
        return candidates;
    }

    private static Optional<SourceId> source(JsonNode holder) {
        String source = holder.path("source").asString("");
        return source.isEmpty() ? Optional.empty() : Optional.of(new SourceId(source));
    }

    @Override
    public String accept(String host, Optional<String> id, Optional<String> definition) {
        return post(
                        path("candidates", host) + "/acceptance"
                                + id.map(i -> "?id=" + encoded(i)).orElse(""),
                        definition.orElse(""))
                .path("source")
                .asString("");
    }

    @Override
    public void refuse(String host) {
        post(path("candidates", host) + "/refusal", "");
    }

    @Override
    public List<QuarantineList.Entry> quarantine() {
        List<QuarantineList.Entry> hosts = new ArrayList<>();
        for (JsonNode h : get("quarantine").path("hosts")) {
            hosts.add(new QuarantineList.Entry(
                    h.path("host").asString(""),
                    h.path("reason").asString(""),
                    h.path("note").asString(""),
                    h.path("by").asString(""),
                    time(h, "since"),
                    source(h)));
        }
        return hosts;
    }

    @Override
    public boolean quarantine(String host, String reason) {
        boolean known = quarantine().stream().anyMatch(h -> h.host().equals(host));
        post(path("quarantine", host), reason(reason));
        return !known;
    }

    @Override
    public void release(String host, String reason) {
        post(path("quarantine", host) + "/release", reason(reason));
    }

    @Override
    public Deposits.Outcome deposit(Path file, SourceId source, String origin) {
        try {
            HttpResponse<String> response = answer(request("deposits?file="
                            + encoded(String.valueOf(file.getFileName())) + "&source=" + source + "&origin="
                            + encoded(origin))
                    .timeout(IMPORT)
                    .POST(HttpRequest.BodyPublishers.ofFile(file)));
            return switch (response.statusCode()) {
                case 400, 413 ->
                    new Deposits.Outcome.Refused(
                            JSON.readTree(response.body()).path("detail").asString(""));
                case 503 -> new Deposits.Outcome.Busy();
                default -> new Deposits.Outcome.Done(handedIn(read(response).path("deposit")));
            };
        } catch (FileNotFoundException e) {
            throw new UsageException("there is no file " + file, e);
        }
    }

    private static HandedIn handedIn(JsonNode d) {
        return new HandedIn(
                d.path("id").asLong(),
                d.path("file").asString(""),
                d.path("sha256").asString(""),
                d.path("bytes").asLong(),
                d.path("source").asString(""),
                d.path("origin").asString(""),
                d.path("by").asString(""),
                d.path("owner").isString() ? d.path("owner").asString() : null,
                time(d, "at"),
                d.path("texts").asInt(),
                d.path("textBytes").asLong(),
                d.path("parts").asInt(),
                d.path("known").asInt(),
                d.path("passedOver").asInt(),
                d.path("lastSeq").asLong());
    }

    @Override
    public Knowledge.Import bringKnowledge(Path file, boolean evenIfSmaller) {
        try {
            HttpResponse<String> response = answer(request("knowledge/versions?file="
                            + encoded(String.valueOf(file.getFileName())) + "&evenIfSmaller=" + evenIfSmaller)
                    .timeout(IMPORT)
                    .POST(HttpRequest.BodyPublishers.ofFile(file)));
            if (response.statusCode() == 400 || response.statusCode() == 413) {
                return new Knowledge.Import.Refused(
                        JSON.readTree(response.body()).path("detail").asString(""));
            }
            KnowledgeVersion version = version(read(response));
            return response.statusCode() == 201
                    ? new Knowledge.Import.Done(version)
                    : new Knowledge.Import.Unchanged(version);
        } catch (FileNotFoundException e) {
            throw new UsageException("there is no file " + file, e);
        }
    }

    @Override
    public List<KnowledgeVersion> knowledge() {
        List<KnowledgeVersion> versions = new ArrayList<>();
        get("knowledge/versions").path("versions").forEach(v -> versions.add(version(v)));
        return versions;
    }

    @Override
    public void restoreKnowledge(long version) {
        post("knowledge/versions/" + version + "/restoration", "");
    }

    private static KnowledgeVersion version(JsonNode v) {
        return new KnowledgeVersion(
                v.path("version").asLong(),
                KnowledgeBody.ofWord(v.path("body").asString("")).orElseThrow(),
                v.path("part").asString(""),
                v.path("file").asString(""),
                v.path("sha256").asString(""),
                v.path("bytes").asLong(),
                v.path("entries").asInt(),
                v.path("skipped").asInt(),
                v.path("edition").asString(""),
                v.path("asOf").isString() ? time(v, "asOf") : null,
                time(v, "importedAt"),
                v.path("importedBy").asString(""),
                time(v, "checkedAt"),
                v.path("current").asBoolean());
    }

    private static String reason(String reason) {
        return JSON.writeValueAsString(Map.of("reason", reason));
    }

    private static Instant time(JsonNode holder, String name) {
        return Instant.parse(holder.path(name).asString(""));
    }

    private static String path(String kind, String name) {
        return kind + "/" + encoded(name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode get(String path) {
        return send(request(path).GET());
    }

    private JsonNode post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/api/v1/" + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest.Builder request) {
        return read(answer(request));
    }

    private JsonNode read(HttpResponse<String> response) {
        if (response.statusCode() / 100 == 2) {
            return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
        }
        throw refused(response.statusCode(), response.body());
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DeskException(
                    "nobody answers at " + server + " (" + Failures.describe(e)
                            + "); name the address of the running Andon with --server",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskException("interrupted while waiting for " + server, e);
        }
    }

    private RuntimeException refused(int status, String body) {
        String detail =
                body.startsWith("{") ? JSON.readTree(body).path("detail").asString("") : "";
        return switch (status) {
            case 400, 404 -> new UsageException(detail.isEmpty() ? server + " says " + status : detail);
            case 401 ->
                new DeskException("the key is not good at " + server + "; make one: andon key add USER --label TEXT");
            case 403 -> new DeskException("the key's user may not do that: it takes an operator");
            default -> new DeskException(detail.isEmpty() ? server + " says " + status : detail);
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
