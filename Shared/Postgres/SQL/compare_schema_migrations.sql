-- One row for each migration that the binary ($1 numbers, $2 texts) or the database knows.
SELECT
    coalesce(own.number, applied.number),
    own.number IS NOT NULL AS is_known,
    applied.number IS NOT NULL AS is_applied,
    coalesce(applied.checksum = sha256(convert_to(own.sql, 'UTF8')), false) AS is_same
FROM unnest($1::integer[], $2::text[]) AS own (number, sql)
FULL JOIN schema_migrations AS applied ON applied.number = own.number
ORDER BY 1
