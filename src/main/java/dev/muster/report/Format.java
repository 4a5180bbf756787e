package dev.muster.report;

import java.util.Locale;

/** How a record is written down. */
public enum Format {
  MD,
  JSON,
  CSV;

  public String write(IncidentRecord record) {
    return switch (this) {
      case MD -> MarkdownRecord.of(record);
      case JSON -> JsonRecord.of(record);
      case CSV -> CsvRecord.of(record);
    };
  }

  /** As in a file's name, and as typed on the command line. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }
}
