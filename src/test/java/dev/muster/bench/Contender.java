package dev.muster.bench;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import dev.muster.slack.socket.SocketListener;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.socket.SocketOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** One way to hold the line between Slack and the same Bolt app. */
interface Contender {
  /** A line that is up. */
  @FunctionalInterface
  interface Held {
    void hangUp() throws Exception;
  }

  /** Returns when Slack's first message can come. */
  Held connect(App app, String appToken) throws Exception;

  /** Ours. */
  static Contender muster() {
    return (app, token) -> {
      SocketMode line =
          new SocketMode(app, token, SocketOptions.DEFAULT, SocketListener.NONE, Clock.systemUTC());
      line.start();
      if (!line.awaitConnected(Duration.ofSeconds(20))) {
        throw new IllegalStateException("not connected");
      }
      return line::close;
    };
  }

  /** The SDK's, as its documentation sets it up. */
  static Contender sdk(SocketModeClient.Backend backend) {
    return (app, token) -> {
      SocketModeApp line = new SocketModeApp(token, backend, app);
      line.startAsync();
      return line::close;
    };
  }

  /** The SDK's, with as many handler threads as ours. */
  static Contender sdkParallel(SocketModeClient.Backend backend) {
    return (app, token) -> {
      SocketModeApp line = new SocketModeApp(token, app, backend, SocketOptions.DEFAULT.handlers());
      line.startAsync();
      return line::close;
    };
  }

  static Map<String, Contender> all() {
    return new TreeMap<>(
        Map.of(
            "1 muster", muster(),
            "2 sdk (Tyrus)", sdk(SocketModeClient.Backend.Tyrus),
            "3 sdk (Tyrus, 16 threads)", sdkParallel(SocketModeClient.Backend.Tyrus),
            "4 sdk (Java-WebSocket)", sdk(SocketModeClient.Backend.JavaWebSocket)));
  }
}
