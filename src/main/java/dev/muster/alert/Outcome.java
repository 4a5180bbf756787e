package dev.muster.alert;

import java.util.Locale;

/** What came of an alert. */
enum Outcome {
  /** An incident was declared. */
  DECLARED,
  /** It belongs to an incident that is open. */
  JOINED,
  /** People are asked whether it is an incident. */
  ASKED,
  /** They are being asked already about one like it, or said that it is none. */
  WAITS,
  /** It was heard before, and goes on. */
  AGAIN,
  /** It was told a second time, and nothing came of that. */
  REPEATED,
  /** It has ended. */
  OVER,
  /** No rule of the playbook is about it. */
  NO_RULE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
