package andon.testbed.world;

import static andon.vocabulary.ThreatCategory.RANSOMWARE_LEAK;

import andon.vocabulary.DocumentKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What the extortionists' blog says about its victims. */
final class LeakStory {
    static final String SOURCE = "gallows-blog";
    static final String AUTHOR = "Gallows Team";
    private static final int FIRST_FILLER_ID = 500;

    /**
     * @param daysToDeadline counted from the posting
     * @param category the slug of the victim's trade
     */
    record Victim(Writing writing, int daysToDeadline, String category) {}

    private final WorldSettings settings;
    private final TruthBook truth;
    private final List<Victim> victims = new ArrayList<>();

    LeakStory(WorldSettings settings, TruthBook truth) {
        this.settings = settings;
        this.truth = truth;
    }

    /** The newest first. */
    List<Victim> victims() {
        victim(
                101,
                Cast.NORWIND,
                "energy",
                58,
                "{org} is a company that operates wind and hydro plants. Its network was encrypted by our team.\nWe exfiltrated {n} GB: contracts, passports, mail of the board. Website: {domain}\nIf the ransom is not paid before the deadline, all data will be published here.");
        victim(
                102,
                Cast.LUMERA,
                "finance",
                84,
                "{org}, {url}. {n} GB of stolen data: loans, audits, client lists.\nNegotiations stopped. First part: archive sha256 {sha256}. The rest follows when the timer ends.");
        notice(
                110,
                700,
                "Rules of this blog",
                "We do not touch hospitals. Journalists may write to {handle}. Donations to {btc} are welcome.");
        for (int i = 0; i < 11 * settings.scale(); i++) {
            Dice dice = new Dice(settings.seed(), SOURCE + "filler" + i);
            Company company = Cast.OTHERS.get(i % Cast.OTHERS.size());
            String trade = dice.pick(List.of("energy", "finance", "industry"));
            String text = i % 2 == 0
                    ? "{org} did not care for its customers' privacy. {n} GB of stolen files will be published when the timer ends.\nWebsite: {domain}"
                    : "All data of {org} ({domain}) was downloaded and its servers encrypted. {n} GB, ransom not paid yet.\nProof: md5 {md5}";
            victim(FIRST_FILLER_ID + i, company, trade, dice.between(30, 1_500), text);
        }
        if (settings.revision() > 0) {
            Instant lately = settings.now().minus(2, ChronoUnit.HOURS);
            write(
                    190,
                    Cast.ACME,
                    "industry",
                    lately,
                    "{org}",
                    true,
                    "New victim: {org}, {domain}, freight and customs. {n} GB of stolen data, encrypted servers, ransom deadline in nine days.");
            write(
                    191,
                    Cast.OTHERS.get(7),
                    "industry",
                    lately,
                    "{org}",
                    true,
                    "{org}: {n} GB of stolen data will be published, ransom not paid.");
            truth.changed(WorldChange.Kind.ADDED, SOURCE, "190", true, "Acme Freight is named as a victim");
            truth.changed(
                    WorldChange.Kind.ADDED, SOURCE, "191", false, "a company nobody watches is named as a victim");
        }
        victims.sort(
                Comparator.comparing((Victim victim) -> victim.writing().at()).reversed());
        return List.copyOf(victims);
    }

    private void victim(int id, Company company, String category, int hoursAgo, String text) {
        Instant at = settings.founded().minus(Duration.ofMinutes(hoursAgo * 60L + id % 60));
        write(id, company, category, at, "{org}", true, text);
    }

    private void notice(int id, int hoursAgo, String title, String text) {
        write(
                id,
                Cast.OTHERS.getFirst(),
                "news",
                settings.founded().minus(Duration.ofHours(hoursAgo)),
                title,
                false,
                text);
    }

    private void write(
            int id, Company company, String category, Instant at, String title, boolean threat, String text) {
        Slots slots = new Slots(company, new Dice(settings.seed(), SOURCE + id));
        Writing writing = new Writing(
                Integer.toString(id),
                DocumentKind.ARTICLE,
                slots.fill(title),
                true,
                AUTHOR,
                at.truncatedTo(ChronoUnit.MINUTES),
                slots.fill(text),
                List.of(),
                "en",
                threat ? Set.of(RANSOMWARE_LEAK) : Set.of(),
                null);
        victims.add(new Victim(writing, 9 + id % 12, category));
    }
}
