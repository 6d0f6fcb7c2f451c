package andon.indexer.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A company's name as texts write it, brought to one form: "ООО «Вектор»", "Vektor, OOO" and "VEKTOR" differ in script but not
 * in form; "Acme Foods, Inc." and "ACME FOODS" are one name.
 *
 * @param canonical without legal form, quotes and doubled blanks, NFKC
 * @param aliases other spellings that stand for it: with its form, as one word, by first letters, without its last nouns
 */
public record CompanyName(String canonical, List<String> aliases) {
    /** A longer name is cut. */
    public static final int LONGEST = 200;

    public CompanyName {
        aliases = List.copyOf(aliases);
    }

    /** @throws IllegalArgumentException if there is no letter or digit in it */
    public static CompanyName of(String written) {
        String plain = Normalizer.normalize(
                        written.substring(0, Math.min(written.length(), LONGEST)), Normalizer.Form.NFKC)
                .replaceAll("[«»\"“”„]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        List<Token> words = new ArrayList<>(Token.of(plain));
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no name in \"" + written + "\"");
        }
        while (words.size() > 1 && LegalForms.isBehind(words.getLast().word())) {
            words.removeLast();
        }
        while (words.size() > 1 && LegalForms.isAhead(words.getFirst().word())) {
            words.removeFirst();
        }
        String canonical = stripAsian(
                plain.substring(words.getFirst().start(), words.getLast().end()));
        Set<String> aliases = new LinkedHashSet<>();
        aliases.add(plain);
        aliases.add(canonical.replaceAll("[\\s-]", ""));
        String acronym = Acronyms.of(words);
        if (!acronym.isEmpty()) {
            aliases.add(acronym);
        }
        while (words.size() > 2 && LegalForms.isNoun(words.getLast().word())) {
            words.removeLast();
            aliases.add(
                    plain.substring(words.getFirst().start(), words.getLast().end()));
        }
        aliases.remove(canonical);
        return new CompanyName(canonical, List.copyOf(aliases));
    }

    /** Chinese and Japanese forms stand without a blank. */
    private static String stripAsian(String name) {
        String stripped = name.replaceAll(
                "^(?:株式会社|有限会社|合同会社|주식회사|\\(株\\)|㈱)\\s*|\\s*(?:株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|集团公司|주식회사)$", "");
        return stripped.isBlank() ? name : stripped;
    }

    /** Equal for spellings of one name: folded, in one word, without "and" and legal form. */
    public String key() {
        return Folded.joined(Token.of(canonical));
    }
}
