package dev.muster.alert;

/** What came can't be understood; the sentence says what is wrong with it. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
