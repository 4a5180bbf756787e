package dev.muster.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.crash.Figures.Finding;
import dev.muster.crash.Figures.Finding.Kind;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent;
import dev.muster.incident.UpdateEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Compares what people were told with what the workspace shows and what the store holds. */
final class Findings {
  private static final String HEADLINE = "this card is always up to date";

  /** What waits until its time comes. */
  private static final Set<String> ON_THE_CLOCK = Set.of("nudge", "plan");

  private static final String NUDGE = ":alarm_clock:";

  /** By the command line; each takes a process of its own. */
  private static final int EXPORTED = 5;

  private final List<Deed> deeds;
  private final JsonNode state;
  private final Path directory;
  private final Kept kept;
  private final List<Finding> findings = new ArrayList<>();

  Findings(List<Deed> deeds, JsonNode state, Path directory) {
    this.deeds = deeds;
    this.state = state;
    this.directory = directory;
    this.kept = Kept.in(directory);
  }

  List<Finding> all(Random random) throws IOException, InterruptedException {
    deeds.forEach(this::deed);
    kept.incidents().values().forEach(this::room);
    strayChannels();
    kept.altered().forEach(id -> add(Kind.UNTRUE, id + "'s record was altered"));
    kept.waiting()
        .forEach(
            (kind, count) -> {
              if (!ON_THE_CLOCK.contains(kind)) {
                add(Kind.HALF_MADE, count + " deliveries still wait: " + kind);
              }
            });
    exports(random);
    return List.copyOf(findings);
  }

  private void add(Kind kind, String words) {
    findings.add(new Finding(kind, words));
  }

  /** What was acknowledged is there once; what was not, once at most. */
  private void once(Deed deed, String where, long count) {
    if (count > 1) {
      add(Kind.DOUBLED, deed + " is " + count + " times " + where);
    } else if (count == 0 && deed.acked()) {
      add(Kind.LOST, deed + " is not " + where);
    }
  }

  private void deed(Deed deed) {
    String token = deed.token();
    switch (deed.what()) {
      case DECLARE -> {
        once(deed, "on record", kept.entries(LifecycleEvent.Declared.class, token));
        once(deed, "a channel", channels("-" + token));
      }
      case UPDATE -> {
        long recorded = kept.entries(UpdateEvent.UpdatePosted.class, token);
        once(deed, "on record", recorded);
        agree(deed, recorded, messages("*Update*", token));
      }
      case RESOLVE -> {
        long recorded = kept.entries(LifecycleEvent.Resolved.class, token);
        once(deed, "on record", recorded);
        agree(deed, recorded, messages("*Resolved*", token));
      }
    }
  }

  private void agree(Deed deed, long recorded, long posted) {
    if (posted != recorded) {
      add(
          posted > recorded ? Kind.DOUBLED : Kind.LOST,
          deed + " is on record " + recorded + " times, and posted " + posted + " times");
    }
  }

  private void room(Incident incident) {
    IncidentId id = incident.id();
    long announced = saying(named("incidents"), "*" + id + "*");
    exactlyOne(id, "announcement", announced);
    JsonNode room =
        incident.room().channel().map(c -> withId(c.value())).orElse(state.path("none"));
    if (room.isMissingNode()) {
      add(Kind.HALF_MADE, id + " has no war room");
      return;
    }
    exactlyOne(id, "headline", saying(room, HEADLINE));
    exactlyOne(id, "pin", room.path("pins").size());
    exactlyOne(id, "bookmark", room.path("bookmarks").size());
    must(id, "its topic", room.path("topic").toString().contains(incident.title()));
    must(id, "its purpose", room.path("purpose").toString().contains("muster:" + id + ":"));
    must(id, "a status on the headline", headline(room).contains(incident.statusTitle()));
    long nudges = saying(room, NUDGE) + nudgedDirectly(id);
    if (nudges != kept.entries(id, UpdateEvent.Nudged.class)) {
      add(Kind.DOUBLED, id + " was nudged " + nudges + " times, not as often as is on record");
    }
  }

  /** One whose war room did not open in time is nudged about it where whoever declared reads it. */
  private long nudgedDirectly(IncidentId id) {
    long count = 0;
    for (JsonNode channel : state.path("channels")) {
      if (channel.path("is_im").asBoolean()) {
        for (JsonNode message : channel.path("messages")) {
          String text = message.path("text").asText();
          count += text.contains(NUDGE) && text.matches("(?s).*\\b" + id + "\\b.*") ? 1 : 0;
        }
      }
    }
    return count;
  }

  private void must(IncidentId incident, String what, boolean so) {
    if (!so) {
      add(Kind.HALF_MADE, incident + " lacks " + what);
    }
  }

  private void exactlyOne(IncidentId incident, String what, long count) {
    if (count != 1) {
      add(count > 1 ? Kind.DOUBLED : Kind.HALF_MADE, incident + " has " + count + " of: " + what);
    }
  }

  private void strayChannels() {
    for (JsonNode channel : state.path("channels")) {
      String id = channel.path("id").asText();
      boolean known =
          kept.incidents().values().stream()
              .anyMatch(i -> i.room().channel().filter(c -> c.value().equals(id)).isPresent());
      if (channel.path("name").asText().startsWith("inc-") && !known) {
        add(Kind.HALF_MADE, "#" + channel.path("name").asText() + " is no incident's");
      }
    }
  }

  /** As anybody would verify it: {@code muster export INC-7 --verify}. */
  private void exports(Random random) throws IOException, InterruptedException {
    List<IncidentId> all = new ArrayList<>(kept.incidents().keySet());
    for (int i = 0; i < EXPORTED && !all.isEmpty(); i++) {
      IncidentId id = all.remove(random.nextInt(all.size()));
      Path log = Files.createTempFile(directory, "export", ".log");
      try (MusterProcess export =
          MusterProcess.start(
              log, Map.of(), "export", id.value(), "--verify", "--data", directory.toString())) {
        if (export.ends() != 0) {
          add(Kind.UNTRUE, "export " + id + " --verify: " + Files.readString(log));
        }
      }
    }
  }

  private JsonNode named(String name) {
    for (JsonNode channel : state.path("channels")) {
      if (channel.path("name").asText().equals(name)) {
        return channel;
      }
    }
    throw new AssertionError("There is no channel " + name);
  }

  private JsonNode withId(String id) {
    for (JsonNode channel : state.path("channels")) {
      if (channel.path("id").asText().equals(id)) {
        return channel;
      }
    }
    return state.path("none");
  }

  private long channels(String words) {
    long count = 0;
    for (JsonNode channel : state.path("channels")) {
      count += channel.path("name").asText().contains(words) ? 1 : 0;
    }
    return count;
  }

  private static long saying(JsonNode channel, String words) {
    long count = 0;
    for (JsonNode message : channel.path("messages")) {
      count += message.toString().contains(words) ? 1 : 0;
    }
    return count;
  }

  private static String headline(JsonNode channel) {
    for (JsonNode message : channel.path("messages")) {
      if (message.toString().contains(HEADLINE)) {
        return message.toString();
      }
    }
    return "";
  }

  private long messages(String kind, String token) {
    long count = 0;
    for (JsonNode channel : state.path("channels")) {
      for (JsonNode message : channel.path("messages")) {
        String words = message.toString();
        count += words.contains(kind) && words.contains(token) && !words.contains(HEADLINE) ? 1 : 0;
      }
    }
    return count;
  }
}
