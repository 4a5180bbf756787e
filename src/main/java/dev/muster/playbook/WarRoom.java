package dev.muster.playbook;

import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an incident's channel is called, what it points to and where it is announced.
 *
 * @param callDue by when people talk to each other on a call
 */
public record WarRoom(
    NamePattern incidentId,
    NamePattern channelName,
    String announcementChannel,
    List<Link> links,
    List<ServiceEntry> services,
    BySeverity<Delay> callDue) {

  public WarRoom {
    links = List.copyOf(links);
    services = List.copyOf(services);
  }

  /** By key: {@code call}, {@code status_page}; empty while it has no address. */
  public Optional<Link> link(String key) {
    return links.stream().filter(link -> link.key().equals(key)).findFirst();
  }

  /** What the war room of an incident with this service points to. */
  public List<Link> links(Optional<String> service) {
    Stream<Link> ofService =
        service.flatMap(this::service).stream().map(ServiceEntry::links).flatMap(List::stream);
    return Stream.concat(links.stream(), ofService).toList();
  }

  /**
   * Who is told while an incident's own channel can't be: the one who declared, or where incidents
   * are announced; empty where a machine declared what nobody there may know of.
   */
  public Optional<String> elsewhere(Incident incident) {
    return incident
        .identity()
        .declarer()
        .map(UserId::value)
        .or(() -> Optional.of(announcementChannel).filter(c -> !incident.isPrivate()));
  }

  /** By name, title or alias. */
  public Optional<ServiceEntry> service(String typed) {
    return services.stream().filter(service -> service.isCalled(typed)).findFirst();
  }
}
