package andon.indexer.cut;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Which tables of a page hold data, row by row, and do not lay the page out: no table stands in them, two rows and more have two
 * cells and more, and no cell is long. Found in one walk.
 */
final class DataTables {
    /** Characters of a cell; a longer one holds running text. */
    private static final int LONGEST_CELL = 300;

    private static final class Table {
        private final Element element;
        private boolean layout;
        private int rows;
        private int cells;
        private int letters;

        private Table(Element element) {
            this.element = element;
        }
    }

    private DataTables() {}

    /** By identity. */
    static Set<Element> in(Element root) {
        Set<Element> tables = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Table> open = new ArrayDeque<>();
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words && !open.isEmpty()) {
                    Table table = open.peek();
                    table.letters += words.getWholeText().strip().length();
                    table.layout |= table.letters > LONGEST_CELL;
                } else if (node instanceof Element element) {
                    switch (element.normalName()) {
                        case "table" -> {
                            if (!open.isEmpty()) {
                                open.peek().layout = true;
                            }
                            open.push(new Table(element));
                        }
                        case "tr" -> open(0);
                        case "td", "th" -> open(1);
                        case "pre", "blockquote", "textarea" -> open(2);
                        default -> {}
                    }
                }
            }

            private void open(int what) {
                if (open.isEmpty()) {
                    return;
                }
                Table table = open.peek();
                table.letters = 0;
                switch (what) {
                    case 0 -> table.cells = 0;
                    case 1 -> table.rows += ++table.cells == 2 ? 1 : 0;
                    default -> table.layout = true;
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (!open.isEmpty() && open.peek().element.equals(node)) {
                    Table table = open.pop();
                    if (!table.layout && table.rows >= 2) {
                        tables.add(table.element);
                    }
                }
            }
        });
        return tables;
    }
}
