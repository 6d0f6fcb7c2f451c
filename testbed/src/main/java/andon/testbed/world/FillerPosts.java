package andon.testbed.world;

import andon.testbed.world.Board.Topic;
import andon.vocabulary.ThreatCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads about companies nobody watches and about nothing at all; as many as the scale asks for. */
final class FillerPosts {
    private record Theme(String title, @Nullable ThreatCategory threat, String opening, List<String> replies) {}

    private static final List<Theme> TALK = List.of(
            new Theme(
                    "Disk encryption question",
                    null,
                    "My old laptop has {n} GB free. Is full disk encryption slow on a spinning disk?",
                    List.of(
                            "Barely noticeable here.",
                            "It was fine on mine, ticket {n} on their tracker says otherwise.",
                            "Use a longer passphrase, not a longer key.")),
            new Theme(
                    "Train journey report",
                    null,
                    "Took the night train, {n} km, slept badly, great breakfast. Would do it again.",
                    List.of(
                            "Which car were you in?",
                            "Night trains are the best part of {n} years of travelling for me.",
                            "Nice photos, thanks.")),
            new Theme(
                    "Support: cannot change avatar",
                    null,
                    "The page says my picture is too large, it has {n} kB. What is the limit?",
                    List.of("Limit is 100 kB.", "Clear your cookies and try again, worked for me on day {n}.")),
            new Theme(
                    "Book of the month",
                    null,
                    "Reading an old sea story, {n} pages in. The captain is wrong about everything.",
                    List.of("Is that the one with the lighthouse?", "Could not finish it, stopped at page {n}.")));

    private static final List<Theme> TRADE = List.of(
            new Theme(
                    "Selling shop access",
                    ThreatCategory.ACCESS_SALE,
                    "Selling access to {org}: RDP on {ip}, local admin, {n} hosts. ${price} through escrow. {handle}",
                    List.of("PM sent.", "Still available? Offer {n}.", "Sold, close the thread.")),
            new Theme(
                    "Old database, free",
                    ThreatCategory.DATA_LEAK,
                    "Database of {org} leaked in the autumn, {n}00 rows, mostly mail addresses such as {email}. Sha1 of the archive: {sha1}",
                    List.of("Link is dead.", "Reuploaded, part {n}.")),
            new Theme(
                    "Combo list",
                    ThreatCategory.CREDENTIAL_LEAK,
                    "Private combos of {org}, {n} lines, some here:\n{cred}\n{cred}\n{cred}",
                    List.of("Most of them are stale.", "Got {n} hits, thanks.")),
            new Theme(
                    "Loader for rent",
                    ThreatCategory.MALWARE_SALE,
                    "Renting our loader, FUD, builds every {n} hours, panel in Tor at {onion}. Price ${price} a month. Accepting {eth}",
                    List.of("Does it do x86?", "Crypt service extra? Asked {n} times.")),
            new Theme(
                    "Working exploit",
                    ThreatCategory.EXPLOIT_SALE,
                    "Selling a working exploit for {cve}, unauthenticated RCE, {n} targets in the wild. ${price}, no resale.",
                    List.of("Patch is out already.", "Proof against a box of mine? Build {n}.")));

    private static final List<Theme> CHINESE = List.of(
            new Theme("求助：浏览器打不开", null, "更新之后浏览器一直打不开，重启了{n}次，有人遇到过吗？", List.of("删掉配置文件试试。", "我也是，等下个版本吧，已经第{n}天了。")),
            new Theme(
                    "出售数据库",
                    ThreatCategory.DATA_LEAK,
                    "出售 {org} 泄露数据，{n}00条，含邮箱 {email}，价格 {price}。",
                    List.of("还在吗？", "已私信，报价{n}。")),
            new Theme("周末去哪里玩", null, "准备去山里住两天，预算{n}元，大家有推荐吗？", List.of("秋天的山最好看。", "带上厚衣服，上次我冻了{n}个小时。")));

    private static final List<String> PEOPLE = List.of(
            "moth",
            "broker77",
            "kestrel",
            "tin_whistle",
            "greyhat_gus",
            "ashpan",
            "<Nyx>",
            "R&D_dept",
            "pal[e]fox",
            "Ñandú",
            "夜行人",
            "stormcrow");

    private final WorldSettings settings;
    private final String source;

    FillerPosts(WorldSettings settings, String source) {
        this.settings = settings;
        this.source = source;
    }

    List<Topic> english(int firstId, int count, boolean trade) {
        return topics(firstId, count, "en", trade ? TRADE : TALK);
    }

    List<Topic> chinese(int firstId, int count) {
        return topics(firstId, count, "zh", CHINESE);
    }

    private List<Topic> topics(int firstId, int count, String language, List<Theme> themes) {
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = firstId + i;
            Dice dice = new Dice(settings.seed(), source + "filler" + id);
            Theme theme = themes.get(i % themes.size());
            TopicWriter writer = new TopicWriter(
                    id,
                    language,
                    theme.title(),
                    dice.pick(Cast.OTHERS),
                    dice,
                    settings.founded().minus(Duration.ofMinutes(dice.between(1_500, 400_000))));
            writer.post(dice.pick(PEOPLE), theme.threat(), theme.opening());
            for (String reply : theme.replies()) {
                if (dice.below(4) == 0) {
                    writer.quoting(1, dice.pick(PEOPLE), reply);
                } else {
                    writer.post(dice.pick(PEOPLE), reply);
                }
            }
            topics.add(writer.topic());
        }
        return topics;
    }
}
