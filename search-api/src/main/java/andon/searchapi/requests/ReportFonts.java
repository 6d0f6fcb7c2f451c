package andon.searchapi.requests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openpdf.text.pdf.BaseFont;

/**
 * The fonts of PDF reports: Noto Sans CJK, one family for Latin, Cyrillic, Greek, Japanese, Chinese and Korean under the SIL
 * Open Font License. It is not shipped (35 MB) but found on the machine.
 */
public final class ReportFonts {
    private static final String REGULAR = "NotoSansCJK-Regular.ttc";
    private static final String BOLD = "NotoSansCJK-Bold.ttc";

    /** Where Debian and Ubuntu, Fedora, Arch, Alpine and people by hand put it. */
    private static final List<Path> USUAL = List.of(
            Path.of("/usr/share/fonts/opentype/noto"),
            Path.of("/usr/share/fonts/google-noto-sans-cjk-fonts"),
            Path.of("/usr/share/fonts/google-noto-cjk"),
            Path.of("/usr/share/fonts/noto-cjk"),
            Path.of("/usr/share/fonts/noto"),
            Path.of("/usr/local/share/fonts"),
            Path.of("/Library/Fonts"));

    private final List<Path> folders;

    private ReportFonts(List<Path> folders) {
        this.folders = folders;
    }

    /** Looks in an own folder only, which need not be there. */
    public static ReportFonts in(Path folder) {
        return new ReportFonts(List.of(folder));
    }

    /** Looks in an own folder first, then where systems keep fonts. */
    public static ReportFonts inOrUsual(Path folder) {
        return new ReportFonts(java.util.stream.Stream.concat(java.util.stream.Stream.of(folder), USUAL.stream())
                .toList());
    }

    /** Looks where systems keep fonts. */
    public static ReportFonts usual() {
        return new ReportFonts(USUAL);
    }

    /** Which shapes Han characters get: those that are written in Japan or in mainland China. */
    enum Region {
        JAPAN(0),
        CHINA(2);

        /** The face's number in the font collection. */
        private final int face;

        Region(int face) {
            this.face = face;
        }
    }

    /** The faces that a report is set in. */
    record Faces(BaseFont japan, BaseFont china, BaseFont bold) {
        BaseFont of(Region region) {
            return switch (region) {
                case JAPAN -> japan;
                case CHINA -> china;
            };
        }
    }

    /**
     * Reads the fonts; empty if the machine has none.
     *
     * @throws IOException if what is there cannot be read
     */
    Optional<Faces> faces() throws IOException {
        for (Path folder : folders) {
            Path regular = folder.resolve(REGULAR);
            if (Files.isReadable(regular)) {
                Path bold = folder.resolve(BOLD);
                return Optional.of(new Faces(
                        face(regular, Region.JAPAN),
                        face(regular, Region.CHINA),
                        face(Files.isReadable(bold) ? bold : regular, Region.JAPAN)));
            }
        }
        return Optional.empty();
    }

    /** Kept by the library once read. */
    private static BaseFont face(Path file, Region region) throws IOException {
        return BaseFont.createFont(file + "," + region.face, BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
    }

    /** What to do where there is no font, for whoever asked for a PDF. */
    String missing() {
        return "A PDF report needs the font Noto Sans CJK, which this machine lacks. An operator can install it (Debian,"
                + " Ubuntu: apt-get install fonts-noto-cjk) or put " + REGULAR + " and " + BOLD + " into the folder"
                + " 'fonts' of the data folder. The formats html, json and stix need none.";
    }
}
