package dev.muster.bench;

import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import dev.muster.Bot;
import dev.muster.Setup;
import dev.muster.database.Database;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.socket.SocketListener;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.socket.SocketOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One way to hold the line between Slack and an app. */
interface Contender {
  /** A line that is up. */
  @FunctionalInterface
  interface Held {
    void hangUp() throws Exception;
  }

  /** Holds the line to that peer. */
  Held connect(Peer peer) throws Exception;

  /** Ours. */
  static Contender muster(BenchApp app) {
    return peer -> {
      SocketMode line =
          new SocketMode(
              app.against(peer),
              peer.appToken(),
              SocketOptions.DEFAULT,
              SocketListener.NONE,
              Clock.systemUTC());
      line.start();
      connected(line);
      return line::close;
    };
  }

  /** The whole bot: store, playbook, commands and all. */
  static Contender wholeBot() {
    return peer -> {
      Bot bot =
          new Bot(
              new Setup(
                  Database.inMemory(),
                  Playbooks.only(PlaybookFile.shippedDefault()),
                  Clock.systemUTC(),
                  new Setup.Line(peer.apiUrl(), peer.botToken(), peer.appToken()),
                  SocketOptions.DEFAULT));
      bot.start();
      connected(bot.socket());
      return bot::close;
    };
  }

  private static void connected(SocketMode line) throws InterruptedException {
    if (!line.awaitConnected(Duration.ofSeconds(20))) {
      throw new IllegalStateException("not connected");
    }
  }

  /** The SDK's, as its documentation sets it up. */
  static Contender sdk(BenchApp app, SocketModeClient.Backend backend) {
    return peer -> {
      SocketModeApp line = new SocketModeApp(peer.appToken(), backend, app.against(peer));
      line.startAsync();
      return line::close;
    };
  }

  /** The SDK's, with as many handler threads as ours. */
  static Contender sdkParallel(BenchApp app, SocketModeClient.Backend backend) {
    return peer -> {
      SocketModeApp line =
          new SocketModeApp(
              peer.appToken(), app.against(peer), backend, SocketOptions.DEFAULT.handlers());
      line.startAsync();
      return line::close;
    };
  }

  /** Both lines with the same app; ours comes first. */
  static Map<String, Contender> lines(BenchApp app) {
    Map<String, Contender> lines = new LinkedHashMap<>();
    lines.put("muster", muster(app));
    lines.put("sdk (Tyrus)", sdk(app, SocketModeClient.Backend.Tyrus));
    lines.put("sdk (Tyrus, 16 threads)", sdkParallel(app, SocketModeClient.Backend.Tyrus));
    lines.put("sdk (Java-WebSocket)", sdk(app, SocketModeClient.Backend.JavaWebSocket));
    return lines;
  }
}
