package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StepLoopTest {
    @Test
    void aStepThatFailsIsTriedAgainAndStepsWithWorkFollowEachOtherAtOnce() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        CountDownLatch many = new CountDownLatch(1_000);
        StepLoop loop = new StepLoop("test", () -> {
            many.countDown();
            if (steps.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
            }
            return true;
        });
        try (Stage stage = Stage.run("test", loop, loop)) {
            // A second for the step that failed; a thousand with a pause each would take a quarter of an hour.
            assertThat(many.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(stage.runs()).isTrue();
        }
    }

    @Test
    void aLoopThatWaitsEndsWhenItIsClosed() throws Exception {
        CountDownLatch looked = new CountDownLatch(1);
        StepLoop loop = new StepLoop("test", () -> {
            looked.countDown();
            return false;
        });
        Stage stage = Stage.run("test", loop, loop);
        assertThat(looked.await(60, TimeUnit.SECONDS)).isTrue();
        stage.close();
        assertThat(stage.runs()).isFalse();
    }
}
