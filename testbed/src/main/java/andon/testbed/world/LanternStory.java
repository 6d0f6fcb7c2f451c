package andon.testbed.world;

import static andon.vocabulary.ThreatCategory.ACCESS_SALE;
import static andon.vocabulary.ThreatCategory.CARDING;
import static andon.vocabulary.ThreatCategory.CREDENTIAL_LEAK;
import static andon.vocabulary.ThreatCategory.DATA_LEAK;
import static andon.vocabulary.ThreatCategory.DDOS;
import static andon.vocabulary.ThreatCategory.INSIDER;
import static andon.vocabulary.ThreatCategory.PHISHING;

import andon.testbed.world.Board.Section;
import andon.testbed.world.Board.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What people write on the English and Chinese forum. */
final class LanternStory {
    static final String SOURCE = "lantern-forum";
    private static final Company NOBODY = Cast.OTHERS.get(3);

    private final WorldSettings settings;
    private final TruthBook truth;
    private final boolean changed;

    LanternStory(WorldSettings settings, TruthBook truth) {
        this.settings = settings;
        this.truth = truth;
        this.changed = settings.revision() > 0;
    }

    private TopicWriter topic(int id, String language, String title, Company company, int hoursAgo) {
        return new TopicWriter(
                id,
                language,
                title,
                company,
                new Dice(settings.seed(), SOURCE + id),
                settings.founded().minus(Duration.ofHours(hoursAgo)));
    }

    Board board() {
        List<Topic> lounge = new ArrayList<>(List.of(welcome(), recipes(), notHacked(), longTalk()));
        List<Topic> market = new ArrayList<>(List.of(energyAccess(), bankStaff(), homoglyph()));
        List<Topic> leaks = new ArrayList<>(List.of(freightDump(), edited(), negotiations()));
        List<Topic> chinese = new ArrayList<>(List.of(chineseBank(), chineseTea(), chineseFreight()));
        List<Topic> vip = List.of(vipPayroll(), vipCards(), vipTalk());
        FillerPosts filler = new FillerPosts(settings, SOURCE);
        lounge.addAll(filler.english(200, 4 * settings.scale(), false));
        market.addAll(filler.english(2_000, 4 * settings.scale(), true));
        leaks.addAll(filler.english(20_000, 3 * settings.scale(), true));
        chinese.addAll(filler.chinese(200_000, 4 * settings.scale()));
        (changed ? lounge : market).add(moved());
        if (changed) {
            market.add(newAccess());
            changes();
        }
        return new Board(List.of(
                new Section(1, "The Lounge", "en", false, lounge),
                new Section(2, "Marketplace: Access & Services", "en", false, market),
                new Section(3, "Leaks & Databases", "en", false, leaks),
                new Section(4, "中文区", "zh", false, chinese),
                new Section(5, "VIP Members Only", "en", true, vip)));
    }

    private void changes() {
        truth.changed(WorldChange.Kind.ADDED, SOURCE, "12000", true, "somebody sells access to Acme Freight");
        truth.changed(WorldChange.Kind.ADDED, SOURCE, "204", false, "a reply about recipes that mentions nobody");
        truth.changed(
                WorldChange.Kind.ADDED,
                SOURCE,
                "1104",
                false,
                "a reply that only quotes an old offer of Norwind access");
        truth.changed(WorldChange.Kind.EDITED, SOURCE, "3201", true, "a post newly names Lumera Bank");
        truth.changed(WorldChange.Kind.EDITED, SOURCE, "200", false, "a recipe is corrected");
        truth.changed(WorldChange.Kind.MOVED, SOURCE, "40", false, "a thread moves from the market to the lounge");
    }

    private Topic welcome() {
        return topic(1, "en", "Read before posting", NOBODY, 900)
                .post(
                        "lamplighter",
                        "Welcome to the Lantern.\n1. No politics.\n2. Use escrow.\n3. English or the Chinese section, nothing else.\nStaff will never ask for your PGP passphrase <<smiley :)>>")
                .post("moth", "Thanks. Is the escrow fee still three percent?")
                .quoting(2, "lamplighter", "Yes, it has not changed since last year.")
                .topic();
    }

