package andon.indexer.names;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What shows a text to be a leak site's post: stolen data, a table of facts, a company's portrait; or that people talk in it. */
final class PostSigns {
    private static final List<String> LEAK = List.of(
            "exfiltrat",
            "ransom",
            "will be published",
            "will be leaked",
            "will be available",
            "will be released",
            "will be uploaded",
            "will be shared",
            "deadline",
            "stolen",
            "downloaded",
            "leaked",
            "confidential data",
            "confidential information",
            "confidential documents",
            "refused to pay",
            "refused to negotiate",
            "data leak",
            "data breach",
            "published soon",
            "they've lost",
            "they have lost",
            "shared with us",
            "take a look",
            "employee data",
            "employee information",
            "employee documents",
            "employees data",
            "employees information",
            "employees documents",
            "private data",
            "personal data",
            "personal information",
            "personal documents",
            "[link]",
            "not sold data",
            "all data",
            "data catalog",
            "proof",
            "upload",
            "negotiat",
            "full leak",
            "full dump",
            "full database",
            "after publication",
            "before publication",
            "data description",
            "data type",
            "leak size",
            "impressive data",
            "exclusive data",
            "seront publi",
            "compte à rebours",
            "saranno pubblicat",
            "serán publicad",
            "serão publicad",
            "veröffentlich",
            "gestohlen",
            "robados",
            "rubati",
            "volées",
            "выкуп",
            "опубликован",
            "утечк",
            "泄露",
            "勒索",
            "赎金",
            "公开",
            "身代金",
            "流出",
            "公開");
    private static final Pattern SIZE = Pattern.compile("\\b\\d[\\d.,]*+\\s?(?:gb|tb)\\b");
    private static final Pattern FACTS = Pattern.compile(
            "(?m)^\\s*+(?:country|revenue|industry|website|web ?site|site|employees|headquarters|location|address|sector|url|pays|secteur|chiffre d'affaires|taille des donn[ée]es|país|sector|ingresos|sitio web|paese|settore|fatturato|land|branche|umsatz|страна|сайт|выручка|国家|网站)\\s?[:：=]");
    /** A line that says what became of the data, and nothing else. */
    private static final Pattern STATE = Pattern.compile(
            "(?m)^\\s*+(?:(?:un)?published(?: files?| data)?(?:[: ]{0,2}\\d{1,3} ?%)?|\\d{1,3} ?% (?:un)?(?:published|disclosed)|(?:data|files?|downloads?|links?|documents?) ?\\d{0,2} ?[:：] ?https?:.*)\\s*$");
    /** Two of these make a portrait: what companies say of themselves. */
    private static final Set<String> PRAISE = Set.of(
            "company",
            "companies",
            "group",
            "firm",
            "staff",
            "member",
            "members",
            "located",
            "projects",
            "provide",
            "provides",
            "provider",
            "providers",
            "providing",
            "offer",
            "offers",
            "offering",
            "service",
            "services",
            "founded",
            "established",
            "leading",
            "headquartered",
            "headquarterd",
            "employs",
            "employees",
            "revenue",
            "clients",
            "customers",
            "solutions",
            "products",
            "industry",
            "experience",
            "design",
            "designs",
            "unternehmen",
            "entreprise",
            "empresa",
            "azienda");

