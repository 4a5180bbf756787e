package dev.muster.sandbox;

import dev.muster.sandbox.api.ApiEndpoint;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.api.Faults;
import dev.muster.sandbox.api.Token;
import dev.muster.sandbox.control.AppManifest;
import dev.muster.sandbox.control.Completion;
import dev.muster.sandbox.control.Hands;
import dev.muster.sandbox.file.Uploads;
import dev.muster.sandbox.http.EndpointHandler;
import dev.muster.sandbox.http.LocalOnly;
import dev.muster.sandbox.interaction.ResponseUrls;
import dev.muster.sandbox.method.AuthMethods;
import dev.muster.sandbox.method.BookmarkMethods;
import dev.muster.sandbox.method.ChatMethods;
import dev.muster.sandbox.method.ConversationMethods;
import dev.muster.sandbox.method.ConversationReads;
import dev.muster.sandbox.method.FileMethods;
import dev.muster.sandbox.method.InviteMethod;
import dev.muster.sandbox.method.MarkMethods;
import dev.muster.sandbox.method.PeopleMethods;
import dev.muster.sandbox.method.ViewMethods;
import dev.muster.sandbox.socket.AppLine;
import dev.muster.sandbox.socket.Disturbances;
import dev.muster.sandbox.socket.EventFeed;
import dev.muster.sandbox.socket.SocketDoor;
import dev.muster.sandbox.socket.Subscriptions;
import dev.muster.sandbox.text.Escaping;
import dev.muster.sandbox.view.Modals;
import dev.muster.sandbox.view.Triggers;
import dev.muster.sandbox.world.Ids;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.Rooms;
import dev.muster.sandbox.world.World;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A Slack that lives in this process: Web API, Socket Mode, hands and page on one local port. */
public final class PracticeWorkspace implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int RETRY_TICK_MS = 100;
  private static final String EVERYTHING = "*";

  private final WorkspaceClock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final AppLine line;
  private final Follower eventRetries;
  private final ClockEndpoint clockEndpoint;
  private final Hands hands;
  private final Undertow server;
  private final int port;

  /**
   * How the workspace is to be.
   *
   * @param port where it listens; 0 for any that is free
   * @param latency how late every answer of the Web API is
   * @param rateLimits whether calls are counted as Slack counts them
   * @param userGroups handles, and the names of those in each; nobody named means two of the eight
   * @param scopes what the bot was granted; none for those of its manifest, {@code *} for
   *     everything, and to hear of everything
   * @param accounts how many people, bots and deactivated ones there are in all; 0: only the eight
   *     and the bot
   * @param commandLabels whether mentions in commands carry names, as {@code <@U012ABCDEF|eva>}
   */
  public record Options(
      int port,
      Duration latency,
      boolean rateLimits,
      Map<String, List<String>> userGroups,
      Set<String> scopes,
      int accounts,
      boolean commandLabels) {
    public Options {
      userGroups = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(userGroups));
      scopes = scopes.isEmpty() ? AppManifest.scopes() : Set.copyOf(scopes);
    }

    /**
     * Any free port, no latency, Slack's rate limits, one group, and the app as its manifest says.
     */
    public static Options defaults() {
      return new Options(
          0, Duration.ZERO, true, Map.of("on-call", List.of("ben", "chi")), Set.of(), 0, false);
    }

    /** With an app that may do everything and hears of everything: any client can be tried. */
    public Options withEverything() {
      return withScopes(Set.of(EVERYTHING));
    }

    private Set<String> events() {
      return scopes.contains(EVERYTHING) ? scopes : AppManifest.events();
    }

    public Options withPort(int newPort) {
      return new Options(newPort, latency, rateLimits, userGroups, scopes, accounts, commandLabels);
    }

    public Options withLatency(Duration newLatency) {
      return new Options(port, newLatency, rateLimits, userGroups, scopes, accounts, commandLabels);
    }

    public Options withRateLimits(boolean limited) {
      return new Options(port, latency, limited, userGroups, scopes, accounts, commandLabels);
    }

    public Options withUserGroups(Map<String, List<String>> groups) {
      return new Options(port, latency, rateLimits, groups, scopes, accounts, commandLabels);
    }

    public Options withAccounts(int inAll) {
      return new Options(port, latency, rateLimits, userGroups, scopes, inAll, commandLabels);
    }

    public Options withScopes(Set<String> granted) {
      return new Options(port, latency, rateLimits, userGroups, granted, accounts, commandLabels);
    }

    /** Mentions in commands as older workspaces send them. */
    public Options withCommandLabels(boolean labels) {
      return new Options(port, latency, rateLimits, userGroups, scopes, accounts, labels);
    }
  }

  private PracticeWorkspace(Options options, WorkspaceClock clock) {
    this.clock = clock;
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "practice-workspace-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    Disturbances disturbances = new Disturbances();
    Ids ids = new Ids();
    line = new AppLine(timer, disturbances);
    EventFeed events =
        new EventFeed(line, clock, ids, disturbances, new Subscriptions(options.events()));
    SocketDoor door = new SocketDoor(line, timer);
    World world = new World(clock, ids, events, options.userGroups(), options.accounts());
    Posting posting = new Posting(world);
    Rooms rooms = new Rooms(world, posting);
    Triggers triggers = new Triggers(world);
    Modals modals = new Modals(world, triggers);
    Uploads uploads = new Uploads(this::url);
    ResponseUrls responseUrls = new ResponseUrls(world, posting, this::url);

    Map<String, ApiMethod> methods = new HashMap<>();
    new AuthMethods(world, () -> url().replace("http:", "ws:") + door.newLink()).addTo(methods);
    new ConversationMethods(world, rooms).addTo(methods);
    new ConversationReads(world).addTo(methods);
    methods.put("conversations.invite", new InviteMethod(world, rooms));
    new ChatMethods(world, posting).addTo(methods);
    new MarkMethods(world, posting).addTo(methods);
    new BookmarkMethods(world).addTo(methods);
    new ViewMethods(world, modals).addTo(methods);
    new PeopleMethods(world).addTo(methods);
    new FileMethods(world, posting, uploads).addTo(methods);

    Faults faults = new Faults(clock);
    ApiEndpoint api =
        new ApiEndpoint(
            world,
            methods,
            faults,
            new ApiEndpoint.Rules(options.latency(), options.rateLimits(), options.scopes()),
            timer);
    hands =
        new Hands(
            new Hands.Things(
                world,
                posting,
                rooms,
                triggers,
                modals,
                options.commandLabels() ? Escaping.Mentions.NAMED : Escaping.Mentions.BARE),
            new Hands.Lines(line, events, disturbances, faults, api.log()),
            responseUrls,
            timer);
    clockEndpoint = new ClockEndpoint(clock);
    EndpointHandler files = new EndpointHandler(uploads);
    HttpHandler paths =
        Handlers.path(new EndpointHandler(new Page()))
            .addPrefixPath("/api/", new EndpointHandler(api))
            .addPrefixPath("/upload/", files)
            .addPrefixPath("/files/", files)
            .addPrefixPath("/response/", new EndpointHandler(responseUrls))
            .addExactPath("/sandbox/events", new LiveFeed(world, clock, timer).handler())
            .addPrefixPath("/sandbox/clock", new EndpointHandler(clockEndpoint))
            .addPrefixPath("/sandbox/", new EndpointHandler(hands.endpoint()))
            .addPrefixPath("/link/", socket(door));
    server =
        Undertow.builder()
            .addHttpListener(options.port(), HOST, new LocalOnly(paths))
            .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, true)
            .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, 1000)
            .setIoThreads(Math.max(2, Runtime.getRuntime().availableProcessors()))
            .setWorkerThreads(2)
            .build();
    port = bind(options.port());
    eventRetries = retriesOf(events);
    clock.follow(eventRetries);
    var unused =
        timer.scheduleAtFixedRate(
            events::retryDue, RETRY_TICK_MS, RETRY_TICK_MS, TimeUnit.MILLISECONDS);
  }

  /** Slack tells once more what was not heard: that too falls due by the clock. */
  private static Follower retriesOf(EventFeed events) {
    return new Follower() {
      @Override
      public java.util.Optional<java.time.Instant> nextDue() {
        return events.nextRetry();
      }

      @Override
      public java.util.Optional<Due> next() {
        return nextDue().map(at -> new Due(at, "an event that Slack tells again"));
      }

      @Override
      public void settle() {
        events.retryDue();
      }
    };
  }

  private static HttpHandler socket(SocketDoor door) {
    HttpHandler handshake = new WebSocketProtocolHandshakeHandler(door);
    return exchange -> {
      if (door.admits(exchange.getQueryParameters())) {
        handshake.handleRequest(exchange);
      } else {
        exchange.setStatusCode(404).endExchange();
      }
    };
  }

  private int bind(int wanted) {
    try {
      server.start();
    } catch (RuntimeException e) {
      timer.shutdownNow();
      server.stop();
      if (e.getCause() instanceof BindException) {
        throw new PortTaken(wanted, e);
      }
      throw e;
    }
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  /**
   * Opens the workspace.
   *
   * @throws PortTaken where another program has the port
   */
  public static PracticeWorkspace start(Options options, WorkspaceClock clock) {
    return new PracticeWorkspace(options, clock);
  }

  public int port() {
    return port;
  }

  /** What the page completes as a person types a command: the app's owner knows, Slack does not. */
  public void offer(List<Completion> completions) {
    hands.offer(completions);
  }

  /** Where the page is: {@code http://127.0.0.1:PORT/}. */
  public String url() {
    return "http://" + HOST + ":" + port + "/";
  }

  /** Where the Web API is, for a client's base address. */
  public String apiUrl() {
    return url() + "api/";
  }

  public String botToken() {
    return Token.PRACTICE_BOT;
  }

  public String appToken() {
    return Token.PRACTICE_APP;
  }

  @Override
  public void close() {
    clock.unfollow(eventRetries);
    clockEndpoint.close();
    line.close();
    timer.shutdownNow();
    server.stop();
    awaitTimer();
  }

  /** What it was about to tell a page may be under way. */
  private void awaitTimer() {
    try {
      timer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
