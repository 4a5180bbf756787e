package dev.muster.web;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets commands on the same machine ask a running bot for what only it can give, for it alone has
 * the store open. On the loopback address only, and only for who knows the secret.
 */
public final class ControlDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlDoor.class);

  private final Path directory;
  private final Undertow server;
  private final ControlFile file;

  /** One thing that can be asked for. */
  @FunctionalInterface
  public interface Page {
    void answer(Map<String, String> asked, OutputStream out) throws IOException;
  }

  private ControlDoor(Path directory, Map<String, Page> pages) throws IOException {
    this.directory = directory;
    server =
        Limits.set(Undertow.builder())
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(2)
            .setHandler(new BlockingHandler(exchange -> answer(exchange, Map.copyOf(pages))))
            .build();
    server.start();
    file =
        ControlFile.fresh(
            ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
    try {
      file.writeTo(directory);
    } catch (IOException e) {
      server.stop();
      throw e;
    }
  }

  /**
   * Opens it, and leaves word in the data directory of where it is.
   *
   * @param pages by name
   */
  public static ControlDoor open(Path directory, Map<String, Page> pages) throws IOException {
    return new ControlDoor(directory, pages);
  }

  private void answer(HttpServerExchange exchange, Map<String, Page> pages) throws IOException {
    String given = String.valueOf(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION));
    if (!MessageDigest.isEqual(bytes(given), bytes("Bearer " + file.secret()))) {
      exchange.setStatusCode(StatusCodes.UNAUTHORIZED);
      return;
    }
    Page page = pages.get(exchange.getRequestPath().substring(1));
    if (page == null) {
      exchange.setStatusCode(StatusCodes.NOT_FOUND);
      return;
    }
    Map<String, String> asked = new HashMap<>();
    exchange.getQueryParameters().forEach((name, values) -> asked.put(name, values.getFirst()));
    try (OutputStream out = exchange.getOutputStream()) {
      page.answer(asked, out);
    } catch (IOException | RuntimeException e) {
      LOG.error("{} could not be given to a command", exchange.getRequestPath(), e);
      // What was sent so far must not look whole.
      exchange.getConnection().close();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop();
    try {
      ControlFile.delete(directory);
    } catch (IOException e) {
      LOG.warn("The control file stays behind: {}", e.getMessage());
    }
  }
}
