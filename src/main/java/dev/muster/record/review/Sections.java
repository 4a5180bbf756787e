package dev.muster.record.review;

import dev.muster.incident.Incident;
import dev.muster.incident.PostmortemEvent.SectionWritten;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.Playbook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The sections of a post-mortem, in the playbook's order, and after them those that people added.
 */
public record Sections(List<Section> all) {
  public Sections {
    all = List.copyOf(all);
  }

  /** Where the words of a section come from. */
  public enum Source {
    /** Somebody wrote them. */
    PEOPLE,
    /** The record has what it asks for. */
    RECORD,
    /** They are still to be written. */
    NOBODY
  }

  /**
   * One of them.
   *
   * @param words what stands there, Markdown of people; empty where nobody wrote it
   */
  public record Section(String heading, Topic topic, Optional<String> words, Source source) {
    /** The heading without what is in brackets. */
    public String name() {
      return bare(heading);
    }
  }

  /** As they are now. */
  public static Sections of(Incident incident, Playbook playbook, List<TimelineEntry> entries) {
    Map<String, String> written = new LinkedHashMap<>();
    for (TimelineEntry entry : entries) {
      if (entry.event() instanceof SectionWritten section) {
        written.put(section.heading(), section.words());
      }
    }
    return new Sections(
        headings(playbook, written.keySet().stream().sorted().toList()).stream()
            .map(heading -> section(heading, Optional.ofNullable(written.get(heading)), incident))
            .toList());
  }

  /** Those there are, without what stands in them: this needs no look at the timeline. */
  public static Sections outline(Incident incident, Playbook playbook) {
    Collection<String> written = incident.ending().review().written().keySet();
    return new Sections(
        headings(playbook, written.stream().sorted().toList()).stream()
            .map(
                heading ->
                    section(
                        heading, Optional.of("").filter(w -> written.contains(heading)), incident))
            .toList());
  }

  private static List<String> headings(Playbook playbook, Collection<String> written) {
    List<String> headings = new ArrayList<>(playbook.aftermath().sections());
    written.stream().filter(heading -> !headings.contains(heading)).forEach(headings::add);
    return headings;
  }

  private static Section section(String heading, Optional<String> words, Incident incident) {
    Topic topic = Topic.of(heading);
    boolean known =
        switch (topic) {
          case TIMELINE, DURATIONS -> true;
          case SUMMARY -> incident.ending().summary().isPresent();
          case IMPACT -> incident.picture().impact().isPresent();
          case ACTIONS -> ActionItems.isAny(incident);
          default -> false;
        };
    Source source = words.isPresent() ? Source.PEOPLE : known ? Source.RECORD : Source.NOBODY;
    return new Section(heading, topic, words, source);
  }

  /** Those that nobody wrote and the record can't fill. */
  public List<Section> missing() {
    return all.stream().filter(section -> section.source() == Source.NOBODY).toList();
  }

  /**
   * The one that is meant by its number, its heading, or the beginning of it; empty if none is.
   *
   * @param typed what begins with it
   */
  public Optional<Named> named(String typed) {
    String number = typed.replaceFirst("(?s)^(\\d{1,2})\\b.*", "$1");
    if (number.matches("\\d{1,2}") && !typed.isEmpty()) {
      int place = Integer.parseInt(number);
      return place >= 1 && place <= all.size()
          ? Optional.of(new Named(all.get(place - 1), typed.substring(number.length()).strip()))
          : Optional.empty();
    }
    Optional<Named> whole = Optional.empty();
    for (Section section : all) {
      for (String called : List.of(section.heading(), section.name())) {
        boolean longer =
            whole.filter(w -> w.section().name().length() >= called.length()).isEmpty();
        if (longer && startsWith(typed, called)) {
          whole = Optional.of(new Named(section, typed.substring(called.length()).strip()));
        }
      }
    }
    return whole;
  }

  /**
   * A section that somebody named.
   *
   * @param rest what they said after its name
   */
  public record Named(Section section, String rest) {}

  /** The one with this heading, as people write headings: case and brackets don't count. */
  public Optional<Section> headed(String heading) {
    return all.stream().filter(s -> bare(s.heading()).equalsIgnoreCase(bare(heading))).findFirst();
  }

  private static boolean startsWith(String typed, String name) {
    return typed.regionMatches(true, 0, name, 0, name.length())
        && (typed.length() == name.length() || !Character.isLetter(typed.charAt(name.length())));
  }

  private static String bare(String heading) {
    String bare = heading.replaceAll("\\s*\\([^)]*\\)", "").strip();
    return bare.isEmpty() ? heading.strip().toLowerCase(Locale.ROOT) : bare;
  }
}
