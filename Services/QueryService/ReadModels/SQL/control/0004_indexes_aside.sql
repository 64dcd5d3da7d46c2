-- Indexes that a copy does without while it is filled: one row until the index is there again.
CREATE TABLE indexes_aside (
    schema_name text COLLATE "C" NOT NULL,
    index_name text COLLATE "C" NOT NULL,
    definition text NOT NULL,
    PRIMARY KEY (schema_name, index_name)
);
