package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How far each person has read in each channel, and what is new to them there. */
final class ReadMarks {
  /** More than this is said as "and more". */
  private static final int COUNTED = 100;

  private static final List<String> TO_ALL = List.of("<!here", "<!channel", "<!everyone");

  private final World world;
  private final Map<String, String> marks = new HashMap<>();

  /** How many messages are new to somebody, and how many of them name that person. */
  record Unread(int messages, int mentions) {
    static final Unread NONE = new Unread(0, 0);
  }

  ReadMarks(World world) {
    this.world = world;
  }

  /** {@code POST page/read}: that person has read this channel up to that message. */
  CompletionStage<ObjectNode> read(Told told) {
    Person person = told.user();
    String key = key(told.channel(person), person);
    String ts = told.required("ts");
    marks.merge(key, ts, (old, now) -> now.compareTo(old) > 0 ? now : old);
    return Hand.done(Json.ok().put("read", marks.get(key)));
  }

  /** The time of the last message read; "0" for none. */
  String of(Channel channel, Person person) {
    return marks.getOrDefault(key(channel, person), "0");
  }

  private static String key(Channel channel, Person person) {
    return channel.id() + " " + person.id();
  }

  /** What is new there to that person; nobody is told of a channel that they did not join. */
  Unread in(Channel channel, Person person) {
    if (!channel.has(person.id()) || channel.isArchived()) {
      return Unread.NONE;
    }
    String mark = of(channel, person);
    int messages = 0;
    int mentions = 0;
    for (Message message : channel.newestFirst()) {
      if (message.ts().compareTo(mark) <= 0 || messages >= COUNTED) {
        break;
      }
      if (concerns(message, person)) {
        boolean named = channel.isDirect() || names(message, person);
        messages += named || !message.isReply() ? 1 : 0;
        mentions += named ? 1 : 0;
      }
    }
    return new Unread(messages, mentions);
  }

  /** Neither what that person wrote, nor a line such as "has joined". */
  private static boolean concerns(Message message, Person person) {
    String subtype = message.stored().path("subtype").asText();
    return !message.user().equals(person.id())
        && (subtype.isEmpty() || subtype.equals("thread_broadcast") || message.isOfTheBot());
  }

  private boolean names(Message message, Person person) {
    String said = message.stored().path("text").asText() + Posting.blocksOf(message);
    return said.contains(person.id())
        || TO_ALL.stream().anyMatch(said::contains)
        || world.groups().stream()
            .anyMatch(group -> group.users().contains(person.id()) && said.contains(group.id()));
  }
}
