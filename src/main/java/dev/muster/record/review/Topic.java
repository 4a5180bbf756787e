package dev.muster.record.review;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a section is about, told by its heading; and what to ask whoever writes it. */
public enum Topic {
  TIMELINE(
      "timeline",
      "Is a moment missing? `/incident note 14:05 what happened` adds it at its own time."),
  ACTIONS(
      "action|prevent|follow|we change|corrective|\\bto ?do",
      "What makes this harder to happen, or easier to see? Each with one owner and a day."),
  CONTRIBUTING(
      "contribut|factor",
      "Which conditions had to come together? Name conditions: no person is one."),
  CAUSE(
      "cause|why",
      "What made this the sensible thing to do then? Ask what let it through, not who did it."),
  WELL("well|kept|lucky", "What worked that you want to keep, luck included?"),
  POORLY(
      "poor|better|badly|wrong|improve",
      "Where did people have to work around something? What was hard to know at the time?"),
  DURATIONS(
      "times|detect|duration|how long",
      "What would have shown it sooner? What would have ended it sooner?"),
  LOSS("loss|lost", "Was anything lost or wrong? How was that checked?"),
  COST("cost|revenue lost|credits", "What did it cost? An estimate with its ground is enough."),
  BUDGET("budget|slo\\b|sla\\b", "How much of it did this use, and for which service?"),
  IMPACT(
      "impact|affected|users|customers|patients|services",
      "Who was hit, how many, for how long, and how do you know?"),
  RESPONSE(
      "response|responded",
      "What helped, what stood in the way? Who was missed, and how could they have been reached?"),
  LESSONS("lesson|learn", "What do you know now that would have surprised you the day before?"),
  SUMMARY(
      "summary|what happened|overview",
      "In three sentences, for somebody who was not there: what broke, who noticed, what ended"
          + " it."),
  OTHER("", "What should somebody who was not there know about this?");

  private final Pattern heading;
  private final String prompt;

  Topic(String heading, String prompt) {
    this.heading = Pattern.compile(heading);
    this.prompt = prompt;
  }

  /** What a section with this heading is about. */
  public static Topic of(String heading) {
    String words = heading.toLowerCase(Locale.ROOT);
    for (Topic topic : values()) {
      if (topic != OTHER && topic.heading.matcher(words).find()) {
        return topic;
      }
    }
    return OTHER;
  }

  /** What to ask whoever writes it: about circumstances, never about a culprit. */
  public String prompt() {
    return prompt;
  }
}
