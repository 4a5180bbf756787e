package dev.muster.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people type while Slack replaces a connection, as it does every few hours. */
@Timeout(120)
final class TenCommandsTest {
  private static final long SEED = 20_260_302;
  private static final int ROUNDS = 20;

  @Test
  void tenCommandsAroundAForcedDisconnectAreAllAnswered() throws Exception {
    Random random = new Random(SEED);
    ExecutorService people = Executors.newFixedThreadPool(3);
    try (BotUnderTest bot = BotUnderTest.with(SocketOptions.DEFAULT.withSteady(Duration.ZERO))) {
      Room room = bot.person("ana").declares("SEV-1 checkout is down");
      for (int round = 1; round <= ROUNDS; round++) {
        Eventually.is("two connections", () -> bot.bot().socket().connected() == 2);
        int before = random.nextInt(10);
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          if (i == before) {
            bot.hands()
                .does(
                    "fault",
                    Map.of(
                        "disconnect",
                        random.nextBoolean() ? "refresh_requested" : "warning",
                        "connections",
                        1));
          }
          String words = "note round " + round + " number " + i;
          answers.add(CompletableFuture.supplyAsync(() -> types(bot, room, words), people));
          if (random.nextBoolean()) {
            answers.get(i).get(30, TimeUnit.SECONDS);
          }
        }
        for (CompletableFuture<JsonNode> answer : answers) {
          assertThat(answer.get(30, TimeUnit.SECONDS).at("/response/text").asText())
              .as("seed %d, round %d, before number %d", SEED, round, before)
              .startsWith("Noted on the timeline");
        }
      }

      List<String> noted =
          bot.bot().timeline().of(bot.incident("INC-1").id()).stream()
              .filter(entry -> entry.event() instanceof Noted)
              .map(entry -> ((Noted) entry.event()).words())
              .toList();
      assertThat(noted)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, ROUNDS)
                  .boxed()
                  .flatMap(r -> IntStream.range(0, 10).mapToObj(i -> "round " + r + " number " + i))
                  .toList());
    } finally {
      people.shutdownNow();
    }
  }

  private static JsonNode types(BotUnderTest bot, Room room, String words) {
    return bot.hands().types("ana", room.name(), words);
  }
}
