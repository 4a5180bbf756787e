package dev.muster.report;

import dev.muster.incident.Prose;

/** A sentence of the timeline without any markup. */
final class PlainText {
  private PlainText() {}

  static String of(Prose prose, IncidentRecord record) {
    StringBuilder text = new StringBuilder();
    for (Prose.Part part : prose.parts()) {
      if (part instanceof Prose.Words words) {
        text.append(words.text());
      } else if (part instanceof Prose.Person person) {
        text.append(record.name(person.id()));
      } else if (part instanceof Prose.Moment moment) {
        text.append(Utc.text(moment.at())).append(" UTC");
      } else if (part instanceof Prose.Link link) {
        text.append(link.label()).append(' ').append(link.url());
      }
    }
    return text.toString();
  }
}