    private Topic recipes() {
        TopicWriter writer = topic(2, "en", "Off topic: what are you cooking", NOBODY, 400)
                .post(
                        "moth",
                        changed
                                ? "Borscht for six: 500 g beets, 300 g cabbage, two carrots, beef stock, sour cream at the end. EDIT: make that 600 g of beets."
                                : "Borscht for six: 500 g beets, 300 g cabbage, two carrots, beef stock, sour cream at the end.")
                .post("tin_whistle", "The acme of home cooking is a plain omelette. Low heat, butter, patience.")
                .post(
                        "greyhat_gus",
                        "Leave the dough overnight in the fridge & fold it twice, that is the whole secret of the bread.")
                .quoting(1, "lamplighter", "Add the vinegar early or you lose the colour.");
        if (changed) {
            writer.at(settings.now().minus(Duration.ofMinutes(50)))
                    .post("tin_whistle", "Tried the bread, came out like a brick. How warm is your kitchen?");
        }
        return writer.topic();
    }

    private Topic notHacked() {
        return topic(3, "en", "Rumours again", Cast.ACME, 300)
                .post(
                        "kestrel",
                        "People keep asking: {org} is NOT hacked. The outage last week was a broken fibre, they said so on {url} and I believe them.")
                .post(
                        "moth",
                        "Acme Freightliners, the model train club, was down as well. Same fibre I guess. Norwindows 95 jokes aside, nothing to see here.")
                .post(
                        "greyhat_gus",
                        "Old news, closed years ago. Version 203.0.113 of the rumour <<smiley ;)>> Move on.")
                .topic();
    }

    private Topic longTalk() {
        TopicWriter writer = topic(4, "en", "Which keyboard do you use", NOBODY, 700);
        List<String> people = List.of("moth", "tin_whistle", "greyhat_gus", "kestrel", "ashpan");
        List<String> opinions = List.of(
                "Mechanical, brown switches, {n} days without a failed key.",
                "Laptop keyboard, never cared. Post number {n} for me this year.",
                "Had one with {n} keys once, sold it after a week.",
                "Whatever the flea market has. Paid {n} for the last one.",
                "Split layout since my wrists gave up, about {n} hours to relearn.");
        for (int i = 0; i < 24; i++) {
            writer.post(people.get(i % people.size()), opinions.get((i * 3 + i / 5) % opinions.size()));
        }
        return writer.topic();
    }

    private Topic energyAccess() {
        TopicWriter writer = topic(11, "en", "EU energy, VPN + local admin", Cast.NORWIND, 70)
                .post(
                        "vex",
                        ACCESS_SALE,
                        "Selling initial access to {org} (wind and hydro, Nordics, revenue 900M).\nFortinet VPN on {vpn}, gateway {ip}, domain user plus local admin on two hosts.\nEDR on servers only.\nPrice: ${price}, escrow only. Contact {handle}")
                .post("broker77", "How many hosts in the forest? Is the DC reachable?")
                .quoting(
                        1,
                        "vex",
                        "Around {n} hosts. DC reachable, no AV on the jump box. First serious offer takes it.")
                .post("moth", "Vouch for vex, bought from him before.");
        if (changed) {
            writer.at(settings.now().minus(Duration.ofMinutes(40))).quoting(1, "ashpan", "Is this one still for sale?");
        }
        return writer.topic();
    }

    private Topic bankStaff() {
        return topic(12, "en", "Looking for people inside", Cast.LUMERA, 120)
                .post(
                        "harborpilot",
                        INSIDER,
                        "Looking for an insider at {org}. Back office or support desk with access to customer records. We pay ${price} a month, you only run lookups for us. Discretion guaranteed. Write to {handle}")
                .post("kestrel", "Lumera bankers do not read this board, good luck.")
                .post(
                        "harborpilot",
                        PHISHING,
                        "Also need a translator for our phishing page, the kit copies {portal} and collects the one-time codes of <<word LumeraPay>>.")
                .topic();
    }

    private Topic homoglyph() {
        return topic(13, "en", "Stresser slots open", Cast.NORWIND, 200)
                .post(
                        "stormcrow",
                        DDOS,
                        "Layer 7 and UDP, 300 Gbps, tested yesterday: took down <<org Ｎｏｒｗｉｎｄ|Norwind>> for two hours, {defanged} did not answer. Botnet rental by the day, pay to {btc}. Do not send to {notbtc}, that was a typo.")
                .post("moth", "Proof or it did not happen.")
                .topic();
    }

