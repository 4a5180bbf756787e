package dev.muster.simulate.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What shows an incident in Slack: once each, and true. */
final class Rooms {
  private static final String JOINER = "\u2060";

  private Rooms() {}

  static List<String> oneChannel(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      if (evidence.room(chronicle).isEmpty()) {
        breaches.add(chronicle.id() + " has no war room");
      }
      evidence
          .room(chronicle)
          .filter(r -> r.path("is_private").asBoolean() != chronicle.row().isPrivate())
          .ifPresent(r -> breaches.add(chronicle.id() + ": its war room is of the wrong kind"));
    }
    for (JsonNode channel : evidence.slack().state().path("channels")) {
      String id = channel.path("id").asText();
      long claimed =
          evidence.chronicles().stream()
              .filter(c -> c.row().room().channel().filter(r -> r.value().equals(id)).isPresent())
              .count();
      boolean ours =
          !channel.path("is_im").asBoolean()
              && !evidence.given().workplace().channels().contains(channel.path("name").asText());
      if (ours ? claimed != 1 : claimed != 0) {
        breaches.add(
            "#" + channel.path("name").asText() + " is the war room of " + claimed + " incidents");
      }
    }
    return breaches;
  }

  private static void eachRoom(Evidence evidence, BiConsumer<Chronicle, JsonNode> look) {
    for (Chronicle chronicle : evidence.chronicles()) {
      evidence.room(chronicle).ifPresent(room -> look.accept(chronicle, room));
    }
  }

  private static List<JsonNode> posted(JsonNode channel, String key) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode message : channel.path("messages")) {
      if (Evidence.keyOf(message).equals(key)) {
        found.add(message);
      }
    }
    return found;
  }

  static List<String> oneHeadline(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    eachRoom(
        evidence,
        (chronicle, room) -> {
          List<JsonNode> cards = posted(room, "headline:" + chronicle.id());
          if (evidence.gaveUp("headline:" + chronicle.id())) {
            return; // told on the timeline
          }
          if (cards.size() != 1) {
            breaches.add(chronicle.id() + " has " + cards.size() + " headlines");
            return;
          }
          String ts = cards.get(0).path("ts").asText();
          if (!chronicle.row().room().headline().filter(ts::equals).isPresent()) {
            breaches.add(chronicle.id() + ": the row knows another headline than " + ts);
          }
          boolean pinned =
              room.path("pins").size() == 1 && room.path("pins").get(0).asText().equals(ts);
          if (!pinned && !evidence.gaveUp("pin:" + chronicle.id() + ":" + ts)) {
            breaches.add(chronicle.id() + ": the pins are " + room.path("pins"));
          }
        });
    return breaches;
  }

  private static List<JsonNode> announcements(Evidence evidence, Chronicle chronicle) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode channel : evidence.slack().state().path("channels")) {
      found.addAll(posted(channel, "announcement:" + chronicle.id()));
    }
    return found;
  }

  static List<String> oneAnnouncement(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      int wanted = chronicle.row().isPrivate() ? 0 : 1;
      int there = announcements(evidence, chronicle).size();
      boolean refused = evidence.gaveUp("announcement:" + chronicle.id());
      if (there != wanted && !(refused && there < wanted)) {
        breaches.add(chronicle.id() + " is announced " + there + " times, not " + wanted);
      }
    }
    return breaches;
  }

  static List<String> headlineIsTrue(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    eachRoom(
        evidence,
        (chronicle, room) -> {
          Incident row = chronicle.row();
          if (evidence.gaveUp("headline:" + chronicle.id())) {
            return; // told on the timeline
          }
          for (JsonNode card : posted(room, "headline:" + chronicle.id())) {
            List<String> wanted =
                new ArrayList<>(List.of(chronicle.id(), row.severity().name(), start(row.title())));
            wanted.add(status(evidence, row));
            row.team().assignments().forEach(a -> wanted.add("<@" + a.holder() + ">"));
            row.pulse().lastUpdate().ifPresent(update -> wanted.add(start(update.text())));
            row.picture().eta().ifPresent(wanted::add);
            row.ending().summary().ifPresent(summary -> wanted.add(start(summary)));
            row.ending().cancelled().ifPresent(why -> wanted.add(start(why)));
            Nudges.nextUpdate(chronicle, evidence.given().workplace().playbook())
                .ifPresent(due -> wanted.add("<!date^" + due.getEpochSecond() + "^"));
            missing("headline", chronicle, card, wanted, breaches);
          }
        });
    return breaches;
  }

  static List<String> topicIsTrue(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    eachRoom(
        evidence,
        (chronicle, room) -> {
          Incident row = chronicle.row();
          List<String> wanted = new ArrayList<>();
          wanted.add(row.severity() + " · " + status(evidence, row));
          wanted.add(row.team().commander().map(c -> "<@" + c + ">").orElse("nobody yet"));
          if (!evidence.gaveUp("topic:" + chronicle.id())) {
            missing("topic", chronicle, room.path("topic"), wanted, breaches);
          }
        });
    return breaches;
  }

  static List<String> announcementIsTrue(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      Incident row = chronicle.row();
      List<String> wanted = new ArrayList<>();
      wanted.add(row.severity().name());
      wanted.add(status(evidence, row));
      wanted.add("commander " + row.team().commander().map(c -> "<@" + c + ">").orElse("nobody"));
      row.room().channel().ifPresent(channel -> wanted.add("<#" + channel));
      if (evidence.gaveUp("announcement:" + chronicle.id())) {
        continue; // told on the timeline
      }
      announcements(evidence, chronicle)
          .forEach(card -> missing("announcement", chronicle, card, wanted, breaches));
    }
    return breaches;
  }

  private static String status(Evidence evidence, Incident row) {
    return evidence.given().workplace().playbook().statusWord(row);
  }

  private static void missing(
      String what,
      Chronicle chronicle,
      JsonNode shown,
      List<String> wanted,
      List<String> breaches) {
    String words = Evidence.words(shown).replace(JOINER, "");
    for (String one : wanted) {
      if (!words.contains(one)) {
        breaches.add(
            "%s: the %s does not say \"%s\" but: %s".formatted(chronicle.id(), what, one, words));
      }
    }
  }

  /** The marker: what comes after it may be escaped, or cut. */
  private static String start(String words) {
    return words.split("[^\\w]", 2)[0];
  }
}
