package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what of a sealed file belongs to no capture: both heads, that frame follows frame up to the end, and the record that
 * says what the file is. With the captures' own digests that is every byte.
 */
final class SealCheck {
    private final Path folder;
    private final KeyRing keys;

    SealCheck(Path folder, KeyRing keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /** A sentence about the first file that is not whole; empty if all are. */
    Optional<String> firstFault() {
        try {
            for (Path sealed : WarcFolder.sealedIn(folder)) {
                Optional<String> fault = faultOf(sealed);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the evidence folder cannot be read: " + e.getMessage());
        }
    }

    private Optional<String> faultOf(Path sealed) {
        String warc = WarcFolder.warcOf(sealed);
        boolean beingWritten = WriterMarker.standsBeside(sealed.resolveSibling(warc));
        try (FileChannel channel = FileChannel.open(sealed, StandardOpenOption.READ)) {
            DataKey key = soundKey(channel, warc);
            if (beingWritten) {
                return Optional.empty();
            }
            List<Frame> frames = SealedWarcs.frames(channel);
            if (frames.isEmpty()) {
                throw new IOException("it holds nothing");
            }
            OpenedFrame.at(channel, key, frames.getFirst(), 0).read(ByteBuffer.allocate(1));
            return Optional.empty();
        } catch (NoSuchFileException e) {
            // Its writer closed it meanwhile, and nothing had come into it.
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(sealed.getFileName() + ": " + e.getMessage());
        }
    }

    /** The file's key, if both heads have it. */
    private DataKey soundKey(FileChannel channel, String warc) throws IOException {
        List<DataKey> both = new ArrayList<>();
        for (int page = 0; page < SealHeader.PAGES; page++) {
            Optional<SealHeader> header = SealHeader.read(channel, page);
            Optional<DataKey> key = header.isEmpty()
                    ? Optional.empty()
                    : DataKey.unwrap(header.get(), keys.with(header.get().keyId()), warc);
            both.add(key.orElseThrow(
                    () -> new IOException("one of its two heads is damaged; 'andon evidence rewrap' writes it anew")));
        }
        if (!both.getFirst().isSame(both.getLast())) {
            throw new IOException("its two heads have different keys: one is another file's");
        }
        return both.getFirst();
    }
}
