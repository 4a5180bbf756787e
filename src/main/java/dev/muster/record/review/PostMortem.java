package dev.muster.record.review;

import dev.muster.incident.Incident;
import dev.muster.incident.Review;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PostMortemDates;
import dev.muster.record.IncidentRecord;
import dev.muster.record.Markdown;
import dev.muster.record.review.Sections.Section;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The post-mortem as Markdown: what people wrote, and beneath it what the record knows. */
public final class PostMortem {
  private final IncidentRecord record;
  private final Playbook playbook;
  private final Facts facts;
  private final List<String> lines = new ArrayList<>();
  private final Set<Topic> told = EnumSet.noneOf(Topic.class);

  private PostMortem(IncidentRecord record, Playbook playbook) {
    this.record = record;
    this.playbook = playbook;
    this.facts = new Facts(record);
  }

  /** As it stands; a section that nobody wrote says what to ask. */
  public static String of(IncidentRecord record, Playbook playbook) {
    PostMortem page = new PostMortem(record, playbook);
    page.head();
    Sections.of(record.incident(), playbook, record.entries()).all().forEach(page::section);
    page.rest();
    page.foot();
    return String.join("\n", page.lines) + "\n";
  }

  private void head() {
    Incident incident = record.incident();
    lines.add("# Post-mortem: " + incident.id() + " " + Markdown.line(incident.title()));
    lines.add("");
    lines.addAll(
        facts.head(playbook.level(incident.severity()).map(level -> level.meaning().title())));
    Review review = incident.ending().review();
    lines.add(
        "- **This post-mortem:** "
            + review.stage().words()
            + review
                .owner()
                .map(owner -> ", owned by " + Markdown.line(record.name(owner)))
                .orElse(", owned by nobody yet")
            + PostMortemDates.of(incident, playbook)
                .map(PostMortemDates::due)
                .map(due -> ", due " + Clock24.full(due) + " UTC")
                .orElse(""));
    lines.add("");
    lines.add(
        "Written to learn, not to blame: everybody did what made sense with what they knew then.");
  }

  private void section(Section section) {
    heading("## ", section.heading());
    boolean first = told.add(section.topic());
    List<String> known = first ? facts.of(section.topic()) : List.of();
    Optional<String> words = section.words();
    words.ifPresent(lines::add);
    if (words.isEmpty() && section.source() == Sections.Source.NOBODY) {
      lines.add("> **Still to be written.** " + section.topic().prompt());
    }
    if (!known.isEmpty()) {
      if (words.isPresent() || section.source() == Sections.Source.NOBODY) {
        lines.add("");
      }
      lines.addAll(known);
    }
  }

  private void heading(String level, String words) {
    lines.add("");
    lines.add(level + Markdown.line(words));
    lines.add("");
  }

  /** What no section of the playbook asks for is not lost. */
  private void rest() {
    List<Topic> left = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (!told.contains(topic) && !facts.of(topic).isEmpty()) {
        left.add(topic);
      }
    }
    if (!left.isEmpty()) {
      heading("## ", "From the record");
      for (Topic topic : left) {
        lines.add("### " + Facts.title(topic));
        lines.add("");
        lines.addAll(facts.of(topic));
        lines.add("");
      }
      lines.remove(lines.size() - 1);
    }
  }

  private void foot() {
    lines.add("");
    lines.add("---");
    lines.add("");
    lines.add(
        "Drafted by Muster at "
            + Clock24.full(record.at())
            + " UTC from the record of "
            + record.incident().id()
            + ". Times are UTC; T+ counts hours and minutes from when it began.");
    record.firstAltered().ifPresent(seq -> lines.add(record.integrity()));
  }
}
