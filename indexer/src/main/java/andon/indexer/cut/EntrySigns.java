package andon.indexer.cut;

import andon.indexer.detect.HostNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What in a block tells that it is about somebody whose data were taken: their site, how much it is, what became of it. */
final class EntrySigns {
    enum Sign {
        /** The name or the address of a site that is not this one. */
        SITE,
        SIZE,
        /** A labelled fact of a company: its revenue, its country. */
        FACT,
        /** "PUBLISHED 40 %", "Full leak". */
        STATE,
        CLOCK,
        /** What can be fetched: documents, a sample, a listing. */
        MATERIAL,
        /** A link to {@code /company/7}, {@code victim?id=7}. */
        PATH,
        VIEWS,
        DATE,
        LAND,
        /** Somebody wrote or sells it: it is a post or an offer. */
        OWNED
    }

    private static final Set<Sign> STRONG =
            EnumSet.of(Sign.SITE, Sign.SIZE, Sign.FACT, Sign.STATE, Sign.CLOCK, Sign.MATERIAL, Sign.PATH);

    /** Characters of a block that are looked at. */
    private static final int SAMPLE = 2_000;

    private static final int SHORT_LINE = 70;
    private static final int MOST_LINKS = 12;
    private static final int PROFILE = 3;

    private static final Pattern SIZE =
            Pattern.compile("(?<![\\p{L}\\d.,])\\d[\\d.,]*+\\+?\\s?[kmgtp]i?b(?:ytes?)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FACT = Pattern.compile(
            "^\\P{L}*(?:revenue|employees|country|industry|headquarters|sector|activity|data size|leak size|total data|data types?"
                    + "|address|phone|страна|выручка|国家|業種|国|売上)\\s?[:：]|^\\d[\\d,.+]* employees$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile(
            "^(?:un)?published(?: files?| data)?(?:[: ]*\\d{1,3} ?%)?$|\\d{1,3} ?% (?:un)?(?:published|disclosed|leaked)|uploaded \\d{1,3} ?%|\\bleaked\\b|\\bfull (?:leak|dump|database|data)\\b"
                    + "|\\bdisclosed\\b|\\bstolen\\b|\\bexfiltrat|\\bransom|before publication|\\bcompromised\\b|waiting for payment|\\bnegotiat|\\bnot sold data\\b|\\bdata was sold\\b"
                    + "|available after publication|будет опубликован|опубликовано \\d|слит|утечк|泄露|被加密|流出",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MATERIAL = Pattern.compile(
            "\\bdata catalog|\\bview documents\\b|^download(?: (?:data|sample|files?))?$|\\bproofs?\\b|\\bsample\\b|\\blisting\\b|\\bfiles? ?list",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VIEWS = Pattern.compile(
            "\\b(?:views?|visits?|visitors)\\b\\s?:?\\s?\\d|\\d[\\d.,]*k? (?:views|visits)\\b|👁",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OWNED = Pattern.compile(
            "^\\P{L}*(?:vendor|seller|sold by|posted by|author|продавец|автор|卖家|作者|出品者|投稿者)\\b|\\b\\d+ (?:replies|answers|comments)\\b|^replies\\b|\\badd to cart\\b|\\bin stock\\b|\\bships (?:from|to)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PATH = Pattern.compile(
            "(?:^|[/?&.])(?:target|victim|compan(?:y|ies)|leaks?|clients?|cases?|packages?)(?:s)?(?:\\.php)?[/?=]");
    private static final Pattern ARCHIVE = Pattern.compile("\\.(?:7z|rar|zip|tgz|tar\\.gz)(?:\\.\\d{1,3})?$");
    /** An address of something on a site; that of the site itself has one folder at most. */
    private static final Pattern DEEP = Pattern.compile("://[^/?#]*+/[^/?#]++/[^/?#]");

    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()\\s]{4,80})\\)");
    /** Who hosts files and talk, not victims. */
    private static final Set<String> HOSTS = Set.of(
            "t.me",
            "telegram.me",
            "telegram.org",
            "twitter.com",
            "x.com",
            "facebook.com",
            "linkedin.com",
            "mega.nz",
            "gofile.io",
            "anonfiles.com",
            "dropmefiles.com",
            "zoominfo.com",
            "wikipedia.org",
            "tox.chat",
            "youtube.com",
            "dnb.com",
            "rocketreach.co",
            "file.io",
            "privatlab.com",
            "temp.sh",
            "sendspace.com",
            "ufile.io");

    private static final Set<String> LANDS = lands();

    private EntrySigns() {}

