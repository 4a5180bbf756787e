package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.control.Completion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page asks, and what it is told without asking. */
@Timeout(60)
class LivePageTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private WorkspaceClock clock;
  private PracticeWorkspace workspace;
  private Wire wire;

  @BeforeEach
  void open() {
    clock = WorkspaceClock.standingStill(NOON);
    workspace =
        PracticeWorkspace.start(PracticeWorkspace.Options.defaults().withRateLimits(false), clock);
    wire = new Wire(workspace);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void anOpenPageIsToldOfEachChangeWithoutAsking() throws Exception {
    try (Events events = new Events()) {
      long before = events.next(event -> true).path("version").asLong();
      writes("ana", "general", "hello");
      JsonNode told = events.next(event -> event.path("version").asLong() > before);
      assertThat(changedSince(before, "ben")).containsExactly("general");
      assertThat(changedSince(told.path("version").asLong(), "ben")).isEmpty();
    }
  }

  @Test
  void anOpenPageSeesTheClockMoveAndWhatFires() throws Exception {
    Nudging nudging = new Nudging(NOON.plusSeconds(600));
    clock.follow(nudging);
    assertThat(wire.look("clock").path("next_what").asText()).isEqualTo("nudge INC-3");
    try (Events events = new Events()) {
      wire.does("clock", Map.of("advance", "PT30M"));
      JsonNode fired = events.next(event -> !event.path("fired").isEmpty()).path("fired").get(0);
      assertThat(fired.path("what").asText()).isEqualTo("nudge INC-3");
      assertThat(fired.path("at").asText()).isEqualTo("2026-03-02T12:10:00Z");
    }
    try (Events later = new Events()) {
      JsonNode now = later.next(event -> true);
      assertThat(now.path("now").asText()).isEqualTo("2026-03-02T12:30:00Z");
      assertThat(now.path("moving").asBoolean()).isFalse();
      assertThat(now.path("fired")).isEmpty();
    }
    assertThat(wire.look("clock").has("next_what")).isFalse();
  }

  @Test
  void aFollowerInAnotherProcessSaysWhatIsDue() throws Exception {
    try (ClockFollower line = ClockFollower.of(workspace.apiUrl()).orElseThrow()) {
      line.follow(new Nudging(NOON.plusSeconds(600)));
      JsonNode clockNow = wire.look("clock");
      while (!clockNow.has("next_due")) {
        Thread.onSpinWait();
        clockNow = wire.look("clock");
      }
      assertThat(clockNow.path("next_what").asText()).isEqualTo("nudge INC-3");
    }
  }

  @Test
  void onlyWhatChangedIsAskedFor() {
    String first = writes("ana", "general", "one");
    String second = writes("ana", "general", "two");
    long then = version();
    wire.does("reaction", Map.of("user", "ben", "channel", "general", "ts", first, "name", "eyes"));
    String third = writes("ana", "general", "three");
    JsonNode news = wire.look("page/channel?user=ben&channel=general&since=" + then);
    assertThat(times(news)).containsExactly(first, third);
    wire.does("message", Map.of("user", "ana", "channel", "general", "ts", second, "delete", true));
    JsonNode gone = wire.look("page/channel?user=ben&channel=general&since=" + then);
    assertThat(gone.path("gone").get(0).asText()).isEqualTo(second);
    assertThat(wire.look("page/rooms?user=ben&since=" + version()).path("channels")).isEmpty();
  }

  @Test
  void aLongChannelComesInPieces() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      all.add(writes("ana", "general", "message " + i));
    }
    JsonNode newest = wire.look("page/channel?user=ben&channel=general");
    assertThat(times(newest)).isEqualTo(all.subList(70, 130));
    assertThat(newest.path("older").asBoolean()).isTrue();
    JsonNode rest =
        wire.look("page/channel?user=ben&channel=general&limit=100&before=" + all.get(70));
    assertThat(times(rest)).isEqualTo(all.subList(0, 70));
    assertThat(rest.path("older").asBoolean()).isFalse();
    JsonNode from = wire.look("page/channel?user=ben&channel=general&limit=5&from=" + all.get(40));
    assertThat(times(from)).isEqualTo(all.subList(35, 130));
  }

  @Test
  void aThreadIsBesideTheChannel() {
    String start = writes("ana", "general", "start");
    writes("ana", "general", "another");
    String reply =
        wire.does(
                "message",
                Map.of("user", "ben", "channel", "general", "text", "a", "thread_ts", start))
            .path("ts")
            .asText();
    JsonNode channel = wire.look("page/channel?user=chi&channel=general");
    assertThat(times(channel)).contains(start).doesNotContain(reply);
    assertThat(channel.path("messages").get(0).path("reply_count").asInt()).isEqualTo(1);
    assertThat(channel.path("messages").get(0).path("latest_reply").asText()).isEqualTo(reply);
    JsonNode thread = wire.look("page/channel?user=chi&channel=general&thread=" + start);
    assertThat(times(thread)).containsExactly(start, reply);
  }

  @Test
  void nobodySeesAPrivateChannelOfOthersNorWhatWasSaidToAnother() {
    String id =
        wire.calls("conversations.create", Map.of("name", "secret", "is_private", true))
            .path("channel")
            .path("id")
            .asText();
    wire.calls("conversations.invite", Map.of("channel", id, "users", wire.user("ana")));
    wire.calls(
        "chat.postEphemeral", Map.of("channel", id, "user", wire.user("ana"), "text", "for you"));
    assertThat(names(wire.look("page/rooms?user=ana"))).contains("secret");
    assertThat(names(wire.look("page/rooms?user=ben"))).doesNotContain("secret");
    assertThat(wire.look("page/channel?user=ben&channel=" + id).path("error").asText())
        .isEqualTo("channel_not_found");
    wire.calls("conversations.invite", Map.of("channel", id, "users", wire.user("ben")));
    assertThat(wire.look("page/channel?user=ana&channel=" + id).toString()).contains("for you");
    assertThat(wire.look("page/channel?user=ben&channel=" + id).toString())
        .doesNotContain("for you");
    long then = version();
    wire.calls("conversations.kick", Map.of("channel", id, "user", wire.user("ben")));
    assertThat(wire.look("page/rooms?user=ben&since=" + then).path("gone").get(0).asText())
        .isEqualTo(id);
  }

  @Test
  void whatIsNewIsCountedForEachAndReadByEach() {
    writes("ana", "general", "hello");
    String last = writes("ana", "general", "do look, @ben");
    assertThat(room("ben", "general").path("unread").asInt()).isEqualTo(2);
    assertThat(room("ben", "general").path("mentions").asInt()).isEqualTo(1);
    assertThat(room("chi", "general").path("mentions").asInt()).isZero();
    assertThat(room("ana", "general").path("unread").asInt()).isZero();
    wire.does("page/read", Map.of("user", "ben", "channel", "general", "ts", last));
    assertThat(room("ben", "general").path("unread").asInt()).isZero();
    assertThat(room("chi", "general").path("unread").asInt()).isEqualTo(2);
  }

  @Test
  void theAppsOwnerSaysWhatMayBeTyped() {
    workspace.offer(List.of(new Completion("/incident", "severity", "<level>", "How bad it is")));
    JsonNode word = wire.look("page/rooms?user=ana").path("completions").get(0);
    assertThat(word.path("words").asText()).isEqualTo("severity");
    assertThat(word.path("usage").asText()).isEqualTo("<level>");
  }

  private String writes(String user, String channel, String text) {
    return wire.does("message", Map.of("user", user, "channel", channel, "text", text))
        .path("ts")
        .asText();
  }

  private long version() {
    return wire.look("page/rooms?user=ana").path("version").asLong();
  }

  private List<String> changedSince(long version, String user) {
    return names(wire.look("page/rooms?user=" + user + "&since=" + version));
  }

  private JsonNode room(String user, String name) {
    return stream(wire.look("page/rooms?user=" + user).path("channels"))
        .filter(channel -> channel.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(JsonNode rooms) {
    return stream(rooms.path("channels")).map(room -> room.path("name").asText()).toList();
  }

  private static List<String> times(JsonNode channel) {
    return stream(channel.path("messages"))
        .filter(message -> message.path("subtype").isMissingNode())
        .map(message -> message.path("ts").asText())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Has one thing to do, and says what. */
  private final class Nudging implements Follower {
    private final Instant at;

    Nudging(Instant at) {
      this.at = at;
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.of(at).filter(due -> due.isAfter(clock.instant()));
    }

    @Override
    public Optional<Due> next() {
      return nextDue().map(due -> new Due(due, "nudge INC-3"));
    }

    @Override
    public void settle() {}
  }

  /** The line that a browser keeps open. */
  private final class Events implements AutoCloseable {
    private final InputStream stream;

    Events() throws IOException, InterruptedException {
      HttpResponse<InputStream> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(workspace.url() + "sandbox/events"))
                      .timeout(Duration.ofSeconds(30))
                      .build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      stream = response.body();
    }

    JsonNode next(Predicate<JsonNode> wanted) throws IOException {
      while (true) {
        String line = line();
        if (line.startsWith("data:")) {
          ObjectNode event = (ObjectNode) Wire.JSON.readTree(line.substring(5));
          if (wanted.test(event)) {
            return event;
          }
        }
      }
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = stream.read(); c != '\n'; c = stream.read()) {
        if (c < 0) {
          throw new AssertionError("The workspace hung up");
        }
        line.append((char) c);
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
