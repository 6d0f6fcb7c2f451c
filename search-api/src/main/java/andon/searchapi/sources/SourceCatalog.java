package andon.searchapi.sources;

import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows and changes how each source is watched; {@code app} binds it. Every change is a new version and takes effect without
 * a restart. Thread-safe.
 */
public interface SourceCatalog {
    Optional<Definition> find(SourceId source);

    /** Every version that a source had, the newest first; empty if it never was one. */
    List<Version> versions(SourceId source);

    /**
     * Stores a source.
     *
     * @param definition its keys as YAML or JSON, in the form of {@code config/sources-example.yaml}
     * @param expected the version that the change was made from, 0 for a source that is new; empty to store it whatever it is
     * @param by who makes the change
     */
    Outcome put(SourceId source, String definition, Optional<Long> expected, String by);

    Outcome pause(SourceId source, boolean paused, String by);

    Outcome revert(SourceId source, long version, String by);

    /** Stops watching; what was captured stays. */
    Outcome remove(SourceId source, Optional<Long> expected, String by);

    /** Begins a visit of every known page; says why not, if it does not begin. */
    Optional<String> runNow(SourceId source);

    /**
     * Makes the sources of a file all that files say is watched; sources that came from no file stay.
     *
     * @param yaml a whole file, in the form of {@code config/sources-example.yaml}
     */
    Loaded load(String yaml, String by);

    /** What became of a file. */
    sealed interface Loaded {
        /** @param kept what no file brought and none names */
        record Done(List<SourceId> added, List<SourceId> changed, List<SourceId> removed, List<SourceId> kept)
                implements Loaded {}

        /** The file cannot be taken; nothing was changed. {@code field} is empty if it is no single key. */
        record Wrong(int line, String field, String what) implements Loaded {}

        /** A source that stays has a host of the file's; nothing was changed. */
        record Impossible(String why) implements Loaded {}
    }

    /**
     * A source as it is watched.
     *
     * @param version counts its changes, from 1
     * @param yaml its definition as an editor shows it
     * @param definition the same as texts, numbers, flags, lists and maps
     */
    record Definition(SourceId source, long version, Instant since, String yaml, Map<String, Object> definition) {}

    /** @param removed whether the source was watched no more with this version */
    record Version(long version, Instant at, String by, boolean removed, String yaml) {}

    /** What became of a change. */
    sealed interface Outcome {
        record Done(Definition now) implements Outcome {}

        /** The definition cannot be taken; nothing was changed. {@code field} is empty if it is no single key. */
        record Wrong(int line, String field, String what) implements Outcome {}

        /** Somebody else changed the source meanwhile. */
        record Stale(long version) implements Outcome {}

        record HostTaken(String host, SourceId source) implements Outcome {}

        record Missing() implements Outcome {}
    }
}
