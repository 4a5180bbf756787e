package dev.muster.feature.declare;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Severity;
import dev.muster.incident.Visibility;
import dev.muster.playbook.ServiceEntry;
import dev.muster.playbook.SeverityLevel;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form in which an incident is declared. */
public final class DeclareModal implements Modal {
  private static final String ID = "declare";
  private static final String SAME = "same";
  private static final String TITLE = "title";
  private static final String SEVERITY = "severity";
  private static final String SERVICE = "service";
  private static final String IMPACT = "impact";
  private static final String PRIVATE = "private";
  private static final String ONLY_INVITED = "only-invited";

  /** Notes that travel with the form. */
  static final String SOURCE = "source";

  static final String STARTED = "started";
  private static final String ASKED = "asked";

  private final Declaring declaring;
  private final Joining joining;

  public DeclareModal(Declaring declaring, Joining joining) {
    this.declaring = declaring;
    this.joining = joining;
  }

  /** What is in the fields when it opens. */
  record Prefill(
      String title, Severity severity, String service, String impact, Visibility visibility) {
    static Prefill of(String title, Severity severity) {
      return new Prefill(title, severity, "", "", Visibility.PUBLIC);
    }
  }

  static View view(Declaring declaring, Forms.Context context, Prefill prefill) {
    return view(declaring, context, prefill, Optional.empty());
  }

  private static View view(
      Declaring declaring, Forms.Context context, Prefill prefill, Optional<String> question) {
    Forms form = Forms.form(ID, "Declare an incident", "Declare", context);
    List<Incident> candidates = declaring.candidates();
    question.ifPresent(form::words);
    form.line(TITLE, "What is wrong?", Presence.REQUIRED, Declaring.LONGEST_TITLE, prefill.title());
    form.radio(
        SEVERITY,
        "How bad is it?",
        Presence.REQUIRED,
        declaring.playbook().severities().stream().map(DeclareModal::choice).toList(),
        prefill.severity().name());
    form.hint(examples(declaring.playbook().severities()));
    services(form, declaring.playbook().warRoom().services(), prefill.service());
    form.lines(IMPACT, "What do users see?", Presence.OPTIONAL, 2000, prefill.impact());
    form.box(
        PRIVATE,
        "Who may know?",
        new Choice(
            ONLY_INVITED, "Private", "Security, staff, legal: only those invited see any of it"),
        prefill.visibility() == Visibility.PRIVATE ? ONLY_INVITED : "");
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
    return form.view();
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

  private static void services(Forms form, List<ServiceEntry> services, String chosen) {
    if (services.isEmpty()) {
      form.line(SERVICE, "Which service?", Presence.OPTIONAL, 100, chosen);
    } else {
      form.menu(
          SERVICE,
          "Which service?",
          Presence.OPTIONAL,
          services.stream().map(s -> Choice.of(s.name(), s.title())).toList(),
          chosen);
    }
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Optional<String> same = submission.value(SAME);
    if (same.isPresent()) {
      return Modal.closes(joining.join(submission.actor(), new IncidentId(same.get())));
    }
    Optional<String> title = submission.value(TITLE).map(Declaring::oneLine);
    if (title.isEmpty()) {
      return Modal.corrected(TITLE, "Say in a few words what is wrong.");
    }
    Declaring.Wish wish = wish(submission, title.get());
    if (submission.context().note(ASKED).equals(title)) {
      return declared(declaring.declare(submission.actor(), wish));
    }
    Declaring.Outcome outcome = declaring.declareUnlessTwin(submission.actor(), wish);
    return outcome instanceof Declaring.Outcome.Twin twin
        ? new Becomes(asking(submission, title.get(), twin.incident()))
        : declared(((Declaring.Outcome.Made) outcome).incident());
  }

  private static Closes declared(Incident incident) {
    return new Closes(Optional.of(DeclareMessage.declared(incident)));
  }

  private Declaring.Wish wish(Submission submission, String title) {
    return new Declaring.Wish(
        title,
        severity(submission),
        visibility(submission),
        submission.value(SERVICE),
        submission.value(IMPACT),
        submission.context().note(STARTED).map(Instant::parse),
        submission.context().note(SOURCE));
  }

  private Severity severity(Submission submission) {
    return submission
        .value(SEVERITY)
        .flatMap(declaring.playbook()::severity)
        .orElse(declaring.playbook().defaultSeverity())
        .severity();
  }

  private static Visibility visibility(Submission submission) {
    return submission.ticked(PRIVATE) ? Visibility.PRIVATE : Visibility.PUBLIC;
  }

  /** The same form with a question on top; sent again as it is, it declares. */
  private View asking(Submission submission, String title, Incident twin) {
    Map<String, String> notes = new HashMap<>(submission.context().notes());
    notes.put(ASKED, title);
    return view(
        declaring,
        submission.context().with(notes),
        new Prefill(
            title,
            severity(submission),
            submission.value(SERVICE).orElse(""),
            submission.value(IMPACT).orElse(""),
            visibility(submission)),
        Optional.of(DeclareMessage.isItTheSame(twin, declaring.now())));
  }
}
