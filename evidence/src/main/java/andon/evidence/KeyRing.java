package andon.evidence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a running store. The file is read again whenever a new WARC is begun and when a key is asked for that was not
 * there: keys are changed without a restart, and nothing is sealed with a key whose file is gone. Thread-safe.
 */
final class KeyRing {
    private final EvidenceKeyFile file;
    private final boolean sealsNew;
    private volatile @Nullable EvidenceKeys known;

    private KeyRing(EvidenceKeyFile file, boolean sealsNew) {
        this.file = file;
        this.sealsNew = sealsNew;
    }

    /**
     * Sees that what is in the folder can be opened, before anything is done to it.
     *
     * @throws IOException if the key file cannot be read, or is missing and may not be made, or a sealed file needs a key that
     *     it has not; that is named
     */
    static KeyRing open(Sealing sealing, Path folder) throws IOException {
        EvidenceKeyFile file = new EvidenceKeyFile(sealing.keyFile());
        KeyRing ring = new KeyRing(file, sealing.sealsNew());
        List<Path> sealed = WarcFolder.sealedIn(folder);
        if (!sealing.sealsNew() && sealed.isEmpty()) {
            return ring;
        }
        if (!Files.exists(file.path())) {
            if (!sealed.isEmpty() || !sealing.makesKey()) {
                throw new IOException(missing(file, sealed));
            }
            make(file);
        }
        requireKeys(ring.now(), file, sealed);
        return ring;
    }

    /** Looks at no file yet; for what lies elsewhere. */
    static KeyRing of(Sealing sealing) {
        return new KeyRing(new EvidenceKeyFile(sealing.keyFile()), sealing.sealsNew());
    }

    private static void requireKeys(EvidenceKeys keys, EvidenceKeyFile file, List<Path> sealed) throws IOException {
        Map<String, List<Path>> missing = new TreeMap<>();
        for (Path path : sealed) {
            Set<String> ids = SealHeader.keyIds(path);
            // During a change of keys its two heads may name two: one of them is enough.
            if (ids.stream().noneMatch(keys::has)) {
                ids.forEach(id ->
                        missing.computeIfAbsent(id, absent -> new ArrayList<>()).add(path));
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(missing.entrySet().stream()
                            .map(entry -> entry.getValue().size() + " sealed WARC files (the first is "
                                    + entry.getValue().getFirst().getFileName() + ") need key " + entry.getKey())
                            .collect(Collectors.joining("; "))
                    + ", which is not in " + file.path() + " (it has " + String.join(", ", keys.ids())
                    + "). Nothing was changed. Put that key back, below the first; if it is lost for good, move those files"
                    + " out of the folder (docs/operations.md, \"The evidence's keys\")");
        }
    }

    private static void make(EvidenceKeyFile file) throws IOException {
        try {
            file.make();
        } catch (FileAlreadyExistsException e) {
            // Another process was first; its key is the one.
        }
    }

    private static String missing(EvidenceKeyFile file, List<Path> sealed) throws IOException {
        return sealed.isEmpty()
                ? "the evidence's key file " + file.path() + " (evidence.key-file) is not there. Nothing was changed."
                        + " Mount it, or make one: andon evidence key make " + file.path()
                : "the evidence's key file " + file.path() + " is not there, but " + sealed.size()
                        + " sealed WARC files are, the first of key "
                        + String.join(", ", SealHeader.keyIds(sealed.getFirst()))
                        + ". Nothing was changed. Restore it from"
                        + " a backup, or name the file that they were sealed with (evidence.key-file)";
    }

    /** What a WARC that is begun now is sealed with; empty if it stays in the clear. */
    Optional<EvidenceKeys> forNew() throws IOException {
        return sealsNew ? Optional.of(now()) : Optional.empty();
    }

    /** The keys as they stand in the file now. */
    EvidenceKeys now() throws IOException {
        EvidenceKeys read = file.keys();
        known = read;
        return read;
    }

    /** Keys among which is that one. */
    EvidenceKeys with(String id) throws IOException {
        EvidenceKeys keys = known;
        if (keys == null || !keys.has(id)) {
            try {
                keys = now();
            } catch (IOException e) {
                throw new MissingKeyException(id, e);
            }
        }
        if (!keys.has(id)) {
            throw new MissingKeyException(id, file.path());
        }
        return keys;
    }
}
