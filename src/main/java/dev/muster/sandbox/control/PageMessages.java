package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.World;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A channel's messages, or a thread's, in pieces that a page can draw. */
final class PageMessages {
  private static final int PIECE = 60;
  private static final int LARGEST_PIECE = 1_000;

  private final World world;

  PageMessages(World world) {
    this.world = world;
  }

  /** Whose eyes look, and at what: a whole channel without its threads, or one thread. */
  private record Sight(Channel channel, Person person, Optional<String> thread) {
    boolean shows(Message message) {
      boolean mine = message.audience().map(person.id()::equals).orElse(true);
      return mine
          && thread
              .map(start -> message.ts().equals(start) || isIn(message, start))
              .orElseGet(() -> !message.isReply());
    }

    private static boolean isIn(Message message, String start) {
      return message.threadTs().filter(start::equals).isPresent();
    }

    Optional<Message> message(String ts) {
      return channel.message(ts).or(() -> channel.ephemeral(ts));
    }
  }

  /**
   * {@code GET page/channel?user=&channel=[&thread=]}: the newest, or with {@code before} those
   * before that message, with {@code from} that one (a few before it) and all after it, with {@code
   * since} what changed after that number.
   */
  CompletionStage<ObjectNode> channel(Told told) {
    Person person = told.user();
    Sight sight = new Sight(told.channel(person), person, told.text("thread"));
    ObjectNode answer =
        Json.ok().put("version", world.changes().latest()).put("channel", sight.channel().id());
    if (told.has("since")) {
      changed(sight, told.number("since", 0), answer);
    } else {
      piece(sight, told, answer);
    }
    return Hand.done(answer);
  }

  private void changed(Sight sight, long since, ObjectNode answer) {
    ArrayNode messages = answer.putArray("messages");
    ArrayNode gone = answer.putArray("gone");
    for (String ts : world.changes().messagesSince(sight.channel(), since)) {
      Optional<Message> message = sight.message(ts);
      if (message.isEmpty()) {
        gone.add(ts);
      } else if (sight.shows(message.get())) {
        messages.add(seen(sight, message.get()));
      }
    }
  }

  private static void piece(Sight sight, Told told, ObjectNode answer) {
    long most = Math.min(LARGEST_PIECE, Math.max(1, told.number("limit", PIECE)));
    String before = told.textOr("before", "");
    String from = told.textOr("from", "");
    NavigableMap<String, Message> piece = new TreeMap<>();
    boolean older = false;
    for (Message message : sight.channel().newestFirst()) {
      boolean late = !before.isEmpty() && message.ts().compareTo(before) >= 0;
      if (late || !sight.shows(message)) {
        continue;
      }
      boolean wanted = !from.isEmpty() && message.ts().compareTo(from) >= 0;
      if (!wanted && piece.size() >= most && sight.thread().isEmpty()) {
        older = true;
        break;
      }
      piece.put(message.ts(), message);
      most += wanted ? 1 : 0;
    }
    String oldest = older ? piece.firstKey() : "";
    whispers(sight, oldest, before).forEach(message -> piece.put(message.ts(), message));
    ArrayNode messages = answer.putArray("messages");
    piece.values().forEach(message -> messages.add(seen(sight, message)));
    answer.put("older", older);
  }

  private static Stream<Message> whispers(Sight sight, String oldest, String before) {
    return sight.channel().ephemerals().stream()
        .filter(message -> message.ts().compareTo(oldest) >= 0)
        .filter(message -> before.isEmpty() || message.ts().compareTo(before) < 0)
        .filter(sight::shows);
  }

  private static ObjectNode seen(Sight sight, Message message) {
    ObjectNode json = StateView.message(message);
    for (String field : new String[] {"latest_reply", "reply_users"}) {
      if (message.stored().has(field)) {
        json.set(field, message.stored().get(field).deepCopy());
      }
    }
    if (sight.channel().pins().containsKey(message.ts())) {
      json.put("pinned", true);
    }
    if (message.audience().isPresent()) {
      json.put("only", true);
    }
    return json;
  }
}
