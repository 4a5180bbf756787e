package dev.muster.backup;

import dev.muster.priority.PeopleFirst;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a block after the other, and lets people go first before each. */
final class GivingWay extends FilterOutputStream {
  private final PeopleFirst people;

  GivingWay(OutputStream out, PeopleFirst people) {
    super(out);
    this.people = people;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    people.giveWay();
    out.write(bytes, from, length);
  }
}
