package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.view.Modals;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.World;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the page shows beside the messages, as one person sees it, and only what is new of it. */
final class PageRooms {
  /** So much of a pinned message is told in the list of pins. */
  private static final int EXCERPT = 200;

  /** A menu of more than that helps nobody. */
  private static final int MOST_PEOPLE = 200;

  private final World world;
  private final Modals modals;
  private final ReadMarks marks;
  private final StateView state;
  private volatile List<Completion> completions = List.of();

  PageRooms(World world, Modals modals, ReadMarks marks, StateView state) {
    this.world = world;
    this.modals = modals;
    this.marks = marks;
    this.state = state;
  }

  void offer(List<Completion> words) {
    completions = List.copyOf(words);
  }

  /** {@code GET page/rooms?user=&since=}: with since 0 everything, else what changed after it. */
  CompletionStage<ObjectNode> rooms(Told told) {
    Person person = told.user();
    long since = told.number("since", 0);
    ObjectNode answer =
        Json.ok()
            .put("version", world.changes().latest())
            .put("now", world.clock().instant().toString())
            .put("views", world.changes().lastBefore(person.id()));
    if (since == 0) {
      answer.set("users", state.users(MOST_PEOPLE));
      answer.set("usergroups", state.userGroups());
      answer.set("app", state.app());
      answer.set("completions", words());
    }
    ArrayNode rooms = answer.putArray("channels");
    ArrayNode gone = answer.putArray("gone");
    for (Channel channel : world.channels()) {
      boolean visible = channel.isVisibleTo(person.id());
      if (world.changes().lastIn(channel) > since && visible) {
        rooms.add(room(channel, person));
      } else if (world.changes().lastIn(channel) > since) {
        gone.add(channel.id());
      }
    }
    return Hand.done(answer);
  }

  private ArrayNode words() {
    ArrayNode words = Json.array();
    completions.forEach(
        one ->
            words
                .addObject()
                .put("command", one.command())
                .put("words", one.words())
                .put("usage", one.usage())
                .put("summary", one.summary()));
    return words;
  }

  private ObjectNode room(Channel channel, Person person) {
    ReadMarks.Unread unread = marks.in(channel, person);
    ObjectNode room =
        StateView.room(channel)
            .put("version", world.changes().lastIn(channel))
            .put("read", marks.of(channel, person))
            .put("unread", unread.messages())
            .put("mentions", unread.mentions());
    channel.newestFirst().stream().findFirst().ifPresent(last -> room.put("latest", last.ts()));
    room.set("members", Json.array(channel.members()));
    room.set("bookmarks", StateView.bookmarks(channel));
    room.set("files", StateView.files(channel));
    ArrayNode pins = room.putArray("pins");
    channel.pins().keySet().stream()
        .flatMap(ts -> channel.message(ts).stream())
        .forEach(
            pinned ->
                pins.addObject()
                    .put("ts", pinned.ts())
                    .put("user", pinned.user())
                    .put("text", excerpt(pinned.stored().path("text").asText())));
    return room;
  }

  private static String excerpt(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }

  /** {@code GET page/home?user=}: the Home tab as the app published it last, if it ever did. */
  CompletionStage<ObjectNode> home(Told told) {
    ObjectNode answer = Json.ok();
    answer.set("view", modals.home(told.user().id()).map(home -> home.toJson()).orElse(null));
    return Hand.done(answer);
  }
}
