package dev.muster.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;

/** A body whose signature is looked at where it ends: whoever reads it to its end knows. */
final class SignedBody extends FilterInputStream {
  private final Mac mac;
  private final String signature;
  private byte[] digest = {};

  /** The signature is of another body, or by another secret. */
  static final class NotTheirs extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param signature {@code sha256=} and the digest in hex
   */
  SignedBody(InputStream body, Mac mac, String signature) {
    super(body);
    this.mac = mac;
    this.signature = signature;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read > 0) {
      mac.update(into, from, read);
    } else if (read < 0) {
      mustFit();
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 8192)).length;
  }

  private void mustFit() throws NotTheirs {
    // At the end a second time the digest would be of nothing.
    String own = "sha256=" + HexFormat.of().formatHex(ended());
    if (!MessageDigest.isEqual(
        own.getBytes(StandardCharsets.UTF_8),
        signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))) {
      throw new NotTheirs();
    }
  }

  private byte[] ended() {
    if (digest.length == 0) {
      digest = mac.doFinal();
    }
    return digest;
  }
}
