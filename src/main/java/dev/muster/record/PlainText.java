package dev.muster.record;

import dev.muster.incident.RichText;

/** A sentence of the timeline without any markup. */
final class PlainText {
  private PlainText() {}

  static String of(RichText prose, IncidentRecord record) {
    StringBuilder text = new StringBuilder();
    for (RichText.Part part : prose.parts()) {
      if (part instanceof RichText.Words words) {
        text.append(words.text());
      } else if (part instanceof RichText.Person person) {
        text.append(record.name(person.id()));
      } else if (part instanceof RichText.Moment moment) {
        text.append(Utc.text(moment.at())).append(" UTC");
      } else if (part instanceof RichText.Link link) {
        text.append(link.label()).append(' ').append(link.url());
      }
    }
    return text.toString();
  }
}
