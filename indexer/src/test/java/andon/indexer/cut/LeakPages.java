package andon.indexer.cut;

import andon.indexer.Pages;
import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Front pages of leak sites as such sites lay them out, with victims that were invented. A page in {@code cut/leaks} says the
 * markup of one card; it is filled with every victim.
 */
final class LeakPages {
    /** @param shortName as the words about it call it */
    record Victim(String name, String shortName, String site, String land) {
        /** Whether a document is about it: it is named there, or its site. */
        boolean isIn(Document document) {
            return isNamed(document) || isSited(document);
        }

        boolean isNamed(Document document) {
            return document.entities().stream()
                    .filter(entity -> entity.type() == EntityType.ORGANIZATION)
                    .anyMatch(entity -> entity.value().equalsIgnoreCase(name)
                            || entity.value().equalsIgnoreCase(shortName));
        }

        boolean isSited(Document document) {
            return document.entities().stream()
                    .anyMatch(entity -> (entity.type() == EntityType.DOMAIN_NAME || entity.type() == EntityType.URL)
                            && entity.value().contains(site));
        }
    }

    static final List<Victim> VICTIMS = List.of(
            new Victim("Tandrell & Voss, Inc.", "Tandrell & Voss", "tandrellvoss.com", "United States"),
            new Victim("PELLWORTH FOODS", "Pellworth Foods", "pellworthfoods.com", "Canada"),
            new Victim("Oskarlund Maskin AB", "Oskarlund", "oskarlund.se", "Sweden"),
            new Victim("Municipio de Valdorra", "Valdorra", "valdorra.gob.mx", "Mexico"),
            new Victim("Velmora Dairy", "Velmora", "velmoradairy.co.uk", "United Kingdom"),
            new Victim("Brightfern", "Brightfern", "brightfern.de", "Germany"));

    private LeakPages() {}

    static List<Document> read(String shape) {
        return Pages.read("http://leak.example/", page(shape)).documents();
    }

    private static String page(String shape) {
        String template;
        try (InputStream in =
                Objects.requireNonNull(LeakPages.class.getResourceAsStream("leaks/" + shape + ".html"), shape)) {
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int start = template.indexOf("<!--card-->");
        int end = template.indexOf("<!--/card-->");
        String card = template.substring(start + "<!--card-->".length(), end);
        StringBuilder page = new StringBuilder(template.substring(0, start));
        for (int i = 0; i < VICTIMS.size(); i++) {
            page.append(filled(card, VICTIMS.get(i), i + 1));
        }
        return page.append(template.substring(end)).toString();
    }

    private static String filled(String card, Victim victim, int number) {
        String praise = "makes pumps and valves for ships and serves customers in forty countries";
        return card.replace("{words}", "{short} {praise}.")
                .replace("{praise}", praise)
                .replace("{name}", victim.name().replace("&", "&amp;"))
                .replace("{short}", victim.shortName().replace("&", "&amp;"))
                .replace("{url}", "https://www." + victim.site() + "/")
                .replace("{site}", victim.site())
                .replace("{land}", victim.land())
                .replace(
                        "{weekday}",
                        List.of("Thu", "Fri", "Sat", "Sun", "Mon", "Tue").get(number - 1))
                .replace("{n}", Integer.toString(number));
    }
}
