package dev.muster.record;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import dev.muster.incident.Assignment;
import dev.muster.incident.Incident;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.Durations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.time.Instant;
import java.util.List;
import org.librepdf.openpdf.fonts.Liberation;

/** The record as PDF, for those who file it: letters are embedded, nothing in it runs. */
final class PdfRecord {
  private static final float MARGIN = 42;
  private static final int[] TIMELINE = {24, 10, 18, 48};

  private final IncidentRecord record;
  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
  private final Font plain;
  private final Font bold;
  private final Font title;
  private final Font heading;

  private PdfRecord(IncidentRecord record) throws IOException {
    this.record = record;
    plain = Liberation.SANS.create(9);
    bold = Liberation.SANS_BOLD.create(9);
    title = Liberation.SANS_BOLD.create(16);
    heading = Liberation.SANS_BOLD.create(12);
  }

  static byte[] of(IncidentRecord record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PdfRecord page = new PdfRecord(record);
      PdfWriter.getInstance(page.document, out);
      page.write();
    } catch (IOException e) {
      throw new UncheckedIOException("The letters of PDFs are in the jar", e);
    }
    return out.toByteArray();
  }

  private void write() {
    Incident incident = record.incident();
    document.addTitle(shown(incident.id() + " " + incident.title(), title));
    document.addCreator("Muster");
    document.open();
    document.add(new Paragraph(shown(incident.id() + " " + incident.title(), title), title));
    facts();
    milestones();
    roles();
    updates();
    actions();
    timeline();
    paragraph(
        "Exported by Muster at "
            + Utc.text(record.at())
            + " UTC. "
            + record.integrity()
            + " Times are UTC; T+ counts hours and minutes from the start.");
    document.close();
  }

  private void facts() {
    PdfPTable table = table(22, 78);
    if (record.incident().isPrivate()) {
      row(table, plain, "Private", "only those invited may see this");
    }
    record.facts().forEach(f -> row(table, plain, f.title(), f.words()));
    document.add(table);
  }

  private void milestones() {
    heading("Milestones");
    PdfPTable table = table(40, 40, 20);
    row(table, bold, "Milestone", "UTC", "T+");
    record
        .milestones()
        .forEach(
            m ->
                m.at()
                    .ifPresent(
                        at -> row(table, plain, m.title(), Utc.text(at), record.sinceStart(at))));
    document.add(table);
    record.spans().forEach(s -> paragraph(s.title() + ": " + Durations.text(s.length())));
  }

  private void roles() {
    heading("Roles");
    if (record.incident().team().assignments().isEmpty()) {
      paragraph("Nobody took a role.");
      return;
    }
    PdfPTable table = table(40, 30, 30);
    row(table, bold, "Role", "Who", "Since (UTC)");
    for (Assignment a : record.incident().team().assignments()) {
      row(table, plain, a.role().title(), record.name(a.holder()), Utc.text(a.since()));
    }
    document.add(table);
  }

  private void updates() {
    heading("Status updates");
    if (record.updates().isEmpty()) {
      paragraph("None was posted.");
      return;
    }
    PdfPTable table = table(TIMELINE);
    row(table, bold, "UTC", "T+", "Who", "What");
    for (IncidentRecord.Update update : record.updates()) {
      Instant at = update.entry().happenedAt();
      row(
          table,
          plain,
          Utc.text(at),
          record.sinceStart(at),
          record.name(update.entry().saidBy()),
          update.posted().words());
    }
    document.add(table);
  }

  private void actions() {
    List<ActionLine> actions = ActionLine.of(record);
    if (actions.isEmpty()) {
      return;
    }
    heading("Action items");
    PdfPTable table = table(8, 42, 18, 14, 18);
    row(table, bold, "", "What", "Who", "Due", "How far");
    for (ActionLine action : actions) {
      String what = PlainText.of(action.what(), record);
      row(table, plain, action.ref(), what, action.owner(), action.due(), action.state());
    }
    document.add(table);
  }

  private void timeline() {
    heading("Timeline");
    PdfPTable table = table(TIMELINE);
    row(table, bold, "UTC", "T+", "Who", "What");
    table.setHeaderRows(1); // again on each page
    for (TimelineEntry entry : record.told()) {
      Instant at = entry.happenedAt();
      row(
          table,
          record.isMilestone(entry) ? bold : plain,
          Utc.text(at),
          record.sinceStart(at),
          record.name(entry.saidBy()),
          PlainText.of(entry.event().text(), record) + record.addedLater(entry));
    }
    document.add(table);
  }

  private void heading(String text) {
    Paragraph paragraph = new Paragraph(text, heading);
    paragraph.setSpacingBefore(14);
    paragraph.setSpacingAfter(4);
    document.add(paragraph);
  }

  private void paragraph(String text) {
    document.add(new Paragraph(shown(text, plain), plain));
  }

  private static PdfPTable table(int... widths) {
    PdfPTable table = new PdfPTable(widths.length);
    table.setWidths(widths);
    table.setWidthPercentage(100);
    table.setSplitLate(false); // a long entry begins on this page and ends on the next
    table.setSpacingBefore(4);
    return table;
  }

  private static void row(PdfPTable table, Font font, String... cells) {
    for (String text : cells) {
      PdfPCell cell = new PdfPCell(new Phrase(shown(text, font), font));
      cell.setBorder(Rectangle.BOTTOM);
      cell.setBorderWidth(0.3f);
      cell.setPadding(3);
      if (Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
        cell.setRunDirection(PdfWriter.RUN_DIRECTION_DEFAULT);
      }
      table.addCell(cell);
    }
  }

  /** What the letters at hand can't show is named: an emoji becomes {@code [U+1F525]}. */
  private static String shown(String text, Font font) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                shown.append(
                    c == '\n' || font.getBaseFont().charExists(c)
                        ? Character.toString(c)
                        : "[U+%04X]".formatted(c)));
    return shown.toString();
  }
}
