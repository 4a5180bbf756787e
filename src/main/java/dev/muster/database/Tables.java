package dev.muster.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** All that a store holds, row by row, whatever its tables are. */
public final class Tables {
  private static final String HISTORY = "flyway_schema_history";
  private static final int FETCHED = 500;
  private static final int BATCH = 500;

  private Tables() {}

  /** Takes one row after the other. */
  @FunctionalInterface
  public interface Rows {
    /**
     * @param row by column: texts, whole numbers and nulls
     */
    void take(String table, Map<String, @Nullable Object> row);
  }

  /** Every row, each table in the order of its key; as of one moment, while others write. */
  public static void read(Database database, Rows rows) {
    database.read(
        handle -> {
          // H2's snapshot: all that this transaction reads is as it was at its first read.
          handle.execute("set session characteristics as transaction isolation level snapshot");
          handle.execute("set lazy_query_execution 1"); // not a whole table in memory
          try {
            return handle.inTransaction(
                h -> {
                  names(h).forEach(table -> read(h, table, rows));
                  return true;
                });
          } finally {
            handle.execute("set lazy_query_execution 0");
            handle.execute(
                "set session characteristics as transaction isolation level read committed");
          }
        });
  }

  static List<String> names(Handle handle) {
    return handle
        .createQuery(
            """
            select table_name from information_schema.tables
            where table_schema = 'PUBLIC' and table_type = 'BASE TABLE' order by table_name""")
        .mapTo(String.class)
        .list()
        .stream()
        .filter(name -> !name.equals(HISTORY))
        .toList();
  }

  static void read(Handle handle, String table, Rows rows) {
    String key = String.join(", ", keyOf(handle, table));
    handle
        .createQuery("select * from \"" + table + "\"" + (key.isEmpty() ? "" : " order by " + key))
        .setFetchSize(FETCHED)
        .map((row, context) -> row(row))
        .forEach(row -> rows.take(table.toLowerCase(Locale.ROOT), row));
  }

  /**
   * Some rows of one table, in the order of its key.
   *
   * @param where a condition in which {@code :it} stands for the value
   */
  public static List<Map<String, @Nullable Object>> rows(
      Handle handle, String table, String where, String it) {
    String key = String.join(", ", keyOf(handle, table.toUpperCase(Locale.ROOT)));
    return handle
        .createQuery(
            "select * from "
                + table
                + " where "
                + where
                + (key.isEmpty() ? "" : " order by " + key))
        .bind("it", it)
        .map((row, context) -> row(row))
        .list();
  }

  private static List<String> keyOf(Handle handle, String table) {
    return handle
        .createQuery(
            """
            select '"' || k.column_name || '"' from information_schema.table_constraints c
            join information_schema.key_column_usage k
              on k.constraint_schema = c.constraint_schema and k.constraint_name = c.constraint_name
            where c.table_schema = 'PUBLIC' and c.table_name = :table
              and c.constraint_type = 'PRIMARY KEY'
            order by k.ordinal_position""")
        .bind("table", table)
        .mapTo(String.class)
        .list();
  }

  private static Map<String, @Nullable Object> row(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      Object value =
          switch (columns.getColumnType(i)) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> row.getLong(i);
            case Types.BOOLEAN -> row.getBoolean(i);
            default -> row.getString(i);
          };
      values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), row.wasNull() ? null : value);
    }
    return values;
  }

  /** Fills the tables of a fresh store; what its migrations put there makes way. */
  static final class Filling implements Rows {
    private final Handle handle;
    private final List<Map<String, @Nullable Object>> waiting = new ArrayList<>();
    private String table = "";

    Filling(Handle handle) {
      this.handle = handle;
      handle.execute("set referential_integrity false");
      names(handle).forEach(name -> handle.execute("delete from \"" + name + "\""));
    }

    @Override
    public void take(String into, Map<String, @Nullable Object> row) {
      if (!into.equals(table) || waiting.size() == BATCH) {
        flush();
        table = into;
      }
      waiting.add(row);
    }

    private void flush() {
      if (waiting.isEmpty()) {
        return;
      }
      List<String> columns = List.copyOf(waiting.get(0).keySet());
      var batch =
          handle.prepareBatch(
              "insert into "
                  + quoted(table)
                  + columns.stream()
                      .map(Filling::quoted)
                      .collect(Collectors.joining(", ", " (", ")"))
                  + columns.stream()
                      .map(c -> "?")
                      .collect(Collectors.joining(", ", " values (", ")")));
      for (Map<String, @Nullable Object> row : waiting) {
        int position = 0;
        for (String column : columns) {
          batch.bind(position++, row.get(column));
        }
        batch.add();
      }
      batch.execute();
      handle.commit(); // a whole store in one transaction would be held in memory
      waiting.clear();
    }

    /** After the last row: numbers go on where they were, and every reference holds. */
    void end() {
      flush();
      record Identity(String table, String column) {}
      handle
          .createQuery(
              """
              select table_name, column_name from information_schema.columns
              where table_schema = 'PUBLIC' and is_identity = 'YES'""")
          .map((row, context) -> new Identity(row.getString(1), row.getString(2)))
          .list()
          .forEach(
              it -> {
                String of = "\"" + it.table() + "\"";
                String column = "\"" + it.column() + "\"";
                long next =
                    handle
                        .createQuery("select coalesce(max(" + column + "), 0) + 1 from " + of)
                        .mapTo(Long.class)
                        .one();
                handle.execute(
                    "alter table " + of + " alter column " + column + " restart with " + next);
              });
      handle.execute("set referential_integrity true");
    }

    /** Names come from a file: none of them is more than a name. */
    private static String quoted(String name) {
      if (!name.matches("[a-z_][a-z0-9_]{0,60}")) {
        throw new IllegalArgumentException("No name of a table or column: " + name);
      }
      return "\"" + name.toUpperCase(Locale.ROOT) + "\"";
    }
  }
}
