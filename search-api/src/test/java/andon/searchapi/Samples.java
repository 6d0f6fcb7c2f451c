package andon.searchapi;

import static andon.searchapi.World.document;
import static andon.searchapi.World.entity;
import static andon.searchapi.World.threat;

import andon.vocabulary.AssetType;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.DumpSummary;
import andon.vocabulary.EntityType;
import andon.vocabulary.Reason;
import andon.vocabulary.Reason.Cause;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import andon.vocabulary.ThreatFacts;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A handful of invented documents about invented companies. */
final class Samples {
    private static final Details DETAILS = new Details(
            URI.create("http://nightmarketqwertyuiopasdfghjklzxcvbnm234567abcdefghijklmnopq.onion/vendor/ghost_broker"),
            3,
            new Details.Price(new BigDecimal("0.8"), "BTC"),
            "1 left",
            Instant.parse("2026-12-05T18:00:00Z"),
            ChronoUnit.MINUTES);

    /** The summary of a combo list of which most rows were posted before. */
    static DumpSummary dump(DocumentId earlier) {
        return new DumpSummary(
                12_400,
                11_872,
                Map.of("acme.example", 9_100L),
                Map.of("password", 12_400L),
                new DumpSummary.Policy(12_400, 6, 19, 10, 12_000, 5_000, 11_100, 900),
                8_300,
                List.of(new DumpSummary.Earlier(earlier, Instant.parse("2026-10-01T10:00:00Z"), 8_300)));
    }

    private Samples() {}

    /** The id of the combo list. */
    static DocumentId dump() {
        return World.document(
                        "combo-1",
                        "glass-forum",
                        DocumentKind.POST,
                        null,
                        null,
                        "x",
                        List.of(),
                        "en",
                        List.of(),
                        List.of())
                .id();
    }

    /** Publishes them and returns the id of the offer of access to Acme. */
    static DocumentId publish(World world) {
        world.asset(World.ACME, AssetType.NAME, "Acme Corp");
        world.asset(World.ACME, AssetType.DOMAIN, "acme.example");
        world.asset(World.NORWIND, AssetType.NAME, "Norwind");
        String title = "Fortinet access — logistics, 2.1B revenue <script>alert(1)</script>";
        String text =
                "Selling VPN access to Acme Corp, vpn.acme.example, domain user plus local admin on two hosts.\n\n"
                        + "Proof on request: svc-backup@acme.example:h•••2\nBTC only. Escrow welcome. 𝕏 and 日本語 are fine.";
        String searchable = title + "\n" + text;
        DocumentId access = world.publish(
                document(
                                "access-1",
                                "night-market",
                                DocumentKind.LISTING,
                                title,
                                "ghost_broker",
                                text,
                                List.of("How many hosts? Does the AV see you?"),
                                "en",
                                List.of(
                                        entity(EntityType.ORGANIZATION, "Acme Corp", searchable, "Acme Corp"),
                                        entity(
                                                EntityType.DOMAIN_NAME,
                                                "vpn.acme.example",
                                                searchable,
                                                "vpn.acme.example"),
                                        entity(
                                                EntityType.CREDENTIAL,
                                                "svc-backup@acme.example:h•••2",
                                                searchable,
                                                "svc-backup@acme.example:h•••2")),
                                List.of(new Threat(
                                        ThreatCategory.ACCESS_SALE,
                                        Severity.CRITICAL,
                                        List.of(
                                                Reason.of(Cause.ACCESS_OFFERED, "VPN access", "Selling"),
                                                Reason.of(Cause.ADMINISTRATOR, "local admin")),
                                        new ThreatFacts(
                                                "Acme Corp",
                                                "ghost_broker",
                                                List.of("local-admin", "vpn"),
                                                "$2.1B",
                                                "DE",
                                                "0.8 BTC",
                                                null))))
                        .withDetails(DETAILS),
                World.START.minus(Duration.ofHours(26)));
        leak(world, "combo-1", "Fresh combo acme.example + norwind", "Acme Corp and Norwind mailboxes, 12k lines.", 3);
        leak(world, "combo-2", "Re: Fresh combo", "Does anybody have more of Acme Corp? Paying well.", 2);
        leak(world, "norwind-1", "Norwind turbine drawings", "Norwind Energi: 40 GB of drawings.", 1);
        String russian = "Куплю доступ к сети Acme Corp, VPN или RDP. Пишите в личку.";
        world.publish(
                document(
                        "ru-1",
                        "glass-forum",
                        DocumentKind.POST,
                        "Куплю доступ",
                        "тихий",
                        russian,
                        List.of(),
                        "ru",
                        List.of(),
                        List.of(threat(
                                ThreatCategory.ACCESS_SALE,
                                Severity.HIGH,
                                Reason.of(Cause.ACCESS_SOUGHT, "доступ", "Куплю")))),
                World.START.minus(Duration.ofHours(3)));
        return access;
    }

    private static void leak(World world, String key, String title, String text, int daysAgo) {
        Document plain = document(
                key,
                "glass-forum",
                DocumentKind.POST,
                title,
                "salt",
                text,
                List.of(),
                "en",
                List.of(),
                List.of(threat(
                        ThreatCategory.CREDENTIAL_LEAK, Severity.MEDIUM, Reason.of(Cause.CREDENTIALS_HELD, 12_000))));
        Document leak = key.equals("combo-1")
                ? plain.withDetails(Details.NONE.withDump(
                        dump(World.simple("old", "Old", "old").id())))
                : plain;
        world.publish(leak, World.START.minus(Duration.ofDays(daysAgo)));
    }
}
