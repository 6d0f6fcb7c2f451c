package andon.testbed.world;

import andon.testbed.world.Prose.Piece;

/** Text to HTML in the ways of forum software. */
final class Html {
    /** MyBB shows longer addresses with dots in the middle. */
    private static final int LONG_LINK = 55;

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String lines(String text) {
        return escape(text).replace("\n", "<br />\n");
    }

    /** As forum software renders a post: line breaks, bold, pictures for smileys, long links shortened. */
    static String post(Prose prose) {
        return prose.html(piece -> switch (piece) {
            case Piece.Plain(String shown) -> lines(shown);
            case Piece.Marked marked ->
                switch (marked.mark()) {
                    case BOLD ->
                        "<span style=\"font-weight: bold;\" class=\"mycode_b\">" + escape(marked.shown()) + "</span>";
                    case SMILEY ->
                        "<img src=\"images/smilies/smile.png\" alt=\"" + escape(marked.shown())
                                + "\" title=\"Smile\" class=\"smilie\" />";
                    case URL -> marked.shown().equals(marked.meant()) ? link(marked.shown()) : lines(marked.shown());
                    case ONION -> marked.shown().startsWith("http://") ? link(marked.shown()) : lines(marked.shown());
                    default -> lines(marked.shown());
                };
        });
    }

    /** Everything as it is: for {@code pre}. */
    static String verbatim(Prose prose) {
        return escape(prose.text());
    }

    /** One {@code p} for each line. */
    static String paragraphs(Prose prose) {
        StringBuilder out = new StringBuilder();
        for (String line : post(prose).split("<br />\n")) {
            out.append("<p>").append(line).append("</p>\n");
        }
        return out.toString();
    }

    private static String link(String address) {
        String label = address.length() <= LONG_LINK
                ? address
                : address.substring(0, 34) + "..." + address.substring(address.length() - 10);
        return "<a href=\"" + escape(address) + "\" target=\"_blank\" rel=\"noopener\" class=\"mycode_url\">"
                + escape(label) + "</a>";
    }
}
