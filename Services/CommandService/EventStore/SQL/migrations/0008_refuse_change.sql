CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history cannot be changed: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'HS001';
END
$$
