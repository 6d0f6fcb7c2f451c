package andon.corpus.ledger;

import andon.corpus.text.Word;
import andon.corpus.text.Words;
import andon.vocabulary.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Hashes that say whether two texts are the same. */
final class Fingerprint {
    /** Texts with fewer letters and digits ("bump", "thanks, vouch") are said by many who do not copy each other. */
    static final int MIN_LETTERS = 40;

    private Fingerprint() {}

    /** Names a version: the own words with white space as one blank. */
    static String ofVersion(Document document) {
        return sha256(document.searchableText().strip().replaceAll("\\s+", " "));
    }

    /** Names what is said: the folded letters and digits of title and text alone; empty for short texts. */
    static Optional<String> ofCluster(Document document) {
        StringBuilder letters = new StringBuilder();
        for (Word word : Words.of(document.searchableText())) {
            letters.append(word.form());
        }
        return letters.codePoints().limit(MIN_LETTERS).count() < MIN_LETTERS
                ? Optional.empty()
                : Optional.of(sha256(letters.toString()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
