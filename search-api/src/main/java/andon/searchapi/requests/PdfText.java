package andon.searchapi.requests;

import java.awt.Color;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/** Text of a PDF report in the face that has its characters. */
final class PdfText {
    private static final Color INK = new Color(0x1d, 0x23, 0x2b);
    private static final Color MUTED = new Color(0x5c, 0x66, 0x70);

    private final ReportFonts.Faces faces;

    PdfText(ReportFonts.Faces faces) {
        this.faces = faces;
    }

    Font heading(float points) {
        return new Font(faces.bold(), points, Font.NORMAL, INK);
    }

    Font label(float points) {
        return new Font(faces.japan(), points, Font.NORMAL, MUTED);
    }

    /** For text whose language is not known: Han characters without kana beside them are taken for Chinese. */
    Font body(String text, float points) {
        return new Font(faces.of(region(text)), points, Font.NORMAL, INK);
    }

    static ReportFonts.Region region(String text) {
        boolean han = false;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            switch (Character.UnicodeScript.of(text.codePointAt(at))) {
                case HIRAGANA, KATAKANA -> {
                    return ReportFonts.Region.JAPAN;
                }
                case HAN -> han = true;
                default -> {
                    // Both faces have the same shapes of it.
                }
            }
        }
        return han ? ReportFonts.Region.CHINA : ReportFonts.Region.JAPAN;
    }

    /** The text with a box where the font has no character: what cannot be shown is not left out unseen. */
    String shown(String text) {
        BaseFont font = faces.japan();
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                shown.append('\n');
            } else if (c == '\t' || Character.isSpaceChar(c)) {
                shown.append(' ');
            } else if (font.charExists(c)) {
                shown.appendCodePoint(c);
            } else if (Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.CONTROL) {
                shown.append('\u25A1');
            }
        });
        return shown.toString();
    }
}
