package dev.muster.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long {@code /incident help} waits for its ack: our line beside the SDK's, with the same app,
 * in one run. Each holds the line alone, in turns, so that neither gains by a warmer machine.
 */
public final class AckLatency {
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 200;
  private static final int COMMANDS = Integer.getInteger("bench.commands", 300);

  private AckLatency() {}

  public static void main(String[] args) throws Exception {
    BenchApp app = BenchApp.fixedHelp();
    Map<String, Contender> all = Contender.lines(app);
    all.put("muster, the whole bot", Contender.wholeBot());
    System.out.println("/incident help through the practice workspace:");
    measure(PracticePeer::new, all);
    System.out.println("A fixed answer to a bare peer, the line alone:");
    measure(FakePeer::new, Contender.lines(app));
    // The SDK's clients leave threads behind that would keep the process.
    System.exit(0);
  }

  private static void measure(Supplier<Peer> peers, Map<String, Contender> contenders)
      throws Exception {
    Map<String, double[]> acks = new LinkedHashMap<>();
    Map<String, double[]> starts = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
        double[] into =
            acks.computeIfAbsent(contender.getKey(), none -> new double[ROUNDS * COMMANDS]);
        double[] start = starts.computeIfAbsent(contender.getKey(), none -> new double[ROUNDS]);
        try (Peer peer = peers.get()) {
          long began = System.nanoTime();
          Contender.Held line = contender.getValue().connect(peer);
          firstAck(peer);
          start[round] = (System.nanoTime() - began) / 1_000_000.0;
          for (int i = 0; i < WARM_UP; i++) {
            peer.ackMillis("/incident", "help");
          }
          for (int i = 0; i < COMMANDS; i++) {
            into[round * COMMANDS + i] = peer.ackMillis("/incident", "help");
          }
          line.hangUp();
        }
      }
    }
    print(acks, starts);
  }

  /** The SDK's client says that it is connected before Slack's hello is there. */
  private static void firstAck(Peer peer) throws Exception {
    for (int tries = 0; ; tries++) {
      try {
        peer.ackMillis("/incident", "help");
        return;
      } catch (IllegalStateException notYet) {
        if (tries == 50) {
          throw notYet;
        }
      }
    }
  }

  private static void print(Map<String, double[]> acks, Map<String, double[]> starts) {
    String ours = acks.keySet().iterator().next();
    Samples muster = Samples.of(acks.get(ours));
    acks.forEach(
        (name, measured) -> {
          Samples samples = Samples.of(measured);
          System.out.printf(
              Locale.ROOT,
              "  %-24s %s   first ack after %6.1f ms   muster takes 1/%.1f (p50), 1/%.1f (p99)%n",
              name,
              samples,
              Samples.of(starts.get(name)).p50(),
              samples.p50() / muster.p50(),
              samples.p99() / muster.p99());
        });
  }
}
