package andon.benchmarks.indexer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** An operator's list of made-up names, as long as wanted. */
final class OwnList {
    private static final String[] SYLLABLES = {"ka", "zor", "mi", "tre", "vax", "lu", "dro", "ne", "shi", "qu"};

    private OwnList() {}

    /** A temporary folder with one list. */
    static Path folder(int names) {
        Random dice = new Random(names);
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < names; i++) {
            list.append("malware\t");
            for (int k = 0; k < 4; k++) {
                String syllable = SYLLABLES[dice.nextInt(SYLLABLES.length)];
                list.append(k == 0 ? Character.toUpperCase(syllable.charAt(0)) + syllable.substring(1) : syllable);
            }
            list.append(i).append('\n');
        }
        try {
            Path folder = Files.createTempDirectory("names");
            Path file = Files.writeString(folder.resolve("own.tsv"), list);
            folder.toFile().deleteOnExit(); // the last that is registered goes first
            file.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary list cannot be written", e);
        }
    }
}
