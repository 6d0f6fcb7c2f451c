package andon.corpus.index.lucene;

import andon.corpus.index.DamagedIndexException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * The generations of an index in its folder, and which of them is in use: the folder that the file {@code current} names
 * ({@code g1}, {@code g2} …), or the index's folder itself while there is no such file.
 */
record Generations(Path root) {
    private static final String POINTER = "current";
    private static final Pattern NAME = Pattern.compile("g[1-9][0-9]{0,8}");

    /** @throws DamagedIndexException if the one in use is gone */
    Path inUse() throws IOException {
        String name = pointer().orElse("");
        if (name.isEmpty()) {
            return root;
        }
        if (!NAME.matcher(name).matches() || !Files.isDirectory(root.resolve(name))) {
            throw new DamagedIndexException(root, "its file 'current' names no folder that is there");
        }
        return root.resolve(name);
    }

    /** The key that cursors of the one in use are signed with; empty if it is gone or damaged. */
    Optional<byte[]> cursorKey() throws IOException {
        try {
            return IndexFolder.keyIn(inUse());
        } catch (DamagedIndexException e) {
            return Optional.empty();
        }
    }

    /** What the pointer says, also if it is wrong; empty if there is none. */
    Optional<String> pointer() throws IOException {
        try {
            return Optional.of(Files.readString(root.resolve(POINTER)).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Makes a folder that no generation had before. */
    Path begin() throws IOException {
        Files.createDirectories(root);
        int number = 1;
        for (Path folder : folders()) {
            number = Math.max(
                    number, 1 + Integer.parseInt(folder.getFileName().toString().substring(1)));
        }
        while (true) {
            Path folder = root.resolve("g" + number);
            try {
                return Files.createDirectory(folder);
            } catch (FileAlreadyExistsException e) {
                // Another process takes it at this moment.
                number++;
            }
        }
    }

    /** From now on {@code generation} is in use, also after a loss of power. */
    void use(Path generation) throws IOException {
        Path draft = root.resolve(POINTER + ".new");
        Files.writeString(draft, generation.getFileName() + "\n");
        sync(draft);
        Files.move(draft, root.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE);
        sync(root);
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes all generations but the one in use, and but those that are open anywhere. */
    void removeOthers() throws IOException {
        Path inUse = inUse();
        for (Path folder : folders()) {
            if (!folder.equals(inUse)) {
                remove(folder);
            }
        }
        if (!inUse.equals(root)) {
            remove(root);
        }
    }

    /** Removes an index's files, and its folder unless generations are in it; nothing while it is open. */
    static void remove(Path folder) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (Path file : list(folder)) {
                String name = file.getFileName().toString();
                if (Files.isRegularFile(file)
                        && !name.equals(IndexWriter.WRITE_LOCK_NAME)
                        && !name.startsWith(POINTER)) {
                    lock.ensureValid();
                    Files.deleteIfExists(file);
                }
            }
        } catch (LockObtainFailedException e) {
            return;
        }
        Files.deleteIfExists(folder.resolve(IndexWriter.WRITE_LOCK_NAME));
        if (list(folder).isEmpty()) {
            Files.deleteIfExists(folder);
        }
    }

    private List<Path> folders() throws IOException {
        return list(root).stream()
                .filter(path -> NAME.matcher(path.getFileName().toString()).matches() && Files.isDirectory(path))
                .toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }
}
