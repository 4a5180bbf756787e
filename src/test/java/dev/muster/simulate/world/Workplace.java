package dev.muster.simulate.world;

import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.testkit.Hands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** By which playbook a week goes, and what of Slack that expects: user groups and channels. */
public record Workplace(Playbook playbook) {
  private static final String SHIPPED = "default";

  private static final List<String> COMPANIES =
      List.of("money-flow", "tictacflow", "saltbitter", "fintech", "flowrex", "hospital");

  /** So many weeks of a hundred go by the default. */
  private static final int USUAL = 40;

  /** Channels that every workspace has. */
  private static final Set<String> THERE = Set.of("general", "incidents");

  private static final Map<String, Playbook> ALL = new LinkedHashMap<>();

  static {
    Stream.concat(Stream.of(SHIPPED), COMPANIES.stream())
        .forEach(name -> ALL.put(name, read(name)));
  }

  private static Playbook read(String name) {
    try {
      return name.equals(SHIPPED)
          ? PlaybookFile.shippedDefault()
          : PlaybookFile.read(Path.of("config/playbooks", name + ".yml"));
    } catch (PlaybookFaults e) {
      throw new AssertionError(e);
    }
  }

  public static Workplace usual() {
    return new Workplace(ALL.get(SHIPPED));
  }

  public static Workplace of(long seed) {
    Dice dice = Dice.of(seed, -1);
    return dice.in100(USUAL) ? usual() : new Workplace(ALL.get(dice.one(COMPANIES)));
  }

  /** Two people in each. */
  public Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String handle : playbook.handles()) {
      int first = (groups.size() + 1) % Scene.PEOPLE.size();
      int second = (first + 1) % Scene.PEOPLE.size();
      groups.put(
          handle.replaceFirst("^@", ""),
          List.of(Scene.PEOPLE.get(first), Scene.PEOPLE.get(second)));
    }
    return groups;
  }

  /** Channels that its people made long ago; an incident's is not among them. */
  public Set<String> channels() {
    Set<String> names = new LinkedHashSet<>(THERE);
    names.add(playbook.warRoom().announcementChannel());
    playbook.rhythm().audiences().forEach(a -> a.channel().ifPresent(names::add));
    playbook.aftermath().monthlyReport().ifPresent(names::add);
    return names;
  }

  /** Makes the channels that are not there yet. */
  public void furnish(PracticeWorkspace workspace) {
    Hands hands = new Hands(workspace.url());
    List<String> names = new ArrayList<>(channels());
    names.removeAll(THERE);
    for (String name : names) {
      hands.api(
          workspace.apiUrl() + "conversations.create", workspace.botToken(), Map.of("name", name));
    }
  }

  /** The names of its levels, highest first. */
  public List<String> levels() {
    return playbook.severities().stream().map(level -> level.name()).toList();
  }
}
