-- Suspended, deactivated and deleted users are few among many; without these a list of them would walk over everybody.
-- What lists filter and sort by is in the index, so that only the users of the page are read.
CREATE INDEX users_by_status ON users (status, created_at, user_id)
    INCLUDE (updated_at, deleted_at, name_key, email_key) WHERE status <> 'active';
CREATE INDEX users_deleted ON users (created_at, user_id)
    INCLUDE (updated_at, deleted_at, name_key, email_key, status) WHERE deleted_at IS NOT NULL;
CREATE INDEX user_versions_by_status ON user_versions (status, valid_from, user_id) WHERE status <> 'active';
CREATE INDEX user_versions_deleted ON user_versions (valid_from, user_id) WHERE deleted_at IS NOT NULL;

-- A user's creation never changes: in its order a list at a moment goes through the users and asks each for its
-- version.
DROP INDEX user_versions_by_created_at;
CREATE INDEX user_versions_by_valid_from ON user_versions (valid_from, user_id);

-- Room to end a version where it stands, without touching its index entries.
ALTER TABLE user_versions SET (fillfactor = 90);
