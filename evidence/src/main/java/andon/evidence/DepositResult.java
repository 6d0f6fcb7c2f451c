package andon.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What became of a file that was handed in. */
public sealed interface DepositResult {
    /**
     * Its texts are evidence now.
     *
     * @param sha256 of the file as it was handed in
     * @param texts how many text files it held: 1, or those of an archive
     * @param bytes how many bytes they have together, unpacked
     * @param parts how many captures they became
     * @param known how many of those the store had already
     * @param lastSeq the number of the last of them; 0 if all were known
     * @param passedOver how many entries of an archive were left out, by reason: {@code no-text} (images, programs, databases,
     *     archives in the archive), {@code empty}
     */
    record Taken(
            String sha256, int texts, long bytes, int parts, int known, long lastSeq, Map<String, Integer> passedOver)
            implements DepositResult {
        public Taken {
            passedOver = Collections.unmodifiableMap(new TreeMap<>(passedOver));
        }
    }

    /**
     * Nothing was kept.
     *
     * @param reason what is wrong and what to do, for people; it quotes nothing of the content
     */
    record Refused(String reason) implements DepositResult {}
}
