package dev.muster.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Identity;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets the app's WebSockets in: each by a link of its own, which serves once. */
public final class SocketDoor implements WebSocketConnectionCallback {
  static final String HOST = "applink-practice";
  private static final int MOST_CONNECTIONS = 10;
  private static final int PING_SECONDS = 5;

  private final AppLine line;
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();

  public SocketDoor(AppLine line, ScheduledExecutorService timer) {
    this.line = line;
    var unused =
        timer.scheduleAtFixedRate(
            () -> line.pingAll("Ping from " + HOST), PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
  }

  /** The path and query of a fresh link. */
  public String newLink() {
    String ticket = UUID.randomUUID().toString();
    tickets.add(ticket);
    return "link/?ticket=" + ticket + "&app_id=" + Identity.APP;
  }

  /** Whether the link may be used; it can't be again. */
  public boolean admits(Map<String, Deque<String>> query) {
    Deque<String> ticket = query.get("ticket");
    return ticket != null && tickets.remove(ticket.getFirst());
  }

  @Override
  public void onConnect(WebSocketHttpExchange exchange, WebSocketChannel channel) {
    Connection connection = new Connection(channel, (from, json) -> line.heard(json), line::remove);
    List<Connection> others = line.connections();
    if (others.size() >= MOST_CONNECTIONS) {
      connection.send(
          Json.text(Json.object().put("type", "disconnect").put("reason", "too_many_websockets")));
      connection.close(1000, "");
      connection.listen();
      return;
    }
    line.greet(connection, hello(others.size() + 1));
    connection.listen();
  }

  private static String hello(int connections) {
    ObjectNode hello = Json.object().put("type", "hello").put("num_connections", connections);
    hello
        .putObject("debug_info")
        .put("host", HOST)
        .put("build_number", 1)
        .put("approximate_connection_time", 18060);
    hello.putObject("connection_info").put("app_id", Identity.APP);
    return Json.text(hello);
  }
}
