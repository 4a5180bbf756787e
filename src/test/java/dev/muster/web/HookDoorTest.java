package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in with an alert. */
final class HookDoorTest {
  private static final String SECRET = "a secret of some length";
  private static final String BODY = "{\"title\": \"ä\"}";

  private final List<String> taken = new ArrayList<>();
  private WebServer server =
      serve(
          Optional.of(
              new HookDoor(
                  SECRET,
                  (source, body) -> {
                    taken.add(
                        source + " " + new String(body.readAllBytes(), StandardCharsets.UTF_8));
                    return new HookDoor.Answer(202, "{}");
                  })));

  private static WebServer serve(Optional<HookDoor> door) {
    return WebServer.start(
        "127.0.0.1",
        0,
        new WebServer.Pages(
            () -> new Readiness(1, true, true, Optional.empty(), true), () -> "", door));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> send(String header, String value, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + "/hooks/alerts/generic"))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String signature(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whoKnowsTheSecretIsLetIn() throws Exception {
    assertThat(send("Authorization", "Bearer " + SECRET, BODY).statusCode()).isEqualTo(202);
    assertThat(send("X-Muster-Signature", signature(BODY), BODY).statusCode()).isEqualTo(202);
    assertThat(taken).containsExactly("generic " + BODY, "generic " + BODY);
  }

  @Test
  void whoDoesNotIsTurnedAway() throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            send("X-Nothing", "x", BODY),
            send("Authorization", "Bearer " + SECRET + "x", BODY),
            send("Authorization", SECRET, BODY),
            send("X-Muster-Signature", signature(BODY), BODY + " "))) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("MUSTER_HOOK_SECRET").doesNotContain(SECRET);
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void whatIsTooMuchIsCutOffAndTheSignatureOfItFitsNoMore() throws Exception {
    String more = "x".repeat((int) HookDoor.LARGEST_BODY + 1);
    assertThat(send("Authorization", "Bearer " + SECRET, more).statusCode()).isEqualTo(202);
    assertThat(taken).singleElement().asString().hasSize("generic ".length() + more.length() - 1);
    assertThat(send("X-Muster-Signature", signature(more), more).statusCode()).isEqualTo(401);
  }

  @Test
  void whatGrafanaMakesOfTheAddressIsUnderstood() throws Exception {
    HttpRequest put =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/hooks/alerts/grafana/"))
            .header("Authorization", "Bearer " + SECRET)
            .PUT(HttpRequest.BodyPublishers.ofString(BODY))
            .build();
    assertThat(
            HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(202);
    assertThat(taken).containsExactly("grafana " + BODY);
  }

  @Test
  void withoutASecretNothingIsTakenIn() throws Exception {
    server.close();
    server = serve(Optional.empty());
    HttpResponse<String> answer = send("Authorization", "Bearer ", BODY);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("MUSTER_HOOK_SECRET is not set");
  }
}
