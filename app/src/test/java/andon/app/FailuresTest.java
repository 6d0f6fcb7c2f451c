package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void aFullDiskIsSaidWhereverItIsInTheChain() {
        assertThat(Failures.describe(
                        new IllegalStateException("a long SQL statement", new IOException("No space left on device"))))
                .startsWith("the disk is full; make room");
    }

    @Test
    void causesAreToldFromTheOutermostToTheInnermostEachOnce() {
        assertThat(Failures.describe(
                        new UncheckedIOException("the evidence cannot be opened", new NoSuchFileException("x"))))
                .isEqualTo("the evidence cannot be opened: there is no file x");
    }
}