    private static Set<String> lands() {
        Set<String> lands = new HashSet<>();
        for (String code : Locale.getISOCountries()) {
            lands.add(Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT));
        }
        lands.addAll(List.of("usa", "us", "uk", "uae", "south korea", "czech republic", "turkey"));
        return Set.copyOf(lands);
    }

    /** @param title what names the block, if something does */
    static EnumSet<Sign> of(Element block, EntryTitle.@Nullable Title title, Outline outline) {
        EnumSet<Sign> signs = EnumSet.noneOf(Sign.class);
        Outline.Part part = outline.of(block);
        if (part.times > 0) {
            signs.add(Sign.DATE);
        }
        if (part.author != null
                && part.authorRank >= PROFILE
                && (title == null || !part.author.text().contains(title.text()))) {
            signs.add(Sign.OWNED);
        }
        if (block.selectFirst(Cards.TIMER) != null || Cards.clock(block) != null) {
            signs.add(Sign.CLOCK);
        }
        String text = HtmlText.of(block);
        for (String line : text.substring(0, Math.min(text.length(), SAMPLE)).split("[\n\t]")) {
            boolean isTitle = title != null && line.strip().equals(title.text());
            if (line.length() <= SHORT_LINE) {
                ofLine(line.strip(), isTitle, signs);
            }
        }
        if (site(block).isPresent() || title != null && named(title.text()).isPresent()) {
            signs.add(Sign.SITE);
        }
        for (String href : links(block)) {
            if (PATH.matcher(href).find()) {
                signs.add(Sign.PATH);
            }
            if (ARCHIVE.matcher(href).find()) {
                signs.add(Sign.MATERIAL);
            }
        }
        return signs;
    }

    private static void ofLine(String line, boolean isTitle, EnumSet<Sign> signs) {
        if (SIZE.matcher(line).find()) {
            signs.add(Sign.SIZE);
        }
        if (isTitle) {
            return;
        }
        if (FACT.matcher(line).find()) {
            signs.add(Sign.FACT);
        }
        if (STATE.matcher(line).find()) {
            signs.add(Sign.STATE);
        }
        if (MATERIAL.matcher(line).find()) {
            signs.add(Sign.MATERIAL);
        }
        if (VIEWS.matcher(line).find()) {
            signs.add(Sign.VIEWS);
        }
        if (OWNED.matcher(line).find()) {
            signs.add(Sign.OWNED);
        }
        for (String part : line.split("[,·|/()]")) {
            if (LANDS.contains(part.strip().toLowerCase(Locale.ROOT))) {
                signs.add(Sign.LAND);
            }
        }
        if (line.indexOf(' ') < 0 && domain(line).isPresent()) {
            signs.add(Sign.SITE);
        }
    }

    /** How much two blocks have in common, from 0 to 1. */
    static double likeness(EnumSet<Sign> one, EnumSet<Sign> other) {
        Set<Sign> both = EnumSet.copyOf(one);
        both.retainAll(other);
        Set<Sign> any = EnumSet.copyOf(one);
        any.addAll(other);
        return any.isEmpty() ? 1 : (double) both.size() / any.size();
    }

    static int strong(Set<Sign> signs) {
        return (int) signs.stream().filter(STRONG::contains).count();
    }

    /** Whether a block tells by itself that data were taken, whatever page it stands on. */
    static boolean tell(Set<Sign> signs) {
        boolean taken = signs.contains(Sign.SIZE) || signs.contains(Sign.MATERIAL);
        return signs.contains(Sign.CLOCK)
                || signs.contains(Sign.STATE)
                || taken && (signs.contains(Sign.SITE) || signs.contains(Sign.PATH))
                || signs.contains(Sign.SIZE) && signs.contains(Sign.FACT);
    }

    /** The site that a block's first such link leads to, as a host name; empty if all lead elsewhere or stay here. */
    static Optional<String> site(Element block) {
        return links(block).stream()
                .filter(href ->
                        !ARCHIVE.matcher(href).find() && !DEEP.matcher(href).find())
                .flatMap(href -> domain(href).or(() -> last(href)).stream())
                .findFirst();
    }

    /** Whether a block leads to pages about others, too: it is a list of them. */
    static boolean listsOthers(Element block, EntryTitle.Title title, Frame frame) {
        return block.select(Css.of("a[href]")).stream()
                .limit(MOST_LINKS)
                .filter(link -> PATH.matcher(link.attr("href")).find())
                .map(link -> link.text().strip())
                .anyMatch(words -> !words.contains(title.text())
                        && !title.text().contains(words)
                        && EntryTitle.isName(words, frame));
    }

    private static List<String> links(Element block) {
        List<String> links = new ArrayList<>();
        if (block.normalName().equals("a")) {
            links.add(block.attr("href"));
        }
        for (Element link : block.select(Css.of("a[href]"))) {
            if (links.size() < MOST_LINKS) {
                links.add(link.attr("href").strip());
            }
        }
        return links;
    }

    /** Some pages about a company end in its site's name: {@code /companies/acme.com/}. */
    private static Optional<String> last(String href) {
        String path = href.endsWith("/") ? href.substring(0, href.length() - 1) : href;
        int slash = path.lastIndexOf('/');
        return slash > 0 && !path.contains("://") ? domain(path.substring(slash + 1)) : Optional.empty();
    }

    private static Optional<String> named(String title) {
        Matcher bracketed = IN_BRACKETS.matcher(title);
        return bracketed.find() ? domain(bracketed.group(1)) : domain(title.split("[\\s\\\\|]", 2)[0]);
    }

    /** A public host name by itself or in the address of a page. */
    private static Optional<String> domain(String words) {
        int scheme = words.indexOf("://");
        String rest = scheme < 0 ? words : words.substring(scheme + 3);
        int end = 0;
        while (end < rest.length() && "/:?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = rest.substring(0, end).toLowerCase(Locale.ROOT);
        boolean file = scheme < 0 && end == rest.length() && FILE.matcher(host).find();
        return file || host.indexOf('.') <= 0
                ? Optional.empty()
                : HostNames.domain(host).filter(d -> !HOSTS.contains(HostNames.registrable(d)));
    }

    private static final Pattern FILE =
            Pattern.compile("\\.(?:php|html?|aspx?|zip|rar|7z|py|md|sh|pl|rs|so|js|map|css|png|jpe?g|txt)$");
}
