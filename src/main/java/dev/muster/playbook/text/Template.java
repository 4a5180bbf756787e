package dev.muster.playbook.text;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text of a playbook with gaps, in Mustache. What isn't known reads "unknown". */
public record Template(String text) {
  private static final String MISSING = "unknown";

  /** Values come escaped for where they go, so that no way of writing a tag goes round that. */
  private static final Mustache.Compiler MUSTACHE =
      Mustache.compiler().defaultValue(MISSING).emptyStringIsFalse(true).withEscaper(Escapers.NONE);

  /** All that is wrong with it; one with mistakes is not to be filled. */
  public List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>(TemplateCheck.of(text));
    if (mistakes.isEmpty()) {
      try {
        MUSTACHE.compile(text);
      } catch (MustacheException e) {
        mistakes.add(
            new Mistake(1, "Mustache can't read it: " + e.getMessage(), "see docs/playbooks.md"));
      }
    }
    return mistakes;
  }

  /** Whether this name stands in it; sometimes also where it only looks so. */
  public boolean mentions(String name) {
    return text.contains(name);
  }

  /**
   * @param values words, or lists of maps of words, by name; escaped for where the text goes
   */
  public String filled(Map<String, Object> values) {
    return MUSTACHE.compile(text).execute(values).strip();
  }
}
