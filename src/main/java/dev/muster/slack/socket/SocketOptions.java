package dev.muster.slack.socket;

import java.time.Duration;

/**
 * How the line is held.
 *
 * @param connections how many sockets at once, 1 to 10 (Slack allows ten): with two, a drop or a
 *     refresh leaves no gap
 * @param silence a socket on which nothing came for so long is taken for dead
 * @param steady a socket that ends sooner than this counts as a failure, so that flapping is
 *     answered with patience
 * @param dialing how long opening a socket may take at each of its steps
 * @param draining how long closing waits for handlers that still run
 * @param handlers how many messages are handled at once
 */
public record SocketOptions(
    int connections,
    Duration silence,
    Duration steady,
    Duration dialing,
    Duration draining,
    int handlers) {

  public static final SocketOptions DEFAULT =
      new SocketOptions(
          2,
          Duration.ofSeconds(12),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          16);

  public SocketOptions {
    if (connections < 1 || connections > 10) {
      throw new IllegalArgumentException(
          "Slack allows 1 to 10 connections an app, not " + connections + ".");
    }
    if (handlers < 1) {
      throw new IllegalArgumentException("At least one handler is needed, not " + handlers + ".");
    }
    if (silence.isNegative() || silence.isZero()) {
      throw new IllegalArgumentException("The silence must be longer than nothing.");
    }
  }

  public SocketOptions withConnections(int number) {
    return new SocketOptions(number, silence, steady, dialing, draining, handlers);
  }

  public SocketOptions withSilence(Duration span) {
    return new SocketOptions(connections, span, steady, dialing, draining, handlers);
  }

  public SocketOptions withSteady(Duration span) {
    return new SocketOptions(connections, silence, span, dialing, draining, handlers);
  }

  public SocketOptions withDialing(Duration span) {
    return new SocketOptions(connections, silence, steady, span, draining, handlers);
  }

  public SocketOptions withDraining(Duration span) {
    return new SocketOptions(connections, silence, steady, dialing, span, handlers);
  }

  public SocketOptions withHandlers(int number) {
    return new SocketOptions(connections, silence, steady, dialing, draining, number);
  }
}
