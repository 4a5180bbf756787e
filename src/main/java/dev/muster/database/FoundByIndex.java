package dev.muster.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Version 2: what people look for is found by an index, however many incidents there are; filled
 * for those that are there already. As every migration it is never changed again, and so knows
 * nothing of the classes of today.
 */
final class FoundByIndex implements JavaMigration {
  /**
   * Ids are found whatever their case. {@code involved}: who declared it, or has a role in it now.
   * {@code incident_word}: the words of its title and id, folded; of scripts without spaces a word
   * from each sign on. By {@code ended_at} what was delivered is swept away after some weeks.
   */
  private static final List<String> CHANGES =
      List.of(
          "alter table incident add column is_open boolean default true not null",
          "update incident set is_open = (status not in ('RESOLVED', 'CLOSED'))",
          "create index incident_by_open on incident (is_open, number)",
          "alter table incident add column folded_id varchar(120) default '' not null",
          "update incident set folded_id = lower(id)",
          "create index incident_by_folded_id on incident (folded_id)",
          "create table involved (user_id varchar(40) not null, number bigint not null, "
              + "primary key (user_id, number))",
          "create index involved_by_number on involved (number)",
          "create table incident_word (word varchar(40) not null, number bigint not null, "
              + "primary key (word, number))",
          "create index delivery_by_ended on delivery (ended_at)");

  private static final int LONGEST_WORD = 40;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("2");
  }

  @Override
  public String getDescription() {
    return "found by index";
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
    try (Statement all = connection.createStatement();
        ResultSet rows =
            all.executeQuery("select number, id, title, declared_by, state from incident");
        PreparedStatement word =
            connection.prepareStatement("insert into incident_word (word, number) values (?, ?)");
        PreparedStatement user =
            connection.prepareStatement("insert into involved (user_id, number) values (?, ?)")) {
      while (rows.next()) {
        long number = rows.getLong("number");
        add(word, words(rows.getString("title") + " " + rows.getString("id")), number);
        add(user, people(rows.getString("declared_by"), rows.getString("state")), number);
      }
    }
  }

  private static void add(PreparedStatement insert, Set<String> keys, long number)
      throws Exception {
    for (String key : keys) {
      insert.setString(1, key);
      insert.setLong(2, number);
      insert.execute();
    }
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}\\p{M}]+", -1)) {
      for (int i = 0; i < word.length(); i++) {
        boolean begins =
            i == 0
                || (!Character.isLowSurrogate(word.charAt(i))
                    && Character.isIdeographic(word.codePointAt(i)));
        if (begins) {
          words.add(word.substring(i, Math.min(word.length(), i + LONGEST_WORD)));
        }
      }
    }
    return words;
  }

  private static Set<String> people(String declaredBy, String state) throws Exception {
    Set<String> people = new LinkedHashSet<>();
    people.add(declaredBy);
    for (JsonNode one : new ObjectMapper().readTree(state).path("team").path("assignments")) {
      people.add(one.path("holder").path("value").asText());
    }
    return people;
  }
}
