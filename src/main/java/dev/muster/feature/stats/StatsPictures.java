package dev.muster.feature.stats;

import com.slack.api.methods.request.files.FilesUploadV2Request.UploadFile;
import dev.muster.chart.Charts;
import dev.muster.chart.Picture;
import dev.muster.chart.Theme;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.incident.ChannelId;
import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import dev.muster.slack.file.SharedFiles;
import dev.muster.slack.file.SharedFiles.Sharing;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.stats.Period;
import dev.muster.store.Incidents;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries the pictures of a period into a channel. */
final class StatsPictures {
  private static final Logger LOG = LoggerFactory.getLogger(StatsPictures.class);
  private static final String KIND = "stats-pictures";
  private static final IncidentId NONE = new IncidentId("");
  private static final String CHANNEL = "channel";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String LOOK = "look";
  private static final String BASE = "base";
  private static final String COMMENT = "comment";
  private static final String PLAYBOOK = "playbook";
  private static final String ASKER = "asker";

  private final SharedFiles shared;
  private final Counting counting;
  private final Incidents incidents;

  StatsPictures(SharedFiles shared, Counting counting, Incidents incidents) {
    this.shared = shared;
    this.counting = counting;
    this.incidents = incidents;
  }

  /**
   * What is to be seen.
   *
   * @param playbook only of what went by the one of this name; empty for all
   */
  record View(Period period, Theme look, Optional<String> playbook) {}

  /**
   * Where it goes.
   *
   * @param asker who is told if it can't be brought there; empty where nobody asked
   */
  record Goal(Sharing sharing, Optional<UserId> asker) {}

  /**
   * @param what tells it from every other
   */
  static Job errand(String what, View view, Goal goal, Instant due) {
    Map<String, String> args = new HashMap<>();
    args.put(CHANNEL, goal.sharing().channel());
    args.put(BASE, goal.sharing().base());
    args.put(COMMENT, goal.sharing().comment());
    args.put(FROM, view.period().from().toString());
    args.put(TO, view.period().to().toString());
    args.put(LOOK, view.look().name());
    view.playbook().ifPresent(name -> args.put(PLAYBOOK, name));
    goal.asker().ifPresent(user -> args.put(ASKER, user.value()));
    return new Job(KIND, NONE, what, args, due);
  }

  Map<String, Courier> couriers() {
    return Map.of(KIND, SlackCourier.quietly(this::carry));
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Job errand = attempt.job();
    Sharing sharing = new Sharing(errand.arg(CHANNEL), errand.arg(BASE), errand.arg(COMMENT));
    if (shared.isThere(sharing, attempt)) {
      return DeliveryResult.delivered();
    }
    try {
      List<UploadFile> files = files(errand);
      if (!files.isEmpty()) {
        shared.share(sharing, files);
      }
      return DeliveryResult.delivered();
    } catch (LinkageError e) {
      LOG.error("This Java can draw no pictures", e);
      return gaveUp(errand, "This Java can draw no pictures; Muster's log says more.");
    } catch (OutOfMemoryError e) {
      LOG.error("There is no memory to draw pictures", e);
      return gaveUp(errand, "Muster has too little memory to draw them.");
    } catch (SlackFailure failure) {
      if (failure.kind() != SlackFailure.Kind.REFUSED) {
        throw failure;
      }
      return gaveUp(errand, failure.text());
    }
  }

  private List<UploadFile> files(Job errand) {
    Period period = new Period(Instant.parse(errand.arg(FROM)), Instant.parse(errand.arg(TO)));
    Counting.Counted counted =
        counting.over(period, Optional.ofNullable(errand.args().get(PLAYBOOK)), errand.due());
    return Charts.of(counted.numbers(), counted.trend(), Theme.valueOf(errand.arg(LOOK))).stream()
        .map(picture -> file(errand.arg(BASE), picture))
        .collect(Collectors.toList());
  }

  private static UploadFile file(String base, Picture picture) {
    return UploadFile.builder()
        .filename(base + "-" + picture.name() + ".png")
        .title(picture.title())
        .altTxt(picture.alt())
        .fileData(picture.png())
        .build();
  }

  private GaveUp gaveUp(Job errand, String why) {
    Optional.ofNullable(errand.args().get(ASKER))
        .ifPresent(
            asker -> {
              String text =
                  "The pictures could not come into <#"
                      + errand.arg(CHANNEL)
                      + ">. "
                      + why
                      + " The numbers are all in `/incident stats`.";
              incidents.enqueue(
                  new Post(
                      "told:" + errand.key(), NONE, new ChannelId(asker), text, "", errand.due()));
            });
    return new GaveUp(Optional.empty(), why);
  }
}
