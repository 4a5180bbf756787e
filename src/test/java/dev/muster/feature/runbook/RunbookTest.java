package dev.muster.feature.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RunbookTest {
  private final AtomicInteger status = new AtomicInteger(503);
  private HttpServer outside;
  private BotUnderTest bot;
  private Person ana;
  private Room room;

  @BeforeEach
  void start() throws IOException {
    outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outside.createContext(
        "/health",
        exchange -> {
          byte[] secret = "secret words".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status.get(), secret.length);
          exchange.getResponseBody().write(secret);
          exchange.close();
        });
    outside.createContext(
        "/api/v1/query",
        exchange -> {
          byte[] answer =
              """
          {"status":"success","data":{"resultType":"vector","result":[
            {"metric":{"pod":"a"},"value":[1,"0.25"]},{"metric":{"pod":"b"},"value":[1,"0.5"]}]}}"""
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    outside.start();
    bot =
        BotUnderTest.with(
            Playbooks.with(
                """
                archive_after: 7d
                runbooks:
                  - name: api-down
                    title: API down
                    suggested_by: [api, "502"]
                    symptoms: [The API answers 5xx]
                    investigate: [Look at the gateway]
                    fix: [Restart the gateway]
                    verify: [The API answers again]
                    checks:
                      - {name: Health page, url: "http://127.0.0.1:PORT/health"}
                      - {name: Errors, url: "http://127.0.0.1:PORT", query: rate(errors), below: 1}
                  - name: mail
                    title: Mail is late
                    suggested_by: [mail]
                    fix: [Restart it]
                """
                    .replace("PORT", "" + outside.getAddress().getPort()),
                "archive_after: 7d"));
    ana = bot.person("ana");
    room = ana.declares("SEV-1 the API is down");
  }

  @AfterEach
  void stop() {
    bot.close();
    outside.stop(0);
  }

  @Test
  void itIsSuggestedOnceFromTheTitleAndFromAnUpdate() {
    assertThat(suggested()).hasSize(1);
    assertThat(suggested().get(0)).contains("This looks like *API down*.", "Open runbook");

    ana.types(room, "update the api answers 502, and mail waits");
    ana.types(room, "update mail still waits");

    assertThat(suggested()).hasSize(2);
    assertThat(suggested().get(1)).contains("Mail is late");
  }

  @Test
  void openedItIsAListAndItsRecoveryChecksAreAskedBeforeTheResolve() {
    ana.presses(room, "Open runbook");

    assertThat(room.messages())
        .anyMatch(
            m ->
                m.contains(":clipboard: 2 · *API down*")
                    && m.contains("The API answers 5xx")
                    && m.contains("1. Look at the gateway")
                    && m.contains("*Is it over?*"));
    assertThat(ana.types(room, "runbook api-down")).contains("is open already");
    assertThat(ana.types(room, "runbook")).contains("API down", "Mail is late");
    assertThat(ana.types(room, "runbook lunch")).contains("There is no runbook “lunch”", "mail");

    ana.types(room, "resolve restarted it");
    assertThat(ana.form().toString())
        .contains("Nobody ticked in the runbook “API down”: The API answers again.");
    ana.closesForm();

    ana.ticks(room, "The API answers again");
    assertThat(ana.types(room, "resolve restarted it")).contains("is resolved");
  }

  @Test
  void itLooksFromOutsideAndSaysWhatItSaw() {
    assertThat(ana.types(room, "runbook check")).contains("No runbook with checks");

    assertThat(ana.types(room, "runbook check api-down")).contains("I look now: API down");
    assertThat(room.lastMessage())
        .contains("not all is as it should be")
        .contains("*not right* Health page: answered 503, not 200")
        .contains("• Errors: 0.25 to 0.5 in 2 series, must be below 1")
        .doesNotContain("secret");
    assertThat(ana.types(room, "timeline")).contains("Health page is not right");

    status.set(200);
    ana.presses(room, "Look again");
    assertThat(room.lastMessage()).contains("all as it should be").contains("answered 200");
  }

  private List<String> suggested() {
    return room.messages().stream().filter(m -> m.startsWith(":book:")).toList();
  }
}
