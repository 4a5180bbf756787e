package dev.muster.chart;

import java.awt.Color;
import java.util.List;

/** On what the picture is looked at. */
public enum Theme {
  LIGHT(0xFFFFFF, 0x1D1C1D, 0xD5D5D8),
  DARK(0x1A1D21, 0xE8E8E8, 0x43474D);

  private static final List<Integer> ON_LIGHT =
      List.of(0xA8123A, 0xE8710A, 0xF2C230, 0x2E7BC4, 0x7D8894, 0xBFC7CF);
  private static final List<Integer> ON_DARK =
      List.of(0xF2496F, 0xFF9A3C, 0xF5D565, 0x63A9EE, 0x98A4B0, 0x5D6670);

  private final int paper;
  private final int ink;
  private final int lines;

  Theme(int paper, int ink, int lines) {
    this.paper = paper;
    this.ink = ink;
    this.lines = lines;
  }

  Color paper() {
    return new Color(paper);
  }

  Color ink() {
    return new Color(ink);
  }

  Color lines() {
    return new Color(lines);
  }

  /** Of the level that stands there, the highest first. They differ in brightness too. */
  Color level(int place) {
    List<Integer> levels = this == LIGHT ? ON_LIGHT : ON_DARK;
    return new Color(levels.get(Math.min(place, levels.size() - 1)));
  }

  Color median() {
    return level(3);
  }

  Color p90() {
    return level(1);
  }

  /** How bad it is that so much in a hundred was spent. */
  Color spent(long percent) {
    return level(percent >= 100 ? 0 : percent >= 75 ? 1 : 3);
  }
}
