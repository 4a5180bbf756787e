package dev.muster.feature.home;

import dev.muster.slack.text.Button;
import java.util.List;

/**
 * A line of the Home tab.
 *
 * @param heading under which it stands
 * @param text with markup
 */
record HomeEntry(String heading, String text, List<Button> buttons) {
  HomeEntry {
    buttons = List.copyOf(buttons);
  }
}
