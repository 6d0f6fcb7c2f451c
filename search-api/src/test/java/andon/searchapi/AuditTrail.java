package andon.searchapi;

import static andon.searchapi.accounts.Role.ANALYST;
import static andon.searchapi.accounts.Role.AUDITOR;
import static andon.searchapi.accounts.Role.CUSTOMER;
import static andon.searchapi.accounts.Role.OPERATOR;

import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** People and programs of every role who use endpoints, and what the audit log recorded of it. */
final class AuditTrail {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Role, String> NAMES =
            Map.of(CUSTOMER, "mina", ANALYST, "akira", OPERATOR, "olga", AUDITOR, "aude");

    private final World world;
    private final AuditLog audit;
    private final Map<Role, Http> programs = new LinkedHashMap<>();
    private final Map<Role, Browser> people = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();

    AuditTrail(World world) {
        this.world = world;
        this.audit = world.spring.getBean(AuditLog.class);
        NAMES.forEach((role, name) -> {
            programs.put(role, new Http(world.address, world.key(name, role, role == CUSTOMER ? World.ACME : null)));
            people.put(role, new Browser(world.address).signIn(name, World.PASSWORD));
        });
    }

    World world() {
        return world;
    }

    AuditLog audit() {
        return audit;
    }

    /** The endpoints that were used, as {@code AccessRules} writes them. */
    Set<String> used() {
        return used;
    }

    /** Each use that failed or left no record. */
    List<String> wrong() {
        return wrong;
    }

    /** Counts an endpoint as used whose record was looked for in another way. */
    void usedElsewhere(String endpoint) {
        used.add(endpoint);
    }

    Http program(Role role) {
        return Objects.requireNonNull(programs.get(role));
    }

    Browser person(Role role) {
        return Objects.requireNonNull(people.get(role));
    }

    long newest() {
        List<AuditLog.Entry> last = audit.entries(Long.MAX_VALUE, AuditFilter.ALL, 1);
        return last.isEmpty() ? 0 : last.getFirst().id();
    }

    /** Uses an endpoint, {@code variables} in the order in which they stand in its pattern, and looks for its record. */
    String use(Role role, Action expected, String endpoint, String body, Object... variables) {
        long before = newest();
        String path = endpoint.substring(endpoint.indexOf(' ') + 1);
        String pattern = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        for (Object variable : variables) {
            path = path.replaceFirst("\\{[^}]+}", String.valueOf(variable));
        }
        int status;
        String answer;
        if (path.startsWith("/api/") || path.startsWith("/taxii2/")) {
            Http.Answer sent = program(role).send(method, path, body.isEmpty() ? null : body.replace('\'', '"'));
            status = sent.status();
            answer = sent.body();
        } else {
            Browser person = person(role);
            var sent = method.equals("GET") ? person.get(path) : person.post(path, body);
            status = sent.statusCode();
            answer = sent.body();
        }
        used.add(method + " " + pattern);
        boolean recorded = audit.entries(Long.MAX_VALUE, AuditFilter.ALL, 20).stream()
                .anyMatch(entry -> entry.id() > before
                        && entry.action().equals(expected.word())
                        && entry.user().equals(NAMES.get(role))
                        && entry.role().equals(role.word())
                        && entry.address().equals("127.0.0.1")
                        && !entry.subject().isEmpty());
        if (status >= 400 || !recorded) {
            wrong.add(endpoint + " gave " + status + (recorded ? "" : " and left no record " + expected.word()) + ": "
                    + answer.substring(0, Math.min(answer.length(), 200)));
        }
        return answer;
    }

    long id(String answer) {
        return JSON.readTree(answer).path("id").asLong();
    }

    long first(String path, String list) {
        return program(CUSTOMER).get(path).json().path(list).get(0).path("id").asLong();
    }
}
