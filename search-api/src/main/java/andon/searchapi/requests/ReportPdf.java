package andon.searchapi.requests;

import andon.searchapi.access.Problem;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;

/** Sets a report as a PDF file, A4, with embedded fonts. Thread-safe; one is set at a time, as the fonts are shared. */
final class ReportPdf {
    private static final float MARGIN = 56;
    private static final float BODY = 9.5f;
    private static final float SMALL = 8;
    private static final Color RULE = new Color(0xd5, 0xda, 0xe0);

    private final MessageSource messages;
    private final ReportFonts fonts;
    private final Markdown markdown = new Markdown();
    private final Semaphore press = new Semaphore(1);

    ReportPdf(MessageSource messages, ReportFonts fonts) {
        this.messages = messages;
        this.fonts = fonts;
    }

    /** @throws org.springframework.web.ErrorResponseException 503 if the machine has no font for it */
    byte[] write(ReportContent content) {
        press.acquireUninterruptibly();
        try {
            Optional<ReportFonts.Faces> faces = fonts.faces();
            if (faces.isEmpty()) {
                throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, fonts.missing());
            }
            return new Sheet(content, new PdfText(faces.get())).set();
        } catch (IOException e) {
            throw new IllegalStateException("the fonts of PDF reports cannot be read", e);
        } finally {
            press.release();
        }
    }

    /** One report in the making. */
    private final class Sheet {
        private final ReportContent content;
        private final PdfText text;
        private final Report.Times times = new Report.Times();
        private final Locale locale;
        private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);

        Sheet(ReportContent content, PdfText text) {
            this.content = content;
            this.text = text;
            this.locale = content.language();
        }

        byte[] set() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PdfWriter writer = PdfWriter.getInstance(document, out);
            writer.setPageEvent(new Foot());
            document.addTitle(said("report.title", content.request().id()));
            document.addCreator("Andon");
            document.setDocumentLanguage(locale.getLanguage());
            document.open();
            head();
            question();
            assessment();
            countermeasures();
            findings();
            known();
            coverage();
            document.add(small(said("report.masked")));
            document.add(small(said("report.made", times.at(content.madeAt()))));
            document.close();
            return out.toByteArray();
        }

        /** The words of a key, or what stands in their place where there are none. */
        private String saidOr(String key, String other) {
            return String.valueOf(messages.getMessage(key, null, other, locale));
        }

        private String said(String key, Object... values) {
            return messages.getMessage(key, values, locale);
        }

        private void head() {
            Request request = content.request();
            document.add(new Paragraph("Andon  ·  " + content.tlp().label(), text.label(SMALL)));
            Paragraph title = new Paragraph(said("report.title", request.id()), text.heading(20));
            title.setSpacingAfter(10);
            document.add(title);
            PdfPTable facts = facts();
            row(facts, said("report.customer"), content.organisation());
            row(facts, said("request.type"), said("type." + request.type().word()));
            row(facts, said("report.about"), request.question().subject());
            row(facts, said("request.filed"), times.at(request.filedAt()) + " · " + request.filedBy());
            Instant answered = content.answeredAt();
            if (answered != null) {
                row(facts, said("request.answered"), times.at(answered));
            }
            if (content.answer() != null) {
                row(facts, said("answer.version"), version(content.answer()));
            }
            document.add(facts);
            if (answered == null) {
                document.add(small(said("report.draft")));
            }
        }

        private String version(Answer answer) {
            return answer.version() + " · " + said("answer.reviewed", answer.answeredBy());
        }

        private void question() {
            section("request.question");
            document.add(body(content.request().question().text()));
        }

        private void assessment() {
            section("request.commentary");
            List<Casework.Commentary> written = content.casework().commentary();
            if (written.isEmpty()) {
                document.add(small(said("request.commentary.none")));
            }
            for (Casework.Commentary commentary : written) {
                document.add(body(markdown.text(commentary.body())));
                document.add(small(commentary.author() + " · " + times.at(commentary.writtenAt())));
            }
        }

        private void countermeasures() {
            section("request.countermeasures");
            List<Casework.Countermeasure> measures = content.casework().countermeasures();
            if (measures.isEmpty()) {
                document.add(small(said("request.countermeasures.none")));
                return;
            }
            PdfPTable table = table(5, 2, 1.4f, 1.4f);
            for (String column : List.of("measure.action", "measure.owner", "measure.due", "measure.state")) {
                table.addCell(cell(said(column), text.label(SMALL)));
            }
            table.setHeaderRows(1);
            for (Casework.Countermeasure measure : measures) {
                cells(
                        table,
                        measure.action()
                                + (measure.mitigations().isEmpty()
                                        ? ""
                                        : "\nATT&CK " + String.join(", ", measure.mitigations())),
                        measure.owner(),
                        measure.due() == null ? "—" : measure.due().toString(),
                        said("measure." + measure.state().word()));
            }
            document.add(table);
        }

        private void findings() {
            section("request.findings");
            List<Casework.Finding> findings = content.casework().findings();
            if (findings.isEmpty()) {
                document.add(small(said("request.findings.none")));
            }
            int number = 0;
            for (Casework.Finding finding : findings) {
                number++;
                finding(number, finding);
            }
        }

        private void finding(int number, Casework.Finding finding) {
            String title = finding.title() == null ? finding.documentId() : finding.title();
            Paragraph heading = new Paragraph(text.shown(number + ". " + title), text.heading(11));
            heading.setSpacingBefore(8);
            heading.setKeepTogether(true);
            document.add(heading);
            document.add(body(finding.note()));
            if (finding.passages().isEmpty()) {
                quotation(finding.excerpt());
            }
            for (Casework.Passage passage : finding.passages()) {
                if (!passage.note().equals(finding.note())) {
                    document.add(body(passage.note()));
                }
                quotation(passage.words());
            }
            PdfPTable facts = facts();
            row(
                    facts,
                    said("finding.judgement"),
                    said("judgement." + finding.judgement().word()) + " · "
                            + finding.admiralty().code());
            row(facts, said("document.source"), finding.source());
            row(facts, said("document.address"), finding.address());
            row(facts, said("evidence.capturedAt"), times.at(finding.capturedAt()));
            row(facts, said("evidence.capture"), "#" + finding.captureSeq());
            row(facts, said("evidence.warc"), finding.warcFile() + " @ " + finding.warcOffset());
            row(facts, "SHA-256", finding.payloadSha256());
            row(facts, said("evidence.document"), finding.documentId() + " v" + finding.documentVersion());
            document.add(facts);
        }

        private String sayer(String source) {
            return switch (source) {
                case "documents" -> said("look.fact.ofDocuments");
                case "triage" -> said("look.fact.ofTriage");
                default -> source;
            };
        }

        private void known() {
            if (content.look().facts().isEmpty()) {
                return;
            }
            section("look.known");
            for (FirstLook.Facts group : content.look().facts()) {
                document.add(small(saidOr("look.facts." + group.heading(), group.heading())));
                PdfPTable table = table(2, 4, 2.4f);
                for (FirstLook.Fact fact : group.facts()) {
                    String source = fact.source();
                    Instant asOf = fact.asOf();
                    cells(
                            table,
                            saidOr("look.fact." + fact.name(), fact.name()),
                            fact.value(),
                            (source == null ? "" : sayer(source)) + (asOf == null ? "" : " · " + times.at(asOf)));
                }
                document.add(table);
            }
        }

        private void quotation(String words) {
            Paragraph quoted = body(words);
            quoted.setIndentationLeft(14);
            document.add(quoted);
        }

        private void coverage() {
            section("look.coverage");
            FirstLook look = content.look();
            document.add(body(said("look.summary", look.documents(), times.at(look.takenAt()))));
            document.add(small(said("look.searched", look.searched())));
            if (look.coverage().isEmpty()) {
                return;
            }
            PdfPTable table = table(4, 2, 2.4f, 1.2f);
            for (String column : List.of("document.source", "source.state", "source.lastVisit", "source.pages")) {
                table.addCell(cell(said(column), text.label(SMALL)));
            }
            table.setHeaderRows(1);
            for (FirstLook.Coverage source : look.coverage()) {
                Instant visited = source.lastVisit();
                cells(
                        table,
                        source.name(),
                        saidOr("look.state." + source.state(), source.state()),
                        visited == null ? "—" : times.at(visited),
                        Long.toString(source.pages()));
            }
            document.add(table);
        }

        private void section(String key) {
            Paragraph heading = new Paragraph(said(key), text.heading(13));
            heading.setSpacingBefore(14);
            heading.setSpacingAfter(4);
            document.add(heading);
        }

        private Paragraph body(String words) {
            Paragraph paragraph = new Paragraph(text.shown(words), text.body(words, BODY));
            paragraph.setLeading(BODY * 1.55f);
            paragraph.setSpacingAfter(4);
            return paragraph;
        }

        private Paragraph small(String words) {
            Paragraph paragraph = new Paragraph(text.shown(words), text.label(SMALL));
            paragraph.setLeading(SMALL * 1.5f);
            paragraph.setSpacingAfter(4);
            return paragraph;
        }

        private PdfPTable facts() {
            return table(1.3f, 5);
        }

        private static PdfPTable table(float... widths) {
            PdfPTable table = new PdfPTable(widths);
            table.setWidthPercentage(100);
            table.setSpacingBefore(4);
            table.setSpacingAfter(6);
            return table;
        }

        private void row(PdfPTable facts, String label, String value) {
            facts.addCell(cell(label, text.label(SMALL)));
            facts.addCell(cell(text.shown(value), text.body(value, SMALL)));
        }

        private void cells(PdfPTable table, String... values) {
            for (String value : values) {
                table.addCell(cell(text.shown(value), text.body(value, SMALL)));
            }
        }

        private static PdfPCell cell(String words, Font font) {
            PdfPCell cell = new PdfPCell(new Phrase(SMALL * 1.45f, words, font));
            cell.setBorder(PdfPCell.BOTTOM);
            cell.setBorderColor(RULE);
            cell.setPadding(3);
            return cell;
        }

        /** The label and the page's number below each page: TLP wants the one on every page. */
        private final class Foot extends PdfPageEventHelper {
            @Override
            public void onEndPage(PdfWriter writer, Document document) {
                Phrase foot = new Phrase(
                        content.tlp().label() + "  ·  "
                                + said("report.title", content.request().id()) + "  ·  " + writer.getPageNumber(),
                        text.label(SMALL));
                ColumnText.showTextAligned(
                        writer.getDirectContent(),
                        Element.ALIGN_RIGHT,
                        foot,
                        document.right(),
                        document.bottom() - 24,
                        0);
            }
        }
    }
}
