-- What users were before a stretch of the log: the version of each that ends its history so far.
SELECT version.body
FROM unnest($1::uuid[], $2::bigint[]) AS wanted (user_id, revision)
JOIN user_versions version ON version.user_id = wanted.user_id AND version.revision = wanted.revision
