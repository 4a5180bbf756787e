package dev.muster.slack.socket;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what happens, and keeps a listener's failure from the line. */
record QuietListener(SocketListener to, Runnable firstHello) implements SocketListener {
  private static final Logger LOG = LoggerFactory.getLogger(QuietListener.class);

  private static void quietly(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.warn("A listener of the line failed", e);
    }
  }

  @Override
  public void acked(String envelopeType, Duration took) {
    quietly(() -> to.acked(envelopeType, took));
  }

  @Override
  public void repeated(String envelopeType) {
    quietly(() -> to.repeated(envelopeType));
  }

  @Override
  public void failed(String envelopeType, String errorId) {
    quietly(() -> to.failed(envelopeType, errorId));
  }

  @Override
  public void overloaded(String envelopeType) {
    quietly(() -> to.overloaded(envelopeType));
  }

  @Override
  public void connected(int live) {
    firstHello.run();
    quietly(() -> to.connected(live));
  }

  @Override
  public void disconnected(int live) {
    quietly(() -> to.disconnected(live));
  }

  @Override
  public void notConnected(String code) {
    quietly(() -> to.notConnected(code));
  }
}
