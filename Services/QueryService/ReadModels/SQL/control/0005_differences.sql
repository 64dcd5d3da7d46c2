-- Where the copy that served was not what the log says, found by the last build that compared. Never a value: they are
-- personal.
CREATE TABLE differences (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    build_id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    user_id uuid,
    revision bigint,
    position bigint,
    problem text COLLATE "C" NOT NULL CHECK (problem IN ('missing', 'unexpected', 'different')),
    fields text[]
);
