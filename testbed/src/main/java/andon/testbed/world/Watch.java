package andon.testbed.world;

import andon.testbed.world.Prose.Piece;
import andon.testbed.world.WatchedCompany.WatchedAsset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says which watched assets an author's marks mention. It compares what was meant with what is watched and never looks
 * for anything in the text itself, so it shares no mistake with a detector.
 */
final class Watch {
    private Watch() {}

    static List<PlantedMention> mentions(String source, Writing writing) {
        Map<Found, Boolean> found = new LinkedHashMap<>();
        if (writing.title() != null) {
            writing.title().marks().forEach(mark -> look(mark, writing.ownTitle(), found));
        }
        writing.prose().marks().forEach(mark -> look(mark, true, found));
        List<PlantedMention> mentions = new ArrayList<>();
        found.forEach((asset, certain) -> mentions.add(new PlantedMention(
                source,
                writing.key(),
                asset.company.organisation().value(),
                asset.asset.type(),
                asset.asset.value(),
                certain)));
        return List.copyOf(mentions);
    }

    private record Found(WatchedCompany company, WatchedAsset asset) {}

    private enum Answer {
        NO,
        ARGUABLE,
        YES
    }

    private static void look(Piece.Marked mark, boolean own, Map<Found, Boolean> found) {
        for (WatchedCompany company : Cast.WATCHED) {
            for (WatchedAsset asset : company.assets()) {
                Answer answer = answer(mark, asset);
                if (answer != Answer.NO) {
                    found.merge(new Found(company, asset), own && answer == Answer.YES, Boolean::logicalOr);
                }
            }
        }
    }

    private static Answer answer(Piece.Marked mark, WatchedAsset asset) {
        if (mark.mark().decoy()) {
            return Answer.NO;
        }
        String meant = Prose.account(mark);
        return switch (asset.type()) {
            case NAME -> name(mark, meant, asset.value());
            case DOMAIN -> domain(mark, meant, asset.value());
            case EMAIL_DOMAIN ->
                switch (mark.mark()) {
                    case EMAIL, CRED -> yes(meant.endsWith("@" + asset.value()));
                    default -> Answer.NO;
                };
            case IP_RANGE -> yes(mark.mark() == Mark.IP && inRange(meant, asset.value()));
            case CARD_BIN -> yes(mark.mark() == Mark.CARD && meant.startsWith(asset.value()));
            case EXECUTIVE -> yes(mark.mark() == Mark.PERSON && meant.equals(asset.value()));
            case KEYWORD -> yes(mark.mark() == Mark.WORD && meant.equals(asset.value()));
        };
    }

    private static Answer name(Piece.Marked mark, String meant, String name) {
        return switch (mark.mark()) {
            case ORG, NAME -> yes(meant.equals(name));
            // The name stands inside the domain; whether that names the company is a matter of taste.
            case DOMAIN, URL, EMAIL, CRED ->
                meant.contains(name.toLowerCase(Locale.ROOT).replace(' ', '-')) ? Answer.ARGUABLE : Answer.NO;
            default -> Answer.NO;
        };
    }

    private static Answer domain(Piece.Marked mark, String meant, String domain) {
        return switch (mark.mark()) {
            case DOMAIN -> yes(meant.equals(domain) || meant.endsWith("." + domain));
            case URL -> yes(meant.matches("https?://([a-z0-9.-]+\\.)?" + Pattern.quote(domain) + "([/:].*)?"));
            case EMAIL, CRED -> meant.endsWith("@" + domain) ? Answer.ARGUABLE : Answer.NO;
            default -> Answer.NO;
        };
    }

    private static Answer yes(boolean really) {
        return really ? Answer.YES : Answer.NO;
    }

    private static boolean inRange(String address, String cidr) {
        int slash = cidr.indexOf('/');
        int shift = 32 - Integer.parseInt(cidr.substring(slash + 1));
        return number(address) >> shift == number(cidr.substring(0, slash)) >> shift;
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
