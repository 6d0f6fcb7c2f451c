package andon.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.CronTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.quartz.CronExpression;

/** Where no clock changes, a cron expression means what it means to Quartz. */
class CronAgainstQuartzTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    // Without W: where it moves a day, Quartz 2.5.2 keeps the hour at which it stood ("49,50 4 * 15W * ?" on 4 February
    // 2025,
    // 06:53, is followed by the 14th at 07:04 there, though 00:04 comes first). CronTimesTest has the W.
    private static final List<String> DAYS = List.of(
            "* * ?",
            "? * *",
            "1 * ?",
            "31 * ?",
            "L * ?",
            "L-2 * ?",
            "5,20-25 * ?",
            "? * MON-FRI",
            "? * 2,4,6",
            "? * SUN",
            "? * 6L",
            "? * FRI#2",
            "? * 3#5",
            "? * L",
            "29 FEB ?",
            "*/7 */2 ?",
            "? JAN,JUL TUE",
            "10-20/3 3-9 ?",
            "1/10 * ?",
            "? 11-2 SAT-MON");

    @Test
    void nextMomentsAreQuartzsOwn() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 1500; round++) {
            String text = String.join(
                    " ", time(random, 60), time(random, 60), time(random, 24), DAYS.get(random.nextInt(DAYS.size())));
            CronExpression theirs = new CronExpression(text);
            theirs.setTimeZone(TimeZone.getTimeZone("UTC"));
            CronTimes ours = CronTimes.parse(text);
            Instant at = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(200_000_000));
            for (int i = 0; i < 6; i++) {
                Date expected = theirs.getNextValidTimeAfter(Date.from(at));
                Instant found = ours.next(at, UTC).orElseThrow();
                assertThat(found).as("%s after %s", text, at).isEqualTo(expected.toInstant());
                at = found;
            }
        }
    }

    private static String time(Random random, int size) {
        int value = random.nextInt(size);
        return switch (random.nextInt(5)) {
            case 0 -> "*";
            case 1 -> "*/" + (1 + random.nextInt(size / 2));
            case 2 -> Math.min(value, size / 2) + "-" + (size / 2 + random.nextInt(size / 2));
            case 3 -> value + "," + random.nextInt(size);
            default -> Integer.toString(value);
        };
    }
}
