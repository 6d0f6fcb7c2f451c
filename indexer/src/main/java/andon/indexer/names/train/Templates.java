package andon.indexer.names.train;

import andon.corpus.persons.Persons;
import andon.indexer.names.tag.ChineseWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes sentences with names out of templates of our own: public sets show too few companies to learn what names look like. */
final class Templates {
    private static final String FOLDER = "/andon/indexer/names/";
    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    private static final String[] SYLLABLES = {
        "bal", "cor", "dan", "el", "far", "gan", "hal", "in", "jor", "kal", "lor", "mer", "nor", "ol", "per", "quin",
        "ros", "sil", "tar", "ul", "ver", "wes", "yor", "zan", "tek", "dex", "ron", "mar", "lin", "sta", "bri", "cla",
        "dre", "flo", "gra"
    };
    private static final String[] SYLLABLES_RU = {
        "Петр", "Кузнец", "Волк", "Морозн", "Лебед", "Соколь", "Орл", "Зайц", "Бел", "Чернь", "Гром", "Тихон", "Павл",
        "Степан", "Никит", "Рум", "Шевч", "Марч", "Сав", "Борис"
    };
    private final Map<String, String[]> lists = new HashMap<>();
    private final List<String> sentences = new ArrayList<>();
    private final List<String> known = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final List<String> family = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<String> peoples = new ArrayList<>();
    private final Random random;
    private final String language;

    /**
     * @param language {@code en}, {@code ru}, {@code ja} or {@code zh}
     * @param learned the texts that are learned from
     */
    Templates(String language, long seed, List<Annotated> learned) {
        this.language = language;
        random = new Random(seed);
        for (String line : lines("templates-" + language + ".txt")) {
            if (line.startsWith("=")) {
                int tab = line.indexOf('\t');
                lists.put(line.substring(1, tab), line.substring(tab + 1).split("\\|"));
            } else {
                sentences.add(line);
            }
        }
        switch (language) {
            case "en", "ru" -> western();
            case "zh" -> chinese();
            default -> japanese(learned);
        }
    }

    private void western() {
        for (String line : lines("known-organisations.txt")) {
            String[] cells = line.split("\t");
            for (int i = 1; i < cells.length; i++) {
                boolean latin = cells[i].chars().allMatch(c -> c < 0x250);
                if (latin == language.equals("en")) {
                    (cells[0].equals("0") ? known : cells[0].equals("1") ? given : places).add(cells[i]);
                }
            }
        }
        if (language.equals("ru")) {
            for (String ending : List.of("ов", "ин", "ский", "енко", "ев")) {
                for (String syllable : SYLLABLES_RU) {
                    family.add(syllable + ending);
                }
            }
            return;
        }
        for (String line : lines(Persons.PEOPLE_AND_PLACES)) {
            int tab = line.indexOf('\t');
            List<String> into = switch (line.substring(0, tab)) {
                case "given" -> given;
                case "family" -> family;
                case "place" -> places;
                default -> peoples;
            };
            for (String word : line.substring(tab + 1).split(" ")) {
                into.add(titled(word.replace('_', ' ')));
            }
        }
    }

    private void chinese() {
        Map<Integer, List<String>> names = ChineseWords.names();
        known.addAll(names.getOrDefault(0, List.of()));
        family.addAll(names.getOrDefault(1, List.of()));
        places.addAll(names.getOrDefault(3, List.of()));
    }

    /** Names of the texts that are learned from, put into other sentences. */
    private void japanese(List<Annotated> learned) {
        for (Annotated text : learned) {
            for (Annotated.Name name : text.names()) {
                String words = text.text().substring(name.start(), name.end());
                switch (name.type()) {
                    case "ORG" -> known.add(words);
                    case "PER" -> family.add(words);
                    case "LOC" -> places.add(words);
                    default -> {}
                }
            }
        }
    }

    /** None where the texts that are learned from lack a kind of names. */
    List<Annotated> make(int count) {
        List<Annotated> all = new ArrayList<>();
        if (known.isEmpty() || family.isEmpty() || places.isEmpty()) {
            return all;
        }
        for (int i = 0; i < count; i++) {
            all.add(fill(sentences.get(i % sentences.size())));
        }
        return all;
    }

