package dev.muster.feature.postmortem;

import java.util.ArrayList;
import java.util.List;

/** Markdown as Slack's canvases take it. */
final class CanvasMarkdown {
  /** Slack takes tables of 300 cells; the widest here has five columns. */
  private static final int MOST_ROWS = 50;

  private CanvasMarkdown() {}

  /** Long tables go on in another, under the same head. */
  static String of(String markdown) {
    List<String> lines = new ArrayList<>();
    List<String> table = new ArrayList<>();
    for (String line : markdown.split("\n", -1)) {
      if (line.startsWith("|")) {
        table.add(line);
        continue;
      }
      addTo(lines, table);
      table.clear();
      lines.add(line);
    }
    addTo(lines, table);
    return String.join("\n", lines);
  }

  private static void addTo(List<String> lines, List<String> table) {
    if (table.size() <= MOST_ROWS) {
      lines.addAll(table);
      return;
    }
    List<String> head = table.subList(0, 2);
    List<String> rows = table.subList(2, table.size());
    for (int first = 0; first < rows.size(); first += MOST_ROWS) {
      if (first > 0) {
        lines.add("");
      }
      lines.addAll(head);
      lines.addAll(rows.subList(first, Math.min(rows.size(), first + MOST_ROWS)));
    }
  }
}
