package dev.muster.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.channels.Channels;

/**
 * The wire's other end, with faults to order: answers by script, sockets that drop, fall silent or
 * say goodbye.
 */
public final class FakeSlack implements AutoCloseable {
  /** One HTTP answer. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public static Answer ok(String fields) {
      return new Answer(
          200, Map.of(), "{\"ok\":true" + (fields.isEmpty() ? "" : ",") + fields + "}");
    }

    public static Answer error(String code) {
      return new Answer(200, Map.of(), "{\"ok\":false,\"error\":\"" + code + "\"}");
    }

    public static Answer tooMany(int retryAfter) {
      return new Answer(
          429,
          Map.of("Retry-After", String.valueOf(retryAfter)),
          "{\"ok\":false,\"error\":\"ratelimited\"}");
    }

    public static Answer page(int status) {
      return new Answer(
          status, Map.of("Content-Type", "text/html"), "<html><h1>Bad Gateway</h1></html>");
    }
  }

  private static final Answer WHO =
      Answer.ok(
          "\"url\":\"http://localhost/\",\"team\":\"T\",\"user\":\"muster\",\"team_id\":\"T1\","
              + "\"user_id\":\"U0BOT\",\"bot_id\":\"B0BOT\"");

  private final Undertow server;
  private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
  private final Map<String, Answer> standing = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final List<WebSocketChannel> links = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<CompletableFuture<JsonObject>>> awaited =
      new ConcurrentHashMap<>();
  private final AtomicInteger envelopes = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger knocks = new AtomicInteger();
  private volatile CountDownLatch door = new CountDownLatch(0);
  private volatile boolean mute;
  private volatile boolean greets = true;
  private volatile Optional<JsonObject> behindHello = Optional.empty();

  public FakeSlack() {
    server =
        Undertow.builder()
            .setIoThreads(2)
            .setWorkerThreads(8)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                Handlers.path()
                    .addPrefixPath("/link", this::knock)
                    .addPrefixPath("/api", this::api))
            .build();
    server.start();
  }

  private int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  public String apiUrl() {
    return "http://127.0.0.1:" + port() + "/api/";
  }

  // What it answers to Web API calls.

  /** The next calls of this method are answered so, in this order. */
  public FakeSlack answers(String method, Answer... answers) {
    script.computeIfAbsent(method, none -> new ConcurrentLinkedDeque<>()).addAll(List.of(answers));
    return this;
  }

  /** Every call of this method is answered so, until {@link #recovers}. */
  public FakeSlack alwaysAnswers(String method, Answer answer) {
    standing.put(method, answer);
    return this;
  }

  public FakeSlack recovers(String method) {
    standing.remove(method);
    return this;
  }

  public long called(String method) {
    AtomicInteger times = calls.get(method);
    return times == null ? 0 : times.get();
  }

  private void api(HttpServerExchange exchange) {
    String method = exchange.getRelativePath().substring(1);
    calls.computeIfAbsent(method, none -> new AtomicInteger()).incrementAndGet();
    Answer answer = next(method);
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
    answer.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
    exchange.setStatusCode(answer.status());
    exchange.getResponseSender().send(answer.body());
  }

  private Answer next(String method) {
    Deque<Answer> queue = script.get(method);
    Answer scripted = queue == null ? null : queue.pollFirst();
    if (scripted != null) {
      return scripted;
    }
    if (standing.containsKey(method)) {
      return standing.get(method);
    }
    return switch (method) {
      case "auth.test" -> WHO;
      case "apps.connections.open" ->
          Answer.ok("\"url\":\"ws://127.0.0.1:" + port() + "/link/?ticket=secret\"");
      default -> Answer.error("unknown_method");
    };
  }

  // What it does on its sockets.

  private void knock(HttpServerExchange exchange) throws Exception {
    if (exchange.isInIoThread()) {
      exchange.dispatch(this::knock);
      return;
    }
    knocks.incrementAndGet();
    door.await();
    Handlers.websocket((upgrade, channel) -> linked(channel)).handleRequest(exchange);
  }

  /** How many asked to have a socket opened. */
  public int knocks() {
    return knocks.get();
  }

  /** Nobody who asks for a socket is let in until the door that this returns is counted down. */
  public CountDownLatch closesDoor() {
    door = new CountDownLatch(1);
    return door;
  }

