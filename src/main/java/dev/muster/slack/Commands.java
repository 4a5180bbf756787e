package dev.muster.slack;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.playbook.NameKey;
import dev.muster.slack.Command.Place;
import dev.muster.slack.rights.PrivateIncidentAccess;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who answers to the words behind {@code /incident}. */
public final class Commands {
  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  /** {@code note: -10m} without the space. */
  private static final Pattern GLUED = Pattern.compile("^(\\p{L}+)[:,;]+(\\S.*)$", Pattern.DOTALL);

  private final List<Command> inOrder;
  private final Map<String, Command> byName = new LinkedHashMap<>();
  private final Incidents incidents;
  private final PrivateIncidentAccess door;

  public Commands(List<Command> commands, Incidents incidents, PrivateIncidentAccess door) {
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
    return Optional.ofNullable(byName.get(verb(name)));
  }

  /** Runs what was typed. */
  public Reply run(Request request, String typed) {
    Arguments arguments = new Arguments(typed);
    Optional<Incident> here = request.channel().flatMap(c -> door.in(c, request.user()));
    Optional<Command> command = named(arguments.isEmpty() ? "panel" : arguments.first());
    if (command.isPresent()) {
      return run(command.get(), new Invocation(request, arguments.rest(), here));
    }
    Matcher glued = GLUED.matcher(arguments.raw());
    Optional<Command> apart = glued.matches() ? named(glued.group(1)) : Optional.empty();
    return apart.isPresent()
        ? run(apart.get(), new Invocation(request, new Arguments(glued.group(2)), here))
        : Reply.told(UnknownCommand.answer(byName.keySet(), arguments, here.map(Incident::id)));
  }

  /** As the commands are called: without case, accents, quotes and punctuation round it. */
  private static String verb(String typed) {
    String folded = NameKey.folded(typed);
    String bare = AROUND.matcher(folded).replaceAll("");
    return bare.isEmpty() ? folded : bare;
  }

  /** Runs what a button stands for, on the incident that it was made for. */
  public Reply run(Request request, String name, String arguments, IncidentId about) {
    Command command =
        named(name)
            .orElseThrow(
                () -> new Refused("There is no " + Mrkdwn.code("/incident " + name) + "."));
    Optional<Incident> incident = door.find(about, request.user(), request.channel());
    return run(command, new Invocation(request, new Arguments(arguments), incident));
  }

  private Reply run(Command command, Invocation invocation) {
    try {
      return answer(command, invocation);
    } catch (Refused refused) {
      return refused
          .slip()
          .flatMap(slip -> UnknownCommand.corrected(command, invocation, refused, slip))
          .map(Reply::told)
          .orElseThrow(() -> refused);
    }
  }

  private Reply answer(Command command, Invocation invocation) {
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
}
