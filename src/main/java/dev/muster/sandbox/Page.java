package dev.muster.sandbox;

import dev.muster.sandbox.http.Answer;
import dev.muster.sandbox.http.Endpoint;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The workspace in a browser: a few files, and nothing from elsewhere. */
final class Page implements Endpoint {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  @Override
  public CompletionStage<Answer> answer(Request request) {
    String name = request.path().equals("/") ? "index.html" : request.path().substring(1);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || name.contains("/")) {
      return CompletableFuture.completedFuture(notFound());
    }
    try (InputStream file = Page.class.getResourceAsStream("page/" + name)) {
      return CompletableFuture.completedFuture(
          file == null
              ? notFound()
              : Answer.bytes(type, file.readAllBytes())
                  .with("Content-Security-Policy", "default-src 'self'"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer notFound() {
    return Answer.json(404, Json.error("not_found"));
  }
}
