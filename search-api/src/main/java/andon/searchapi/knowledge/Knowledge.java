package andon.searchapi.knowledge;

import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.knowledge.KnowledgeEntry.Kind;
import andon.searchapi.knowledge.KnowledgeEntry.Vulnerability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.PessimisticLockingFailureException;
import tools.jackson.databind.JsonNode;

/**
 * The knowledge base: what imported files tell of techniques, actors, malware and vulnerabilities.
 *
 * <p>An import is one transaction: a file that is not what it should be leaves everything as it was. Of each part of a body the
 * last {@value #KEPT} versions are kept, and the operator can go back to any of them. Thread-safe.
 */
public final class Knowledge {
    public static final int KEPT = 3;
    /** Of one body: the pages of the whole NVD are some hundred and fifty. */
    public static final int MAX_PARTS = 500;
    /** The longest file, packed or not, that is read. */
    public static final long MAX_FILE_BYTES = KnowledgeFile.MAX_BYTES;

    private static final int BEGINNING = 200;
    private static final Pattern CVE = Pattern.compile("(?i)CVE-[0-9]{4}-.*");
    private static final Pattern TECHNIQUE = Pattern.compile("(?i)T[0-9]{4}([.][0-9]{3})?");

    private final Database database;
    private final KnowledgeTable table;
    private final AuditLog audit;
    private final InstantSource clock;

    public Knowledge(Database database, AuditLog audit, InstantSource clock) {
        this.database = database;
        this.table = new KnowledgeTable(database);
        this.audit = audit;
        this.clock = clock;
    }

    /** Who brings a file or goes back to a version. */
    public sealed interface By {
        /** Somebody signed in. */
        record User(Viewer viewer) implements By {}

        /** A command on the machine. */
        record Command(String who) implements By {}

        /** Andon itself, by its plan or at its start. */
        record Plan() implements By {}
    }

    /** How an import ended. */
    public sealed interface Import {
        record Done(KnowledgeVersion version) implements Import {}

        /** A file with this content is what is looked into already. */
        record Unchanged(KnowledgeVersion version) implements Import {}

        /** Nothing was changed. */
        record Refused(String reason) implements Import {}
    }

    /** One thing that is known, and by whom. */
    public record Known(KnowledgeEntry entry, KnowledgeVersion version) {}

    /**
     * What is known of something.
     *
     * @param searched the versions that were looked into, so that nothing found means something
     */
    public record Answer(String asked, List<Known> known, List<KnowledgeVersion> searched) {
        public Answer {
            known = List.copyOf(known);
            searched = List.copyOf(searched);
        }

        /** The entries of one form, by the order of the bodies. */
        public <E extends KnowledgeEntry> Stream<E> entries(Class<E> form) {
            return known.stream().map(Known::entry).filter(form::isInstance).map(form::cast);
        }
    }

    /**
     * Reads a file, finds out by its content of which body it is, and makes it what is looked into.
     *
     * @param name the file's name, without folders
     * @param evenIfSmaller whether it may tell less than half of what its part tells now
     */
    public Import bring(Path file, String name, By by, boolean evenIfSmaller) {
        return read(file, name, by, evenIfSmaller, false);
    }

