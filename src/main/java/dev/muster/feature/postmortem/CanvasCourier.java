package dev.muster.feature.postmortem;

import com.slack.api.model.canvas.CanvasDocumentChange;
import com.slack.api.model.canvas.CanvasDocumentContent;
import com.slack.api.model.canvas.CanvasEditOperation;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Refresh;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.PostmortemEvent.CanvasMade;
import dev.muster.incident.PostmortemEvent.CanvasRefused;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the post-mortem in the war room's canvas, where Slack's plan has such a thing. */
public final class CanvasCourier {
  private static final String KIND = "canvas";

  /** Somebody said that what stands in the canvas may go. */
  private static final String TAKE = "take";

  private static final String TAKEN =
      "The war room has a canvas already, which may be somebody's. The button Canvas (or"
          + " `/incident postmortem canvas`) shows the post-mortem in it instead.";

  private final SlackGateway slack;
  private final Incidents incidents;
  private final Document document;
  private final Clock clock;

  public CanvasCourier(SlackGateway slack, Incidents incidents, Document document, Clock clock) {
    this.slack = slack;
    this.incidents = incidents;
    this.document = document;
    this.clock = clock;
  }

  /** By the kind of delivery it carries. */
  public Map<String, Courier> couriers() {
    return Map.of(KIND, SlackCourier.to("keep the canvas up to date", this::carry));
  }

  /** Has it shown as it is at that moment; a canvas that is somebody's is left alone. */
  static Refresh shown(IncidentId incident, Instant at) {
    return new Refresh(KIND, incident, at);
  }

  /** Has it shown in whatever canvas the war room has. */
  static Refresh taken(IncidentId incident, Instant at) {
    return new Refresh(KIND, incident, TAKE, at);
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Optional<ChannelId> channel = incident.room().channel();
    if (channel.isEmpty()) {
      return DeliveryResult.delivered();
    }
    CanvasDocumentContent content =
        CanvasDocumentContent.builder()
            .markdown(CanvasMarkdown.of(document.text(incident, clock.instant())))
            .build();
    Optional<String> canvas = incident.ending().review().canvas().id();
    try {
      if (canvas.isPresent()) {
        edit(canvas.get(), content);
        return DeliveryResult.delivered();
      }
      return make(channel.get(), content, attempt.refresh().part().equals(TAKE));
    } catch (SlackFailure failure) {
      if (failure.kind() != SlackFailure.Kind.REFUSED) {
        throw failure;
      }
      return DeliveryResult.delivered(new CanvasRefused(failure.text()));
    }
  }

  private DeliveryResult make(ChannelId channel, CanvasDocumentContent content, boolean takes)
      throws SlackFailure {
    try {
      return DeliveryResult.delivered(
          new CanvasMade(
              slack
                  .call(
                      SlackMethod.CONVERSATIONS_CANVASES_CREATE,
                      null,
                      methods ->
                          methods.conversationsCanvasesCreate(
                              r -> r.channelId(channel.value()).documentContent(content)))
                  .getCanvasId()));
    } catch (SlackFailure failure) {
      if (!failure.is("channel_canvas_already_exists")) {
        throw failure;
      }
    }
    // An earlier try may have made it, or people: nobody can tell, and theirs is not ours to write.
    Optional<String> there = takes ? existing(channel) : Optional.empty();
    if (there.isEmpty()) {
      return DeliveryResult.delivered(new CanvasRefused(TAKEN));
    }
    edit(there.get(), content);
    return DeliveryResult.delivered(new CanvasMade(there.get()));
  }

  private Optional<String> existing(ChannelId channel) throws SlackFailure {
    return Optional.ofNullable(
            slack
                .call(
                    SlackMethod.CONVERSATIONS_INFO,
                    null,
                    methods -> methods.conversationsInfo(r -> r.channel(channel.value())))
                .getChannel()
                .getProperties())
        .flatMap(properties -> Optional.ofNullable(properties.getCanvas()))
        .flatMap(canvas -> Optional.ofNullable(canvas.getFileId()));
  }

  private void edit(String canvas, CanvasDocumentContent content) throws SlackFailure {
    CanvasDocumentChange whole =
        CanvasDocumentChange.builder()
            .operation(CanvasEditOperation.REPLACE)
            .documentContent(content)
            .build();
    slack.call(
        SlackMethod.CANVASES_EDIT,
        null,
        methods -> methods.canvasesEdit(r -> r.canvasId(canvas).changes(List.of(whole))));
  }
}
