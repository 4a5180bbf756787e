package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import dev.muster.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A playbook that says only what is different from another: {@code extends: default}, or a file
 * beside it. Its keys go before the other's; severities of its own are all that there are.
 */
final class Inheritance {
  static final String KEY = "extends";
  private static final String SHIPPED = "default";

  /** What is said of one playbook only. */
  private static final Set<String> OWN = Set.of("name", "title", "used_for");

  private final List<Fault> faults = new ArrayList<>();

  private Inheritance() {}

  /** The file laid over all that it builds on; as it is if it builds on nothing. */
  static YamlFile whole(YamlFile file, Path path) {
    Inheritance heritage = new Inheritance();
    Set<Path> line = new LinkedHashSet<>(List.of(path.toAbsolutePath().normalize()));
    Value top = heritage.whole(file.top(), path, line);
    return file.with(top, heritage.faults);
  }

  private Value whole(Value top, Path path, Set<Path> line) {
    Value named = top.at(KEY);
    Optional<String> parent = named.text().filter(text -> !text.isBlank());
    if (parent.isEmpty()) {
      return top; // what is no text the schema refuses
    }
    Value own = top.keeping(key -> !key.equals(KEY));
    if (parent.get().equals(SHIPPED)) {
      return over(own, PlaybookFile.shippedFile().top());
    }
    return beside(named, path, parent.get())
        .filter(other -> isNew(named, other, line))
        .map(other -> over(own, ancestor(other, line)))
        .orElse(own);
  }

  private Value ancestor(Path path, Set<Path> line) {
    YamlFile file = YamlFile.read(path);
    faults.addAll(file.faults());
    return whole(file.top(), path, line);
  }

  private Optional<Path> beside(Value named, Path path, String parent) {
    try {
      Path other = path.resolveSibling(parent);
      if (Files.isRegularFile(other)) {
        return Optional.of(other);
      }
    } catch (InvalidPathException e) {
      // A name that no file can have: there is none.
    }
    faults.add(
        named.fault(
            "there is no playbook `" + parent + "` to extend",
            "write `default`, or the path of a file from where this one lies"));
    return Optional.empty();
  }

  private boolean isNew(Value named, Path other, Set<Path> line) {
    boolean isNew = line.add(other.toAbsolutePath().normalize());
    if (!isNew) {
      faults.add(
          named.fault(
              "`" + named.text("") + "` extends this one in turn",
              "let one of them stand on its own"));
    }
    return isNew;
  }

  private static Value over(Value own, Value other) {
    Value severities = own.at("severities");
    Value below = other.keeping(key -> !OWN.contains(key));
    return own.over(
        severities.isPresent() ? WithoutUnknownSeverities.to(below, names(severities)) : below);
  }

  private static Set<String> names(Value severities) {
    Set<String> names = new LinkedHashSet<>();
    severities.items().forEach(s -> s.at("name").text().ifPresent(names::add));
    return names;
  }
}
