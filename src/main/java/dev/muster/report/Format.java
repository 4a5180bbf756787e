package dev.muster.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a record is written down. */
public enum Format {
  MD,
  JSON,
  CSV;

  /** As typed: {@code md}. */
  public static Optional<Format> named(String word) {
    return Stream.of(values()).filter(format -> format.ending().equals(word)).findFirst();
  }

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
