-- A text as one word of ASCII letters and digits, so that every run of it has trigrams: pg_trgm sees words only, and
-- which letters beyond ASCII belong to one depends on the database's locale. Different texts may become the same word.
CREATE FUNCTION search_words(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
    SELECT translate(
        encode(convert_to($1, 'UTF8'), 'escape'),
        E'\\ .@-_+''!"#$%&()*,/:;<=>?[]^`{|}~', 'x0qzjvw6yyyyyyyyyyyyyyyyyyyyyyyyyy')
$$;
