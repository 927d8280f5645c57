import { SqliteAdapter, SqliteDialect } from 'kysely';

class AtomicSqliteAdapter extends SqliteAdapter {
  // Kysely is cautious here, yet SQLite does roll back table changes: a migration that is killed halfway leaves no trace.
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite, with all pending migrations in one transaction. */
export class AtomicSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new AtomicSqliteAdapter();
  }
}
