package dev.muster.slack.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each of Slack's error codes means for what was asked, as {@code error-codes.tsv} has it: the
 * one place where a code is judged.
 *
 * @see <a href="https://docs.slack.dev/reference/methods">Slack's methods and their errors</a>
 */
final class ErrorCodes {
  private static final String FILE = "error-codes.tsv";
  private static final String EVERY_METHOD = "*";
  private static final Map<String, Meaning> MEANINGS = read();

  /** What is to be done about a code. */
  enum Verdict {
    /** Try again, ever less often. */
    RETRY,
    /** Hold everything: the app itself is shut out. */
    PAUSE,
    /** It may have been done: look before it is repeated. */
    LOOK,
    /** It is as it was asked to be. */
    ALREADY,
    /** Nothing, until somebody changes something. */
    FINAL
  }

  /**
   * A code's line.
   *
   * @param words what happened and what to do, for a responder
   */
  record Meaning(Verdict what, String words) {}

  private ErrorCodes() {}

  /** Empty for a code that is in no line. */
  static Optional<Meaning> known(String method, String code) {
    return Optional.ofNullable(MEANINGS.get(method + " " + code))
        .or(() -> Optional.ofNullable(MEANINGS.get(EVERY_METHOD + " " + code)));
  }

  /** What Slack added lately, or documents nowhere, is final and told by its name. */
  static Meaning of(SlackMethod method, String code) {
    return known(method.slackName(), code)
        .orElseGet(() -> new Meaning(Verdict.FINAL, unknown(code)));
  }

  private static String unknown(String code) {
    return code.startsWith("http_")
        ? "Slack is having trouble (HTTP " + code.substring("http_".length()) + ")."
        : "Slack refused this (" + code + ").";
  }

  /**
   * Names the permission that is missing, where Slack names it.
   *
   * @param needed scopes with commas between; blank where Slack named none
   * @param provided what the app has
   */
  static String missingScope(String words, @Nullable String needed, @Nullable String provided) {
    if (needed == null || needed.isBlank()) {
      return words;
    }
    String has = provided == null || provided.isBlank() ? "" : " (It has: " + provided + ".)";
    return words.replace("lacks a permission", "lacks the permission " + needed) + has;
  }

  /** For an answer that was lost. */
  static String unclear(String code) {
    return "Slack gave no clear answer ("
        + code
        + "): this may or may not have been done. Look before it is repeated.";
  }

  private static Map<String, Meaning> read() {
    try (InputStream file = ErrorCodes.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not in the jar");
      }
      Map<String, Meaning> meanings = new HashMap<>();
      new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(meanings, line));
      return Map.copyOf(meanings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<String, Meaning> meanings, String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 4 || columns[3].isBlank()) {
      throw new IllegalStateException(FILE + ": " + line);
    }
    Verdict what = Verdict.valueOf(columns[2].toUpperCase(Locale.ROOT));
    if (meanings.put(columns[0] + " " + columns[1], new Meaning(what, columns[3])) != null) {
      throw new IllegalStateException(FILE + " says twice: " + columns[0] + " " + columns[1]);
    }
  }
}
