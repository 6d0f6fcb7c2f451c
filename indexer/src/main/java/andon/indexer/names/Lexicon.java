package andon.indexer.names;

import andon.corpus.persons.Persons;
import andon.indexer.english.EnglishWords;
import andon.indexer.english.EnglishWords.ProperNames;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Given names, family names and places: what is capitalised and yet no company. */
final class Lexicon {
    private static final Map<String, Set<String>> WORDS = WordLists.headed(Persons.PEOPLE_AND_PLACES);
    private static final Set<String> GIVEN = WORDS.getOrDefault("given", Set.of());
    private static final Set<String> FAMILY = WORDS.getOrDefault("family", Set.of());
    private static final Set<String> PEOPLES = WORDS.getOrDefault("people", Set.of());
    private static final Set<String> TRADE = WordLists.words("trade-terms.txt");
    private static final Set<String> PLACES = places();

    private Lexicon() {}

    private static Set<String> places() {
        Set<String> names = new HashSet<>(Set.of(
                "usa",
                "u.s.",
                "u.s",
                "u.s.a.",
                "u.s.a",
                "uk",
                "u.k.",
                "u.k",
                "uae",
                "eu",
                "europe",
                "asia",
                "latam",
                "worldwide"));
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            names.add(country.getISO3Country().toLowerCase(Locale.ROOT));
            names.add(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT));
        }
        WORDS.getOrDefault("place", Set.of()).forEach(name -> names.add(name.replace('_', ' ')));
        // Names of one word are left to the tagger: many are a club's or a company's too.
        EnglishWords.bundled().named(ProperNames.PLACE).stream()
                .filter(name -> name.indexOf(' ') > 0)
                .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return Set.copyOf(names);
    }

    static boolean isGiven(String word) {
        return GIVEN.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isFamily(String word) {
        return FAMILY.contains(word.toLowerCase(Locale.ROOT));
    }

    /** A country, region or large city, as one or more words. */
    static boolean isPlace(String words) {
        return PLACES.contains(words.strip().toLowerCase(Locale.ROOT));
    }

    /** {@code VPN}, {@code SSN}: written like a name and none. */
    static boolean isTradeTerm(String word) {
        return TRADE.contains(word.toLowerCase(Locale.ROOT));
    }

    /** {@code German}, {@code Polish}. */
    static boolean isPeople(String word) {
        return PEOPLES.contains(word.toLowerCase(Locale.ROOT));
    }
}
