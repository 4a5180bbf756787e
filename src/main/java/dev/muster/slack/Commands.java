package dev.muster.slack;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.slack.Command.Place;
import dev.muster.slack.rights.PrivateDoor;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds who answers to the words behind {@code /incident}. */
public final class Commands {
  private final List<Command> inOrder;
  private final Map<String, Command> byName = new LinkedHashMap<>();
  private final Incidents incidents;
  private final PrivateDoor door;

  public Commands(List<Command> commands, Incidents incidents, PrivateDoor door) {
    this.inOrder = List.copyOf(commands);
    this.incidents = incidents;
    this.door = door;
    for (Command command : commands) {
      List<String> names = new ArrayList<>(command.aliases());
      names.add(command.name());
      for (String name : names) {
        if (byName.put(name, command) != null) {
          throw new IllegalArgumentException("Two commands are called " + name);
        }
      }
    }
  }

  /** In the order of the help. */
  public List<Command> all() {
    return inOrder;
  }

  public Optional<Command> named(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Runs what was typed. */
  public Reply run(Request request, String typed) {
    Arguments arguments = new Arguments(typed);
    Optional<Incident> here = request.channel().flatMap(c -> door.in(c, request.user()));
    String name = arguments.isEmpty() ? "panel" : arguments.first().toLowerCase(Locale.ROOT);
    Command command = named(name).orElseThrow(() -> new Refused(unknown(name)));
    return run(command, new Invocation(request, arguments.rest(), here));
  }

  /** Runs what a button stands for, on the incident that it was made for. */
  public Reply run(Request request, String name, String arguments, IncidentId about) {
    Command command = named(name).orElseThrow(() -> new Refused(unknown(name)));
    Optional<Incident> incident = door.find(about, request.user(), request.channel());
    return run(command, new Invocation(request, new Arguments(arguments), incident));
  }

  private Reply run(Command command, Invocation invocation) {
    if (command.place() == Place.ANYWHERE) {
      return command.run(invocation.seeing(i -> door.mayShow(i, invocation.user())));
    }
    if (invocation.incident().isPresent()) {
      door.mustShow(invocation.incident().get(), invocation.actor());
      return command.run(invocation);
    }
    Arguments arguments = invocation.arguments();
    Optional<Incident> named =
        arguments.isEmpty()
            ? Optional.empty()
            : incidents.named(arguments.first()).filter(i -> !i.isPrivate());
    if (named.isEmpty() && arguments.first().matches("(?i)[a-z]+-\\d+\\S*")) {
      throw new Refused(
          "There is no incident "
              + Mrkdwn.escape(arguments.first())
              + ". `/incident list recent` shows the latest.");
    }
    if (named.isEmpty()) {
      throw new Refused(
          "`/incident "
              + command.name()
              + "` belongs in an incident's war room. From here, name the incident: `/incident "
              + command.name()
              + " INC-1 …`. `/incident list` shows them.");
    }
    return command.run(new Invocation(invocation.request(), arguments.rest(), named));
  }

  private String unknown(String name) {
    String said = "There is no `/incident " + Mrkdwn.escape(name) + "`.";
    return DidYouMean.among(byName.keySet(), name)
            .map(near -> said + " Did you mean `/incident " + near + "`?")
            .orElse(said)
        + " `/incident help` shows what there is.";
  }
}
