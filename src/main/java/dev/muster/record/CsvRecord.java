package dev.muster.record;

import dev.muster.incident.Assignment;
import dev.muster.incident.Drill;
import dev.muster.incident.Incident;
import dev.muster.incident.TimelineEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The record as one table, for spreadsheets: a row a fact, a milestone, a role, an entry. */
public final class CsvRecord {
  private final IncidentRecord record;
  private final StringBuilder out = new StringBuilder();

  private CsvRecord(IncidentRecord record) {
    this.record = record;
  }

  static String of(IncidentRecord record) {
    CsvRecord table = new CsvRecord(record);
    table.row("part", "name", "utc", "recorded_utc", "since_start", "by", "text");
    table.facts();
    record
        .milestones()
        .forEach(m -> m.at().ifPresent(at -> table.row("milestone", m.key(), at, "", "")));
    for (Assignment assignment : record.incident().team().assignments()) {
      table.row(
          "role",
          assignment.role().key(),
          assignment.since(),
          record.name(assignment.holder()),
          assignment.role().title());
    }
    record
        .updates()
        .forEach(
            u ->
                table.row(
                    "update",
                    Long.toString(u.entry().seq()),
                    u.entry().happenedAt(),
                    record.name(u.entry().saidBy()),
                    u.posted().words()));
    for (ActionLine action : ActionLine.of(record)) {
      String when = action.due().isEmpty() ? "" : ", due " + action.due();
      table.row(
          "action_item",
          action.ref(),
          "",
          "",
          "",
          action.owner(),
          PlainText.of(action.what(), record) + when + " (" + action.state() + ")");
    }
    record.told().forEach(table::entry);
    table.fact("integrity", Optional.of(record.integrity()));
    return table.out.toString();
  }

  private void facts() {
    Incident incident = record.incident();
    fact("id", Optional.of(incident.id().value()));
    fact("title", Optional.of(incident.title()));
    fact("severity", Optional.of(incident.severity().name()));
    fact("status", Optional.of(incident.statusTitle()));
    fact("drill", incident.identity().drill().map(Drill::scenario));
    fact("service", incident.picture().service());
    fact("impact", incident.picture().impact());
    fact("probable_cause", incident.picture().hypothesis());
    fact("expected_end", incident.picture().eta());
    fact("resolution", incident.ending().summary());
    fact("cancelled_because", incident.ending().cancelled());
    fact("declared_by", Optional.of(record.name(incident.identity().declaredBy())));
    fact("channel_name", incident.room().name());
    fact("playbook", Optional.of(incident.identity().playbook()));
    fact("playbook_sha256", incident.identity().edition());
    record
        .spans()
        .forEach(s -> fact(s.key() + "_seconds", Optional.of("" + s.length().toSeconds())));
  }

  private void fact(String name, Optional<String> words) {
    words.ifPresent(w -> row("incident", name, "", "", "", "", w));
  }

  private void entry(TimelineEntry entry) {
    row(
        "timeline",
        Long.toString(entry.seq()),
        Utc.text(entry.happenedAt()),
        Utc.text(entry.stamp().at()),
        record.sinceStart(entry.happenedAt()),
        record.name(entry.saidBy()),
        PlainText.of(entry.event().text(), record));
  }

  private void row(String part, String name, Instant at, String by, String text) {
    row(part, name, Utc.text(at), "", record.sinceStart(at), by, text);
  }

  private void row(String... cells) {
    out.append(line(Arrays.asList(cells)));
  }

  /** One row of a table, its end too. */
  public static String line(List<String> cells) {
    return cells.stream().map(CsvRecord::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  /**
   * What a spreadsheet takes for the beginning of a formula, behind whatever it doesn't show: signs
   * of half and of full width, for it may read those as the same.
   *
   * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
   */
  private static final Pattern FORMULA =
      Pattern.compile(
          "^[\\s\\p{Z}\\p{C}]*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]|^[\t\r]");

  /** What begins like a formula is kept from being one: spreadsheets would run it. */
  private static String cell(String text) {
    boolean formula = FORMULA.matcher(text).find();
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }
}
