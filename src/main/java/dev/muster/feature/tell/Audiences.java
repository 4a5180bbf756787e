package dev.muster.feature.tell;

import dev.muster.incident.AudienceState.Draft;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.Role;
import dev.muster.incident.UserId;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.Conversations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The audiences of an incident, and who speaks for it. */
record Audiences(Incident incident, Playbook playbook) {
  private static final int LONGEST_NAME = 6;

  /** Nobody outside is told of a private incident. */
  List<Audience> audiences() {
    return incident.isPrivate() ? List.of() : playbook.rhythm().outside();
  }

  /**
   * @throws Refused if nobody is to be told of this incident
   */
  void mustHaveAudience() {
    if (incident.isPrivate()) {
      throw new Refused(
          incident.id()
              + " is private: nobody outside of its channel is told of it. Speak with people"
              + " directly, or post an update here with `/incident update`.");
    }
    if (audiences().isEmpty()) {
      throw new Refused(
          "The playbook names nobody to be told besides the war room (`audiences`). Post an"
              + " update here with `/incident update`.");
    }
  }

  Audience audience(String key) {
    mustHaveAudience();
    return audiences().stream()
        .filter(a -> a.key().equals(key))
        .findFirst()
        .orElseThrow(() -> unknown(key));
  }

  /** Whom typed words begin with, and what follows. */
  record Address(Audience audience, String words) {}

  Address address(String typed) {
    mustHaveAudience();
    String[] words = typed.split("\\s+", LONGEST_NAME + 1);
    for (int n = Math.min(words.length, LONGEST_NAME); n > 0; n--) {
      String name = String.join(" ", List.of(words).subList(0, n));
      Optional<Audience> found =
          playbook.rhythm().audience(name).filter(a -> audiences().contains(a));
      if (found.isPresent()) {
        String rest = typed.replaceFirst("^(\\S+\\s*){" + n + "}", "");
        return new Address(found.get(), rest.strip());
      }
    }
    throw unknown(words[0]);
  }

  private Refused unknown(String typed) {
    List<String> names = audiences().stream().flatMap(a -> Stream.of(a.key(), a.title())).toList();
    Optional<Audience> near =
        DidYouMean.among(names, typed).flatMap(name -> playbook.rhythm().audience(name));
    return new Refused(
        Mrkdwn.code(typed)
            + " is nobody that the playbook names. Tell one of these: "
            + audiences().stream()
                .map(a -> Mrkdwn.escape(a.title()) + " (`/incident tell " + a.key() + "`)")
                .collect(Collectors.joining(", "))
            + "."
            + near.map(a -> " Did you mean " + Mrkdwn.escape(a.title()) + "?").orElse(""),
        near.map(a -> new Refused.Slip(typed, a.key())));
  }

  /** Whoever is to write: the communications lead, or else the commander. */
  Optional<UserId> speaker() {
    return incident.team().holder(Role.COMMUNICATIONS_LEAD).or(incident.team()::commander);
  }

  /** Who must say yes to a text for them; empty if nobody must. */
  Optional<Role> approver(Audience audience) {
    return audience
        .approver()
        .map(key -> playbook.role(key).map(RoleDescription::role).orElse(new Role(key, key)));
  }

  /** Whoever plays that role; while nobody does, the commander. */
  Optional<UserId> approving(Role role) {
    return incident.team().holder(role.key()).or(incident.team()::commander);
  }

  boolean mayApprove(Role role, UserId user) {
    return approving(role).equals(Optional.of(user));
  }

  /**
   * @throws Refused if it is not theirs to say yes or no
   */
  void mustApprove(Draft draft, UserId user) {
    Role role = draft.approver().orElseThrow(() -> noApproval(draft));
    if (mayApprove(role, user)) {
      return;
    }
    boolean held = incident.team().holder(role.key()).isPresent();
    String who = held || role.isCommander() ? "the " + role.title() : "the incident commander";
    String why = held || role.isCommander() ? "" : ", for nobody is " + role.title() + " now,";
    throw new Refused(
        "Only "
            + Mrkdwn.escape(who + why)
            + " may approve a text for "
            + Mrkdwn.escape(title(draft.audience()))
            + ". "
            + approving(role)
                .map(holder -> "Ask " + Mrkdwn.user(holder) + ".")
                .orElse("Nobody is that now: `/incident take` takes command."));
  }

  private Refused noApproval(Draft draft) {
    String text = draft.approved().isPresent() ? "is already approved. " : "needs no approval. ";
    return new Refused("That text " + text + next(draft));
  }

  /** What becomes of a text once it is approved. */
  String afterApproval(String audience) {
    if (incident.isDrill()) {
      return "In a drill nothing is posted outside.";
    }
    return playbook
        .rhythm()
        .audience(audience)
        .flatMap(Audience::channel)
        .map(channel -> "Muster posts it in " + Conversations.mention(channel) + " once approved.")
        .orElse("Once approved, someone has to post it and press *Sent*.");
  }

  /**
   * @throws Refused if Muster is just posting it: whether they read it is Slack's to say
   */
  void mustBeCarriedByHand(Draft draft) {
    Optional<String> channel = posting(draft);
    if (channel.isPresent()) {
      throw new Refused(
          "Muster posts that text in "
              + Conversations.mention(channel.get())
              + " itself, and marks it as sent when Slack has taken it.");
    }
  }

  /** What is left to do with a text that needs no approval any more. */
  String next(Draft draft) {
    Optional<String> channel = posting(draft);
    if (incident.isDrill()) {
      return channel.isPresent()
          ? "In a drill nothing is posted outside; it is marked as sent."
          : "In a drill nothing leaves this channel: press *Sent* as if you had posted it.";
    }
    return channel
        .map(c -> "Muster posts it in " + Conversations.mention(c) + " in a moment.")
        .orElseGet(
            () ->
                "Post it"
                    + place(draft)
                    + ", then press *Sent* (or type `/incident sent "
                    + draft.number()
                    + "`).");
  }

  /** The channel in which Muster itself posts a text that nobody must approve any more. */
  Optional<String> posting(Draft draft) {
    return draft.approver().isPresent() || draft.refused().isPresent()
        ? Optional.empty()
        : channel(draft);
  }

  private Optional<String> channel(Draft draft) {
    return playbook.rhythm().audience(draft.audience()).flatMap(Audience::channel);
  }

  /** Where somebody must put it: a link, or the channel in which Muster couldn't post it. */
  private String place(Draft draft) {
    return playbook
        .rhythm()
        .audience(draft.audience())
        .flatMap(Audience::url)
        .map(url -> " at " + Mrkdwn.link(url, url))
        .or(() -> channel(draft).map(channel -> " in " + Conversations.mention(channel)))
        .orElse(" where they read it");
  }

  String title(String key) {
    return playbook.rhythm().audience(key).map(Audience::title).orElse(key);
  }
}
