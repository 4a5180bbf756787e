package dev.muster.feature.checklist;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.Work.Checklist;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Boxes;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /incident checklist}, {@code /incident checklist tick 2.3}. */
public final class ChecklistCommand implements Command {
  private static final Pattern BOX =
      Pattern.compile("(tick|untick) +(?:(\\d{1,4})[.,])?(\\d{1,4})", Pattern.CASE_INSENSITIVE);

  private static final Pattern TOUCHED =
      Pattern.compile(ChecklistMessage.TOUCHED + " (\\d+) \\d+ ([-\\d,]+) ([-\\d,]+)");

  private final Ticking ticking;

  public ChecklistCommand(Incidents incidents, Playbooks playbooks) {
    this.ticking = new Ticking(incidents, playbooks);
  }

  @Override
  public String name() {
    return "checklist";
  }

  @Override
  public String usage() {
    return "[phase] or tick|untick [list.]<box>";
  }

  @Override
  public String summary() {
    return "what is to be done now, to tick";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Arguments arguments = invocation.arguments();
    Matcher touched = TOUCHED.matcher(arguments.raw());
    if (invocation.isPressed() && touched.matches()) {
      ticking.touched(
          invocation.actor(),
          incident.id(),
          Integer.parseInt(touched.group(1)),
          Boxes.places(touched.group(2)),
          Boxes.places(touched.group(3)));
      return Reply.seen();
    }
    Matcher box = BOX.matcher(arguments.words());
    if (box.matches()) {
      return ticked(invocation, incident, box);
    }
    List<Checklist> lists =
        arguments.anyWords().map(words -> List.of(named(incident, words))).orElse(open(incident));
    return lists.isEmpty()
        ? Reply.told("Nothing is left to tick. A list comes by itself when the next phase begins.")
        : Reply.told(ChecklistMessage.copies(incident, lists, ticking.playbook(incident)));
  }

  private Reply ticked(Invocation invocation, Incident incident, Matcher box) {
    boolean ticks = box.group(1).equalsIgnoreCase("tick");
    int number =
        Optional.ofNullable(box.group(2))
            .map(Integer::valueOf)
            .orElseGet(() -> current(incident).number());
    int place = Integer.parseInt(box.group(3)) - 1;
    String words = ticking.tick(invocation.actor(), incident.id(), number, place, ticks);
    return Reply.told((ticks ? "☑ " : "☐ ") + Mrkdwn.escape(words));
  }

  private static List<Checklist> open(Incident incident) {
    return incident.progress().work().lists().stream().filter(list -> !list.isDone()).toList();
  }

  /** The newest one that is not done; if all are, the newest. */
  private static Checklist current(Incident incident) {
    List<Checklist> open = open(incident);
    List<Checklist> some =
        open.isEmpty()
            ? incident.progress().work().lists().stream()
                .filter(list -> !list.boxes().isEmpty())
                .toList()
            : open;
    if (some.isEmpty()) {
      throw new Refused("There is no list yet. One comes by itself when its phase begins.");
    }
    return some.get(some.size() - 1);
  }

  private Checklist named(Incident incident, String words) {
    List<Checklist> lists =
        incident.progress().work().lists().stream()
            .filter(list -> !list.boxes().isEmpty())
            .toList();
    return lists.stream()
        .filter(list -> isCalled(list, words))
        .findFirst()
        .orElseThrow(() -> new Refused(unknown(incident, lists, words)));
  }

  private static boolean isCalled(Checklist list, String words) {
    return list.title().equalsIgnoreCase(words)
        || list.key().replaceFirst("^\\w+:", "").equalsIgnoreCase(words)
        || Integer.toString(list.number()).equals(words);
  }

  private String unknown(Incident incident, List<Checklist> lists, String words) {
    boolean later =
        ticking.playbook(incident).course().phases(incident.severity().name()).stream()
            .anyMatch(phase -> phase.name().equalsIgnoreCase(words));
    String there =
        lists.isEmpty()
            ? " There is none yet."
            : " There is: "
                + lists.stream()
                    .map(l -> l.number() + " " + Mrkdwn.escape(l.title()))
                    .collect(Collectors.joining(", "))
                + ".";
    return later
        ? "“" + Mrkdwn.escape(words) + "” has not begun yet; its list comes by itself." + there
        : "There is no list “" + Mrkdwn.escape(words) + "”." + there;
  }
}
