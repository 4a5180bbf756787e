package dev.muster.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SocketConnectionTest {
  private final List<String> heard = new ArrayList<>();
  private final Socket socket = new Socket();
  private final SocketConnection connection = new SocketConnection(1, new Notes());

  /** What Slack sent before it heard our goodbye comes after we said it. */
  @Test
  void whoLeavesHearsSlackOutUntilItSaysGoodbyeToo() {
    connection.onOpen(socket);
    connection.onText(socket, "{\"type\":\"hello\"}", true);

    connection.leave("replaced");
    assertThat(connection.open()).isFalse();
    assertThat(socket.did).containsExactly("ping", "goodbye");
    connection.onText(
        socket,
        "{\"envelope_id\":\"E1\",\"type\":\"slash_commands\",\"accepts_response_payload\":true,"
            + "\"payload\":{}}",
        true);
    connection.onClose(socket, WebSocket.NORMAL_CLOSURE, "");

    assertThat(heard).containsExactly("lost: replaced", "envelope E1");
    assertThat(socket.did).containsExactly("ping", "goodbye", "abort");
  }

  private final class Notes implements SocketConnection.Keeper {
    @Override
    public void envelope(SocketConnection via, Envelope envelope, long receivedNanos) {
      heard.add("envelope " + envelope.id());
    }

    @Override
    public void leaving(SocketConnection leaving, String reason) {
      heard.add("leaving: " + reason);
    }

    @Override
    public void lost(SocketConnection lost, String why) {
      heard.add("lost: " + why);
    }
  }

  /** Does as it is told, at once. */
  private static final class Socket implements WebSocket {
    final List<String> did = new ArrayList<>();
    private boolean closed;

    private CompletableFuture<WebSocket> done(String what) {
      did.add(what);
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
      return done("text");
    }

    @Override
    public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
      return done("binary");
    }

    @Override
    public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
      return done("ping");
    }

    @Override
    public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
      return done("pong");
    }

    @Override
    public CompletableFuture<WebSocket> sendClose(int code, String reason) {
      closed = true;
      return done("goodbye");
    }

    @Override
    public void request(long n) {}

    @Override
    public String getSubprotocol() {
      return "";
    }

    @Override
    public boolean isOutputClosed() {
      return closed;
    }

    @Override
    public boolean isInputClosed() {
      return false;
    }

    @Override
    public void abort() {
      did.add("abort");
    }
  }
}
