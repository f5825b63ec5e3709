//! Takes everything away, of one account or of all, in one commit.

use super::writer::Change;
use crate::errors::Result;

/// What goes, where `?1` is the account, or null for all.
const BUCKETS: &str = "(SELECT id FROM buckets WHERE ?1 IS NULL OR account_id = ?1)";
const UPLOADS: &str = "(SELECT id FROM uploads WHERE bucket IN BUCKETS)";
const VERSIONS: &str = "(SELECT version FROM objects WHERE bucket IN BUCKETS)";

/// The bodies that go with it.
const FILES: &str = "SELECT file FROM versions WHERE file IS NOT NULL AND id IN VERSIONS
    UNION ALL SELECT file FROM extents WHERE file IS NOT NULL AND version IN VERSIONS
    UNION ALL SELECT file FROM parts WHERE file IS NOT NULL AND upload IN UPLOADS";

/// The rows that go, in an order in which each is found through rows that are still there.
const ROWS: [&str; 7] = [
    "DELETE FROM parts WHERE upload IN UPLOADS",
    "DELETE FROM uploads WHERE bucket IN BUCKETS",
    "DELETE FROM extents WHERE version IN VERSIONS",
    "DELETE FROM versions WHERE id IN VERSIONS",
    "DELETE FROM objects WHERE bucket IN BUCKETS",
    "DELETE FROM configurations WHERE bucket IN BUCKETS",
    "DELETE FROM buckets WHERE id IN BUCKETS",
];

/// Removes the buckets of an account, or of all, with all that is in them.
pub(crate) fn reset(change: &mut Change<'_>, account: Option<&str>) -> Result<()> {
    let connection = change.connection;
    let mut files = connection.prepare(&spelt_out(FILES))?;
    let files = files.query_map([account], |row| row.get(0))?;
    for file in files.collect::<rusqlite::Result<Vec<_>>>()? {
        change.discard(file);
    }
    for statement in ROWS {
        connection.execute(&spelt_out(statement), [account])?;
    }
    Ok(())
}

fn spelt_out(statement: &str) -> String {
    statement
        .replace("UPLOADS", UPLOADS)
        .replace("VERSIONS", VERSIONS)
        .replace("BUCKETS", BUCKETS)
}
