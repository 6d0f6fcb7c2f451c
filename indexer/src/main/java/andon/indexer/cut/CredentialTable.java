package andon.indexer.cut;

import andon.indexer.credentials.CredentialText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Tells a table whose rows are accounts and their secrets from those that lay out a page. */
final class CredentialTable {
    private static final int FEWEST_ROWS = 2;
    /** Without a head that names a secret so many rows must begin with an address. */
    private static final int FEWEST_BARE_ROWS = 3;

    private static final int MOST_BARE_ROWS_READ = 50;
    private static final int MOST_COLUMNS = 40;
    private static final int MOST_BARE_COLUMNS = 3;
    private static final int LONGEST_HEAD = 60;
    private static final int LONGEST_CELL = 200;
    private static final double NEARLY_ALL = 0.8;
    private static final Pattern ADDRESS = Pattern.compile("\\S{1,100}@\\S{1,100}\\.\\p{IsAlphabetic}{2,24}");

    private CredentialTable() {}

    /** The first on a page that holds most of its words. */
    static Optional<Element> in(Element region, double share) {
        int words = region.text().length();
        return region.select(Css.of("table")).stream()
                .filter(table -> table.text().length() >= share * words)
                .filter(CredentialTable::isOne)
                .findFirst();
    }

    static boolean isOne(Element table) {
        List<Element> rows = rows(table);
        return rows.size() >= FEWEST_ROWS && (heads(rows.getFirst()) || areAccounts(rows));
    }

    /** Its own rows, not those of tables in it. */
    private static List<Element> rows(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : table.children()) {
            if (child.nameIs("tr")) {
                rows.add(child);
            } else if (child.nameIs("tbody") || child.nameIs("thead")) {
                child.children().stream().filter(row -> row.nameIs("tr")).forEach(rows::add);
            }
        }
        return rows;
    }

    private static boolean heads(Element row) {
        List<String> names = cells(row, LONGEST_HEAD);
        return names.size() > 1 && CredentialText.headsTable(String.join("\t", names));
    }

    /** Rows of an address and something like a secret beside it. */
    private static boolean areAccounts(List<Element> rows) {
        int accounts = 0;
        List<Element> read = rows.subList(0, Math.min(rows.size(), MOST_BARE_ROWS_READ));
        for (Element row : read) {
            List<String> cells = cells(row, LONGEST_CELL);
            boolean account = cells.size() == 2 || cells.size() == MOST_BARE_COLUMNS;
            boolean secret =
                    account && !cells.getLast().isEmpty() && cells.getLast().indexOf(' ') < 0;
            accounts += secret
                            && cells.stream()
                                    .limit(cells.size() - 1L)
                                    .anyMatch(c -> ADDRESS.matcher(c).matches())
                    ? 1
                    : 0;
        }
        return read.size() >= FEWEST_BARE_ROWS && accounts >= NEARLY_ALL * read.size();
    }

    /** The words of a row's cells; none if one is longer than a cell of such a table is. */
    private static List<String> cells(Element row, int longest) {
        List<String> cells = new ArrayList<>();
        for (Element cell : row.children()) {
            Optional<String> words = cells.size() < MOST_COLUMNS && (cell.nameIs("td") || cell.nameIs("th"))
                    ? Brief.text(cell, longest)
                    : Optional.empty();
            if (words.isEmpty() && cell.hasText()) {
                return List.of();
            }
            cells.add(words.orElse(""));
        }
        return cells;
    }
}
