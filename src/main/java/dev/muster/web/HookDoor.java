package dev.muster.web;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /hooks/alerts/<source>}: lets in who knows the secret, as {@code Authorization:
 * Bearer …} or by an HMAC-SHA256 of the body with it, in {@code X-Muster-Signature: sha256=…}.
 */
public final class HookDoor {
  static final String PATH = "/hooks/alerts";

  /** More than any machine has to say. */
  static final int LARGEST_BODY = 256 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(HookDoor.class);
  private static final HttpString SIGNATURE = new HttpString("X-Muster-Signature");
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;
  private final Taker taker;

  /** Takes a body in. */
  @FunctionalInterface
  public interface Taker {
    Answer take(String source, byte[] body);
  }

  /** What the sender is answered. */
  public record Answer(int status, String json) {}

  public HookDoor(String secret, Taker taker) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.taker = taker;
  }

  void handle(HttpServerExchange exchange) throws IOException {
    Answer answer = answer(exchange);
    WebServer.json(exchange, answer.status(), answer.json());
  }

  private Answer answer(HttpServerExchange exchange) throws IOException {
    String source = exchange.getRelativePath().replaceFirst("^/", "");
    if (!exchange.getRequestMethod().equals(Methods.POST)) {
      exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
      return error(StatusCodes.METHOD_NOT_ALLOWED, "Alerts are sent by POST.");
    }
    Optional<byte[]> body = body(exchange);
    if (body.isEmpty()) {
      exchange.setPersistent(false); // what is left of it is not read
      return error(
          StatusCodes.REQUEST_ENTITY_TOO_LARGE,
          "That is more than 256 KB. Let it send fewer alerts at once.");
    }
    if (!isTheirs(exchange.getRequestHeaders(), body.get())) {
      return error(
          StatusCodes.UNAUTHORIZED,
          "Send the secret, MUSTER_HOOK_SECRET, as `Authorization: Bearer …`, or sign the body with"
              + " it in `X-Muster-Signature: sha256=…`.");
    }
    try {
      return taker.take(source, body.get());
    } catch (RuntimeException e) {
      LOG.error("An alert could not be taken in", e);
      return error(StatusCodes.INTERNAL_SERVER_ERROR, "Muster failed; its log says at what.");
    }
  }

  /** Empty if it is too large. */
  private static Optional<byte[]> body(HttpServerExchange exchange) throws IOException {
    if (exchange.getRequestContentLength() > LARGEST_BODY) {
      return Optional.empty();
    }
    try (InputStream in = exchange.getInputStream()) {
      byte[] read = in.readNBytes(LARGEST_BODY + 1);
      return read.length > LARGEST_BODY ? Optional.empty() : Optional.of(read);
    }
  }

  private boolean isTheirs(HeaderMap headers, byte[] body) {
    String bearer = Optional.ofNullable(headers.getFirst(Headers.AUTHORIZATION)).orElse("");
    String signature = Optional.ofNullable(headers.getFirst(SIGNATURE)).orElse("");
    boolean knows =
        bearer.regionMatches(true, 0, "Bearer ", 0, 7)
            && MessageDigest.isEqual(
                bearer.substring(7).strip().getBytes(StandardCharsets.UTF_8), secret);
    boolean signed =
        MessageDigest.isEqual(
            signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
            ("sha256=" + HexFormat.of().formatHex(hmac(body))).getBytes(StandardCharsets.UTF_8));
    return knows || signed;
  }

  private byte[] hmac(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  static Answer error(int status, String sentence) {
    return new Answer(status, "{\"error\":\"" + sentence + "\"}");
  }
}
