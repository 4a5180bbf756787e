package dev.muster.slack.text;

import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.IncidentId;

/** A button types a command for you: pressing it is the same as typing it. */
public record Button(String label, String command, String arguments, IncidentId incident) {
  /** Before the command's name in an action id. */
  public static final String PREFIX = "run:";

  private static final String SEPARATOR = "\n";

  /** The button as Slack takes it; {@code style} is {@code primary}, {@code danger} or empty. */
  public ButtonElement element(String style) {
    ButtonElement.ButtonElementBuilder element =
        ButtonElement.builder()
            .actionId(actionId())
            .text(PlainTextObject.builder().text(Cut.to(75, label)).emoji(true).build())
            .value(incident + SEPARATOR + arguments);
    return style.isEmpty() ? element.build() : element.style(style).build();
  }

  public ButtonElement element() {
    return element("");
  }

  /** Unique among the buttons of a message: no two run the same command with the same words. */
  private String actionId() {
    return Cut.to(
        255,
        PREFIX + command + (arguments.isEmpty() ? "" : ":" + arguments.replaceAll("\\W+", "-")));
  }

  /** What a pressed button stands for. */
  public static Button pressed(String actionId, String value) {
    String command = actionId.substring(PREFIX.length()).replaceFirst(":.*", "");
    int end = value.indexOf(SEPARATOR);
    return end < 0
        ? new Button("", command, "", new IncidentId(value))
        : new Button(
            "",
            command,
            value.substring(end + SEPARATOR.length()),
            new IncidentId(value.substring(0, end)));
  }
}
