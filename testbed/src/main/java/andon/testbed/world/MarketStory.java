package andon.testbed.world;

import static andon.vocabulary.ThreatCategory.ACCESS_SALE;
import static andon.vocabulary.ThreatCategory.CARDING;
import static andon.vocabulary.ThreatCategory.CREDENTIAL_LEAK;
import static andon.vocabulary.ThreatCategory.EXPLOIT_SALE;
import static andon.vocabulary.ThreatCategory.MALWARE_SALE;
import static andon.vocabulary.ThreatCategory.PHISHING;

import andon.vocabulary.DocumentKind;
import andon.vocabulary.ThreatCategory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is offered on the market. */
final class MarketStory {
    static final String SOURCE = "tidewater-market";
    private static final int FIRST_FILLER_ID = 5_000;

    private final WorldSettings settings;
    private final TruthBook truth;
    private final List<Listing> listings = new ArrayList<>();

    MarketStory(WorldSettings settings, TruthBook truth) {
        this.settings = settings;
        this.truth = truth;
    }

    List<Listing> listings() {
        offer(
                101,
                "access",
                "Corporate VPN, logistics, EU",
                "vex",
                48,
                Cast.ACME,
                ACCESS_SALE,
                "Selling access to the network of {org}. VPN at {vpn}, gateway {ip}, domain user, {n} hosts.\nOne buyer only. No refunds after first login.");
        offer(
                102,
                "access",
                "RDP, wind farm operator",
                "saltmarsh",
                96,
                Cast.NORWIND,
                ACCESS_SALE,
                "RDP access, local admin, belongs to {org}. Address given after payment, range of {ip}.");
        offer(
                103,
                "cards",
                "Bank cards, fresh base",
                "harborpilot",
                30,
                Cast.LUMERA,
                CARDING,
                "CC with CVV, issued by {org}. Example that is already dead: {bincard}\nValid rate 80 percent, replacement within the hour.");
        offer(
                104,
                "fraud",
                "Scam page: mobile banking",
                "kitmaker",
                200,
                Cast.LUMERA,
                PHISHING,
                "Phishing kit that copies <<word LumeraPay>>. Live panel, takes the SMS code, sends to your bot. Updated for the layout of {domain}.");
        offer(
                105,
                "data",
                "Mail access, 40 boxes",
                "quarterdeck",
                65,
                Cast.NORWIND,
                CREDENTIAL_LEAK,
                "Valid mail accounts, combos checked today. Sample:\n{cred}\n{cred}");
        offer(
                106,
                "other",
                "Lantern, brass, antique",
                "chandler",
                400,
                Cast.ACME,
                null,
                "Brass ship lantern from an old freight yard, acme of craftsmanship. Height {n} mm, weight 2 kg. Glass is original.");
        offer(
                107,
                "other",
                "Wind chime, Norwindow style",
                "chandler",
                420,
                Cast.NORWIND,
                null,
                "Hand made wind chime for the window to the north. {n} grams of copper.");
        filler(22 * settings.scale());
        if (settings.revision() > 0) {
            changes();
        }
        return List.copyOf(listings);
    }

    private void changes() {
        Instant lately = settings.now().minus(70, ChronoUnit.MINUTES);
        offer(
                190,
                "access",
                "Citrix, regional bank",
                "saltmarsh",
                lately,
                Cast.LUMERA,
                ACCESS_SALE,
                "Access for sale: Citrix of {org}, {vpn}, two factor bypassed with a stolen session. {n} users.");
        offer(
                191,
                "other",
                "Tea box, cedar",
                "chandler",
                lately,
                Cast.OTHERS.get(2),
                null,
                "Cedar box for tea, {n} grams. Smells nice.");
        truth.changed(WorldChange.Kind.ADDED, SOURCE, "190", true, "access to Lumera Bank is offered");
        truth.changed(WorldChange.Kind.ADDED, SOURCE, "191", false, "a tea box is offered");
    }

    private void filler(int count) {
        for (int i = 0; i < count; i++) {
            Dice dice = new Dice(settings.seed(), SOURCE + "filler" + i);
            Company company = dice.pick(Cast.OTHERS);
            int id = FIRST_FILLER_ID + i;
            int age = dice.between(50, 4_000);
            switch (i % 6) {
                case 0 ->
                    offer(
                            id,
                            "access",
                            "Shell access, shop no. " + i,
                            "saltmarsh",
                            age,
                            company,
                            ACCESS_SALE,
                            "Webshell and admin panel of {org}, {domain}. {n} orders a day.");
                case 1 ->
                    offer(
                            id,
                            "other",
                            "Coffee beans, lot " + i,
                            "chandler",
                            age,
                            company,
                            null,
                            "Washed arabica, roasted on day {n}, sealed bags of 500 g. Notes of cocoa and plum.");
                case 2 ->
                    offer(
                            id,
                            "data",
                            "Combo list no. " + i,
                            "quarterdeck",
                            age,
                            company,
                            CREDENTIAL_LEAK,
                            "Combo list, {n} lines, two of them:\n{cred}\n{cred}");
                case 3 ->
                    offer(
                            id,
                            "malware",
                            "Crypter build " + i,
                            "kitmaker",
                            age,
                            company,
                            MALWARE_SALE,
                            "Selling our crypter, FUD for {n} hours, stub sha256 {sha256}. Works with any stealer or RAT.");
                case 4 ->
                    offer(
                            id,
                            "other",
                            "Woollen socks, size " + (36 + i % 10),
                            "chandler",
                            age,
                            company,
                            null,
                            "Knitted by hand from {n} metres of yarn. Warm, grey, a little scratchy.");
                default ->
                    offer(
                            id,
                            "malware",
                            "Exploit, {cve}",
                            "kitmaker",
                            age,
                            company,
                            EXPLOIT_SALE,
                            "Exploit with source for {cve}, remote code execution before login. {n} vulnerable hosts counted.");
            }
        }
    }

    private void offer(
            int id,
            String category,
            String title,
            String vendor,
            int hoursAgo,
            Company company,
            @Nullable ThreatCategory threat,
            String text) {
        Instant at = settings.founded().minus(hoursAgo * 60L + id % 60, ChronoUnit.MINUTES);
        offer(id, category, title, vendor, at, company, threat, text);
    }

    private void offer(
            int id,
            String category,
            String title,
            String vendor,
            Instant at,
            Company company,
            @Nullable ThreatCategory threat,
            String text) {
        Dice dice = new Dice(settings.seed(), SOURCE + id);
        Slots slots = new Slots(company, dice);
        Writing writing = new Writing(
                Integer.toString(id),
                DocumentKind.LISTING,
                slots.fill(title),
                true,
                vendor,
                at.truncatedTo(ChronoUnit.MINUTES),
                slots.fill(text),
                List.of(),
                "en",
                threat == null ? Set.of() : Set.of(threat),
                null);
        Dice counters = new Dice(settings.seed(), SOURCE + "counters" + id);
        int sold = counters.below(40) + settings.revision() * 2;
        int price = counters.between(2, 90) * 10 + settings.revision() * 5;
        listings.add(new Listing(
                writing,
                category,
                price,
                counters.pick(List.of("USD", "EUR", "XMR")),
                Math.max(0, 12 - sold / 3),
                sold,
                counters.pick(List.of("Digital", "Germany", "Japan", "Worldwide"))));
    }
}
