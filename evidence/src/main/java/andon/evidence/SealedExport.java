package andon.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Writes WARCs of the store in the clear into another folder, readable by their owner only. */
final class SealedExport {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final KeyRing keys;
    private final Consumer<String> told;

    SealedExport(Path folder, KeyRing keys, Consumer<String> told) {
        this.folder = folder;
        this.keys = keys;
        this.told = told;
    }

    int run(Path target, List<String> names) throws IOException {
        if (Files.isSameFile(target, folder)) {
            throw new IOException("name another folder than the store's own");
        }
        Set<String> present = new TreeSet<>();
        WarcFolder.plainIn(folder).forEach(plain -> present.add(String.valueOf(plain.getFileName())));
        WarcFolder.sealedIn(folder).forEach(file -> present.add(WarcFolder.warcOf(file)));
        for (String name : names) {
            if (!present.contains(name)) {
                throw new IOException("there is no WARC " + name + " in " + folder);
            }
        }
        int written = 0;
        for (String name : names.isEmpty() ? present : names) {
            if (WriterMarker.standsBeside(folder.resolve(name))) {
                told.accept(name + " is being written; take it when it is closed");
            } else {
                write(name, target.resolve(name));
                told.accept(name);
                written++;
            }
        }
        return written;
    }

    private void write(String warc, Path target) throws IOException {
        Path sealed = WarcFolder.sealedOf(folder.resolve(warc));
        boolean whole = false;
        try (FileChannel out =
                FileChannel.open(target, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            if (Files.exists(sealed)) {
                new SealedWarcs(keys).copy(sealed, warc, out);
            } else {
                Resealing.copyPlain(folder.resolve(warc), out);
            }
            out.force(true);
            whole = true;
        } catch (FileAlreadyExistsException e) {
            whole = true;
            throw new IOException(target + " is there already, and not written over", e);
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }
}
