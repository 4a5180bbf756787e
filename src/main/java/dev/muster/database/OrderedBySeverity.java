package dev.muster.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Version 10: what is open is read with the worst first; filled for what is there already. Each of
 * its statements can be run a second time.
 */
final class OrderedBySeverity implements JavaMigration {
  /** From 0, the highest of its playbook. */
  private static final List<String> CHANGES =
      List.of(
          "alter table incident add column if not exists severity_rank int default 0 not null",
          "create index if not exists incident_by_rank on incident"
              + " (is_open, visibility, severity_rank, number)");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("10");
  }

  @Override
  public String getDescription() {
    return "ordered by severity";
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
        ResultSet rows = all.executeQuery("select id, state from incident where is_open");
        PreparedStatement ranked =
            connection.prepareStatement("update incident set severity_rank = ? where id = ?")) {
      while (rows.next()) {
        ranked.setInt(
            1, json.readTree(rows.getString("state")).path("severity").path("rank").asInt());
        ranked.setString(2, rows.getString("id"));
        ranked.execute();
      }
    }
  }
}
