package andon.indexer.names;

import java.util.Locale;
import java.util.Set;

/** The legal forms by which a company's name is known, and the nouns that institutions end in. */
final class LegalForms {
    /** Behind a name, folded: lower case, without dots. */
    private static final Set<String> BEHIND = Set.of(
            "inc",
            "incorporated",
            "llc",
            "ltd",
            "limited",
            "corp",
            "corporation",
            "plc",
            "llp",
            "lp",
            "gmbh",
            "ag",
            "kg",
            "kgaa",
            "se",
            "sa",
            "spa",
            "srl",
            "sarl",
            "sas",
            "bv",
            "nv",
            "ab",
            "asa",
            "aps",
            "oy",
            "oyj",
            "pty",
            "pvt",
            "bhd",
            "sl",
            "slu",
            "ltda",
            "kft",
            "zrt",
            "sro",
            "doo",
            "pc",
            "pllc",
            "pte",
            "kk",
            "kabushiki",
            "eood",
            "ood",
            "ead",
            "a/s",
            "s/a",
            "holding",
            "holdings",
            "eg",
            "ug",
            "ohg",
            "cv",
            "jsc",
            "ojsc",
            "cjsc",
            "pjsc");
    /** Nouns of institutions: the name counts with them, less surely. */
    private static final Set<String> NOUNS = Set.of(
            "group",
            "bank",
            "university",
            "college",
            "hospital",
            "clinic",
            "clinics",
            "industries",
            "logistics",
            "technologies",
            "systems",
            "solutions",
            "partners",
            "associates",
            "insurance",
            "airlines",
            "airways",
            "energy",
            "pharma",
            "pharmaceuticals",
            "motors",
            "foods",
            "foundation",
            "institute",
            "company",
            "co",
            "schools",
            "telecom",
            "games",
            "consulting",
            "enterprises",
            "laboratories",
            "healthcare",
            "shipping",
            "savings",
            "retail",
            "works",
            "district",
            "seminary",
            "authority",
            "council",
            "electric",
            "engineering",
            "construction",
            "manufacturing",
            "financial",
            "logistik",
            "werke",
            "banca",
            "banco",
            "bancorp",
            "freight",
            "medical");
    /** In front of Russian names. */
    private static final Set<String> RUSSIAN =
            Set.of("ооо", "оао", "зао", "пао", "ао", "нпо", "фгуп", "гуп", "тоо", "тов");

    private LegalForms() {}

    static boolean isBehind(String word) {
        // "SA" or "Co" are forms only as they are written in names; "as" and "se" in small letters are words.
        return Character.isUpperCase(word.charAt(0)) && BEHIND.contains(fold(word))
                || fold(word).equals("gmbh");
    }

    static boolean isNoun(String word) {
        return Character.isUpperCase(word.charAt(0)) && NOUNS.contains(fold(word));
    }

    static boolean isRussian(String word) {
        return RUSSIAN.contains(word.toLowerCase(Locale.ROOT)) && Character.isUpperCase(word.charAt(0));
    }

    static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace(".", "");
    }
}