    private Annotated fill(String sentence) {
        StringBuilder text = new StringBuilder();
        List<Annotated.Name> names = new ArrayList<>();
        int at = 0;
        for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', at)) {
            text.append(sentence, at, open);
            int close = sentence.indexOf('}', open);
            String slot = sentence.substring(open + 1, close);
            int start = text.length();
            text.append(value(slot));
            String type = switch (slot) {
                case "ORG", "ACR" -> "ORG";
                case "PER" -> "PER";
                case "LOC" -> "LOC";
                default -> "";
            };
            if (!type.isEmpty()) {
                names.add(new Annotated.Name(start, text.length(), type));
            }
            at = close + 1;
        }
        return new Annotated(text.append(sentence.substring(at)).toString(), names);
    }

    private String value(String slot) {
        return switch (slot) {
            case "ORG" -> organisation();
            case "ACR" -> acronym();
            case "PER" -> person();
            case "LOC" -> pick(places);
            case "PEOPLE" -> pick(peoples);
            case "DAY" -> DAYS[random.nextInt(DAYS.length)];
            default -> of(slot);
        };
    }

    private String organisation() {
        int kind = random.nextInt(100);
        if (language.equals("ja") && kind < 15) {
            return kind < 8 ? "株式会社" + pick(known) : pick(known) + "株式会社";
        }
        if (language.equals("zh") && kind < 25) {
            return transliterated() + of("SUFFIX");
        }
        if (kind < 45 || !language.equals("en")) {
            return pick(known);
        }
        if (kind < 55) {
            return word() + " " + of("TRADE");
        }
        if (kind < 62) {
            return word() + " " + of("TRADE") + (random.nextBoolean() ? " " : " , ") + of("FORM");
        }
        if (kind < 67) {
            return word() + " " + of("FORM");
        }
        if (kind < 71) {
            return pick(family) + " " + (random.nextBoolean() ? "& " + pick(family) : "'s " + of("TRADE"));
        }
        if (kind < 79) {
            return pick(places) + " " + of("BODY");
        }
        if (kind < 84) {
            return pick(peoples) + " " + of("NATIONAL");
        }
        if (kind < 90) {
            return field();
        }
        if (kind < 94) {
            return (random.nextBoolean() ? pick(places) : "The " + word()) + " " + of("PRESS");
        }
        return acronym();
    }

    private String field() {
        return switch (random.nextInt(4)) {
            case 0 -> "Department of " + of("FIELD");
            case 1 -> "Ministry of " + of("FIELD");
            case 2 -> pick(peoples) + " Institute of " + of("FIELD");
            default -> of("FIELD").replace("the ", "") + " Department";
        };
    }

    private String word() {
        int kind = random.nextInt(3);
        return kind == 0 ? of("COMMON") : kind == 1 ? pick(family) : invented();
    }

    private String invented() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return titled(word.toString());
    }

    private String transliterated() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            word.append(of("SOUND"));
        }
        return word.toString();
    }

    private String acronym() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < 3 + random.nextInt(3); i++) {
            letters.append((char) ('A' + random.nextInt(26)));
        }
        return letters.toString();
    }

    private String person() {
        if (language.equals("zh") || language.equals("ja")) {
            return pick(family);
        }
        return switch (random.nextInt(4)) {
            case 0 -> pick(given);
            case 1 -> pick(family);
            default -> pick(given) + " " + pick(family);
        };
    }

    private String of(String list) {
        String[] words = lists.get(list);
        if (words == null) {
            throw new IllegalStateException("templates-" + language + ".txt has no list " + list);
        }
        return words[random.nextInt(words.length)];
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static String titled(String words) {
        StringBuilder titled = new StringBuilder(words);
        for (int i = 0; i < titled.length(); i++) {
            if (i == 0 || titled.charAt(i - 1) == ' ') {
                titled.setCharAt(i, Character.toUpperCase(titled.charAt(i)));
            }
        }
        return titled.toString();
    }

    private static List<String> lines(String resource) {
        try (InputStream in =
                Templates.class.getResourceAsStream(resource.startsWith("/") ? resource : FOLDER + resource)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + FOLDER + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + resource + " cannot be read", e);
        }
    }
}
