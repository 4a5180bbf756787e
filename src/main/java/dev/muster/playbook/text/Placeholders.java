package dev.muster.playbook.text;

import java.util.List;
import java.util.Map;

/** The names that may stand between the braces of a text, each with what it becomes. */
public final class Placeholders {
  /** By name, in the order of the documentation. */
  static final List<String> WORDS =
      List.of(
          "id",
          "title",
          "severity",
          "severity_title",
          "status",
          "service",
          "impact",
          "hypothesis",
          "cause",
          "eta",
          "started",
          "duration",
          "update",
          "updated",
          "time",
          "known",
          "done",
          "next",
          "next_update",
          "commander",
          "room",
          "call",
          "status_page",
          "summary",
          "resolved",
          "why_cancelled",
          "audience");

  /** What is repeated, and the names within. */
  static final Map<String, List<String>> LISTS =
      Map.of(
          "tasks", List.of("words", "owner", "due"),
          "tasks_done", List.of("words", "owner"));

  private Placeholders() {}

  /** Those that stand for words. */
  public static List<String> words() {
    return WORDS;
  }

  /** Those that are repeated, and the names within each. */
  public static Map<String, List<String>> lists() {
    return LISTS;
  }
}
