package andon.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an operator does with the seals of a store's files and of what lies {@linkplain SealedElsewhere elsewhere}, while
 * processes may read and write them: see who seals what, seal what lies in the clear, change keys. Each step leaves every file readable, so that all of it may be interrupted and begun
 * again; one process at a time does it.
 *
 * <p>Files that are being written are left alone, but for their heads; the next run takes them.
 */
public final class EvidenceSeals {
    private final Path folder;
    private final EvidenceKeyFile keyFile;
    private final KeyRing keys;
    private final SealedElsewhere elsewhere;

    private EvidenceSeals(Path folder, EvidenceKeyFile keyFile, KeyRing keys, SealedElsewhere elsewhere) {
        this.folder = folder;
        this.keyFile = keyFile;
        this.keys = keys;
        this.elsewhere = elsewhere;
    }

    /**
     * Reads the keys that the files need; makes none.
     *
     * @throws IOException if there are sealed files and the key file is missing or has not all keys; they are named
     */
    public static EvidenceSeals of(EvidenceSettings settings, SealedElsewhere elsewhere) throws IOException {
        Path keyFile = settings.sealing().keyFile();
        Path folder = settings.folder().toRealPath();
        return new EvidenceSeals(
                folder, new EvidenceKeyFile(keyFile), KeyRing.open(Sealing.off(keyFile), folder), elsewhere);
    }

    /**
     * A key and what it is needed for.
     *
     * @param id the beginning of its hash
     * @param seals whether new files are sealed with it
     * @param files how many sealed WARC files cannot be read without it
     * @param elsewhere how many files in SQL
     */
    public record KeyUse(String id, boolean seals, int files, int elsewhere) {}

    /** The keys, the one that seals first. */
    public List<KeyUse> keys() throws IOException {
        EvidenceKeys now = keys.now();
        Map<String, Integer> needed = elsewhere.needing();
        List<KeyUse> uses = new ArrayList<>();
        for (String id : now.ids()) {
            uses.add(new KeyUse(id, id.equals(now.wrapping()), needing(id), needed.getOrDefault(id, 0)));
        }
        return uses;
    }

    /** The WARCs that lie in the clear. */
    public List<Path> inTheClear() throws IOException {
        return WarcFolder.plainIn(folder);
    }

    /** How many files in SQL lie in the clear. */
    public int inTheClearElsewhere() {
        return elsewhere.inTheClear();
    }

    private int needing(String id) throws IOException {
        int files = 0;
        for (Path sealed : WarcFolder.sealedIn(folder)) {
            files += SealHeader.keyIds(sealed).contains(id) ? 1 : 0;
        }
        return files;
    }

    /**
     * Seals the files that lie in the clear; the clear ones are deleted when the sealed ones have been read back whole.
     *
     * @param again whether sealed files are sealed anew too, with keys of their own that nobody has ever seen
     * @param told hears of each file
     * @return how many files were sealed
     * @throws IOException if a file cannot be read whole, or the disk refuses; what was sealed until then is
     */
    public int seal(boolean again, Consumer<String> told) throws IOException {
        try (Turn _ = Turn.take(folder)) {
            return new Resealing(folder, keys, told).run(again) + elsewhere.seal(again, told);
        }
    }

    /**
     * Wraps the keys of all files with the operator's first key, and repairs damaged heads. Does not touch what they hold.
     *
     * @return how many files were changed
     */
    public int rewrap(Consumer<String> told) throws IOException {
        try (Turn _ = Turn.take(folder)) {
            EvidenceKeys now = keys.now();
            int changed = 0;
            for (Path sealed : WarcFolder.sealedIn(folder)) {
                if (rewrap(sealed, now)) {
                    told.accept(sealed.getFileName() + ": key " + now.wrapping());
                    changed++;
                }
            }
            return changed + elsewhere.rewrap(told);
        }
    }

    private boolean rewrap(Path sealed, EvidenceKeys now) throws IOException {
        String warc = WarcFolder.warcOf(sealed);
        try (FileChannel channel = FileChannel.open(sealed, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<DataKey> found = Optional.empty();
            int good = 0;
            for (int page = 0; page < SealHeader.PAGES; page++) {
                Optional<SealHeader> header = SealHeader.read(channel, page);
                Optional<DataKey> key = header.flatMap(one -> DataKey.unwrap(one, now, warc));
                found = found.isPresent() ? found : key;
                good += key.isPresent() && header.get().keyId().equals(now.wrapping()) ? 1 : 0;
            }
            if (good == SealHeader.PAGES) {
                return false;
            }
            DataKey key = found.orElseThrow(() -> new IOException(
                    sealed.getFileName() + ": no key of " + keyFile.path() + " opens it; run 'andon verify'"));
            key.wrapped(now, warc).write(channel);
            return true;
        } catch (NoSuchFileException e) {
            // Its writer closed it meanwhile, and nothing had come into it.
            return false;
        }
    }

    /**
     * Puts a new key on top of the key file.
     *
     * @return its id
     */
    public String addKey() throws IOException {
        try (Turn _ = Turn.take(folder)) {
            return keyFile.add();
        }
    }

    /**
     * Takes a key out of the key file.
     *
     * @throws IOException if a file still needs it, it is the one that seals, or there is no such key
     */
    public void retire(String id) throws IOException {
        try (Turn _ = Turn.take(folder)) {
            int files = needing(id) + elsewhere.needing().getOrDefault(id, 0);
            if (files > 0) {
                throw new IOException(
                        files + " sealed files still need key " + id + "; run 'andon evidence rewrap' first");
            }
            keyFile.remove(id);
        }
    }

    /**
     * Writes WARCs in the clear, as every tool reads them.
     *
     * @param target a folder, made if it is missing; files in it are not written over
     * @param names of WARCs as the capture log has them; all if there are none
     * @return how many were written
     */
    public int export(Path target, List<String> names, Consumer<String> told) throws IOException {
        return new SealedExport(folder, keys, told).run(Files.createDirectories(target), names);
    }
}
