package andon.app;

import andon.app.settings.UsageException;
import andon.searchapi.deposits.Deposits;
import andon.searchapi.knowledge.Knowledge;
import andon.searchapi.knowledge.KnowledgeVersion;
import andon.searchapi.lists.ListReport;
import andon.searchapi.sources.CandidateCatalog.Candidate;
import andon.searchapi.sources.QuarantineList;
import andon.searchapi.sources.SourceCatalog;
import andon.searchapi.sources.SourceCatalog.Version;
import andon.vocabulary.SourceId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the commands of an operator are carried out: in the database, or by a running Andon over its API. What is refused is a
 * {@link DeskException}, what cannot be meant a {@link UsageException}.
 */
interface Desk extends AutoCloseable {
    /** A source as it is watched. */
    record Shown(String id, long version, Instant since, String yaml) {}

    /** The definition of every source, by id. */
    List<Map<String, Object>> sources();

    Shown source(String id);

    /** Every version, the newest first. */
    List<Version> history(String id);

    /**
     * Stores a source; gives its version.
     *
     * @param expected the version that is changed, 0 for a new one; empty for whatever it is
     */
    long put(String id, String definition, Optional<Long> expected);

    long pause(String id, boolean paused);

    long revert(String id, long version);

    void remove(String id);

    /** Makes a file's sources all that files say is watched. */
    SourceCatalog.Loaded.Done load(String yaml);

    /** Adds the sources of a list, or says what would become of it. */
    ListReport importSources(byte[] list, boolean clearWeb, boolean look);

    /** An operator saw to a source that needed one. */
    void attended(String id);

    /** Begins a visit of every known page. */
    void run(String id);

    /** Those nobody has decided on, or those that were. */
    List<Candidate> candidates(boolean decided, int most);

    /** Gives the id of the source that it became. */
    String accept(String host, Optional<String> id, Optional<String> definition);

    void refuse(String host);

    List<QuarantineList.Entry> quarantine();

    /** Says whether it was not yet under quarantine. */
    boolean quarantine(String host, String reason);

    void release(String host, String reason);

    /** Takes a file of text into the evidence. */
    Deposits.Outcome deposit(Path file, SourceId source, String origin);

    /** Imports a file into the knowledge base. */
    Knowledge.Import bringKnowledge(Path file, boolean evenIfSmaller);

    /** Every version that is kept. */
    List<KnowledgeVersion> knowledge();

    void restoreKnowledge(long version);

    @Override
    void close();
}
