package dev.muster.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of a stream, which ends there. */
final class FirstBytes extends FilterInputStream {
  private long left;

  FirstBytes(InputStream all, long most) {
    super(all);
    left = most;
  }

  @Override
  public int read() throws IOException {
    int one = left > 0 ? super.read() : -1;
    left -= one < 0 ? left : 1;
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = left > 0 ? super.read(into, from, (int) Math.min(left, length)) : -1;
    left -= read < 0 ? left : read;
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(Math.min(left, count));
    left -= skipped;
    return skipped;
  }
}
