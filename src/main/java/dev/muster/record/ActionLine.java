package dev.muster.record;

import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.RichText;
import java.util.List;

/**
 * An action item, in the words that all formats share.
 *
 * @param ref {@code A2}
 * @param what where Markdown may have links and a table none
 * @param state {@code open}, {@code done 2026-03-09 10:00:00}
 */
public record ActionLine(String ref, RichText what, String owner, String due, String state) {

  /** Those of an incident, also what is done. */
  public static List<ActionLine> of(IncidentRecord record) {
    return record.incident().ending().followUps().items().stream()
        .map(item -> of(item, record))
        .toList();
  }

  private static ActionLine of(ActionItem item, IncidentRecord record) {
    return new ActionLine(
        item.ref(),
        RichText.mentioning(item.terms().words()),
        item.terms().owner().map(record::name).orElse("nobody"),
        item.terms().due().map(Deadline::day).map(Object::toString).orElse(""),
        item.ended()
            .map(
                end ->
                    end.how().word()
                        + " "
                        + Utc.text(end.at())
                        + end.why().map(why -> ": " + why).orElse(""))
            .orElse("open"));
  }
}
