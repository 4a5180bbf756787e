package dev.muster.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.Main;
import dev.muster.Setup;
import dev.muster.backup.Copies;
import dev.muster.backup.DailyCopy;
import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.database.StoreTorn;
import dev.muster.database.StoreUnavailable;
import dev.muster.delivery.DeliveryTable;
import dev.muster.doctor.Finding;
import dev.muster.doctor.SlackExam;
import dev.muster.doctor.StoreExam;
import dev.muster.doctor.StoreState;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.settings.Settings;
import dev.muster.slack.web.SlackGateway;
import dev.muster.web.RunningBot;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code muster doctor}: looks at everything that Muster needs, and says what to do. */
@Command(
    name = "doctor",
    description = "Looks at tokens, scopes, socket, store and playbook; says what to do.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit code 0 if all is well, 1 if there is a fault."})
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Mixin private PlaybookOption playbook = new PlaybookOption();

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;
  private boolean fine = true;

  DoctorCommand() {
    this(System.getenv());
  }

  DoctorCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    Settings settings = data.settings();
    Playbooks rules = playbook.playbooks(settings);
    Optional<RunningBot> bot = data.bot();
    Optional<StoreState> state = store(bot);
    slack(rules, state.flatMap(StoreState::line));
    say(http(settings.http()));
    say(HookSecret.finding(environment));
    return fine ? Main.FINE : Main.YOURS;
  }

  private void say(Finding finding) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(finding);
    out.flush();
    fine &= finding.fine();
  }

  private Optional<StoreState> store(Optional<RunningBot> bot) throws IOException {
    Path directory = data.directory();
    if (bot.isEmpty() && !Database.isIn(directory)) {
      say(new Finding(true, "store: none yet in " + directory + "; the first start makes it"));
      return Optional.empty();
    }
    try {
      StoreState state = bot.isPresent() ? ask(bot.get()) : look(directory);
      StoreExam.of(state, Clock.systemUTC().instant()).forEach(this::say);
      return Optional.of(state);
    } catch (StoreTorn e) {
      say(new Finding(false, "store: " + RestoreHint.from(e, data.copies())));
    } catch (StoreUnavailable e) {
      say(new Finding(false, "store: " + e.getMessage()));
    }
    return Optional.empty();
  }

  private static StoreState ask(RunningBot bot) throws IOException {
    try (InputStream answer = bot.ask("state", Map.of())) {
      return Json.read(new String(answer.readAllBytes(), StandardCharsets.UTF_8), StoreState.class);
    }
  }

  private StoreState look(Path directory) {
    DailyCopy.State copies =
        new DailyCopy.State(
            Copies.newest(data.copies()).map(good -> good.contents().made()), Optional.empty());
    try (Database database = Database.in(directory)) {
      return StoreState.of(
          database, new DeliveryTable(Clock.systemUTC()), copies, Optional.empty());
    }
  }

  private void slack(Playbooks rules, Optional<StoreState.Line> running)
      throws InterruptedException, IOException {
    Optional<Setup.Line> line = Tokens.ifThere(environment);
    if (line.isEmpty()) {
      say(new Finding(false, "tokens: " + Tokens.NEEDED));
      return;
    }
    SlackExam exam =
        new SlackExam(
            SlackGateway.client(line.get().apiUrl(), environment),
            line.get().botToken(),
            line.get().appToken(),
            Clock.systemUTC());
    Finding token = exam.botToken();
    say(token);
    if (token.fine()) {
      say(exam.scopes(wantedScopes()));
    }
    say(running.isPresent() ? connected(running.get()) : exam.socket());
    if (token.fine()) {
      say(exam.accounts());
      for (Playbook one : rules.all()) {
        exam.playbook(one).forEach(this::say);
      }
    }
  }

  /** A connection of our own would take what is meant for the bot that runs. */
  private static Finding connected(StoreState.Line line) {
    boolean up = line.connections() > 0 && line.proven();
    return new Finding(
        up,
        up
            ? "socket: the running Muster has " + line.connections() + " connections"
            : "socket: the running Muster is not connected to Slack. Its log says why.");
  }

  private static Set<String> wantedScopes() throws IOException {
    try (InputStream manifest = DoctorCommand.class.getResourceAsStream("/manifest.yml")) {
      List<String> scopes = new ArrayList<>();
      JsonNode wanted = new YAMLMapper().readTree(manifest).at("/oauth_config/scopes/bot");
      wanted.forEach(scope -> scopes.add(scope.asText()));
      return new TreeSet<>(scopes);
    }
  }

  private static Finding http(Settings.Http http) {
    String where = "http: " + http.address() + ":" + http.port();
    try {
      return InetAddress.getByName(http.address()).isLoopbackAddress()
          ? new Finding(true, where + ", for this machine alone")
          : new Finding(true, where + ", for whoever reaches this machine: health and metrics");
    } catch (UnknownHostException e) {
      return new Finding(
          false, where + ". This address is unknown here; change `http.address` in the settings.");
    }
  }
}
