//! The tables of `s3.sqlite`, and how an older file becomes a newer one. Rows are read and written in the files of their kind.

use rusqlite::Connection;

/// Each step is carried out once, in order; `user_version` counts them. Never edit one that has been released: add one.
const MIGRATIONS: &[&str] = &[
    r#"
-- Ids are never used again: a request that is under way when its bucket is deleted must not find another one.
CREATE TABLE buckets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    owner_name TEXT NOT NULL,
    region TEXT NOT NULL,
    created_ms INTEGER NOT NULL
);
-- One row a configuration that was set, such as its tags.
CREATE TABLE configurations (
    bucket INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (bucket, kind)
) WITHOUT ROWID;
-- Current versions, with no more than a listing shows, ordered as listings are: by the bytes of the key.
CREATE TABLE objects (
    bucket INTEGER NOT NULL,
    key BLOB NOT NULL,
    version INTEGER NOT NULL,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified_ms INTEGER NOT NULL,
    storage_class TEXT NOT NULL,
    checksum_algorithm TEXT,
    checksum_type TEXT,
    PRIMARY KEY (bucket, key)
) WITHOUT ROWID;
-- Everything else about a version. The body is one of: inline, one file, or the extents of a multipart upload.
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    checksum TEXT,
    headers TEXT NOT NULL,
    tags TEXT NOT NULL,
    extents INTEGER NOT NULL,
    file TEXT,
    inline BLOB
);
CREATE INDEX versions_by_file ON versions (file) WHERE file IS NOT NULL;
CREATE TABLE extents (
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    size INTEGER NOT NULL,
    checksum TEXT,
    file TEXT,
    inline BLOB,
    PRIMARY KEY (version, number)
) WITHOUT ROWID;
CREATE INDEX extents_by_file ON extents (file) WHERE file IS NOT NULL;
CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    bucket INTEGER NOT NULL,
    key BLOB NOT NULL,
    initiated_ms INTEGER NOT NULL,
    checksum_algorithm TEXT NOT NULL,
    checksum_type TEXT NOT NULL,
    is_checksum_asked INTEGER NOT NULL,
    headers TEXT NOT NULL,
    tags TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX uploads_by_key ON uploads (bucket, key, initiated_ms);
CREATE TABLE parts (
    upload TEXT NOT NULL,
    number INTEGER NOT NULL,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    checksum TEXT,
    modified_ms INTEGER NOT NULL,
    file TEXT,
    inline BLOB,
    PRIMARY KEY (upload, number)
) WITHOUT ROWID;
CREATE INDEX parts_by_file ON parts (file) WHERE file IS NOT NULL;
"#,
    r#"
-- `Enabled`, `Suspended`, or empty where it never was.
ALTER TABLE buckets ADD COLUMN versioning TEXT NOT NULL DEFAULT '';
-- The id that the current version answers to.
ALTER TABLE objects ADD COLUMN version_id TEXT NOT NULL DEFAULT 'null';
-- Versions that are not current, and delete markers. A newer version of a key has a higher number.
CREATE TABLE history (
    bucket INTEGER NOT NULL,
    key BLOB NOT NULL,
    version INTEGER NOT NULL,
    version_id TEXT NOT NULL,
    is_marker INTEGER NOT NULL,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified_ms INTEGER NOT NULL,
    storage_class TEXT NOT NULL,
    checksum_algorithm TEXT,
    checksum_type TEXT,
    PRIMARY KEY (bucket, key, version DESC)
) WITHOUT ROWID;
"#,
];

/// Brings a database up to date.
pub(super) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let done: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for (index, step) in MIGRATIONS.iter().enumerate().skip(done) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", index + 1)?;
        transaction.commit()?;
    }
    Ok(())
}
