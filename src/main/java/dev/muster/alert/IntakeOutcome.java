package dev.muster.alert;

import java.util.Locale;

/** What came of an alert. */
enum IntakeOutcome {
  /** An incident was declared. */
  DECLARED,
  /** It belongs to an incident that is open. */
  JOINED,
  /** People are asked whether it is an incident. */
  ASKED,
  /** They are being asked already about one like it, or said that it is none. */
  WAITS,
  /** It was heard before, and goes on or fires again. */
  AGAIN,
  /** It was told a second time, and nothing came of that. */
  REPEATED,
  /** It has ended. */
  OVER,
  /** No rule of the playbook is about it: people hear that, and how many there were. */
  NO_RULE,
  /** It can't be read: people hear that, and the log says why. */
  UNREADABLE,
  /** It was left out, by the sender or because a message held too many. */
  LEFT_OUT,
  /** It could not be recorded. */
  REFUSED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
