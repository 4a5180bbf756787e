package dev.muster.preview;

import dev.muster.playbook.Audience;
import dev.muster.preview.Step.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The first hours as a picture, with a lane each for the room, those outside, the ladder, time. */
final class SvgPreview {
  private static final double WIDTH = 1280;
  private static final double LEFT = 120;
  private static final double RIGHT = 470;
  private static final double HEAD = 104;
  private static final int MOST_LATER = 14;

  private static final String STYLE =
      """
      <style>
      text { font-family: Helvetica, Arial, 'Liberation Sans', sans-serif; fill: #1d2733; }
      .title { font-size: 20px; font-weight: bold; }
      .sub, .tick { font-size: 12px; fill: #5b6673; }
      .tick { text-anchor: middle; }
      .lane { font-size: 13px; font-weight: bold; }
      .label { font-size: 12px; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
      .later { font-size: 12px; }
      .grid { stroke: #eceff2; }
      .base { stroke: #aab4bf; stroke-width: 1.5; }
      .leader { stroke: #c3ccd5; }
      </style>
      """;

  private final Preview preview;
  private final Window window;
  private final Svg svg = new Svg();

  private SvgPreview(Preview preview) {
    this.preview = preview;
    this.window = Window.of(preview, LEFT, WIDTH - LEFT - RIGHT);
  }

  static String of(Preview preview) {
    return new SvgPreview(preview).drawn();
  }

  private String drawn() {
    Svg lanes = new Svg();
    double y = HEAD;
    for (Lane lane : lanes()) {
      lane.draw(lanes, y);
      y += lane.height();
    }
    heading();
    for (Duration tick : window.ticks()) {
      svg.line(window.x(tick), HEAD - 10, window.x(tick), y, "grid");
      svg.text(window.x(tick), HEAD - 16, "tick", TextPreview.clock(tick));
    }
    svg.append(lanes);
    double height = later(y + 24) + 8;
    String open =
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
                + " height=\"%.0f\" role=\"img\">%n",
            WIDTH,
            height,
            WIDTH,
            height);
    Svg paper = new Svg();
    paper.box(0, 0, WIDTH, height, "#ffffff");
    return open
        + "<title>"
        + Svg.escaped(title())
        + "</title>\n"
        + STYLE
        + paper
        + svg
        + "</svg>\n";
  }

  private String title() {
    return preview.level().name() + " by “" + preview.playbook().title() + "”";
  }

  private void heading() {
    svg.text(16, 34, "title", Svg.cut(title(), 90));
    svg.text(
        16,
        56,
        "sub",
        "What Muster does by itself until "
            + TextPreview.clock(window.length())
            + " if nobody answers; declared in business hours.");
  }

  private List<Lane> lanes() {
    return List.of(
        lane("Room", "#2f6fbd", step -> isInTheRoom(step)),
        lane("Outside", "#7b4fb5", step -> isOutside(step)),
        lane(
            "Ladder",
            "#c2452d",
            step -> step.kind() == Kind.ESCALATE || step.kind() == Kind.RESPONSE_TARGET),
        lane("Timeboxes", "#b07a00", step -> step.kind() == Kind.TIMEBOX));
  }

  private Lane lane(String title, String color, Predicate<Step> belongs) {
    return new Lane(
        title,
        color,
        window,
        preview.steps().stream()
            .filter(step -> step.waitsFor().isEmpty() && window.has(step.at()))
            .filter(belongs)
            .toList());
  }

  private static boolean isInTheRoom(Step step) {
    return switch (step.kind()) {
      case DECLARE, INVITE, CHECKLIST, CALL -> true;
      case NUDGE -> !isOutside(step);
      case RESPONSE_TARGET, ESCALATE, PAGE, TIMEBOX, POST_MORTEM, ARCHIVE -> false;
    };
  }

  private static boolean isOutside(Step step) {
    return step.fact("audience").filter(a -> !a.equals(Audience.WAR_ROOM)).isPresent();
  }

  /** What the lanes don't show, in words; where they end. */
  private double later(double top) {
    List<String> lines = laterLines();
    if (lines.isEmpty()) {
      return top;
    }
    double y = top;
    svg.text(16, y, "lane", "Later");
    for (String line : lines) {
      svg.text(LEFT, y, "later", Svg.cut(line, 150), line);
      y += 18;
    }
    return y;
  }

  private List<String> laterLines() {
    List<String> lines = new ArrayList<>();
    Map<String, Boolean> seen = new LinkedHashMap<>();
    for (Step step : preview.steps()) {
      Optional<String> again = step.repeats();
      boolean known = again.filter(who -> seen.put(who, true) != null).isPresent();
      boolean drawn = step.waitsFor().isEmpty() && window.has(step.at());
      if (!drawn && !known && step.kind() != Kind.PAGE) {
        lines.add(line(step));
      }
    }
    preview.later().stream()
        .filter(step -> step.kind() != Kind.PAGE)
        .forEach(step -> lines.add(line(step)));
    if (lines.size() <= MOST_LATER) {
      return lines;
    }
    int more = lines.size() - MOST_LATER;
    List<String> some = new ArrayList<>(lines.subList(0, MOST_LATER));
    some.add("… and " + more + " more: see the text.");
    return some;
  }

  private static String line(Step step) {
    return TextPreview.clock(step.at())
        + step.afterWord().map(word -> " after " + word + ":").orElse("")
        + " "
        + step.text();
  }
}
