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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /hooks/alerts/<source>}, also by {@code PUT}: lets in who knows the secret, as {@code
 * Authorization: Bearer …} or by an HMAC-SHA256 of the body with it, in {@code X-Muster-Signature:
 * sha256=…}.
 */
public final class HookDoor {
  static final String PATH = "/hooks/alerts";

  /** So much of a body is read, in bytes; what is behind it is as if it were cut off there. */
  static final long LARGEST_BODY = 32L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(HookDoor.class);
  private static final HttpString SIGNATURE = new HttpString("X-Muster-Signature");
  private static final Set<HttpString> TAKEN = Set.of(Methods.POST, Methods.PUT);
  private static final String ALGORITHM = "HmacSHA256";

  /** More than this, or nobody knows how much: there is memory for a few of these only. */
  private static final long LARGE = 256 << 10;

  private final Semaphore largeOnes = new Semaphore(2);
  private final byte[] secret;
  private final Taker taker;

  /** Takes a body in. */
  @FunctionalInterface
  public interface Taker {
    /**
     * @param body read to its end before anything follows from it: only there it is known whether
     *     it is theirs
     */
    Answer take(String source, InputStream body) throws IOException;
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
    String source = exchange.getRelativePath().replaceAll("^/+|/+$", "");
    if (!TAKEN.contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().put(Headers.ALLOW, "POST, PUT");
      return error(StatusCodes.METHOD_NOT_ALLOWED, "Alerts are sent by POST.");
    }
    HeaderMap headers = exchange.getRequestHeaders();
    boolean knows = knowsTheSecret(headers);
    String signature = Optional.ofNullable(headers.getFirst(SIGNATURE)).orElse("");
    if (!knows && signature.isEmpty()) {
      exchange.setPersistent(false); // the body of a stranger is not read
      return stranger();
    }
    long length = exchange.getRequestContentLength();
    boolean large = length < 0 || length > LARGE;
    if (large) {
      largeOnes.acquireUninterruptibly();
    }
    try (InputStream all = exchange.getInputStream()) {
      InputStream most = new FirstBytes(all, LARGEST_BODY);
      return taker.take(source, knows ? most : new SignedBody(most, mac(), signature));
    } catch (SignedBody.NotTheirs e) {
      return stranger();
    } catch (RuntimeException e) {
      LOG.error("An alert could not be taken in", e);
      return error(StatusCodes.INTERNAL_SERVER_ERROR, "Muster failed; its log says at what.");
    } finally {
      if (large) {
        largeOnes.release();
      }
    }
  }

  private static Answer stranger() {
    return error(
        StatusCodes.UNAUTHORIZED,
        "Send the secret, MUSTER_HOOK_SECRET, as `Authorization: Bearer …`, or sign the body with"
            + " it in `X-Muster-Signature: sha256=…`.");
  }

  private boolean knowsTheSecret(HeaderMap headers) {
    String bearer = Optional.ofNullable(headers.getFirst(Headers.AUTHORIZATION)).orElse("");
    return bearer.regionMatches(true, 0, "Bearer ", 0, 7)
        && MessageDigest.isEqual(
            bearer.substring(7).strip().getBytes(StandardCharsets.UTF_8), secret);
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  static Answer error(int status, String sentence) {
    return new Answer(status, "{\"error\":\"" + sentence + "\"}");
  }
}
