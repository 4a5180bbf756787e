package dev.muster.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What stands between Muster and Slack, and treats connections as networks do. */
public final class Relay implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final List<Way> ways = new CopyOnWriteArrayList<>();

  private static final class Way {
    private final Socket near;
    private final Socket far;
    private volatile boolean forgotten;
    private volatile boolean over;

    Way(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }
  }

  /**
   * @param target the port on this machine to which it leads
   */
  public Relay(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** As NAT and firewalls do: what is sent from now on by an open connection arrives nowhere. */
  public void forgets() {
    ways.forEach(way -> way.forgotten = true);
  }

  /** As servers and proxies do with idle connections: they are ended. */
  public void hangsUp() {
    for (Way way : ways) {
      shut(way.near);
      shut(way.far);
    }
  }

  /** How many connections were ever made. */
  public int connections() {
    return ways.size();
  }

  /** How many of them Muster still holds open. */
  public long open() {
    return ways.stream().filter(way -> !way.over).count();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Way way = new Way(door.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
        way.near.setTcpNoDelay(true);
        way.far.setTcpNoDelay(true);
        ways.add(way);
        start(() -> pump(way, way.near, way.far, true));
        start(() -> pump(way, way.far, way.near, false));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void pump(Way way, Socket from, Socket to, boolean fromMuster) {
    byte[] some = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (!way.forgotten) {
          to.getOutputStream().write(some, 0, read);
        }
      }
    } catch (IOException e) {
      // One side is gone.
    }
    if (fromMuster) {
      way.over = true;
      shut(way.far);
    }
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hangsUp();
  }
}
