package dev.muster.record;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a record is written down. */
public enum Format {
  MD("Markdown"),
  JSON("JSON"),
  CSV("CSV"),
  HTML("a page"),
  PDF("PDF");

  /** For a sentence: {@code md, json, csv, html or pdf}. */
  public static final String ALL = "md, json, csv, html or pdf";

  /** Of the JSON: counted up when a field changes its meaning, or reading back needs more. */
  public static final int JSON_VERSION = 2;

  private final String title;

  Format(String title) {
    this.title = title;
  }

  /** For a sentence. */
  public String title() {
    return title;
  }

  /** As typed: {@code md}. */
  public static Optional<Format> named(String word) {
    return Stream.of(values()).filter(format -> format.ending().equals(word)).findFirst();
  }

  /** The whole file. */
  public byte[] bytes(IncidentRecord record) {
    return this == PDF ? PdfRecord.of(record) : write(record).getBytes(StandardCharsets.UTF_8);
  }

  /** The whole file, where it is text. */
  public String write(IncidentRecord record) {
    return switch (this) {
      case MD -> MarkdownRecord.of(record);
      case JSON -> JsonRecord.of(record);
      case CSV -> CsvRecord.of(record);
      case HTML -> HtmlRecord.of(record);
      case PDF -> throw new IllegalArgumentException("A PDF is no text.");
    };
  }

  /** As in a file's name, and as typed on the command line. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }
}
