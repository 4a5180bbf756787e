package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.CallLog;
import dev.muster.sandbox.api.Faults;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.ActionHand;
import dev.muster.sandbox.interaction.CommandHand;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.ModalHands;
import dev.muster.sandbox.interaction.Payloads;
import dev.muster.sandbox.interaction.ResponseUrls;
import dev.muster.sandbox.interaction.ShortcutHand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.socket.AppLine;
import dev.muster.sandbox.socket.Disturbances;
import dev.muster.sandbox.socket.EventFeed;
import dev.muster.sandbox.text.Escaping;
import dev.muster.sandbox.view.Modals;
import dev.muster.sandbox.view.Picker;
import dev.muster.sandbox.view.Triggers;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.Rooms;
import dev.muster.sandbox.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;

/** All hands, by verb and path. */
public final class Hands {
  private final Map<String, Hand> byPath = new HashMap<>();
  private final World world;
  private final PageRooms rooms;

  /** The inside of the workspace that a person can touch. */
  public record Things(
      World world,
      Posting posting,
      Rooms rooms,
      Triggers triggers,
      Modals modals,
      Escaping.Mentions mentionsInCommands) {}

  /** The way to the app, and what may be wrong with it. */
  public record Lines(
      AppLine line, EventFeed events, Disturbances disturbances, Faults faults, CallLog calls) {}

  public Hands(
      Things things, Lines lines, ResponseUrls responseUrls, ScheduledExecutorService timer) {
    this.world = things.world();
    AppLine line = lines.line();
    Payloads payloads = new Payloads(world, things.triggers());
    Picker picker = new Picker(world);
    MessageHands messages = new MessageHands(world, things.posting(), things.rooms());
    ModalHands modalHands = new ModalHands(world, line, payloads, things.modals(), picker);
    byPath.put(
        "POST command",
        new CommandHand(
            world, things.rooms(), line, payloads, responseUrls, things.mentionsInCommands()));
    byPath.put("POST shortcut", new ShortcutHand(line, payloads, responseUrls));
    byPath.put(
        "POST action", new ActionHand(line, payloads, responseUrls, things.modals(), picker));
    byPath.put("POST submit", modalHands::submit);
    byPath.put("POST close", modalHands::close);
    byPath.put("GET views", modalHands::views);
    byPath.put("POST message", messages::message);
    byPath.put("POST reaction", messages::reaction);
    byPath.put("GET ephemeral", messages::ephemeral);
    RoomHands roomHands = new RoomHands(world, things.rooms());
    byPath.put("POST rename", roomHands::rename);
    byPath.put("POST archive", roomHands::archive);
    byPath.put("POST unarchive", roomHands::unarchive);
    byPath.put("POST invite", roomHands::invite);
    byPath.put("POST convert", roomHands::convert);
    byPath.put("POST leave", roomHands::leave);
    byPath.put("POST remove", roomHands::remove);
    PeopleHands peopleHands = new PeopleHands(world);
    byPath.put("POST away", peopleHands::away);
    byPath.put("POST active", peopleHands::active);
    byPath.put("POST deactivate", peopleHands::deactivate);
    byPath.put("POST home", new HomeHand(world, lines.events(), things.modals(), timer));
    StateView state = new StateView(world);
    byPath.put("GET state", state);
    ReadMarks marks = new ReadMarks(world);
    rooms = new PageRooms(world, things.modals(), marks, state);
    byPath.put("GET page/rooms", rooms::rooms);
    byPath.put("GET page/home", rooms::home);
    byPath.put("GET page/channel", new PageMessages(world)::channel);
    byPath.put("POST page/read", marks::read);
    byPath.put("POST person", new PersonHand(world));
    byPath.put("POST fault", new FaultHand(lines.faults(), lines.disturbances(), line));
    byPath.put("GET calls", told -> calls(lines.calls(), told));
  }

  private static CompletionStage<ObjectNode> calls(CallLog log, Told told) {
    return Hand.done(Json.ok().set("calls", log.since(told.number("since", 0))));
  }

  /** What the page completes as a person types a command. */
  public void offer(List<Completion> completions) {
    rooms.offer(completions);
  }

  public HandsEndpoint endpoint() {
    return new HandsEndpoint(world, byPath);
  }
}