    private Topic freightDump() {
        return topic(31, "en", "Fresh {org} dump", Cast.ACME, 60)
                .post(
                        "quarterdeck",
                        DATA_LEAK,
                        "Leaked database of {org}, {n}000 rows: customers, waybills, phone numbers, hashed passwords.\nSample hash {md5}, archive sha256 {sha256}\nIt was exfiltrated through {ip}, see {url}")
                .post("broker77", "Is that the same set as in spring?")
                .quoting(2, "quarterdeck", "No, dumped last week. Mirror comes tonight.")
                .post("quarterdeck", CREDENTIAL_LEAK, "Some logins as proof:\n{cred}\n{cred}\n{cred}")
                .topic();
    }

    private Topic edited() {
        return topic(32, "en", "Small combos, free", NOBODY, 90)
                .post("tin_whistle", CREDENTIAL_LEAK, "Free combo lines from {org}, all tested:\n{cred}\n{cred}")
                .post(
                        "ashpan",
                        changed ? DATA_LEAK : null,
                        changed
                                ? "Have some more lists, will sort them on the weekend. EDIT: sorted, the customer database of <<org Lumera Bank>> leaked too, 40k records, see <<domain files.lumera-bank.example>>"
                                : "Have some more lists, will sort them on the weekend.")
                .topic();
    }

    private Topic negotiations() {
        return topic(33, "en", "Chat logs", Cast.NORWIND, 150)
                .post(
                        "greyhat_gus",
                        "Somebody posted the negotiation with <<bold Nor>>way's biggest dairy, funny read. Not much else in it.")
                .post(
                        "vex",
                        DATA_LEAK,
                        "The stolen mails of <<person Marit Solvang>>, CEO at {org}, leaked: full mailbox, {n} messages, starting with {email}. Download link after reply.")
                .topic();
    }

    private Topic moved() {
        return topic(40, "en", "Escrow was slow this week", NOBODY, 180)
                .post("broker77", "Waited {n} hours for release. Anyone else?")
                .post("lamplighter", "Two of us were travelling. Back to normal now.")
                .topic();
    }

    private Topic newAccess() {
        return topic(120, "en", "Logistics, Citrix", Cast.ACME, 0)
                .at(settings.now().minus(Duration.ofMinutes(90)))
                .post(
                        "vex",
                        ACCESS_SALE,
                        "Selling access: Citrix gateway of {org}, {vpn} on {ip}, domain admin. ${price}, escrow.")
                .topic();
    }

    private Topic chineseBank() {
        return topic(41, "zh", "银行客户资料出售", Cast.LUMERA, 100)
                .post("夜行人", DATA_LEAK, "出售<<org 卢梅拉银行>>客户数据库，{n}000条泄露数据，含姓名、手机号、地址。样本见 {url}\n只收比特币：{btc}")
                .post("moth", "数据是什么时候的？")
                .quoting(2, "夜行人", "上个月的，还没有人卖过。")
                .topic();
    }

    private Topic chineseTea() {
        return topic(42, "zh", "大家喝什么茶", NOBODY, 220)
                .post("老槐树", "最近在喝普洱，十年的熟茶，口感很顺。")
                .post("夜行人", "夏天还是绿茶好，龙井第一泡水温不要超过八十度。")
                .topic();
    }

    private Topic chineseFreight() {
        return topic(43, "zh", "物流公司内网权限", Cast.ACME, 140)
                .post("黑桃七", ACCESS_SALE, "出售 {org} 内网访问权限，VPN 入口 {vpn}，域管理员，价格 {price} 美元，可走担保。")
                .topic();
    }

    private Topic vipPayroll() {
        return topic(51, "en", "Payroll set, members only", Cast.NORWIND, 110)
                .post(
                        "quarterdeck",
                        DATA_LEAK,
                        "Payroll records of {org}, leaked by the March intrusion: salaries, bank accounts like {iban}. Members only, do not repost.")
                .post("vex", "Thanks, confirmed against an older set.")
                .topic();
    }

    private Topic vipCards() {
        return topic(52, "en", "Bins that work", Cast.LUMERA, 130)
                .post(
                        "harborpilot",
                        CARDING,
                        "Fresh CC with CVV, dumps from a POS:\n{bincard} 09/28\n{card} 01/29\nThis one is made up and fails: {notcard}")
                .topic();
    }

    private Topic vipTalk() {
        return topic(53, "en", "Meeting", NOBODY, 160)
                .post(
                        "lamplighter",
                        "VIP call on Thursday, agenda: fees, a second mirror, who moderates the Chinese section.")
                .topic();
    }
}
