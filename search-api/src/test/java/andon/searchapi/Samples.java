package andon.searchapi;

import static andon.searchapi.World.document;
import static andon.searchapi.World.entity;
import static andon.searchapi.World.threat;

import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.EntityType;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.time.Duration;
import java.util.List;

/** A handful of invented documents about invented companies. */
final class Samples {
    private Samples() {}

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
                                entity(EntityType.DOMAIN_NAME, "vpn.acme.example", searchable, "vpn.acme.example"),
                                entity(
                                        EntityType.CREDENTIAL,
                                        "svc-backup@acme.example:h•••2",
                                        searchable,
                                        "svc-backup@acme.example:h•••2")),
                        List.of(threat(
                                ThreatCategory.ACCESS_SALE,
                                Severity.CRITICAL,
                                "offers VPN access for sale",
                                "names the victim Acme Corp",
                                "claims administrator rights"))),
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
                        List.of(threat(ThreatCategory.ACCESS_SALE, Severity.HIGH, "asks to buy access"))),
                World.START.minus(Duration.ofHours(3)));
        return access;
    }

    private static void leak(World world, String key, String title, String text, int daysAgo) {
        Document leak = document(
                key,
                "glass-forum",
                DocumentKind.POST,
                title,
                "salt",
                text,
                List.of(),
                "en",
                List.of(),
                List.of(threat(ThreatCategory.CREDENTIAL_LEAK, Severity.MEDIUM, "lists mailboxes of companies")));
        world.publish(leak, World.START.minus(Duration.ofDays(daysAgo)));
    }
}