    private static final List<String> STEMS = List.of(
            "manufactur",
            "specialis",
            "specializ",
            "produces",
            "production",
            "producer",
            "supply",
            "supplies",
            "supplier");
    private static final Set<String> BEING = Set.of("is", "are", "was");
    private static final Set<String> BEINGS = Set.of(
            "a",
            "an",
            "the",
            "one",
            "located",
            "based",
            "headquartered",
            "dedicated",
            "passionately",
            "proud",
            "known",
            "committed");
    private static final Set<String> WE_DO = Set.of(
            "design",
            "offer",
            "provide",
            "serve",
            "strive",
            "specialise",
            "specialize",
            "build",
            "help",
            "believe",
            "manufacture",
            "deliver",
            "work",
            "have",
            "understand",
            "pride",
            "create",
            "develop",
            "install",
            "supply");
    private static final Set<String> OURS = Set.of(
            "client",
            "clients",
            "customer",
            "customers",
            "team",
            "service",
            "services",
            "mission",
            "company",
            "product",
            "products",
            "experience",
            "patients",
            "students",
            "goal",
            "people",
            "expertise");
    private static final Set<String> YOURS = Set.of("needs", "business", "home", "health", "project", "future");
    /** People who write to each other. */
    private static final Set<String> CHAT = Set.of(
            "i", "me", "please", "pls", "plz", "thanks", "anyone", "anybody", "lol", "selling", "wts", "wtb", "escrow",
            "my", "buy", "price");

    private PostSigns() {}

    static boolean isLeak(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        for (String sign : LEAK) {
            if (small.contains(sign)) {
                return true;
            }
        }
        boolean sized = (small.contains("gb") || small.contains("tb"))
                && SIZE.matcher(small).find();
        boolean tabled = small.indexOf(':') >= 0 || small.indexOf('：') >= 0 || small.indexOf('=') >= 0;
        boolean stated = small.contains("published") || small.contains("disclosed") || small.contains("http");
        return sized
                || tabled && FACTS.matcher(small).find()
                || stated && STATE.matcher(small).find();
    }

    static boolean isChat(String text) {
        if (text.indexOf('?') >= 0) {
            return true;
        }
        String before = "";
        for (Words words = new Words(text); words.next(); before = words.word) {
            boolean pair = before.equals("for") && words.word.equals("sale")
                    || before.equals("how")
                            && (words.word.equals("do") || words.word.equals("to") || words.word.equals("can"));
            if (CHAT.contains(words.word) || pair && words.isJoined()) {
                return true;
            }
        }
        return false;
    }

    static boolean isPortrait(String text) {
        int signs = text.contains("公司") || text.contains("会社") || text.contains("омпани") ? 1 : 0;
        String before = "";
        for (Words words = new Words(text); signs < 2 && words.next(); ) {
            boolean pair = words.isJoined() && isPair(before, words.word);
            boolean sign = pair || PRAISE.contains(words.word) || isStem(words.word);
            signs += sign ? 1 : 0;
            before = pair ? "" : words.word;
        }
        return signs >= 2;
    }

    private static boolean isPair(String before, String word) {
        return switch (before) {
            case "we" -> WE_DO.contains(word);
            case "our" -> OURS.contains(word);
            case "your" -> YOURS.contains(word);
            case "range" -> word.equals("of");
            case "family" -> word.equals("owned");
            case "since" -> word.length() == 4 && (word.startsWith("19") || word.startsWith("20"));
            default -> BEING.contains(before) && BEINGS.contains(word);
        };
    }

    private static boolean isStem(String word) {
        char first = word.charAt(0);
        if (first != 'm' && first != 's' && first != 'p') {
            return false;
        }
        return STEMS.stream().anyMatch(word::startsWith);
    }

    /** Runs of ASCII letters and digits in small letters, one by one. */
    private static final class Words {
        private final String text;
        private int start;
        private int end;
        private int lastEnd;
        private String word = "";

        Words(String text) {
            this.text = text;
        }

        boolean next() {
            lastEnd = end;
            start = end;
            while (start < text.length() && !isPart(text.charAt(start))) {
                start++;
            }
            end = start;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            word = text.substring(start, end).toLowerCase(Locale.ROOT);
            return end > start;
        }

        /** Whether one blank or hyphen stands before this word. */
        boolean isJoined() {
            return start == lastEnd + 1 && (text.charAt(lastEnd) == ' ' || text.charAt(lastEnd) == '-');
        }

        private static boolean isPart(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
        }
    }
}
