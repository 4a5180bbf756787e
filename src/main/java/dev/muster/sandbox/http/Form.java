package dev.muster.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two ways in which a form is sent. */
public final class Form {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

  private Form() {}

  /** {@code a=1&b=2}, decoded; of a name given twice the last stands. */
  public static Map<String, String> urlEncoded(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    int at = 0;
    while (at < body.length()) {
      int end = body.indexOf('&', at);
      String pair = body.substring(at, end < 0 ? body.length() : end);
      at = end < 0 ? body.length() : end + 1;
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = equals < 0 ? pair : pair.substring(0, equals);
        fields.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a lone % is a percent sign
    }
  }

  /** The parts of a multipart body by name. Latin-1 in between keeps every byte as it came. */
  public static Map<String, byte[]> multipart(String contentType, byte[] body) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return parts;
    }
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String line = "--" + boundary.group(1);
    int at = text.indexOf(line);
    while (at >= 0) {
      int head = at + line.length() + 2;
      int next = text.indexOf(line, head);
      int blank = text.indexOf("\r\n\r\n", head);
      if (next < 0 || blank < 0 || blank > next) {
        break;
      }
      String headers = text.substring(head, blank);
      String content = text.substring(blank + 4, Math.max(blank + 4, next - 2));
      nameIn(headers)
          .ifPresent(name -> parts.put(name, content.getBytes(StandardCharsets.ISO_8859_1)));
      at = next;
    }
    return parts;
  }

  private static Optional<String> nameIn(String headers) {
    Matcher name = NAME.matcher(headers);
    return name.find() ? Optional.of(name.group(1)) : Optional.empty();
  }
}
