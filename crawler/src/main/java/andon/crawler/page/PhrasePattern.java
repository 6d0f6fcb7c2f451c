package andon.crawler.page;

import java.util.ArrayList;
import java.util.List;

/** Spells out phrases with alternatives: {@code (log|sign) in} stands for {@code log in} and {@code sign in}. */
final class PhrasePattern {
    private final String text;
    private int at;

    private PhrasePattern(String text) {
        this.text = text;
    }

    /** @throws IllegalStateException if the brackets do not match */
    static List<String> expand(String text) {
        PhrasePattern pattern = new PhrasePattern(text);
        List<String> all = pattern.alternatives();
        if (pattern.at < text.length()) {
            throw new IllegalStateException("a bracket too many: " + text);
        }
        return all;
    }

    private List<String> alternatives() {
        List<String> all = new ArrayList<>(sequence());
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            all.addAll(sequence());
        }
        return all;
    }

    private List<String> sequence() {
        List<String> all = List.of("");
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            if (text.charAt(at) == '(') {
                at++;
                all = joined(all, alternatives());
                if (at == text.length()) {
                    throw new IllegalStateException("a bracket is not closed: " + text);
                }
                at++;
            } else {
                all = joined(all, List.of(String.valueOf(text.charAt(at++))));
            }
        }
        return all;
    }

    private static List<String> joined(List<String> beginnings, List<String> ends) {
        List<String> all = new ArrayList<>(beginnings.size() * ends.size());
        for (String beginning : beginnings) {
            for (String end : ends) {
                all.add(beginning + end);
            }
        }
        return all;
    }
}
