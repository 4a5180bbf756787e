package dev.muster.simulate.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItemEvent.ActionAdded;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private means private everywhere. */
final class Privacy {
  private static final Pattern SECRET = Pattern.compile("zqs\\w*z");

  private Privacy() {}

  static List<String> wordsOutside(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Set<String> itsOwn = new HashSet<>();
    for (Chronicle chronicle : evidence.chronicles()) {
      if (chronicle.row().isPrivate()) {
        chronicle.row().room().channel().ifPresent(c -> itsOwn.add(c.value()));
      }
    }
    for (JsonNode channel : evidence.slack().state().path("channels")) {
      String id = channel.path("id").asText();
      if (channel.path("is_im").asBoolean()) {
        directly(evidence, channel, breaches);
      } else if (!itsOwn.contains(id)) {
        look("#" + channel.path("name").asText(), Evidence.words(channel), breaches);
      } else {
        inTheWrongRoom(evidence, channel, breaches);
      }
    }
    ephemerals(evidence, breaches);
    evidence
        .slack()
        .homes()
        .forEach(
            (call, home) -> {
              String user = home.path("user_id").asText();
              look(
                  "the Home tab of " + user,
                  withoutOwnItems(evidence, user, Evidence.words(home)),
                  breaches);
            });
    look("the log", String.join("\n", evidence.sounds().log()), breaches);
    look("the metrics", evidence.sounds().metrics(), breaches);
    return breaches;
  }

  /** What somebody is to do for a private incident stands in their own Home tab, and there only. */
  private static String withoutOwnItems(Evidence evidence, String user, String words) {
    String rest = words;
    for (Chronicle chronicle : evidence.chronicles()) {
      for (TimelineEntry entry : chronicle.of(ActionAdded.class)) {
        ActionItem.Terms terms = ((ActionAdded) entry.event()).terms();
        if (chronicle.row().isPrivate() && terms.owner().equals(Optional.of(new UserId(user)))) {
          Matcher own = SECRET.matcher(terms.words());
          rest = own.find() ? rest.replace(own.group(), "") : rest;
        }
      }
    }
    return rest;
  }

  private static void look(String where, String words, List<String> breaches) {
    Matcher secret = SECRET.matcher(words);
    if (secret.find()) {
      int from = Math.max(0, secret.start() - 60);
      int to = Math.min(words.length(), secret.end() + 60);
      breaches.add(secret.group() + " is in " + where + ": …" + words.substring(from, to) + "…");
    }
  }

  /** One private incident is as closed to another. */
  private static void inTheWrongRoom(Evidence evidence, JsonNode channel, List<String> breaches) {
    String words = Evidence.words(channel);
    for (Chronicle other : evidence.chronicles()) {
      boolean here =
          other
              .row()
              .room()
              .channel()
              .filter(c -> c.value().equals(channel.path("id").asText()))
              .isPresent();
      Matcher secret = SECRET.matcher(other.row().title());
      if (!here && secret.find() && words.contains(secret.group())) {
        breaches.add(other.id() + " is named in #" + channel.path("name").asText());
      }
    }
  }

  /** Who is in the room, or was, or declared it, may be told; in whatever place they asked. */
  private static void ephemerals(Evidence evidence, List<String> breaches) {
    evidence
        .slack()
        .ephemerals()
        .forEach((user, messages) -> shownTo(evidence, user, messages, breaches));
  }

  private static void directly(Evidence evidence, JsonNode channel, List<String> breaches) {
    for (JsonNode member : channel.path("members")) {
      if (!member.asText().startsWith("U0MUSTER")) {
        shownTo(evidence, member.asText(), channel, breaches);
      }
    }
  }

  private static void shownTo(
      Evidence evidence, String user, JsonNode messages, List<String> breaches) {
    Matcher secret = SECRET.matcher(Evidence.words(messages));
    while (secret.find()) {
      if (!mayKnow(evidence, user, secret.group())) {
        breaches.add(user + " was shown " + secret.group());
      }
    }
  }

  private static boolean mayKnow(Evidence evidence, String user, String secret) {
    boolean theirOwn =
        evidence.claims().stream()
            .anyMatch(c -> c.user().equals(user) && c.marker().equals(secret));
    for (Chronicle chronicle : evidence.chronicles()) {
      boolean about = chronicle.entries().stream().anyMatch(e -> e.toString().contains(secret));
      if (about && isIn(evidence, chronicle, user)) {
        return true;
      }
    }
    return theirOwn;
  }

  private static boolean isIn(Evidence evidence, Chronicle chronicle, String user) {
    if (chronicle.row().identity().declaredBy().value().equals(user)) {
      return true;
    }
    return evidence
        .room(chronicle)
        .filter(
            room -> {
              boolean was =
                  evidence.slack().wereMembers().contains(room.path("id").asText() + " " + user);
              for (JsonNode member : room.path("members")) {
                was |= member.asText().equals(user);
              }
              return was;
            })
        .isPresent();
  }
}
