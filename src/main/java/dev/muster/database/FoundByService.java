package dev.muster.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Version 7: incidents are found by severity and by service, however many there are; filled for
 * those that are there already. As every migration it is never changed again, and so knows nothing
 * of the classes of today.
 */
final class FoundByService implements JavaMigration {
  /** The service as it was named at the declare, folded: it never changes after. */
  private static final List<String> CHANGES =
      List.of(
          "alter table incident add column service varchar(400) default '' not null",
          "create index incident_by_service on incident (service, number)",
          "create index incident_by_severity on incident (severity, number)");

  private static final int LONGEST = 400;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("7");
  }

  @Override
  public String getDescription() {
    return "found by service";
  }

  /** None: it has no text that could be changed by accident. */
  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      for (String change : CHANGES) {
        statement.execute(change);
      }
    }
    fill(connection);
  }

  private static void fill(Connection connection) throws Exception {
    ObjectMapper json = new ObjectMapper();
    try (Statement all = connection.createStatement();
        ResultSet rows = all.executeQuery("select id, state from incident");
        PreparedStatement service =
            connection.prepareStatement("update incident set service = ? where id = ?")) {
      while (rows.next()) {
        String named =
            json.readTree(rows.getString("state")).path("picture").path("service").asText("");
        if (!named.isEmpty() && !named.equals("null")) {
          service.setString(1, folded(named));
          service.setString(2, rows.getString("id"));
          service.execute();
        }
      }
    }
  }

  private static String folded(String name) {
    String folded = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "");
    return folded.substring(0, Math.min(LONGEST, folded.length()));
  }
}
