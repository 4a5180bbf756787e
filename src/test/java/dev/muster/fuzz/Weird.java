package dev.muster.fuzz;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Text as people, machines and attackers write it. */
final class Weird {
  private static final List<String> BITS =
      List.of(
          "<",
          ">",
          "&",
          "&amp;",
          "&lt;",
          "|",
          "<!channel>",
          "<@U123|ana>",
          "<#C1|x>",
          "<http://a|b>",
          "<!date^1^{time}|x>",
          "*",
          "_",
          "~",
          "`",
          "\u2060",
          "\ud83d\udd25",
          "\ud83d",
          "\udd25",
          "\u0000",
          "\n",
          "\r",
          "\t",
          "\u202e",
          "e\u0301",
          " ",
          "SEV-1",
          "sev1",
          "inc-1",
          "15m",
          "-5m",
          "14:05",
          "@ana",
          "declare",
          "update",
          "note",
          "cancel duplicate of INC-1",
          "%",
          "!%",
          "\\E",
          "$1",
          "\\",
          "'",
          "\"",
          "{}",
          "999999999999999999",
          "resolve",
          "role",
          "take",
          "help",
          "snooze");

  private Weird() {}

  static Arbitrary<String> text() {
    Arbitrary<String> bits =
        Arbitraries.of(BITS).list().ofMaxSize(12).map(all -> String.join("", all));
    Arbitrary<String> spaced =
        Arbitraries.of(BITS).list().ofMaxSize(6).map(all -> String.join(" ", all));
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(80);
    Arbitrary<String> long1 =
        Arbitraries.of(BITS).map(bit -> bit.repeat(3000)).filter(s -> s.length() < 30_000);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(5, bits),
        net.jqwik.api.Tuple.of(5, spaced),
        net.jqwik.api.Tuple.of(4, any),
        net.jqwik.api.Tuple.of(1, long1));
  }
}
