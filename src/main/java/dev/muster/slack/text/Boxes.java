package dev.muster.slack.text;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.CheckboxesElement;
import dev.muster.incident.IncidentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Boxes in a message: ticking one is a command, as pressing a button is. Slack tells which boxes
 * somebody sees ticked, not which one they touched; so what was ticked when they were shown travels
 * with them, and the difference is what that person did, whatever others did meanwhile.
 *
 * @param command whose name and incident count
 * @param arguments what the command hears before what was ticked and what is
 * @param from the first one's place on its list, from 0
 * @param words what stands beside each
 * @param ticked the places of those that are ticked
 */
public record Boxes(
    Button command, String arguments, int from, List<String> words, Set<Integer> ticked) {
  private static final String SEPARATOR = "|";
  private static final String NONE = "-";
  private static final int SHORTEST_LINE = 40;

  /** The block as Slack takes it; another one once others are ticked, so that Slack shows them. */
  @SuppressWarnings("NullAway") // The SDK takes null for "none ticked".
  public LayoutBlock block() {
    List<OptionObject> options = new ArrayList<>();
    List<OptionObject> chosen = new ArrayList<>();
    Set<Integer> shown = new TreeSet<>();
    for (int i = 0; i < words.size(); i++) {
      int place = from + i;
      OptionObject option = option(Integer.toString(place), words.get(i));
      options.add(option);
      if (ticked.contains(place)) {
        chosen.add(option);
        shown.add(place);
      }
    }
    return ActionsBlock.builder()
        .blockId(
            written(shown) + SEPARATOR + arguments + " " + from + SEPARATOR + command.incident())
        .elements(
            List.of(
                CheckboxesElement.builder()
                    .actionId(Button.PREFIX + command.command())
                    .options(options)
                    .initialOptions(chosen.isEmpty() ? null : chosen)
                    .build()))
        .build();
  }

  /** What was ticked or unticked stands for this: the arguments, what was, and what is. */
  public static Button pressed(String actionId, String blockId, Collection<String> selected) {
    String[] parts = blockId.split("\\" + SEPARATOR, 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException("No block of boxes");
    }
    String is = selected.isEmpty() ? NONE : String.join(",", selected);
    return new Button(
        "",
        actionId.substring(Button.PREFIX.length()),
        parts[1] + " " + parts[0] + " " + is,
        new IncidentId(parts[2]));
  }

  /** The places that are written so: {@code 0,2}; {@code -} for none. */
  public static Set<Integer> places(String written) {
    Set<Integer> places = new TreeSet<>();
    if (!written.equals(NONE)) {
      for (String place : written.split(",", -1)) {
        places.add(Integer.valueOf(place));
      }
    }
    return places;
  }

  private static String written(Set<Integer> places) {
    return places.isEmpty()
        ? NONE
        : places.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Two lines of words is all that Slack shows beside a box. */
  public static boolean isTooLong(String words) {
    String plain = Mrkdwn.pingless(words);
    int end = plain.lastIndexOf(' ', SlackLimits.OPTION_TEXT);
    return plain.length() > SlackLimits.OPTION_TEXT
        && (end < SHORTEST_LINE || plain.length() - end > SlackLimits.OPTION_DESCRIPTION);
  }

  /** Something to tick; what is long goes on in a second line. */
  public static OptionObject option(String value, String words) {
    String plain = Mrkdwn.pingless(words);
    OptionObject.OptionObjectBuilder option = OptionObject.builder().value(value);
    if (plain.length() <= SlackLimits.OPTION_TEXT) {
      return option.text(plain(plain)).build();
    }
    int end = plain.lastIndexOf(' ', SlackLimits.OPTION_TEXT);
    if (end < SHORTEST_LINE) {
      return option.text(plain(Cut.to(SlackLimits.OPTION_TEXT, plain))).build();
    }
    return option
        .text(plain(plain.substring(0, end)))
        .description(plain(Cut.to(SlackLimits.OPTION_DESCRIPTION, plain.substring(end).strip())))
        .build();
  }

  private static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(text).emoji(true).build();
  }
}