  private void linked(WebSocketChannel channel) {
    opened.incrementAndGet();
    channel
        .getReceiveSetter()
        .set(
            new AbstractReceiveListener() {
              @Override
              protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage text) {
                acked(JsonParser.parseString(text.getData()).getAsJsonObject());
              }

              @Override
              protected void onFullPingMessage(WebSocketChannel from, BufferedBinaryMessage ping)
                  throws IOException {
                if (mute) {
                  ping.getData().free();
                } else {
                  super.onFullPingMessage(from, ping);
                }
              }
            });
    channel.addCloseTask(links::remove);
    channel.resumeReceives();
    links.add(channel);
    if (greets) {
      write(
          channel,
          "{\"type\":\"hello\",\"num_connections\":1,\"debug_info\":{\"host\":\"fake\"},"
              + "\"connection_info\":{\"app_id\":\"A1\"}}");
      behindHello.ifPresent(envelope -> write(channel, envelope.toString()));
    }
  }

  private void acked(JsonObject ack) {
    String envelope = ack.get("envelope_id").getAsString();
    Deque<CompletableFuture<JsonObject>> waiting = awaited.get(envelope);
    CompletableFuture<JsonObject> first = waiting == null ? null : waiting.pollFirst();
    if (first != null) {
      awaited.computeIfPresent(envelope, (id, left) -> left.isEmpty() ? null : left);
      first.complete(ack);
    }
  }

  private static void write(WebSocketChannel channel, String text) {
    WebSockets.sendText(text, channel, null);
  }

  public int links() {
    return links.size();
  }

  /** How many sockets were ever opened. */
  public int opened() {
    return opened.get();
  }

  public List<WebSocketChannel> sockets() {
    return links.stream().filter(WebSocketChannel::isOpen).toList();
  }

  /** Someone types a command; the app's ack. */
  public CompletableFuture<JsonObject> types(String text) {
    return sends(command(text));
  }

  /** Sends on the newest socket, as Slack may on any. */
  public CompletableFuture<JsonObject> sends(JsonObject envelope) {
    return sends(envelope, links.get(links.size() - 1));
  }

  public CompletableFuture<JsonObject> sends(JsonObject envelope, WebSocketChannel on) {
    CompletableFuture<JsonObject> ack = expectAck(envelope);
    write(on, envelope.toString());
    return ack;
  }

  /** The same in many frames. */
  public CompletableFuture<JsonObject> sendsInPieces(JsonObject envelope, int pieces) {
    CompletableFuture<JsonObject> ack = expectAck(envelope);
    byte[] bytes = envelope.toString().getBytes(StandardCharsets.UTF_8);
    int size = bytes.length / pieces + 1;
    try (StreamSinkFrameChannel sink = links.get(0).send(WebSocketFrameType.TEXT)) {
      for (int from = 0; from < bytes.length; from += size) {
        Channels.writeBlocking(
            sink, ByteBuffer.wrap(bytes, from, Math.min(size, bytes.length - from)));
        Channels.flushBlocking(sink);
      }
      sink.shutdownWrites();
      Channels.flushBlocking(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ack;
  }

  private CompletableFuture<JsonObject> expectAck(JsonObject envelope) {
    CompletableFuture<JsonObject> ack = new CompletableFuture<>();
    awaited
        .computeIfAbsent(
            envelope.get("envelope_id").getAsString(), none -> new ConcurrentLinkedDeque<>())
        .add(ack);
    return ack;
  }

  public JsonObject command(String text) {
    JsonObject payload = new JsonObject();
    payload.addProperty("command", "/incident");
    payload.addProperty("text", text);
    payload.addProperty("team_id", "T1");
    payload.addProperty("user_id", "U1");
    payload.addProperty("channel_id", "C1");
    payload.addProperty("trigger_id", "1.2.3");
    payload.addProperty("response_url", "http://127.0.0.1:1/response");
    return envelope("slash_commands", payload);
  }

  public JsonObject envelope(String type, JsonObject payload) {
    JsonObject envelope = new JsonObject();
    envelope.addProperty("envelope_id", "E" + envelopes.incrementAndGet());
    envelope.addProperty("type", type);
    envelope.addProperty("accepts_response_payload", true);
    envelope.add("payload", payload);
    return envelope;
  }

  /** Slack announces that it will end this connection, and does not yet do so. */
  public void announcesEnd(WebSocketChannel on, String reason) {
    write(on, "{\"type\":\"disconnect\",\"reason\":\"" + reason + "\",\"debug_info\":{}}");
  }

  public void sendsText(String text) {
    write(links.get(links.size() - 1), text);
  }

  /** This envelope follows hello at once, on every socket; the first ack of it. */
  public CompletableFuture<JsonObject> sendsRightBehindHello(JsonObject envelope) {
    CompletableFuture<JsonObject> ack = expectAck(envelope);
    behindHello = Optional.of(envelope);
    return ack;
  }

  /** A proper WebSocket close, from Slack's side. */
  public void closes(WebSocketChannel on) {
    WebSockets.sendClose(1000, "bye", on, null);
  }

  /** The TCP connections end, with no word. */
  public void dropsAll() {
    for (WebSocketChannel link : links) {
      try {
        link.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The TCP connections stay, and nothing comes any more. */
  public void fallsSilent(boolean silent) {
    mute = silent;
  }

  public void greets(boolean hello) {
    greets = hello;
  }

  @Override
  public void close() {
    server.stop();
  }
}
