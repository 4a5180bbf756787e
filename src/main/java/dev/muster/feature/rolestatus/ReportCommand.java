package dev.muster.feature.rolestatus;

import dev.muster.feature.rolestatus.SubmitRoleReport.Report;
import dev.muster.incident.Incident;
import dev.muster.incident.Role;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;

/** {@code /incident report the second replica is up}. */
public final class ReportCommand implements Command {
  private final SubmitRoleReport reporting;

  public ReportCommand(SubmitRoleReport reporting) {
    this.reporting = reporting;
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public String usage() {
    return "[role] [text]";
  }

  @Override
  public String summary() {
    return "says how your part stands, as your role is asked to; without a text, by a form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Report report = reporting.read(incident, invocation.arguments().words());
    if (!report.words().isEmpty()) {
      return Reply.told(reporting.report(invocation.actor(), incident.id(), report));
    }
    Role role = reporting.role(incident, report.role(), invocation.user());
    return Reply.opens(ReportModal.view(Forms.Context.of(invocation), role));
  }
}
