package dev.muster.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to the practice workspace that can be cut, and mended. */
final class Relay implements AutoCloseable {
  private final int to;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  Relay(int to) {
    this.to = to;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    aside(this::lets);
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort() + "/";
  }

  void cut() {
    cut = true;
    open.forEach(Relay::shut);
  }

  void mend() {
    cut = false;
  }

  private void lets() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        open.add(near);
        if (cut) {
          shut(near);
          continue;
        }
        Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
        open.add(far);
        aside(() -> carry(near, far));
        aside(() -> carry(far, near));
      } catch (IOException e) {
        // The door was closed: that is the end of it.
      }
    }
  }

  private void carry(Socket from, Socket into) {
    try (from;
        into;
        InputStream words = from.getInputStream()) {
      words.transferTo(into.getOutputStream());
    } catch (IOException e) {
      // Cut, or left by one of the two: the other end is closed with it.
    }
    open.remove(from);
  }

  private static void aside(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cut();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
