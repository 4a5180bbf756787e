package dev.muster.cli;

import dev.muster.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where somebody starts Muster by hand, and reads what it says. */
public final class Terminal {
  private String said = "";

  /** The status with which it ended. */
  public int run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(heard, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    try {
      return Main.run(args);
    } finally {
      System.setOut(out);
      System.setErr(err);
      said = heard.toString(StandardCharsets.UTF_8);
    }
  }

  /** What it printed the last time. */
  public String said() {
    return said;
  }
}
