package dev.muster.sandbox.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.http.Json;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket to the app. */
final class Connection {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final WebSocketCallback<Void> UNHEARD =
      new WebSocketCallback<>() {
        @Override
        public void complete(WebSocketChannel channel, Void nothing) {}

        @Override
        public void onError(WebSocketChannel channel, Void nothing, Throwable failure) {
          log.debug("A frame did not reach the app", failure);
        }
      };

  private final WebSocketChannel channel;
  private volatile boolean retired;

  Connection(
      WebSocketChannel channel,
      BiConsumer<Connection, JsonNode> onJson,
      Consumer<Connection> onGone) {
    this.channel = channel;
    channel
        .getReceiveSetter()
        .set(
            new AbstractReceiveListener() {
              @Override
              protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                Json.parse(message.getData())
                    .ifPresent(json -> onJson.accept(Connection.this, json));
              }

              @Override
              protected int getMaxPingsPerWindow() {
                return Integer.MAX_VALUE;
              }
            });
    channel.addCloseTask(closed -> onGone.accept(this));
  }

  void listen() {
    channel.resumeReceives();
  }

  boolean isOpen() {
    return !retired
        && channel.isOpen()
        && !channel.isCloseFrameReceived()
        && !channel.isCloseFrameSent();
  }

  /** It gets nothing more; what it still says is heard. */
  void retire() {
    retired = true;
  }

  void send(String text) {
    WebSockets.sendText(text, channel, UNHEARD);
  }

  void ping(String text) {
    WebSockets.sendPing(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), channel, UNHEARD);
  }

  void close(int code, String reason) {
    WebSockets.sendClose(code, reason, channel, UNHEARD);
  }

  /** The TCP connection goes, without a close frame. */
  void cut() {
    try {
      channel.close();
    } catch (IOException e) {
      log.debug("A connection was already gone", e);
    }
  }
}
