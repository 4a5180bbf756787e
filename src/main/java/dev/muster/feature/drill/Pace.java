package dev.muster.feature.drill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How fast a drill goes. */
enum Pace {
  REAL(1, "x1", "As in earnest", "The clock on the wall counts"),
  TENFOLD(10, "x10", "×10", "All that has a time takes a tenth: half an hour is three minutes");

  private final int speed;
  private final String typed;
  private final String label;
  private final String means;

  Pace(int speed, String typed, String label, String means) {
    this.speed = speed;
    this.typed = typed;
    this.label = label;
    this.means = means;
  }

  int speed() {
    return speed;
  }

  String typed() {
    return typed;
  }

  String label() {
    return label;
  }

  String means() {
    return means;
  }

  /** {@code x10}, {@code ×10}, {@code 10x}; empty for what is none. */
  static Optional<Pace> of(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replace('×', 'x').replaceAll("^(\\d+)x$", "x$1");
    return plain.equals("real")
        ? Optional.of(REAL)
        : Arrays.stream(values()).filter(pace -> pace.typed.equals(plain)).findFirst();
  }

  /** Whether somebody meant one, which there may not be. */
  static boolean isMeant(String word) {
    return word.toLowerCase(Locale.ROOT).matches("[x×]\\d+|\\d+[x×]");
  }
}
