-- Which projection version answers, and what it replaced as long as that is kept. One row.
CREATE TABLE live (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version integer NOT NULL CHECK (version > 0),
    previous_version integer,
    previous_position bigint,
    replaced_at timestamptz
);
