package dev.muster.playbook;

import dev.muster.incident.Incident;
import dev.muster.incident.Outcome;
import dev.muster.incident.RichText;
import dev.muster.incident.Situation;
import dev.muster.incident.UpdateClock;
import dev.muster.incident.Work;
import dev.muster.incident.Work.Task;
import dev.muster.playbook.text.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a text may say of an incident, by the names of {@link
 * dev.muster.playbook.text.Placeholders}. What isn't known isn't there.
 */
public final class TemplateValues {
  private final Map<String, RichText> words = new LinkedHashMap<>();
  private final Map<String, List<Map<String, RichText>>> lists = new LinkedHashMap<>();

  private TemplateValues() {}

  /**
   * @param audience for whom the text is; empty for the war room
   */
  public static TemplateValues of(
      Incident incident, Playbook playbook, Optional<Audience> audience, Instant now) {
    TemplateValues facts = new TemplateValues();
    facts.identity(incident, playbook);
    facts.picture(incident, playbook);
    facts.course(incident, now);
    facts.tell("time", Optional.of(now));
    facts.ways(incident, playbook);
    facts.tasks(incident.progress().work());
    facts.say("audience", audience.map(Audience::title));
    facts.tell("next_update", next(incident, playbook, audience, now));
    return facts;
  }

  /**
   * The text with all that is known in it.
   *
   * @param writes each fact as it goes where the text goes: escaped, with names and moments
   */
  public String in(Template template, Function<RichText, String> writes) {
    Map<String, Object> values = new HashMap<>();
    words.forEach(
        (name, prose) -> {
          if (template.mentions(name)) {
            values.put(name, writes.apply(prose));
          }
        });
    lists.forEach(
        (name, items) -> {
          if (template.mentions(name)) {
            values.put(name, items.stream().map(item -> written(item, writes)).toList());
          }
        });
    return template.filled(values);
  }

  private static Map<String, String> written(
      Map<String, RichText> item, Function<RichText, String> writes) {
    return item.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> writes.apply(e.getValue())));
  }

  private void identity(Incident incident, Playbook playbook) {
    tell("id", Optional.of(incident.id()));
    say("title", Optional.of(incident.title()));
    tell("severity", Optional.of(incident.severity()));
    say("severity_title", playbook.level(incident.severity()).map(l -> l.meaning().title()));
    say("status", Optional.of(playbook.statusWord(incident)));
    tell("commander", incident.team().commander());
  }

  private void picture(Incident incident, Playbook playbook) {
    Situation picture = incident.picture();
    Optional<String> update = incident.pulse().lastUpdate().map(UpdateClock.StatusUpdate::text);
    say(
        "service",
        picture
            .service()
            .map(s -> playbook.warRoom().service(s).map(ServiceEntry::title).orElse(s)));
    say("impact", picture.impact());
    say("hypothesis", picture.hypothesis());
    say("cause", picture.hypothesis());
    say("known", picture.hypothesis().or(() -> update));
    say("eta", picture.eta());
    say("update", update);
    tell("updated", incident.pulse().lastUpdate().map(UpdateClock.StatusUpdate::at));
  }

  private void course(Incident incident, Instant now) {
    Instant started = incident.milestones().started();
    Optional<Instant> resolved = incident.milestones().resolved();
    Instant end = resolved.or(() -> incident.milestones().closed()).orElse(now);
    Duration took = Duration.between(started, end).truncatedTo(ChronoUnit.MINUTES);
    tell("started", Optional.of(started));
    tell("resolved", resolved);
    say("duration", Optional.of(took.isZero() ? "less than a minute" : Durations.text(took)));
    Outcome ending = incident.ending();
    say("summary", ending.summary());
    say("why_cancelled", ending.cancelled());
  }

  private void ways(Incident incident, Playbook playbook) {
    say("room", incident.room().name().map(name -> "#" + name));
    say(
        "call",
        incident.progress().work().call().or(() -> playbook.warRoom().link("call").map(Link::url)));
    say("status_page", playbook.warRoom().link("status_page").map(Link::url));
  }

  private void tasks(Work work) {
    List<Task> done = work.tasks().stream().filter(task -> !task.isOpen()).toList();
    listed("tasks", "next", work.openTasks());
    listed("tasks_done", "done", done);
  }

  /** Each for itself, and all in a line. */
  private void listed(String name, String line, List<Task> tasks) {
    lists.put(name, tasks.stream().map(TemplateValues::item).toList());
    say(
        line,
        Optional.of(tasks.stream().map(Task::words).collect(Collectors.joining("; ")))
            .filter(all -> !all.isEmpty()));
  }

  private static Map<String, RichText> item(Task task) {
    Map<String, RichText> item = new HashMap<>();
    item.put("words", RichText.of(task.words()));
    task.owner().ifPresent(owner -> item.put("owner", RichText.of(owner)));
    task.due().ifPresent(due -> item.put("due", RichText.of(due)));
    return item;
  }

  private static Optional<Instant> next(
      Incident incident, Playbook playbook, Optional<Audience> audience, Instant now) {
    if (!incident.isOpen() || audience.isEmpty()) {
      return NextUpdate.due(incident, playbook);
    }
    return playbook
        .updateEvery(incident.severity().name(), audience.get().key())
        .flatMap(
            c ->
                c instanceof Cadence.Every every
                    ? Optional.of(now.plus(every.latest()))
                    : NextUpdate.due(incident, playbook));
  }

  /** Words, where there are any. */
  private void say(String name, Optional<String> text) {
    text.filter(t -> !t.isBlank()).ifPresent(t -> words.put(name, RichText.of(t)));
  }

  private void tell(String name, Optional<?> fact) {
    fact.ifPresent(f -> words.put(name, RichText.of(f)));
  }
}
