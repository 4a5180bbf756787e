package dev.muster.playbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Any text as the part of a channel's name: lowercase letters and digits with single hyphens. */
final class Slug {
  /** Letters with no accent to take off. */
  private static final Map<String, String> SPELT_OUT =
      Map.of(
          "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı",
          "i");

  private static final Pattern LABELLED = Pattern.compile("<[^<>|]*\\|([^<>]*)>");
  private static final Pattern MARKED = Pattern.compile("<(?:[!@#]|https?:|mailto:)[^<>]*>");
  private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt);");
  private static final int SHORT_HASH = 6;

  private Slug() {}

  /** Empty if the text has no letter or digit that Slack takes in a name. */
  static String of(String text) {
    // A mention or link counts with its label: <#C1|general>, <https://…|the graph>.
    String plain = LABELLED.matcher(text).replaceAll(" $1 ");
    plain = MARKED.matcher(plain).replaceAll(" ");
    plain = ENTITY.matcher(plain).replaceAll(" ");
    plain = Normalizer.normalize(plain, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    plain = plain.replaceAll("\\p{M}+|['’]", "");
    for (Map.Entry<String, String> letter : SPELT_OUT.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    return tidy(plain.replaceAll("[^a-z0-9]+", "-"));
  }

  /** At most that long, ending with a whole word where that keeps at least half of it. */
  static String cut(String slug, int longest) {
    if (slug.length() <= longest) {
      return slug;
    }
    String head = slug.substring(0, longest);
    int word = head.lastIndexOf('-');
    return slug.charAt(longest) != '-' && word > longest / 2 ? head.substring(0, word) : head;
  }

  /** Without the doubled and dangling hyphens that an empty placeholder leaves. */
  static String tidy(String name) {
    return name.replaceAll("([-_])[-_]+", "$1").replaceAll("^[-_]+|[-_]+$", "");
  }

  /** Short, and the same for the same incident. */
  static String hash(NameFacts facts) {
    String all = facts.number() + "|" + facts.declared() + "|" + facts.title();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SHORT_HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
