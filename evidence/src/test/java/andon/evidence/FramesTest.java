package andon.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramesTest {
    private static final int FRAMES = 10_000;
    private static final long LENGTH = 70_000;

    @TempDir
    Path temporary;

    /** More than are remembered, in a file with holes: only the heads are written. */
    @Test
    void everyPlaceOfAFileOfManyFramesIsFoundThoughFewAreRemembered() throws IOException {
        try (FileChannel channel = heads()) {
            Frames frames = new Frames();
            Random random = new Random(20261129);
            for (int i = 0; i < 3000; i++) {
                long offset = i == 0 ? FRAMES * LENGTH - 1 : random.nextLong(FRAMES * LENGTH);
                assertThat(frames.holding(channel, offset))
                        .hasValueSatisfying(frame -> assertThat(frame.start()).isEqualTo(offset / LENGTH * LENGTH));
            }
            assertThat(frames.remembered()).isBetween(100, 4096);
            assertThat(frames.holding(channel, FRAMES * LENGTH)).isEmpty();
        }
    }

    @Test
    void behindADamagedHeadTheNextFrameIsFound() throws IOException {
        try (FileChannel channel = heads()) {
            Frame fifth = new Frames().holding(channel, 5 * LENGTH).orElseThrow();
            channel.write(ByteBuffer.allocate(Frame.HEAD_BYTES), fifth.at() - Frame.HEAD_BYTES);
            Frames frames = new Frames();
            assertThat(frames.holding(channel, 6 * LENGTH).orElseThrow().start())
                    .isEqualTo(6 * LENGTH);
            assertThat(frames.holding(channel, 5 * LENGTH)).isEmpty();
            assertThat(frames.holding(channel, 4 * LENGTH).orElseThrow().start())
                    .isEqualTo(4 * LENGTH);
        }
    }

    private FileChannel heads() throws IOException {
        FileChannel channel = FileChannel.open(
                temporary.resolve("heads"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        long place = SealHeader.BYTES;
        for (long frame = 0; frame < FRAMES; frame++) {
            Frame next = new Frame(frame * LENGTH, LENGTH, place + Frame.HEAD_BYTES, LENGTH + 344);
            channel.write(next.head(), place);
            place = next.next();
        }
        return channel;
    }
}
