package dev.muster.bench;

import com.google.gson.JsonObject;
import dev.muster.slack.FakeSlack;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The tests' fake: nothing but the wire, so that what is measured is the line alone. */
final class FakePeer implements Peer {
  private final FakeSlack slack = new FakeSlack();

  @Override
  public String apiUrl() {
    return slack.apiUrl();
  }

  @Override
  public String botToken() {
    return "xoxb-bench";
  }

  @Override
  public String appToken() {
    return "xapp-bench";
  }

  @Override
  public double ackMillis(String command, String text) throws Exception {
    while (slack.links() == 0) {
      LockSupport.parkNanos(1_000_000); // the SDK's client says it is connected a little early
    }
    JsonObject envelope = slack.command(text);
    long sent = System.nanoTime();
    long acked =
        slack.sends(envelope).thenApply(ack -> System.nanoTime()).get(10, TimeUnit.SECONDS);
    return (acked - sent) / 1_000_000.0;
  }

  @Override
  public void close() {
    slack.close();
  }
}
