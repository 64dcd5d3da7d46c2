-- Live deliveries since a build began, as they came: the copy takes them after its replay. Each moved the live checkpoint,
-- so no two end at one position.
CREATE TABLE inbox (
    through bigint PRIMARY KEY,
    build_id uuid NOT NULL,
    log uuid NOT NULL,
    after bigint NOT NULL,
    after_event uuid,
    head bigint NOT NULL,
    content_type text NOT NULL,
    body bytea NOT NULL
);
