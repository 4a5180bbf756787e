package dev.muster.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP request whose body has arrived whole. */
public final class Request {
  private final String verb;
  private final String path;
  private final Map<String, String> query;
  private final String contentType;
  private final String authorization;
  private final byte[] body;

  Request(
      String verb,
      String path,
      Map<String, String> query,
      String contentType,
      String authorization,
      byte[] body) {
    this.verb = verb;
    this.path = path;
    this.query = query;
    this.contentType = contentType;
    this.authorization = authorization;
    this.body = body;
  }

  public String verb() {
    return verb;
  }

  public String path() {
    return path;
  }

  /** The last part of the path: {@code chat.postMessage} of {@code /api/chat.postMessage}. */
  public String after(String prefix) {
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  public Map<String, String> query() {
    return query;
  }

  public String queryOr(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }

  /** The header as sent; empty where there is none. */
  public String contentType() {
    return contentType;
  }

  /** The header as sent; empty where there is none. */
  public String authorization() {
    return authorization;
  }

  public byte[] body() {
    return body.clone();
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
