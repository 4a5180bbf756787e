package dev.muster.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.socket.Millis;
import java.util.ArrayDeque;
import java.util.Deque;

/** Every Web API call received, in order; the oldest of very many are forgotten. */
public final class CallLog {
  private static final int REMEMBERED = 20_000;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long received;

  /** One call, answered or still being so. */
  static final class Entry {
    private final long n;
    private final long atMs = Millis.now();
    private final String method;
    private final ObjectNode args;
    private volatile long tookMs = -1;
    private volatile String error = "";
    private volatile boolean madeToFail;

    Entry(long n, String method, ObjectNode args) {
      this.n = n;
      this.method = method;
      this.args = args;
    }

    void failed(String code) {
      error = code;
    }

    /** As a fault had it that was asked for. */
    void madeToFail(String code) {
      error = code;
      madeToFail = true;
    }

    void answered() {
      tookMs = Millis.now() - atMs;
    }

    private ObjectNode toJson() {
      ObjectNode json =
          Json.object()
              .put("n", n)
              .put("at_ms", atMs)
              .put("took_ms", tookMs < 0 ? Millis.now() - atMs : tookMs)
              .put("method", method);
      json.set("args", args);
      if (!error.isEmpty()) {
        json.put("error", error);
      }
      if (madeToFail) {
        json.put("fault", true);
      }
      return json;
    }
  }

  synchronized Entry receive(String method, ObjectNode args) {
    Entry entry = new Entry(++received, method, args);
    entries.add(entry);
    if (entries.size() > REMEMBERED) {
      entries.remove();
    }
    return entry;
  }

  /** Those whose number is greater. */
  public synchronized ArrayNode since(long n) {
    ArrayNode calls = Json.array();
    entries.stream().filter(entry -> entry.n > n).forEach(entry -> calls.add(entry.toJson()));
    return calls;
  }
}
