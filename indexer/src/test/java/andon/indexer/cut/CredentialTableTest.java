package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.credentials.CredentialSink;
import andon.indexer.credentials.CredentialText;
import andon.indexer.credentials.FoundCredential;
import andon.vocabulary.DocumentKind;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Dumps that somebody laid out as a table of HTML. */
class CredentialTableTest {
    private static final String HEADED = """
        <table border="1"><thead><tr><th>#</th><th>Email</th><th>Password</th><th>Name</th></tr></thead><tbody>
        <tr><td>1</td><td>moth@harbour.example</td><td>L4ntern!2024</td><td>Moth Grey</td></tr>
        <tr><td>2</td><td>wren@harbour.example</td><td>ropes and 99</td><td>Wren</td></tr>
        <tr><td>3</td><td><a href="mailto:elk@pier.example">elk@pier.example</a></td><td>sail0r#boat</td><td>Elk</td></tr></tbody></table>\
        """;

    @Test
    void aTableUnderAHeadThatNamesASecretIsOneDocumentWhoseRowsAreAccounts() {
        Cut dump = only("<h1>harbour.example users</h1>" + HEADED);
        assertThat(dump.kind()).isEqualTo(DocumentKind.PASTE);
        assertThat(dump.title()).isEqualTo("harbour.example users");
        assertThat(accounts(dump.text()))
                .containsExactly("moth@harbour.example", "wren@harbour.example", "elk@pier.example");
    }

    @Test
    void aTableOfAddressesWithSomethingBesideThemNeedsNoHead() {
        Cut dump = only(
                "<h2>fresh</h2><table><tr><td>moth@harbour.example</td><td>L4ntern!2024</td></tr><tr><td>wren@harbour.example</td><td>r0pes99</td></tr><tr><td>elk@pier.example</td><td>sail0r#boat</td></tr></table>");
        assertThat(dump.text().lines()).contains("wren@harbour.example\tr0pes99");
    }

    @Test
    void headsAreReadInOtherLanguages() {
        Cut dump = only(
                "<h1>База</h1><table><tr><th>Логин</th><th>Пароль</th><th>IP</th></tr><tr><td>ivanov</td><td>qwerty-2024</td><td>10.1.2.3</td></tr><tr><td>petrov</td><td>Zima_2025</td><td>10.1.2.4</td></tr></table>");
        assertThat(accounts(dump.text())).containsExactly("ivanov", "petrov");
    }

    @Test
    void aTableInAPostKeepsItsRowsApart() {
        assertThat(accounts(HtmlText.of(
                        Jsoup.parseBodyFragment("<p>As promised:</p>" + HEADED).body())))
                .hasSize(3);
    }

    private static String post(String author, int hour, String words) {
        return "<div class=\"entry\"><span class=\"username\">" + author + "</span> <span class=\"date\">2026-01-14 1"
                + hour + ":11</span><div class=\"words\">" + words + "</div></div>";
    }

    private static String manyAccounts() {
        StringBuilder rows = new StringBuilder("<table><tr><th>Email</th><th>Password</th></tr>");
        for (int i = 0; i < 40; i++) {
            rows.append("<tr><td>moth%1$d@harbour.example</td><td>L4ntern!%1$d</td></tr>".formatted(i));
        }
        return rows + "</table>";
    }

    @Test
    void aTableInAPostLeavesTheThreadAThread() {
        List<Cut> posts = cuts("<h1>harbour.example users</h1><div class=\"list\">"
                + post("moth", 1, "<p>As promised:</p>" + manyAccounts())
                + post("wren", 2, "<p>Many thanks, they all work as of today.</p>")
                + post("elk", 3, "<p>Mine is among them, take it out.</p>")
                + post("owl", 4, "<p>Are there more of the same harbour?</p>") + "</div>");
        assertThat(posts).extracting(Cut::kind).containsOnly(DocumentKind.POST);
        assertThat(posts).extracting(Cut::author).containsExactly("moth", "wren", "elk", "owl");
        assertThat(accounts(posts.getFirst().text())).hasSize(40);
        assertThat(posts.get(1).text()).isEqualTo("Many thanks, they all work as of today.");
    }

    @Test
    void aTableBesideAThreadIsADump() {
        Cut dump = only("<h1>harbour.example users</h1>" + manyAccounts() + "<div class=\"list\">"
                + post("wren", 2, "<p>Many thanks, they all work as of today.</p>")
                + post("elk", 3, "<p>Mine is among them, take it out.</p>") + "</div>");
        assertThat(dump.kind()).isEqualTo(DocumentKind.PASTE);
        assertThat(accounts(dump.text())).hasSize(40);
    }

    @Test
    void tablesOfOtherThingsAreNoDumps() {
        assertThat(CredentialTable.isOne(
                        table("<tr><th>Name</th><th>Email</th></tr><tr><td>Moth</td><td>Pier 9</td></tr>")))
                .isFalse();
        assertThat(CredentialTable.isOne(table("<tr><td>Price</td><td>40</td></tr><tr><td>Stock</td><td>3</td></tr>")))
                .isFalse();
        assertThat(CredentialTable.isOne(
                        table("<tr><td><table><tr><td>email</td><td>password</td></tr></table> and many"
                                + " words about what the harbour is and who keeps the lanterns"
                                + " there</td></tr><tr><td>x</td></tr>")))
                .isFalse();
    }

    private static org.jsoup.nodes.Element table(String rows) {
        return Jsoup.parse("<table>" + rows + "</table>").expectFirst("table");
    }

    private static List<String> accounts(String text) {
        List<String> accounts = new ArrayList<>();
        CredentialText.find(text, new CredentialSink() {
            @Override
            public void found(FoundCredential credential) {
                accounts.add(credential.account());
            }

            @Override
            public void secret(int start, int end) {
                // Only accounts are asked for.
            }
        });
        return accounts;
    }

    private static Cut only(String body) {
        List<Cut> cuts = cuts(body);
        assertThat(cuts).hasSize(1);
        return cuts.getFirst();
    }

    private static List<Cut> cuts(String body) {
        CutResult result = new Cutter(Profiles.bundled())
                .cut(new Page(
                        URI.create("http://den.example/db"),
                        Instant.parse("2026-02-18T21:40:00Z"),
                        Jsoup.parse("<html><head><title>Den</title></head><body><div class=\"nav\"><a"
                                + " href=\"/\">Home</a></div>"
                                + body + "</body></html>")));
        assertThat(result).isInstanceOf(CutResult.Units.class);
        return ((CutResult.Units) result).cuts();
    }
}
