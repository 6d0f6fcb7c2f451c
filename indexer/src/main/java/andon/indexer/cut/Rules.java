package andon.indexer.cut;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** A profile's rules, parsed. Immutable. */
record Rules(
        List<Selector> recognise,
        List<Selector> print,
        List<Selector> index,
        @Nullable Selector item,
        @Nullable Selector lead,
        @Nullable Selector trail,
        @Nullable Selector skip,
        @Nullable Selector label,
        @Nullable Selector quote,
        @Nullable Selector remove,
        @Nullable Selector permalink,
        List<Evaluator> excerpt,
        @Nullable Pattern alternate,
        @Nullable Pattern signature,
        List<Pick> title,
        List<Pick> pageTitle,
        List<Pick> author,
        List<Pick> authorProfile,
        List<Pick> time,
        List<Pick> body,
        List<Pick> price,
        List<Pick> stock,
        List<Pick> endsAt,
        List<Pick> zone,
        @Nullable Numbered position,
        @Nullable Naming naming) {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})");

    record Numbered(Pick holder, Pattern pattern, int plus) {}

    record Naming(Pick holder, Pattern pattern, @Nullable Pattern within) {}

    static Rules of(Profile profile) {
        return new Rules(
                Selector.all(profile.recognise()),
                Selector.all(profile.print()),
                Selector.all(profile.index()),
                Selector.of(profile.item()),
                Selector.ofNullable(profile.lead()),
                Selector.ofNullable(profile.trail()),
                Selector.ofNullable(profile.skip()),
                Selector.ofNullable(profile.label()),
                Selector.ofNullable(profile.quote()),
                Selector.ofNullable(profile.remove()),
                Selector.ofNullable(profile.permalink()),
                profile.excerpt().stream().map(QueryParser::parse).toList(),
                profile.alternateAddress() == null ? null : Pattern.compile(profile.alternateAddress()),
                profile.signature() == null ? null : Pattern.compile(profile.signature()),
                Pick.all(profile.title()),
                Pick.all(profile.pageTitle()),
                Pick.all(profile.author()),
                Pick.all(profile.authorProfile()),
                Pick.all(profile.time()),
                Pick.all(profile.body()),
                Pick.all(profile.price()),
                Pick.all(profile.stock()),
                Pick.all(profile.endsAt()),
                Pick.all(profile.zone()),
                numbered(profile.position()),
                naming(profile.id()));
    }

    /** The same for one page: without those that cannot find anything on it. */
    Rules on(Census census) {
        return new Rules(
                recognise,
                print,
                index,
                Selector.on(item, census),
                Selector.on(lead, census),
                Selector.on(trail, census),
                Selector.on(skip, census),
                Selector.on(label, census),
                Selector.on(quote, census),
                Selector.on(remove, census),
                Selector.on(permalink, census),
                excerpt,
                alternate,
                signature,
                Pick.on(title, census),
                Pick.on(pageTitle, census),
                Pick.on(author, census),
                Pick.on(authorProfile.isEmpty() ? author : authorProfile, census),
                Pick.on(time, census),
                body.size() == 1 ? body : Pick.on(body, census),
                Pick.on(price, census),
                Pick.on(stock, census),
                Pick.on(endsAt, census),
                Pick.on(zone, census),
                on(position, census),
                naming);
    }

    private static @Nullable Numbered on(@Nullable Numbered rule, Census census) {
        Pick holder = rule == null ? null : rule.holder().on(census);
        return rule == null || holder == null ? null : new Numbered(holder, rule.pattern(), rule.plus());
    }

    private static @Nullable Numbered numbered(Profile.@Nullable Position rule) {
        return rule == null
                ? null
                : new Numbered(
                        Pick.of(rule.selector()),
                        rule.pattern() == null ? NUMBER : Pattern.compile(rule.pattern()),
                        rule.plus() == null ? 0 : rule.plus());
    }

    private static @Nullable Naming naming(Profile.@Nullable Id rule) {
        return rule == null
                ? null
                : new Naming(
                        new Pick(Selector.ofNullable(rule.selector()), rule.attribute()),
                        Pattern.compile(rule.pattern()),
                        rule.within() == null ? null : Pattern.compile(rule.within()));
    }
}
