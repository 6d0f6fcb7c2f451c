package andon.testbed.world;

import andon.vocabulary.OnionAddress;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the crawler's sources file for a world. */
final class SourcesFile {
    static final String PASSWORD_VARIABLE = "LANTERN_PASSWORD";

    private SourcesFile() {}

    /** @param password the key and value that tell where the forum's password is */
    static String of(List<Site> sites, String password) {
        StringBuilder out = new StringBuilder("sources:\n");
        for (Site site : sites) {
            String addresses = site.addresses().stream()
                    .map(OnionAddress::host)
                    .map(host -> quoted("http://" + host + "/"))
                    .collect(Collectors.joining(", "));
            out.append("""
                      - id: %s
                        name: %s
                        addresses: [%s]
                        scope: { depth: 8, pages: 2000, bytes: 64MB }
                        every: 6h
                        politeness: { delay: 50ms, connections: 2 }
                    """.formatted(site.id(), quoted(site.name()), addresses));
            if (site.id().equals(LanternStory.SOURCE)) {
                out.append("    access: { login: \"member.php?action=login\", user: ")
                        .append(MybbForum.READER)
                        .append(", ")
                        .append(password)
                        .append(" }\n");
            }
            out.append("    tlp: amber\n    legal-basis: \"synthetic test world\"\n");
        }
        return out.toString();
    }

    /** As a double-quoted YAML scalar. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
