package andon.benchmarks.indexer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Twenty-two typical indicator patterns, as tools have them: they validate nothing, mask nothing and refang nothing. */
final class IndicatorPatterns {
    static final List<Pattern> ALL = List.of(
            Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"),
            Pattern.compile("\\b(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\b"),
            Pattern.compile("\\b(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}\\b"),
            Pattern.compile("\\b(?:https?|hxxps?|ftp)://[^\\s\"'<>]+"),
            Pattern.compile("\\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}\\b"),
            Pattern.compile("\\b[a-z2-7]{56}\\.onion\\b"),
            Pattern.compile("\\b[a-fA-F0-9]{32}\\b"),
            Pattern.compile("\\b[a-fA-F0-9]{40}\\b"),
            Pattern.compile("\\b[a-fA-F0-9]{64}\\b"),
            Pattern.compile("\\b[a-fA-F0-9]{128}\\b"),
            Pattern.compile("\\bCVE-[0-9]{4}-[0-9]{4,}\\b", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\b(?:bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}\\b"),
            Pattern.compile("\\b0x[a-fA-F0-9]{40}\\b"),
            Pattern.compile("\\b4[0-9AB][1-9A-HJ-NP-Za-km-z]{93}\\b"),
            Pattern.compile("\\b(?:[0-9][ -]?){13,19}\\b"),
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\\b"),
            Pattern.compile("\\+[0-9][0-9 ()-]{7,17}[0-9]"),
            Pattern.compile("\\bT[0-9]{4}(?:\\.[0-9]{3})?\\b"),
            Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"),
            Pattern.compile("@[A-Za-z0-9_]{5,32}\\b"),
            Pattern.compile("-----BEGIN [A-Z ]+-----"));

    private IndicatorPatterns() {}

    static int count(String text) {
        int found = 0;
        for (Pattern pattern : ALL) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found++;
            }
        }
        return found;
    }
}
