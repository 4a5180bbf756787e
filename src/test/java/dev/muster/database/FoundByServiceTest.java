package dev.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Identity;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.RecordedBy;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;

/** Incidents that were there before are found by their service too. */
final class FoundByServiceTest {
  private record At(Connection connection) implements Context {
    @Override
    public Configuration getConfiguration() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Connection getConnection() {
      return connection;
    }
  }

  @Test
  void theServiceIsTakenFromTheIncidentAsItStands() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table incident (id varchar(120) primary key, number bigint not null,"
              + " severity varchar(40) not null, state text not null)");
      put(connection, 1, Optional.of("Auth-Service 2"));
      put(connection, 2, Optional.empty());

      new FoundByService().migrate(new At(connection));

      assertThat(service(statement, 1)).isEqualTo("authservice2");
      assertThat(service(statement, 2)).isEmpty();
    }
  }

  private static void put(Connection connection, long number, Optional<String> service)
      throws Exception {
    UserId ana = new UserId("U1");
    Incident incident =
        Incident.begin(
            new Identity(
                new IncidentId("INC-" + number),
                number,
                Visibility.PUBLIC,
                ana,
                "default",
                Optional.empty()),
            new Declared(
                "it is down",
                new Severity("SEV-1", 0),
                service,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new RecordedBy(Instant.EPOCH, ana));
    try (PreparedStatement insert =
        connection.prepareStatement("insert into incident values (?, ?, 'SEV-1', ?)")) {
      insert.setString(1, incident.id().value());
      insert.setLong(2, number);
      insert.setString(3, Json.write(incident));
      insert.execute();
    }
  }

  private static String service(Statement statement, long number) throws Exception {
    try (ResultSet row =
        statement.executeQuery("select service from incident where number = " + number)) {
      row.next();
      return row.getString(1);
    }
  }
}
