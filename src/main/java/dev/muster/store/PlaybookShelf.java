package dev.muster.store;

import dev.muster.database.Database;
import dev.muster.database.StoreFull;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookText;
import dev.muster.playbook.Playbooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts of playbooks that incidents were declared with, for good. */
public record PlaybookShelf(Database database) implements Playbooks.Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(PlaybookShelf.class);

  @Override
  public Optional<PlaybookText> find(String hash) {
    return database.read(handle -> find(handle, hash));
  }

  @Override
  public Optional<PlaybookText> first() {
    return database.read(
        handle ->
            handle
                .createQuery("select * from playbook_text order by seq limit 1")
                .map((row, context) -> text(row))
                .findOne());
  }

  /**
   * Puts them there before the first incident needs one, the usual one first: by that go incidents
   * from a time when nothing was kept.
   */
  public void keep(List<Playbook> inForce) {
    List<PlaybookText> missing =
        inForce.stream().map(Playbook::text).filter(t -> find(t.hash()).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    try {
      database.change(transaction -> missing.forEach(text -> put(transaction.handle(), text)));
    } catch (StoreFull e) {
      LOG.warn("The playbook can't be kept yet; the next declared incident keeps it");
    }
  }

  static void put(Handle handle, PlaybookText text) {
    if (find(handle, text.hash()).isEmpty()) {
      handle
          .createUpdate("insert into playbook_text (hash, name, text) values (:hash, :name, :text)")
          .bind("hash", text.hash())
          .bind("name", text.name())
          .bind("text", text.text())
          .execute();
    }
  }

  private static Optional<PlaybookText> find(Handle handle, String hash) {
    return handle
        .createQuery("select * from playbook_text where hash = :hash")
        .bind("hash", hash)
        .map((row, context) -> text(row))
        .findOne();
  }

  private static PlaybookText text(ResultSet row) throws SQLException {
    return new PlaybookText(row.getString("name"), row.getString("text"), row.getString("hash"));
  }
}
