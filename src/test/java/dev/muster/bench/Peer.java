package dev.muster.bench;

/** The other end of the wire: types a command as a person would, and times the app's ack. */
interface Peer extends AutoCloseable {
  String apiUrl();

  String botToken();

  String appToken();

  /** Types a slash command; the milliseconds from when it was sent until its ack was here. */
  double ackMillis(String command, String text) throws Exception;

  @Override
  void close();
}
