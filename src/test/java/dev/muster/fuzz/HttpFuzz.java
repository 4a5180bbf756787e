package dev.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.alert.AlertHook;
import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.delivery.DeliveryTable;
import dev.muster.playbook.Playbooks;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.store.alert.Alerts;
import dev.muster.web.HookDoor;
import dev.muster.web.Readiness;
import dev.muster.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is sent to what listens, it answers in JSON, and never with a fault of ours. */
final class HttpFuzz {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static PracticeWorkspace workspace;
  private static WebServer web;
  private static Database store;

  /**
   * Where something is sent to. What takes bodies from outside, a webhook too, is one line here.
   */
  private record Target(String verb, String url, String contentType) {}

  @BeforeContainer
  static void start() {
    workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults().withEverything().withRateLimits(false),
            WorkspaceClock.standingStill(Instant.parse("2026-03-02T10:00:00Z")));
    web =
        WebServer.start(
            "127.0.0.1",
            0,
            new WebServer.Pages(
                () -> new Readiness(1, true, true, Optional.empty(), true),
                () -> "muster 1",
                Optional.of(alerts())));
  }

  /** To what the door lets in, as the running bot does. */
  private static HookDoor alerts() {
    Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
    store = Database.inMemory();
    Incidents incidents =
        new Incidents(
            store, new Timeline(store), new DeliveryTable(clock), Incidents.Followers.NONE, clock);
    Playbooks ours =
        Playbooks.only(
            dev.muster.testkit.Playbooks.extended(
                """
                alerts:
                  - {name: Asked, words: [ana], severity: SEV-3}
                  - {name: Declared, words: [general, a], severity: SEV-1, then: declare}
                """));
    AlertHook hook = new AlertHook(incidents, new Alerts(store), ours, clock, outcome -> {});
    return new HookDoor(
        workspace.botToken(),
        (source, body) -> {
          AlertHook.Answer answer = hook.take(source, body);
          return new HookDoor.Answer(answer.status(), Json.write(answer.facts()));
        });
  }

  @AfterContainer
  static void stop() {
    web.close();
    store.close();
    workspace.close();
  }

  private static List<Target> targets() {
    String own = "http://127.0.0.1:" + web.port() + "/";
    String slack = workspace.url();
    String json = "application/json";
    String form = "application/x-www-form-urlencoded";
    return List.of(
        new Target("POST", own + "health/ready", json),
        new Target("PUT", own + "nothing/here", json),
        new Target("POST", own + "hooks/alerts/alertmanager", json),
        new Target("POST", own + "hooks/alerts/grafana", json),
        new Target("POST", own + "hooks/alerts/generic", json),
        new Target("POST", own + "hooks/alerts/generic", json),
        new Target("POST", own + "hooks/alerts/", json),
        new Target("POST", slack + "api/chat.postMessage", json),
        new Target("POST", slack + "api/chat.postMessage", form),
        new Target("POST", slack + "api/chat.update", json),
        new Target("POST", slack + "api/views.open", json),
        new Target("POST", slack + "api/views.publish", json),
        new Target("POST", slack + "api/conversations.create", json),
        new Target("POST", slack + "api/conversations.invite", json),
        new Target("POST", slack + "api/conversations.history", json),
        new Target("POST", slack + "api/bookmarks.add", json),
        new Target("POST", slack + "api/pins.add", json),
        new Target("POST", slack + "api/files.getUploadURLExternal", form),
        new Target("POST", slack + "api/files.completeUploadExternal", json),
        new Target("POST", slack + "api/no.such.method", json),
        new Target("POST", slack + "response/T0/R0", json),
        new Target("POST", slack + "upload/x", "multipart/form-data; boundary=x"),
        new Target("POST", slack + "sandbox/command", json),
        new Target("POST", slack + "sandbox/shortcut", json),
        new Target("POST", slack + "sandbox/action", json),
        new Target("POST", slack + "sandbox/submit", json),
        new Target("POST", slack + "sandbox/close", json),
        new Target("POST", slack + "sandbox/message", json),
        new Target("POST", slack + "sandbox/reaction", json),
        new Target("POST", slack + "sandbox/home", json),
        new Target("POST", slack + "sandbox/fault", json),
        new Target("POST", slack + "sandbox/clock", json),
        new Target("POST", slack + "sandbox/clock/next", json),
        new Target("POST", slack + "sandbox/clock/heard", json),
        new Target("POST", slack + "sandbox/nothing", json));
  }

  @Provide
  Arbitrary<Target> target() {
    return Arbitraries.of(targets());
  }

  @Provide
  Arbitrary<byte[]> body() {
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "true",
            "-1",
            "1e400",
            "\"\"",
            "\"ana\"",
            "\"general\"",
            "\"incidents\"",
            "\"PT-1H\"",
            "\"PT1S\"",
            "\"1.2\"",
            "[]",
            "{}",
            "[{}]",
            "[[1]]",
            "{\"a\":{\"b\":[]}}",
            "[{\"type\":\"section\"}]",
            "\"firing\"",
            "\"resolved\"",
            "[{\"status\":\"firing\",\"labels\":{\"alertname\":\"a\"}}]",
            "[{\"status\":\"resolved\",\"labels\":{\"alertname\":\"a\"}}]",
            "[{\"status\":\"firing\",\"labels\":[7],\"annotations\":5}]",
            "[{\"status\":\"firing\",\"startsAt\":\"never\"}]",
            "[{\"type\":7,\"text\":[]}]",
            "\"\\ud83d\"",
            "{\"type\":\"modal\",\"title\":5,\"blocks\":{}}",
            "\"0\"",
            "99999999999999999999");
    Arbitrary<String> names =
        Arbitraries.of(
            "user",
            "channel",
            "text",
            "ts",
            "blocks",
            "view",
            "view_id",
            "trigger_id",
            "users",
            "name",
            "command",
            "values",
            "action_id",
            "message_ts",
            "callback_id",
            "advance",
            "disconnect",
            "redeliver",
            "duplicate",
            "times",
            "delay_ms",
            "method",
            "error",
            "latest",
            "cursor",
            "limit",
            "metadata",
            "user_id",
            "title",
            "title",
            "alerts",
            "alerts",
            "status",
            "labels",
            "service",
            "severity",
            "id",
            "url",
            "link",
            "channel_id",
            "type",
            "files",
            "length",
            "filename",
            "order",
            "follower",
            "settled",
            "next_due",
            "http_status");
    Arbitrary<byte[]> objects =
        Combinators.combine(names, values)
            .as((name, value) -> "\"" + name + "\":" + value)
            .list()
            .ofMaxSize(6)
            .map(all -> ("{" + String.join(",", all) + "}").getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(
        objects,
        objects,
        Weird.text().map(t -> t.getBytes(StandardCharsets.UTF_8)),
        values.map(v -> v.getBytes(StandardCharsets.UTF_8)),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(200));
  }

  @Fuzz
  void whateverIsSentIsAnsweredInJson(@ForAll("target") Target target, @ForAll("body") byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(target.url()))
                .header("Content-Type", target.contentType())
                .header("Authorization", "Bearer " + workspace.botToken())
                .method(target.verb(), HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    // A fault that was ordered comes as it was ordered: HTTP 5xx of Slack's is none of ours.
    HTTP.send(
        HttpRequest.newBuilder(URI.create(workspace.url() + "sandbox/fault"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"clear\":true}"))
            .build(),
        HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    assertThat(answer.headers().firstValue("Content-Type").orElse("none"))
        .as(answer.body())
        .startsWith("application/json");
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
  }
}
