package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/** Rules for plain values: strings, numbers, switches and lists. */
final class Values {
  static final Rule BOOL =
      (value, at, found) -> {
        if (!value.isBoolean()) {
          found.add(at, "must provide a boolean");
        }
      };

  private Values() {}

  static Rule string(int min, int max) {
    return (value, at, found) -> {
      if (!value.isTextual()) {
        found.add(at, "must provide a string");
        return;
      }
      int length = length(value.textValue());
      if (length < min) {
        found.add(at, "must be more than " + (min - 1) + " characters");
      } else if (length > max) {
        found.add(at, "must be less than " + (max + 1) + " characters");
      }
    };
  }

  /** Slack counts characters, not the halves of which Java makes an emoji. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static Rule oneOf(String... allowed) {
    List<String> values = List.of(allowed);
    return (value, at, found) -> {
      if (!value.isTextual() || !values.contains(value.textValue())) {
        found.add(at, "must be a valid enum value");
      }
    };
  }

  static Rule matching(String regex, String what) {
    Pattern pattern = Pattern.compile(regex);
    return (value, at, found) -> {
      if (!value.isTextual() || !pattern.matcher(value.textValue()).matches()) {
        found.add(at, what);
      }
    };
  }

  static Rule whole(long min, long max) {
    return (value, at, found) -> {
      if (!value.isIntegralNumber()) {
        found.add(at, "must provide an integer");
      } else if (value.longValue() < min) {
        found.add(at, "must be greater than " + (min - 1));
      } else if (value.longValue() > max) {
        found.add(at, "must be less than " + (max + 1));
      }
    };
  }

  static Rule url(int max) {
    Rule string = string(1, max);
    return (value, at, found) -> {
      int before = found.count();
      string.check(value, at, found);
      if (found.count() == before && !isUrl(value.textValue())) {
        found.add(at, "invalid url");
      }
    };
  }

  private static boolean isUrl(String text) {
    try {
      URI uri = new URI(text.replace("|", "%7C"));
      return uri.isAbsolute() && uri.getRawSchemeSpecificPart().length() > 2;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static Rule list(int min, int max, Rule each) {
    return (value, at, found) -> {
      if (!value.isArray()) {
        found.add(at, "must provide an array");
        return;
      }
      if (value.size() < min) {
        found.add(at, "no fewer than " + min + " items allowed");
      } else if (value.size() > max) {
        found.add(at, "no more than " + max + " items allowed");
      }
      int index = 0;
      for (JsonNode item : value) {
        each.check(item, at.item(index++), found);
      }
    };
  }
}