    private Import read(Path path, String name, By by, boolean evenIfSmaller, boolean builtIn) {
        try {
            KnowledgeFile file = KnowledgeFile.of(path, name);
            Map<String, JsonNode> head = head(file);
            KnowledgeBody body = builtIn ? KnowledgeBody.BUILT_IN : body(head);
            return database.inTransaction(() -> bring(body, new KnowledgeReader.Given(file, head), by, evenIfSmaller));
        } catch (BadKnowledgeFileException e) {
            return new Import.Refused(e.reason());
        } catch (IOException e) {
            return new Import.Refused("the file cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private Import bring(KnowledgeBody body, KnowledgeReader.Given given, By by, boolean evenIfSmaller) {
        try {
            table.lock(body);
        } catch (PessimisticLockingFailureException e) {
            throw new BadKnowledgeFileException(
                    "another import of " + body.title() + " is under way; try again when it has ended", e);
        }
        Instant now = clock.instant();
        Optional<KnowledgeVersion> same = table.currentWith(body, given.file().sha256());
        if (same.isPresent()) {
            table.checked(same.get().id(), now);
            return new Import.Unchanged(table.find(same.get().id()).orElseThrow());
        }
        long id = table.begin(body, given.file(), who(by), now);
        KnowledgeTable.Writer writer = table.writer(id);
        KnowledgeReader.Edition edition = given.file().read(in -> reader(body).read(given, in, writer));
        writer.flush();
        if (writer.entries() == 0) {
            throw new BadKnowledgeFileException(
                    "there is nothing in it that Andon can use; " + writer.skipped() + " entries say too little");
        }
        List<KnowledgeVersion> before = table.of(body, edition.part());
        before.stream().filter(KnowledgeVersion::current).findFirst().ifPresent(present -> {
            if (!evenIfSmaller && writer.entries() < present.entries() / 2) {
                throw new BadKnowledgeFileException("it has " + writer.entries() + " entries, and what is there has "
                        + present.entries() + "; import it again with the option for that if it is right");
            }
        });
        if (before.isEmpty() && table.parts(body) >= MAX_PARTS) {
            throw new BadKnowledgeFileException(body.title() + " has " + MAX_PARTS + " parts already");
        }
        table.end(id, edition, writer.entries(), writer.skipped());
        table.makeCurrent(table.find(id).orElseThrow());
        before.stream().skip(KEPT - 1).forEach(old -> table.remove(old.id()));
        KnowledgeVersion done = table.find(id).orElseThrow();
        record(by, done, "imported " + done.file() + ", sha256 " + done.sha256() + ", " + done.entries() + " entries");
        return new Import.Done(done);
    }

    private static Map<String, JsonNode> head(KnowledgeFile file) {
        String beginning = file.read(Knowledge::beginning);
        return EpssReader.recognises(beginning) ? Map.of() : file.read(JsonEntries::head);
    }

    private static String beginning(InputStream in) {
        try {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new BadKnowledgeFileException("the file cannot be unpacked, it is cut off or damaged", e);
        }
    }

    /** By what stands in the object itself; nothing at all stands in a CSV. */
    private static KnowledgeBody body(Map<String, JsonNode> head) {
        if (head.isEmpty()) {
            return KnowledgeBody.EPSS;
        }
        JsonNode type = head.get("type");
        if (head.containsKey("objects") && type != null && type.asString("").equals("bundle")) {
            return KnowledgeBody.ATTACK;
        }
        if (head.containsKey("vulnerabilities")) {
            JsonNode format = head.get("format");
            if (format != null && format.asString("").equals("NVD_CVE")) {
                return KnowledgeBody.NVD;
            }
            if (head.containsKey("catalogVersion")) {
                return KnowledgeBody.KEV;
            }
        }
        if (head.containsKey("values") && type != null) {
            return KnowledgeBody.MISP;
        }
        throw new BadKnowledgeFileException(
                "it is neither an ATT&CK bundle (STIX 2.1), a MISP galaxy cluster, CISA's KEV"
                        + " catalog, an answer of the NVD's CVE API 2.0 nor an EPSS file (CSV)");
    }

    private static KnowledgeReader reader(KnowledgeBody body) {
        return switch (body) {
            case ATTACK -> new AttackReader();
            case MISP -> new MispReader();
            case KEV -> new KevReader();
            case NVD -> new NvdReader();
            case EPSS -> new EpssReader();
            case BUILT_IN -> new BuiltInReader();
        };
    }

    /** Brings the set that comes with this version of Andon, unless it is there. */
    public void bringBuiltIn() {
        try (InputStream in = Objects.requireNonNull(Knowledge.class.getResourceAsStream(BuiltInReader.RESOURCE))) {
            Path copy = Files.createTempFile("andon-built-in", ".json");
            try {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                if (read(copy, BuiltInReader.RESOURCE, new By.Plan(), true, true) instanceof Import.Refused refused) {
                    throw new IllegalStateException(BuiltInReader.RESOURCE + ": " + refused.reason());
                }
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All versions that are kept, in the order of the bodies and their parts, the newest first. */
    public List<KnowledgeVersion> versions() {
        return table.all();
    }

    /** The versions that are looked into. */
    public List<KnowledgeVersion> current() {
        return table.all().stream().filter(KnowledgeVersion::current).toList();
    }

    /**
     * Goes back, or on, to a version that is kept.
     *
     * @return it; empty if there is none of this number
     */
    public Optional<KnowledgeVersion> restore(long id, By by) {
        return database.inTransaction(() -> {
            Optional<KnowledgeVersion> found = table.find(id);
            if (found.isEmpty() || found.get().current()) {
                return found;
            }
            table.lock(found.get().body());
            // It may have been removed while the lock was waited for.
            Optional<KnowledgeVersion> wanted = table.find(id);
            wanted.ifPresent(version -> {
                table.makeCurrent(version);
                record(by, version, "restored");
            });
            return table.find(id);
        });
    }

    /** By the form of what is asked: a CVE number, a technique's id, or else a name. */
    public Answer about(String asked) {
        if (CVE.matcher(asked).matches()) {
            return vulnerability(asked);
        }
        return TECHNIQUE.matcher(asked).matches() ? technique(asked) : named(asked);
    }

    /** @throws org.springframework.web.ErrorResponseException 400 if it is no technique's id */
    public Answer technique(String id) {
        String normal = Problem.invalidIfRefused(() -> KnowledgeEntry.Technique.id(id));
        return answer(normal, table.byKey(Set.of(Kind.TECHNIQUE), normal), KnowledgeBody.ATTACK);
    }

    /** Actors with this name or alias, however it is written. */
    public Answer actors(String name) {
        return named(name, Set.of(Kind.ACTOR));
    }

    /** Malware and tools with this name or alias, however it is written. */
    public Answer families(String name) {
        return named(name, Set.of(Kind.FAMILY));
    }

    /** Actors, malware and tools of this name. */
    public Answer named(String name) {
        return named(name, EnumSet.of(Kind.ACTOR, Kind.FAMILY));
    }

    private Answer named(String name, Set<Kind> kinds) {
        if (name.length() > KnowledgeEntry.MAX_NAME) {
            throw Problem.invalid("A name has at most " + KnowledgeEntry.MAX_NAME + " characters.");
        }
        String folded = KnowledgeText.folded(name);
        return answer(
                KnowledgeText.line(name, KnowledgeEntry.MAX_NAME),
                folded.isEmpty() ? List.of() : table.byName(kinds, folded),
                KnowledgeBody.ATTACK,
                KnowledgeBody.MISP);
    }

    /**
     * What the NVD, CISA and FIRST say of it; of several pages of the NVD the one that was changed last.
     *
     * @throws org.springframework.web.ErrorResponseException 400 if it is no CVE number
     */
    public Answer vulnerability(String cve) {
        String normal = Problem.invalidIfRefused(() -> KnowledgeEntry.cve(cve));
        List<KnowledgeTable.Found> found =
                table.byKey(EnumSet.of(Kind.VULNERABILITY, Kind.EXPLOITED, Kind.PROBABILITY), normal);
        Optional<KnowledgeTable.Found> newest = found.stream()
                .filter(f -> f.version().body() == KnowledgeBody.NVD)
                .max(Comparator.comparing(f -> modified(f.entry())));
        return answer(
                normal,
                found.stream()
                        .filter(f -> f.version().body() != KnowledgeBody.NVD || f.equals(newest.orElseThrow()))
                        .toList(),
                KnowledgeBody.NVD,
                KnowledgeBody.KEV,
                KnowledgeBody.EPSS);
    }

    private static Instant modified(KnowledgeEntry entry) {
        return entry instanceof Vulnerability v && v.modified() != null ? v.modified() : Instant.EPOCH;
    }

    private Answer answer(String asked, List<KnowledgeTable.Found> found, KnowledgeBody... bodies) {
        Set<KnowledgeBody> wanted = EnumSet.of(KnowledgeBody.BUILT_IN, bodies);
        return new Answer(
                asked,
                found.stream()
                        .map(f -> new Known(f.entry(), f.version()))
                        .sorted(Comparator.comparing(k -> k.version().body()))
                        .toList(),
                current().stream().filter(v -> wanted.contains(v.body())).toList());
    }

    /** As the same question for somebody who asks it, with its record. */
    public Answer viewed(Viewer viewer, Answer answer) {
        audit.record(
                viewer,
                Action.KNOWLEDGE_VIEW,
                "knowledge " + answer.asked(),
                answer.known().size() + " found");
        return answer;
    }

    private static String who(By by) {
        return switch (by) {
            case By.User user -> user.viewer().user().name();
            case By.Command command -> KnowledgeText.line(command.who(), 100);
            case By.Plan plan -> "andon";
        };
    }

    private void record(By by, KnowledgeVersion version, String what) {
        String subject = "knowledge " + version.body().word() + " " + version.part();
        Action action = Action.KNOWLEDGE_CHANGE;
        switch (by) {
            case By.User user -> audit.record(user.viewer(), action, subject, what);
            case By.Command command -> audit.recordCommand(command.who(), action, subject, what);
            case By.Plan plan -> audit.recordOwn("scheduler", action, subject, what);
        }
    }
}
