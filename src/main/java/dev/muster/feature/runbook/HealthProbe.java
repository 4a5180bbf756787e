package dev.muster.feature.runbook;

import dev.muster.incident.ChecklistEvent.Checked.Answer;
import dev.muster.playbook.Durations;
import dev.muster.playbook.Probe;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page or a figure, and changes nothing: one GET of the playbook's own address, which is
 * led nowhere else, and of whose answer people see a status or a number.
 */
final class HealthProbe {
  /** A figure needs no more. */
  private static final int MOST_READ = 64 * 1024;

  private final Duration patience;
  private final HttpClient http;

  HealthProbe(Duration patience) {
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /** What it gave; in words, too, where it gave nothing. */
  CompletableFuture<Answer> at(Probe probe) {
    Optional<URI> address = address(probe);
    if (address.isEmpty()) {
      return CompletableFuture.completedFuture(
          new Answer(probe.name(), false, "the playbook's address is no web address"));
    }
    HttpRequest request = HttpRequest.newBuilder(address.get()).timeout(patience).GET().build();
    int most = probe.query().isPresent() ? MOST_READ : 0;
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request, head -> new BoundedBody(most));
    return asked
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle((response, failure) -> answer(probe, response, failure, asked));
  }

  private Answer answer(
      Probe probe,
      @Nullable HttpResponse<byte[]> response,
      @Nullable Throwable failure,
      CompletableFuture<?> asked) {
    if (response == null) {
      asked.cancel(true);
      return new Answer(probe.name(), false, failed(failure));
    }
    if (probe.query().isPresent()) {
      return response.statusCode() == 200
          ? ProbeValue.read(response.body()).against(probe)
          : new Answer(probe.name(), false, "the server answered " + response.statusCode());
    }
    boolean right = response.statusCode() == probe.status();
    return new Answer(
        probe.name(),
        right,
        "answered " + response.statusCode() + (right ? "" : ", not " + probe.status()));
  }

  /** Never the exception's own words: an address may hold more than is meant for all. */
  private String failed(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof TimeoutException || cause instanceof HttpTimeoutException
        ? "no answer within " + Durations.text(patience)
        : "can't be reached";
  }

  private static Optional<URI> address(Probe probe) {
    try {
      URI page = URI.create(probe.query().map(q -> prometheus(probe.url(), q)).orElse(probe.url()));
      boolean web =
          "http".equalsIgnoreCase(page.getScheme()) || "https".equalsIgnoreCase(page.getScheme());
      return Optional.of(page).filter(p -> web && p.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String prometheus(String server, String query) {
    return server.replaceFirst("/+$", "")
        + "/api/v1/query?query="
        + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }
}
