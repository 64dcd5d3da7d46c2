-- Suspended, deactivated and deleted users are few among many; without these a list of them would walk over everybody.
-- What lists filter and sort by is in the index, so that only the users of the page are read.
CREATE INDEX users_by_status ON users (status, created_at, user_id)
    INCLUDE (updated_at, deleted_at, name_key, email_key) WHERE status <> 'active';
CREATE INDEX users_deleted ON users (created_at, user_id)
    INCLUDE (updated_at, deleted_at, name_key, email_key, status) WHERE deleted_at IS NOT NULL;
CREATE INDEX user_versions_by_status ON user_versions (status, valid_from, user_id) WHERE status <> 'active';
CREATE INDEX user_versions_deleted ON user_versions (valid_from, user_id) WHERE deleted_at IS NOT NULL;

-- What is searched for is told from these alone, in the order of names or of e-mails: however far a walk must go, it
-- reads only the users of the page.
DROP INDEX users_by_name;
DROP INDEX users_by_email;
CREATE INDEX users_by_name ON users (name_key, user_id) INCLUDE (email_key);
CREATE INDEX users_by_email ON users (email_key, user_id) INCLUDE (name_key);

-- A user's creation never changes: in its order a list at a moment goes through the users and asks each for its
-- version.
DROP INDEX user_versions_by_created_at;
CREATE INDEX user_versions_by_valid_from ON user_versions (valid_from, user_id);

-- Room to end a version where it stands, without touching its index entries.
ALTER TABLE user_versions SET (fillfactor = 90);
