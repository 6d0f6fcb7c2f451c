package andon.indexer.threat;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.ThreatCategory;
import andon.vocabulary.ThreatFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an offer states: whose, what kind of access, for how much. All patterns are bounded. */
final class OfferFacts {
    static final String KIND = "kind:";
    private static final String COUNTRY = "country:";
    private static final int LONGEST_NAME = 80;
    private static final String REVENUE_WORD =
            "(?:annual revenue|revenue|rev\\.?|zoominfo|turnover|ревеню|рев|доход\\p{L}{0,3}|выручк\\p{L}{0,2}|оборот\\p{L}{0,2}|"
                    + "年营收|营收|营业额|年商|売上高?|umsatz|jahresumsatz|ingresos|facturaci[oó]n|chiffre d.affaires|c\\.?a\\.?|"
                    + "faturamento|receita|fatturato|매출)";
    private static final String AMOUNT =
            "(?:us|r)?[$€£₽¥]?\\s?\\d{1,12}(?:[.,]\\d{1,3}){0,3}\\s?(?:kkk|kk|кк|mln|mio|million(?:s|es|en)?|millones|milh[oõ]es|"
                    + "bn|billion|млн|млрд|b|m|к|k|万|億|亿|만|억)?\\+?\\s?(?:usd|eur|dollars?|euros?|美元|美金|欧元|人民币|円|元|원|€|\\$|£|₽|руб\\p{L}{0,3})?";
    private static final Pattern REVENUE = Pattern.compile("(?iu)(?<!\\p{L})" + REVENUE_WORD + "[ :=~≈>()от]{0,6}("
            + AMOUNT + ")(?![\\p{L}\\d])" + "|(?<![\\p{L}\\d])(" + AMOUNT
            + ")\\s{0,2}(?:annual )?(?:revenue|rev|ревеню|дохода|выручки|umsatz)(?!\\p{L})");
    private static final Pattern ASKED = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:price|asking|blitz|buy now|start(?: price)?|цена|блиц|старт|价格|售价|価格|値段|preis|startpreis|"
                    + "precio|prix|preço|preco|valor|가격)[ :=~от]{0,4}(?:is |is: |von |de )?(\\$?\\s?\\d{1,9}(?:[.,]\\d{1,3}){0,2}\\s?"
                    + "(?:kk|кк|k|к|万|만)?\\s?(?:usdt|usd|btc|xmr|eur|euro|руб|баксов|\\$|€|£|₽|u|円|元|원)?)(?![\\p{L}\\d])");

    /** One of these stands in every hit: to look for them first costs a tenth of the pattern. */
    private static final List<String> REVENUE_STEMS = List.of(
            "rev",
            "zoominfo",
            "turnover",
            "рев",
            "доход",
            "выручк",
            "оборот",
            "营收",
            "营业额",
            "年商",
            "売上",
            "umsatz",
            "ingresos",
            "facturaci",
            "chiffre d",
            "ca ",
            "ca:",
            "ca.",
            "c.a",
            "faturamento",
            "receita",
            "fatturato",
            "매출");

    private static final List<String> ASKING_STEMS = List.of(
            "price", "asking", "blitz", "buy now", "start", "цена", "блиц", "старт", "价格", "售价", "価格", "値段", "preis",
            "precio", "prix", "preço", "preco", "valor", "가격");

    private OfferFacts() {}

    private static boolean holdsOne(String text, List<String> stems) {
        String lower = text.toLowerCase(Locale.ROOT);
        return stems.stream().anyMatch(lower::contains);
    }

    static ThreatFacts of(
            ThreatCategory category, Evidence evidence, String text, Amounts amounts, List<Entity> entities) {
        String revenue = revenue(text);
        boolean access = category == ThreatCategory.ACCESS_SALE;
        return new ThreatFacts(
                target(category, entities),
                actor(category, entities),
                access ? kinds(evidence) : List.of(),
                revenue,
                country(evidence, text),
                category == ThreatCategory.RANSOMWARE_LEAK ? null : price(text, amounts, revenue),
                access ? null : volume(amounts));
    }

    private static @Nullable String target(ThreatCategory category, List<Entity> entities) {
        boolean has = switch (category) {
            case ACCESS_SALE, RANSOMWARE_LEAK, DATA_LEAK, CREDENTIAL_LEAK, DDOS, INSIDER, PHISHING -> true;
            case EXPLOIT_SALE, MALWARE_SALE, CARDING -> false;
        };
        if (!has) {
            return null;
        }
        return best(entities, EntityType.ORGANIZATION, best(entities, EntityType.DOMAIN_NAME, null));
    }

    private static @Nullable String actor(ThreatCategory category, List<Entity> entities) {
        String family = category == ThreatCategory.RANSOMWARE_LEAK ? best(entities, EntityType.MALWARE, null) : null;
        return best(entities, EntityType.THREAT_ACTOR, family);
    }

    /** Of entities of a type the surest, of equal ones the first. */
    private static @Nullable String best(List<Entity> entities, EntityType type, @Nullable String otherwise) {
        return entities.stream()
                .filter(e -> e.type() == type && isName(e.value()))
                .max(Comparator.comparingDouble(Entity::confidence)
                        .thenComparingInt(e -> -e.span().start()))
                .map(Entity::value)
                .orElse(otherwise);
    }

    /** Not a whole sentence that stands where a title does. */
    private static boolean isName(String value) {
        return value.length() <= LONGEST_NAME && value.chars().noneMatch(c -> "。、，；;".indexOf(c) >= 0);
    }

    private static List<String> kinds(Evidence evidence) {
        TreeSet<String> kinds = new TreeSet<>();
        for (String list : evidence.lists()) {
            if (list.startsWith(KIND)) {
                kinds.add(list.substring(KIND.length()));
            }
        }
        return List.copyOf(kinds);
    }

    private static @Nullable String country(Evidence evidence, String text) {
        String labelled = Countries.labelled(text);
        if (!labelled.isEmpty()) {
            return labelled;
        }
        for (String list : evidence.lists()) {
            if (list.startsWith(COUNTRY)) {
                return list.substring(COUNTRY.length());
            }
        }
        return null;
    }

    private static @Nullable String revenue(String text) {
        if (!holdsOne(text, REVENUE_STEMS)) {
            return null;
        }
        Matcher matcher = REVENUE.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        return (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)).strip();
    }

    /** The amount that is asked for: one with a word for it, else the first amount of money that is not the revenue. */
    private static @Nullable String price(String text, Amounts amounts, @Nullable String revenue) {
        Matcher asked = ASKED.matcher(text);
        if (holdsOne(text, ASKING_STEMS) && asked.find()) {
            return asked.group(1).strip();
        }
        return amounts.prices().stream()
                .filter(amount -> revenue == null || !amount.contains(revenue) && !revenue.contains(amount))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String volume(Amounts amounts) {
        Amounts.Rows rows = amounts.rows();
        if (rows != null && rows.count() >= 1_000) {
            return rows.shown();
        }
        return amounts.volumes().stream().findFirst().orElse(null);
    }
}
