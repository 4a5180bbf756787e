package dev.muster.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The error codes that Slack documents for the methods that Muster calls. */
public final class DocumentedErrors {
  private static final String FILE = "/dev/muster/slack/web/documented-error-codes.tsv";

  /** By the method's name. */
  public static final Map<String, Set<String>> BY_METHOD = read();

  /** What Slack answers to any method though no list of one method says so. */
  private static final Set<String> TO_ANY =
      Set.of(
          "",
          "invalid_arguments",
          "invalid_auth",
          "not_authed",
          "internal_error",
          "unknown_method");

  /** Known from the field: Slack lists it for no method. */
  private static final Set<String> IN_THE_FIELD = Set.of("cannot_dm_bot");

  private DocumentedErrors() {}

  /** Whether Slack may answer so; to a method that Muster doesn't call it may answer anything. */
  public static boolean has(String method, String code) {
    return TO_ANY.contains(code)
        || IN_THE_FIELD.contains(code)
        || !BY_METHOD.containsKey(method)
        || BY_METHOD.get(method).contains(code);
  }

  private static Map<String, Set<String>> read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(DocumentedErrors.class.getResourceAsStream(FILE)),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .collect(Collectors.toMap(line -> line[0], line -> Set.of(line[1].split(" "))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
