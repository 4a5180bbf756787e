package dev.muster.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import dev.muster.playbook.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a reader of an exported record reads, whatever its format, without spaces. */
final class Told {
  private Told() {}

  static String by(Format format, byte[] file) throws IOException {
    String text = new String(file, StandardCharsets.UTF_8);
    return bare(
        switch (format) {
          case MD ->
              text.replaceAll("(?s)\\(?\\[([^]]*)]\\(([^)]*)\\)", "$1 $2")
                  .replaceAll("\\\\(.)", "$1")
                  .replace("&lt;", "<")
                  .replace("&gt;", ">");
          case CSV -> text;
          case JSON -> values(new ObjectMapper().readTree(file));
          case HTML ->
              text.replaceAll("(?s)<[^>]*>", "")
                  .replace("&lt;", "<")
                  .replace("&gt;", ">")
                  .replace("&quot;", "\"")
                  .replace("&#39;", "'")
                  .replace("&amp;", "&");
          case PDF -> pages(new PdfReader(file));
        });
  }

  /** As this format says it: seconds are for machines. */
  static String bare(Format format, String fact) {
    boolean forMachines = format == Format.JSON || format == Format.CSV;
    return bare(
        fact.matches("\\d+") && !forMachines
            ? Durations.text(Duration.ofSeconds(Long.parseLong(fact)))
            : fact);
  }

  /** Lines break where the page ends or become dots, quotations are marked: none is a fact. */
  private static String bare(String text) {
    return text.replaceAll("[\\s\u2060()·]|^> ", "");
  }

  private static String pages(PdfReader reader) throws IOException {
    PdfTextExtractor extractor = new PdfTextExtractor(reader);
    StringBuilder all = new StringBuilder();
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      all.append(extractor.getTextFromPage(page));
    }
    return all.toString();
  }

  private static String values(JsonNode node) {
    if (node.isValueNode()) {
      return node.asText() + "\n";
    }
    StringBuilder all = new StringBuilder();
    node.forEach(child -> all.append(values(child)));
    return all.toString();
  }
}
