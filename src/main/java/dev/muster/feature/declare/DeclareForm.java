package dev.muster.feature.declare;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.Severity;
import dev.muster.incident.Visibility;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.ServiceEntry;
import dev.muster.playbook.SeverityLevel;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form in which an incident is declared, drawn for the playbook that it would go by. */
final class DeclareForm {
  static final String ID = "declare";
  static final String SAME = "same";
  static final String TITLE = "title";
  static final String IMPACT = "impact";
  static final String PRIVATE = "private";
  private static final String ONLY_INVITED = "only-invited";
  private static final String PLAYBOOK = "playbook";
  private static final String SEVERITY = "severity";
  private static final String SERVICE = "service";

  private final DeclareIncident declaring;
  private final Playbooks playbooks;

  DeclareForm(DeclareIncident declaring) {
    this.declaring = declaring;
    this.playbooks = declaring.playbooks();
  }

  /** What is in the fields when it opens. */
  record Prefill(
      Playbook playbook,
      String title,
      Severity severity,
      String service,
      String impact,
      Visibility visibility) {
    static Prefill of(Playbook playbook, String title) {
      Severity usual = playbook.defaultSeverity().severity();
      return new Prefill(playbook, title, usual, "", "", Visibility.PUBLIC);
    }
  }

  View view(Forms.Context context, Prefill prefill) {
    return view(context, prefill, Optional.empty());
  }

  /**
   * @param question asked on top
   */
  View view(Forms.Context context, Prefill prefill, Optional<String> question) {
    Playbook playbook = prefill.playbook();
    Map<String, String> notes = new HashMap<>(context.notes());
    notes.put(PLAYBOOK, playbook.name());
    notes.put(SERVICE, prefill.service());
    Forms form = Forms.form(ID, "Declare an incident", "Declare", context.with(notes));
    List<Incident> candidates = declaring.candidates();
    question.ifPresent(form::words);
    playbooks(form, playbook);
    form.line(
        TITLE, "What is wrong?", Presence.REQUIRED, DeclareIncident.LONGEST_TITLE, prefill.title());
    form.radio(
        block(SEVERITY, playbook),
        "How bad is it?",
        Presence.REQUIRED,
        playbook.severities().stream().map(DeclareForm::choice).toList(),
        prefill.severity().name());
    form.hint(examples(playbook.severities()));
    services(form, playbook, prefill.service());
    form.lines(IMPACT, "What do users see?", Presence.OPTIONAL, 2000, prefill.impact());
    form.box(
        PRIVATE,
        "Who may know?",
        new Choice(
            ONLY_INVITED, "Private", "Security, staff, legal: only those invited see any of it"),
        prefill.visibility() == Visibility.PRIVATE ? ONLY_INVITED : "");
    same(form, candidates);
    return form.view();
  }

  /**
   * Slack keeps what is chosen in a field as long as the field keeps its id, even where that choice
   * is no longer there.
   */
  private String block(String field, Playbook playbook) {
    return playbook.equals(playbooks.usual()) ? field : field + "-" + playbook.name();
  }

  private void playbooks(Forms form, Playbook drawn) {
    if (playbooks.all().size() > 1) {
      form.menu(
              block(PLAYBOOK, drawn),
              "By which playbook?",
              Presence.REQUIRED,
              playbooks.all().stream().map(p -> Choice.of(p.name(), p.title())).toList(),
              drawn.name())
          .redraws();
    }
  }

  private static Choice choice(SeverityLevel level) {
    return new Choice(level.name(), level.name() + " – " + level.title(), level.description());
  }

  private static String examples(List<SeverityLevel> levels) {
    return levels.stream()
        .map(
            l ->
                "*"
                    + Mrkdwn.escape(l.name())
                    + "* "
                    + Mrkdwn.escape(l.description())
                    + (l.examples().isEmpty()
                        ? ""
                        : " _For example: "
                            + Mrkdwn.escape(String.join("; ", l.examples()))
                            + "._"))
        .collect(Collectors.joining("\n"));
  }

  private void services(Forms form, Playbook playbook, String chosen) {
    List<ServiceEntry> services = services(playbook);
    String block = block(SERVICE, playbook);
    if (services.isEmpty()) {
      form.line(block, "Which service?", Presence.OPTIONAL, 100, chosen);
      return;
    }
    form.menu(
        block,
        "Which service?",
        Presence.OPTIONAL,
        services.stream().map(s -> Choice.of(s.name(), s.title())).toList(),
        chosen);
    if (playbooks.all().size() > 1) {
      form.redraws();
    }
  }

  /** The playbook's own, and those for which another one would be taken. */
  private List<ServiceEntry> services(Playbook playbook) {
    List<ServiceEntry> services = new ArrayList<>(playbook.warRoom().services());
    for (Playbook other : playbooks.all()) {
      other.usedFor().services().stream()
          .filter(name -> services.stream().noneMatch(s -> s.name().equals(name)))
          .flatMap(name -> other.warRoom().service(name).stream())
          .forEach(services::add);
    }
    return services;
  }

  private static void same(Forms form, List<Incident> candidates) {
    if (!candidates.isEmpty()) {
      form.menu(
          SAME,
          "Is it the same as one of these? They are open, or were declared in the last hour.",
          Presence.OPTIONAL,
          candidates.stream()
              .map(i -> Choice.of(i.id().value(), i.id() + " " + i.severity() + " " + i.title()))
              .toList(),
          "");
      form.hint("Choose one and you join it; no second incident is made.");
    }
  }

  /** The playbook that it was last drawn for; the usual one where that is in force no more. */
  Playbook drawn(Submission submission) {
    return submission
        .context()
        .note(PLAYBOOK)
        .flatMap(playbooks::named)
        .orElseGet(playbooks::usual);
  }

  /** The playbook of the menu or, once another service was chosen, the one for that. */
  Playbook meant(Submission submission) {
    Playbook drawn = drawn(submission);
    Optional<String> service = service(submission);
    boolean sameService = service.orElse("").equals(submission.context().note(SERVICE).orElse(""));
    return submission
        .value(block(PLAYBOOK, drawn))
        .flatMap(playbooks::named)
        .filter(chosen -> !chosen.equals(drawn))
        .or(() -> service.filter(s -> !sameService).flatMap(playbooks::forService))
        .orElse(drawn);
  }

  /** One of those that the form showed; empty if the playbook has no such level. */
  Optional<Severity> severity(Submission submission) {
    return submission
        .value(block(SEVERITY, drawn(submission)))
        .flatMap(drawn(submission)::severity)
        .map(SeverityLevel::severity);
  }

  Optional<String> service(Submission submission) {
    return submission.value(block(SERVICE, drawn(submission)));
  }

  static Visibility visibility(Submission submission) {
    return submission.ticked(PRIVATE) ? Visibility.PRIVATE : Visibility.PUBLIC;
  }

  /** What was filled in so far, for another playbook. */
  Prefill filled(Submission submission, Playbook playbook) {
    return new Prefill(
        playbook,
        submission.value(TITLE).orElse(""),
        severity(submission)
            .flatMap(chosen -> playbook.severity(chosen.name()))
            .orElse(playbook.defaultSeverity())
            .severity(),
        service(submission).orElse(""),
        submission.value(IMPACT).orElse(""),
        visibility(submission));
  }
}
