package dev.muster.slack.text;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Slack's error codes, or what something on the way puts in their place: it may repeat a token. */
public final class Codes {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,60}");
  private static final Pattern SCOPE = Pattern.compile("[a-z_]+([:.][a-z_]+)*");

  private Codes() {}

  /** The code, if it has the shape of one. */
  public static String known(@Nullable String error) {
    return error != null && CODE.matcher(error).matches() ? error : "bad_response";
  }

  /** Of a list of scopes, what has their shape. */
  public static String scopes(@Nullable String listed) {
    return listed == null
        ? ""
        : Arrays.stream(listed.split("[,\\s]+"))
            .filter(scope -> SCOPE.matcher(scope).matches())
            .collect(Collectors.joining(","));
  }
}
