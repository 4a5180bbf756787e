package dev.muster.preview;

import dev.muster.preview.Step.Kind;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One line for each thing that happens, by when it does. */
final class TextPreview {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
  private static final int WIDTH = 100;

  /** How far the words stand in. */
  private static final int INDENT = 36;

  private final Preview preview;
  private final StringBuilder out = new StringBuilder();

  private TextPreview(Preview preview) {
    this.preview = preview;
  }

  static String of(Preview preview) {
    return new TextPreview(preview).written();
  }

  private String written() {
    out.append(preview.level().name())
        .append(" by “")
        .append(preview.playbook().title())
        .append("”, if nobody answers.\nDeclared on ")
        .append(DAY.format(declared()))
        .append(" (")
        .append(declared().getZone())
        .append(").\n");
    List<Step> counted = preview.steps().stream().filter(s -> s.waitsFor().isEmpty()).toList();
    group(CollapsedSteps.lines(counted)).forEach(this::section);
    preview.steps().stream()
        .filter(step -> step.waitsFor().isPresent())
        .collect(
            Collectors.groupingBy(
                step -> step.waitsFor().orElseThrow(), LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                section(
                    "Once it is " + entry.getKey().word() + ", counted as if it were so at T+0",
                    entry.getValue()));
    later();
    return out.toString();
  }

  private static Map<String, List<Step>> group(List<Step> steps) {
    return steps.stream()
        .collect(
            Collectors.groupingBy(
                step -> stretch(step.at()), LinkedHashMap::new, Collectors.toList()));
  }

  private static String stretch(Duration at) {
    if (at.isZero()) {
      return "At once";
    }
    if (at.compareTo(Duration.ofHours(1)) <= 0) {
      return "In the first hour";
    }
    return at.compareTo(Duration.ofDays(1)) <= 0 ? "In the first day" : "Later";
  }

  private void section(String heading, List<Step> steps) {
    out.append('\n').append(heading).append('\n');
    steps.forEach(this::line);
  }

  private void line(Step step) {
    String when = step.waitsFor().isPresent() ? "" : wall(step.at());
    String head =
        String.format(Locale.ROOT, "  %-9s %-9s  %-12s", clock(step.at()), when, tag(step));
    out.append(head);
    out.append(" ".repeat(INDENT - head.length())).append(wrapped(step.text())).append('\n');
  }

  private static String tag(Step step) {
    return switch (step.kind()) {
      case RESPONSE_TARGET -> "target";
      case ESCALATE, PAGE -> "ladder";
      case POST_MORTEM -> "post-mortem";
      default -> step.kind().word();
    };
  }

  private void later() {
    if (preview.later().isEmpty()) {
      return;
    }
    out.append("\nAfter that (more with --hours)\n");
    preview.later().stream().filter(step -> step.kind() != Kind.PAGE).forEach(this::later);
  }

  private void later(Step step) {
    line(step.saying(step.text() + step.afterWord().map(w -> " (after: " + w + ")").orElse("")));
  }

  /** {@code T+0:05}; with seconds where there are some. */
  static String clock(Duration at) {
    String minutes = String.format(Locale.ROOT, "T+%d:%02d", at.toHours(), at.toMinutesPart());
    return at.toSecondsPart() == 0
        ? minutes
        : minutes + String.format(Locale.ROOT, ":%02d", at.toSecondsPart());
  }

  private String wall(Duration at) {
    ZonedDateTime then = declared().plus(at);
    boolean sameDay = then.toLocalDate().equals(declared().toLocalDate());
    return (sameDay ? TIME : DAY_AND_TIME).format(then);
  }

  private ZonedDateTime declared() {
    return preview.declared().atZone(preview.playbook().businessHours().zone());
  }

  private static String wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && INDENT + line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return String.join("\n" + " ".repeat(INDENT), lines);
  }
}
