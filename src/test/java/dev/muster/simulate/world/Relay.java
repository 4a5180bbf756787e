package dev.muster.simulate.world;

import dev.muster.simulate.world.Doom.Moment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The wire between one life of the bot and Slack. When the bot is killed it is cut, and nothing of
 * that life gets through any more, whatever its threads still try.
 */
final class Relay implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final int slack;
  private final Doom doom;
  private final ServerSocket door;
  private final List<Pipe> pipes = new CopyOnWriteArrayList<>();
  private final Object writing = new Object();
  private boolean frozen;

  Relay(int slack, Doom doom) {
    this.slack = slack;
    this.doom = doom;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket bot = door.accept();
        Pipe pipe = new Pipe(bot, new Socket(InetAddress.getLoopbackAddress(), slack));
        pipes.add(pipe);
        daemon(pipe::up);
        daemon(pipe::down);
      } catch (IOException e) {
        // The door was shut, or Slack is gone: the bot finds that out for itself.
      }
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on nothing gets through, and nobody notices. */
  void freeze() {
    synchronized (writing) {
      frozen = true;
    }
  }

  /** One of the sockets breaks without a word, or all of them. */
  void dropSockets(boolean all) {
    for (Pipe pipe : pipes) {
      if (pipe.isSocket) {
        pipe.close();
        if (!all) {
          return;
        }
      }
    }
  }

  @Override
  public void close() {
    freeze();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pipes.forEach(Pipe::close);
  }

  /** One TCP connection of the bot, and its other half. */
  private final class Pipe {
    private final Socket bot;
    private final Socket there;
    private volatile boolean isSocket;

    Pipe(Socket bot, Socket there) throws IOException {
      this.bot = bot;
      this.there = there;
      bot.setTcpNoDelay(true);
      there.setTcpNoDelay(true);
    }

    private void up() {
      byte[] bytes = new byte[CHUNK];
      try (InputStream in = bot.getInputStream()) {
        OutputStream out = there.getOutputStream();
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          String start = new String(bytes, 0, Math.min(n, 20), StandardCharsets.ISO_8859_1);
          isSocket |= start.startsWith("GET /link/");
          if (start.startsWith("POST /api/") && doom.isMet(Moment.BEFORE_CALL)) {
            return;
          }
          pass(out, bytes, n);
        }
      } catch (IOException e) {
        // Broken: so is the other half, then.
      } finally {
        close();
      }
    }

    private void down() {
      byte[] bytes = new byte[CHUNK];
      try (InputStream in = there.getInputStream()) {
        OutputStream out = bot.getOutputStream();
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          if (!isSocket) {
            if (startsAnswer(bytes, n) && doom.isMet(Moment.AFTER_CALL)) {
              return;
            }
            redirect(bytes, n);
          }
          pass(out, bytes, n);
        }
      } catch (IOException e) {
        // Broken: so is the other half, then.
      } finally {
        close();
      }
    }

    private void pass(OutputStream out, byte[] bytes, int n) throws IOException {
      synchronized (writing) {
        if (!frozen) {
          out.write(bytes, 0, n);
        }
      }
    }

    private void close() {
      for (Socket socket : List.of(bot, there)) {
        try {
          socket.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      pipes.remove(this);
    }
  }

  private static boolean startsAnswer(byte[] bytes, int n) {
    return n > 5 && bytes[0] == 'H' && bytes[1] == 'T' && bytes[2] == 'T' && bytes[3] == 'P';
  }

  /** Where Slack names an address of its own, the bot is to come through here too. */
  private void redirect(byte[] bytes, int n) {
    byte[] theirs = (":" + slack + "/").getBytes(StandardCharsets.ISO_8859_1);
    byte[] ours = (":" + port() + "/").getBytes(StandardCharsets.ISO_8859_1);
    if (theirs.length != ours.length) {
      throw new IllegalStateException("Two ports of different length: " + slack + ", " + port());
    }
    for (int i = 0; i + theirs.length <= n; i++) {
      int same = 0;
      while (same < theirs.length && bytes[i + same] == theirs[same]) {
        same++;
      }
      if (same == theirs.length) {
        System.arraycopy(ours, 0, bytes, i, ours.length);
      }
    }
  }
}
