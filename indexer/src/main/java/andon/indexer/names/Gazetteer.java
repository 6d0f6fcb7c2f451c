package andon.indexer.names;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of malware and actors from a list; names that are ordinary words count only beside words of the trade. */
final class Gazetteer {
    private static final String LIST = "/andon/indexer/names.tsv";
    private static final int CONTEXT = 60;
    private static final Set<String> TRADE = Set.of(
            "ransomware",
            "malware",
            "stealer",
            "loader",
            "botnet",
            "trojan",
            "rat",
            "gang",
            "group",
            "affiliate",
            "locker",
            "leak site",
            "backdoor",
            "infostealer",
            "payload",
            "beacon",
            "c2",
            "apt",
            "threat actor",
            "campaign",
            "encryptor",
            "шифровальщик",
            "вымогател",
            "стиллер",
            "группировк",
            "勒索",
            "木马",
            "黑客",
            "ランサムウェア",
            "マルウェア",
            "グループ");

    /** @param ordinary whether the name is a word of its language too */
    private record Name(EntityType type, String canonical, List<String> words, boolean ordinary) {}

    private final Map<String, List<Name>> byFirst;

    private Gazetteer(Map<String, List<Name>> byFirst) {
        this.byFirst = byFirst;
    }

    static Gazetteer bundled() {
        Map<String, List<Name>> byFirst = new HashMap<>();
        try (InputStream in = Gazetteer.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + LIST);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(line.split("\t"), byFirst);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(LIST + " cannot be read", e);
        }
        byFirst.values()
                .forEach(names ->
                        names.sort((a, b) -> b.words().size() - a.words().size()));
        return new Gazetteer(byFirst);
    }

    private static void add(String[] cells, Map<String, List<Name>> byFirst) {
        EntityType type =
                EntityType.ofWord(cells[0]).orElseThrow(() -> new IllegalStateException(LIST + ": " + cells[0]));
        boolean ordinary = cells.length > 2 && cells[2].equals("ordinary");
        for (String spelling : cells[1].split("\\|")) {
            List<String> words = Token.of(spelling).stream().map(Token::word).toList();
            byFirst.computeIfAbsent(words.getFirst(), k -> new ArrayList<>())
                    .add(new Name(type, cells[1].split("\\|")[0], words, ordinary));
        }
    }

    List<Entity> find(String text, List<Token> tokens) {
        List<Entity> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            for (Name name : byFirst.getOrDefault(tokens.get(i).word(), List.of())) {
                int last = i + name.words().size() - 1;
                if (matches(tokens, i, name) && (!name.ordinary() || inTrade(text, tokens.get(i), tokens.get(last)))) {
                    Span span = new Span(tokens.get(i).start(), tokens.get(last).end());
                    String detector = name.ordinary() ? "name-list-context" : "name-list";
                    found.add(new Entity(name.type(), name.canonical(), span, detector, name.ordinary() ? 0.7 : 0.9));
                    i = last;
                    break;
                }
            }
        }
        return found;
    }

    private static boolean matches(List<Token> tokens, int from, Name name) {
        if (from + name.words().size() > tokens.size()) {
            return false;
        }
        for (int k = 0; k < name.words().size(); k++) {
            if (!tokens.get(from + k).word().equals(name.words().get(k))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inTrade(String text, Token first, Token last) {
        String around = text.substring(
                        Math.max(0, first.start() - CONTEXT), Math.min(text.length(), last.end() + CONTEXT))
                .toLowerCase(Locale.ROOT);
        return TRADE.stream().anyMatch(word -> around.contains(word));
    }
}
