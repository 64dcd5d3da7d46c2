extension LargeDirectory {
    static let settings = """
        SET statement_timeout = 0;
        SET maintenance_work_mem = '256MB';
        SET work_mem = '128MB';
        """

    /// Nothing is lost with the log of what is lost with the test anyway.
    static let withoutIndexes = """
        CREATE TEMP TABLE put_aside AS
        SELECT c.oid::regclass::text AS name, pg_get_indexdef(c.oid) AS definition
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid IN ('users'::regclass, 'user_versions'::regclass, 'user_names'::regclass, 'audit'::regclass)
            AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid);
        DO $$
        DECLARE
            taken text;
        BEGIN
            FOR taken IN SELECT name FROM put_aside LOOP
                EXECUTE 'DROP INDEX ' || taken;
            END LOOP;
        END
        $$;
        ALTER TABLE users SET UNLOGGED;
        ALTER TABLE user_versions SET UNLOGGED;
        ALTER TABLE user_names SET UNLOGGED;
        ALTER TABLE audit SET UNLOGGED;
        """

    /// Two creations to a change. What each event says follows from its position alone.
    static func events(_ count: Int) -> String {
        """
        CREATE TEMP TABLE happened AS
        SELECT
            position, number,
            CASE
                WHEN is_creation THEN 'USER_CREATED'
                WHEN kind < 35 THEN 'USER_NAME_CHANGED'
                WHEN kind < 60 THEN 'USER_EMAIL_CHANGED'
                WHEN kind < 82 THEN 'USER_STATUS_CHANGED'
                WHEN kind < 95 THEN 'USER_DELETED'
                ELSE 'USER_RESTORED'
            END AS event_type,
            row_number() OVER w AS revision,
            lead(position) OVER w AS until_position,
            first_value(position) OVER w AS created,
            max(CASE WHEN is_creation OR kind < 35 THEN position END) OVER w AS named,
            max(CASE WHEN is_creation OR kind BETWEEN 35 AND 59 THEN position END) OVER w AS mailed,
            max(CASE WHEN is_creation OR kind BETWEEN 60 AND 81 THEN position END) OVER w AS judged,
            max(CASE WHEN is_creation OR kind > 81 THEN position END) OVER w AS deleted
        FROM (
            SELECT
                position, position % 3 <> 0 AS is_creation, abs(hashint8(position)) % 100 AS kind,
                CASE
                    WHEN position % 3 <> 0 THEN position - position / 3
                    WHEN position % 150 = 0 THEN \(busyUser)
                    ELSE 1 + abs(hashint8(position + 1000000007)) % (position - position / 3)
                END AS number
            FROM generate_series(1, \(count)) position
        ) event
        WINDOW w AS (PARTITION BY number ORDER BY position)
        """
    }

    static let versions = """
        CREATE TEMP TABLE version AS
        SELECT
            (lpad(to_hex(number), 12, '0') || substr(md5(number::text), 1, 20))::uuid AS user_id, revision, position,
            coalesce(until_position, 9223372036854775807) AS until_position, event_type,
            '2020-01-01Z'::timestamptz + position * interval '90 seconds' AS valid_from,
            coalesce('2020-01-01Z'::timestamptz + until_position * interval '90 seconds', 'infinity') AS valid_to,
            first_name || ' ' || last_name AS name,
            lower(first_name || ' ' || last_name) AS name_key,
            lower(first_name || '.' || last_name) || mailed || '@'
                || CASE WHEN hashint8(mailed) % 20 = 0 THEN 'hindsight.test' ELSE 'example.com' END AS email_key,
            CASE
                WHEN abs(hashint8(judged * 17)) % (CASE WHEN judged = created THEN 50 ELSE 3 END) > 0 THEN 'active'
                WHEN judged % 7 = 0 THEN 'deactivated'
                ELSE 'suspended'
            END AS status,
            '2020-01-01Z'::timestamptz + created * interval '90 seconds' AS created_at,
            CASE
                WHEN deleted <> created AND hashint8(deleted) % 10 <> 0
                    THEN '2020-01-01Z'::timestamptz + deleted * interval '90 seconds'
            END AS deleted_at
        FROM (
            SELECT
                *,
                firsts[1 + floor(
                    cardinality(firsts) * power((abs(hashint8(named)) % 10000)::float8 / 10000, 1.6))::integer]
                    AS first_name,
                lasts[1 + floor(
                    cardinality(lasts) * power((abs(hashint8(named + 77)) % 10000)::float8 / 10000, 1.4))::integer]
                    || CASE WHEN named % 4 = 0 THEN substr(md5(named::text), 1, 6) ELSE '' END AS last_name
            FROM happened
            CROSS JOIN (SELECT string_to_array('\(firstNames)', ' ') AS firsts) first_names
            CROSS JOIN (SELECT string_to_array('\(lastNames)', ' ') AS lasts) last_names
        ) named
        ORDER BY position
        """

    static let rows = """
        INSERT INTO user_versions (
            user_id, revision, position, until_position, valid_from, valid_to, name, name_key, email_key, status,
            created_at, deleted_at, body)
        SELECT
            user_id, revision, position, until_position, valid_from, valid_to, name, name_key, email_key, status,
            created_at, deleted_at,
            format(
                '{"id":"%s","name":"%s","email":"%s","status":"%s","locale":"en","revision":%s,"created_at":"%s"}',
                user_id, name, email_key, status, revision, created_at)::json
        FROM version;
        INSERT INTO users (
            user_id, revision, name, name_key, email, email_key, status, locale, created_at, updated_at, deleted_at,
            deleted_by, deletion_reason, body)
        SELECT
            user_id, revision, name, name_key, email_key, email_key, status, 'en', created_at, valid_from, deleted_at,
            CASE WHEN deleted_at IS NOT NULL THEN 'admin' END, CASE WHEN deleted_at IS NOT NULL THEN 'left' END, body
        FROM user_versions
        WHERE valid_to = 'infinity'
        ORDER BY valid_from;
        INSERT INTO user_names (user_id, position, until_position, created_at, name_key, email_key)
        SELECT
            user_id, position, lead(position, 1, 9223372036854775807) OVER (PARTITION BY user_id ORDER BY position),
            created_at, name_key, email_key
        FROM version
        WHERE event_type IN ('USER_CREATED', 'USER_NAME_CHANGED', 'USER_EMAIL_CHANGED');
        INSERT INTO audit (
            position, event_id, user_id, revision, event_type, recorded_at, actor, correlation_id, entry)
        SELECT
            position, md5(position::text)::uuid, user_id, revision, event_type, valid_from,
            CASE
                WHEN event_type = 'USER_CREATED' AND position % 10 < 7 THEN 'importer'
                WHEN position % 10 < 8 THEN 'admin'
                ELSE 'agent-' || abs(hashint8(position)) % 500
            END,
            'c-' || position / 3,
            format(
                '{"revision":%s,"position":%s,"event_type":"%s","timestamp":"%s","actor":"admin","changes":{"name":'
                '{"from":null,"to":"%s"}},"correlation_id":"c-%s","command_id":"%s"}',
                revision, position, event_type, valid_from, name, position / 3, user_id)::json
        FROM version
        ORDER BY position;
        UPDATE projections
        SET (log, position, applied, event_id, recorded_at) = (
            SELECT gen_random_uuid(), position, position, event_id, recorded_at
            FROM audit ORDER BY position DESC LIMIT 1);
        """

    static let indexes = """
        DO $$
        DECLARE
            definition text;
        BEGIN
            FOR definition IN SELECT put_aside.definition FROM put_aside LOOP
                EXECUTE definition;
            END LOOP;
        END
        $$
        """

    static let done = "DROP TABLE happened, version, put_aside"

    private static let firstNames = """
        James Mary Michael Anna John Patricia Robert Jennifer David Linda William Elizabeth Richard \
        Barbara Joseph Susan Thomas Jessica Charles Sarah Christopher Karen Daniel Lisa Matthew Nancy \
        Anthony Betty Mark Sandra Donald Margaret Steven Ashley Andrew Kimberly Paul Emily Joshua Donna \
        Kenneth Michelle Kevin Carol Brian Amanda Timothy Melissa Ronald Deborah Jason Stephanie Hannah \
        Rebecca Joanna Zachary Zoë Élodie 李小龍 Xavier Søren Björn Ingrid Yusuf Fatima Wei Mei Ravi Priya \
        Olga Ivan
        """

    private static let lastNames = """
        Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez \
        Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris \
        Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill \
        Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Hoffmann Müller \
        Schmidt Schneider Fischer Weber Wagner Becker Schäfer Buchanan Brannigan Zimmermann Lehmann \
        Hartmann O''Hara van-Dyke Michaels Zacharias Yamamoto Tanaka Suzuki Kim Park Choi Chen Wang \
        Zhang Kowalski Nowak Novák Dvořák Petrov Ivanov
        """
}
