package dev.muster.backup;

import org.jspecify.annotations.Nullable;

/** A file is not the whole copy that it should be; the message says why. */
public final class NoCopy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoCopy(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
