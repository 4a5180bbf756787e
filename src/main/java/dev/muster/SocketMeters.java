package dev.muster;

import dev.muster.metrics.Meters;
import dev.muster.slack.socket.SocketListener;
import java.time.Duration;

/** Counts what happens on the line. */
record SocketMeters(Meters meters) implements SocketListener {
  @Override
  public void acked(String envelopeType, Duration took) {
    meters.acked(envelopeType, took);
  }

  @Override
  public void repeated(String envelopeType) {
    meters.repeated(envelopeType);
  }

  @Override
  public void failed(String envelopeType, String errorId) {
    meters.fault(envelopeType);
  }

  @Override
  public void overloaded(String envelopeType) {
    meters.fault("overloaded");
  }

  @Override
  public void connected(int live) {
    meters.connections("up");
  }

  @Override
  public void disconnected(int live) {
    meters.connections("down");
  }
}
