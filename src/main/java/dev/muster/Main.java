package dev.muster;

import dev.muster.cli.BackupCommand;
import dev.muster.cli.CheckCommand;
import dev.muster.cli.DoctorCommand;
import dev.muster.cli.ExportRecordCommand;
import dev.muster.cli.ImportCommand;
import dev.muster.cli.LogCommand;
import dev.muster.cli.PreviewCommand;
import dev.muster.cli.RestoreCommand;
import dev.muster.cli.RestoreHint;
import dev.muster.cli.RunCommand;
import dev.muster.cli.SandboxCommand;
import dev.muster.database.StoreTorn;
import dev.muster.database.StoreUnavailable;
import dev.muster.slack.web.ProxyRoute;
import dev.muster.web.WebServer;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
    name = "muster",
    description = "A Slack bot with which a team runs an incident.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      SandboxCommand.class,
      CheckCommand.class,
      PreviewCommand.class,
      ExportRecordCommand.class,
      ImportCommand.class,
      LogCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DoctorCommand.class
    })
public final class Main {
  /** Fine. */
  public static final int FINE = 0;

  /** It is the user's turn; a sentence said why. */
  public static final int YOURS = 1;

  /** A fault of ours. */
  static final int OURS = 2;

  private Main() {}

  public static void main(String[] args) {
    // Both are looked at once, when the JDK's HTTP client is first used. The second is its own
    // default since Java 20: what is on the way forgets an idle connection sooner than 20 minutes.
    ProxyRoute.letPasswordsThrough();
    System.getProperties().putIfAbsent("jdk.httpclient.keepalive.timeout", "30");
    System.exit(run(args));
  }

  public static int run(String... args) {
    CommandLine line =
        new CommandLine(new Main())
            .setExecutionExceptionHandler(Main::failed)
            .setParameterExceptionHandler(Main::misused);
    if (args.length == 0) {
      line.usage(line.getOut());
      return YOURS;
    }
    return line.execute(args);
  }

  /** What a subcommand can't do because of something that its user can change. */
  public static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unusable(String sentence) {
      super(sentence);
    }
  }

  private static int misused(CommandLine.ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
    return YOURS;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof StoreTorn torn) {
      line.getErr().println(RestoreHint.from(torn, torn.directory().resolve("backups")));
      return YOURS;
    }
    if (e instanceof Unusable
        || e instanceof StoreUnavailable
        || e instanceof WebServer.CannotListen) {
      line.getErr().println(e.getMessage());
      return YOURS;
    }
    Logger log = LoggerFactory.getLogger(Main.class);
    log.error("A fault in Muster", e);
    line.getErr()
        .println(
            "Something went wrong in Muster: "
                + e.getMessage()
                + " The log above has more; please report it.");
    return OURS;
  }

  /** Says which Muster this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Muster " + (version == null ? "(unpacked)" : version)};
    }
  }
}
