package dev.muster.feature.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.NoteEvent.CapturedMessageDeleted;
import dev.muster.incident.NoteEvent.CapturedMessageEdited;
import dev.muster.incident.NoteEvent.MessageCaptured;
import dev.muster.incident.TimelineEntry;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CaptureTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aMessageOfTheWarRoomIsAddedFromItsMenu() {
    String ts = ben.says(room, "the *database* is full & <@" + ana.id() + "> knows");

    adds(ana, room, ts);

    assertThat(ana.told(room)).last().asString().contains("It is on the timeline of INC-1 now");
    assertThat(ben.types(room, "timeline"))
        .contains("<@" + ana.id() + ">: Message from <@" + ben.id() + ">: ")
        .contains("is full &amp; <@" + ana.id() + "> knows")
        .contains("archives/" + room.id() + "/p" + ts.replace(".", ""));
  }

  @Test
  void addedTwiceItIsThereOnce() {
    String ts = ben.says(room, "the database is full");
    adds(ana, room, ts);

    adds(ben, room, ts);

    assertThat(ben.told(room)).last().isEqualTo("It is on the timeline already.");
    assertThat(captured()).hasSize(1);
  }

  @Test
  void elsewhereTheFormAsksForTheIncident() {
    Room general = bot.room("general");
    String ts = ben.says(general, "checkout gives me errors");

    ana.chooses("add_to_timeline", Optional.of(general), Optional.of(ts));
    assertThat(ana.form().toString())
        .contains("checkout gives me errors")
        .contains("INC-1 SEV-1 checkout is down");
    ana.submits(Map.of("incident", "INC-1"));

    MessageCaptured message = captured().get(0);
    assertThat(message.words()).isEqualTo("checkout gives me errors");
    assertThat(message.author().orElseThrow().value()).isEqualTo(ben.id());
    assertThat(message.addedBy().value()).isEqualTo(ana.id());
  }

  @Test
  void aVeryLongMessageFitsThroughTheForm() {
    Room general = bot.room("general");
    String ts = ben.says(general, "\"checkout\"\n".repeat(300));

    ana.chooses("add_to_timeline", Optional.of(general), Optional.of(ts));
    ana.submits(Map.of("incident", "INC-1"));

    assertThat(captured().get(0).words()).contains("\"checkout\"").endsWith("(cut)");
  }

  @Test
  void aPushpinAddsTheMessage() {
    String ts = ben.says(room, "failover is done");

    ana.reacts(room, ts, "pushpin");

    MessageCaptured message = awaitCaptured();
    assertThat(message.words()).isEqualTo("failover is done");
    assertThat(message.author().orElseThrow().value()).isEqualTo(ben.id());
    assertThat(message.addedBy().value()).isEqualTo(ana.id());
    assertThat(entries().get(entries().size() - 1).saidBy().value()).isEqualTo(ana.id());
  }

  @Test
  void aPushpinAddsAReplyToo() {
    String parent = ben.says(room, "who looks at the database?");
    String reply =
        bot.hands()
            .does(
                "message",
                Map.of("user", "ana", "channel", room.name(), "text", "I do", "thread_ts", parent))
            .path("ts")
            .asText();

    ben.reacts(room, reply, "pushpin");

    MessageCaptured message = awaitCaptured();
    assertThat(message.words()).isEqualTo("I do");
    assertThat(message.permalink()).contains("thread_ts=" + parent);
  }

  @Test
  void aPinThatFailedIsTakenTheNextTimeFromTheSamePerson() {
    String ts = ben.says(room, "failover is done");
    bot.hands().does("fault", Map.of("method", "conversations.history", "error", "invalid_cursor"));
    bot.hands().does("fault", Map.of("method", "conversations.replies", "error", "invalid_cursor"));
    ana.reacts(room, ts, "pushpin");
    assertThat(captured()).isEmpty();
    bot.hands().does("fault", Map.of("clear", true));

    bot.hands()
        .does(
            "reaction",
            Map.of(
                "user",
                "ana",
                "channel",
                room.name(),
                "ts",
                ts,
                "name",
                "pushpin",
                "remove",
                true));
    ana.reacts(room, ts, "pushpin");

    assertThat(awaitCaptured().words()).isEqualTo("failover is done");
  }

  @Test
  void aPinSurvivesSlackFailingForAWhile() {
    String ts = ben.says(room, "failover is done");
    bot.hands()
        .does("fault", Map.of("method", "conversations.history", "http_status", 503, "times", 2));

    ana.reacts(room, ts, "pushpin");
    Eventually.is(
        "the message on the timeline",
        () -> {
          bot.settled();
          return !captured().isEmpty();
        });
  }

  @Test
  void anEditAndADeletionAreNewEntries() {
    String ts = ben.says(room, "the database is fine");
    adds(ana, room, ts);

    bot.hands()
        .does(
            "message",
            Map.of("user", "ben", "channel", room.name(), "ts", ts, "text", "it is not fine"));
    Eventually.is("the edit", () -> has(CapturedMessageEdited.class));
    bot.hands()
        .does("message", Map.of("user", "ben", "channel", room.name(), "ts", ts, "delete", true));
    Eventually.is("the deletion", () -> has(CapturedMessageDeleted.class));

    assertThat(ana.types(room, "timeline"))
        .contains("the database is fine")
        .contains("was edited, it now says: it is not fine")
        .contains("was deleted, it said: it is not fine");
  }

  @Test
  void withNoIncidentOpenThereIsNothingToAddTo() {
    ana.types(room, "cancel false alarm");
    Room general = bot.room("general");
    String ts = ben.says(general, "checkout gives me errors");

    ana.chooses("add_to_timeline", Optional.of(general), Optional.of(ts));

    Eventually.is(
        "the word that there is none",
        () -> ana.told(general).stream().anyMatch(t -> t.contains("No incident is open")));
  }

  /** From the message's menu, and waits for the answer. */
  private void adds(Person who, Room where, String ts) {
    int before = who.told(where).size();
    who.chooses("add_to_timeline", Optional.of(where), Optional.of(ts));
    Eventually.is("an answer to the shortcut", () -> who.told(where).size() > before);
  }

  private MessageCaptured awaitCaptured() {
    return Eventually.gives("the message on the timeline", () -> captured().stream().findFirst());
  }

  private boolean has(Class<?> event) {
    return entries().stream().anyMatch(e -> event.isInstance(e.event()));
  }

  private List<TimelineEntry> entries() {
    return bot.bot().timeline().of(bot.incident("INC-1").id());
  }

  private List<MessageCaptured> captured() {
    return entries().stream()
        .map(TimelineEntry::event)
        .filter(MessageCaptured.class::isInstance)
        .map(MessageCaptured.class::cast)
        .toList();
  }
}
