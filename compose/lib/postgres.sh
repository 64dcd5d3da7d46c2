# shellcheck shell=bash
# A private PostgreSQL cluster: reached by TCP on loopback alone, with passwords, and as durable as a real one.

# Where the cluster is, links resolved: its user may not be able to follow them.
cluster() { realpath -m -- "$data_dir/postgres"; }

# PostgreSQL refuses to run as root: root hands the cluster to the user that Debian's package makes.
as_cluster_user() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && exec runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# The pid of the running postmaster, told from a stale pid file by the directory that it works in.
postmaster_pid() {
    local pid data
    data=$(realpath -m -- "$(cluster)/data")
    read -r pid 2>/dev/null <"$data/postmaster.pid" || return 1
    [ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$data" ] && echo "$pid"
}

running_pg_port() { sed -n 4p -- "$(cluster)/data/postmaster.pid"; }

# Makes the directory of the cluster; where the postgres user cannot reach it, a link leads to one under /var/tmp.
make_cluster_dir() {
    local here=$data_dir/postgres
    [ -d "$here" ] && return
    rm -f -- "$here"
    if [ "$(id -u)" != 0 ]; then
        mkdir -- "$here"
        return
    fi
    getent passwd postgres >/dev/null ||
        die $EX_CONFIG "There is no user 'postgres' to run PostgreSQL as: run this as an ordinary user, or make one."
    if as_cluster_user test -x "$data_dir"; then
        install -d -m 700 -o postgres -g postgres -- "$here"
    else
        local there
        there=$(mktemp -d /var/tmp/hindsight-postgres.XXXXXX)
        chown postgres:postgres -- "$there"
        ln -s -- "$there" "$here"
        note "The user postgres cannot reach $data_dir: the cluster lives in $there."
    fi
}

make_cluster() {
    local here log=$data_dir/log/initdb.log
    [ -e "$(cluster)/data/PG_VERSION" ] && return
    step "Making a PostgreSQL cluster"
    make_cluster_dir
    here=$(cluster)
    secret postgres-password >"$here/password"
    [ "$(id -u)" != 0 ] || chown postgres:postgres -- "$here/password"
    rm -rf -- "$here/making" # what an interrupted run left
    as_cluster_user "$PGBIN/initdb" --pgdata="$here/making" --username=postgres --pwfile="$here/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --data-checksums >"$log" 2>&1 || failed initdb "$log"
    rm -f -- "$here/password"
    cat >>"$here/making/postgresql.conf" <<-'CONF'

	# Hindsight: loopback TCP only; durable; no values of rows in the log.
	listen_addresses = '127.0.0.1'
	unix_socket_directories = ''
	fsync = on
	full_page_writes = on
	synchronous_commit = on
	timezone = 'UTC'
	lc_messages = 'C'
	log_error_verbosity = terse
	log_min_error_statement = panic
	log_parameter_max_length_on_error = 0
	CONF
    mv -- "$here/making" "$here/data"
    ln -sfn -- ../postgres/server.log "$data_dir/log/postgres.log"
}

# Sets pg_port to the port of the cluster, which runs afterwards.
start_postgres() {
    local here version log
    here=$(cluster) log=$here/server.log
    if postmaster_pid >/dev/null; then
        local running
        running=$(running_pg_port)
        [ -z "$pg_port" ] || [ "$pg_port" = "$running" ] || die $EX_CONFIG \
            "PostgreSQL already runs on port $running: run ./compose/down first to move it to $pg_port."
        pg_port=$running
    else
        make_cluster
        here=$(cluster) log=$here/server.log
        version=$(cat -- "$here/data/PG_VERSION")
        find_pgbin "$version" || die $EX_CONFIG \
            "The cluster in $here was made by PostgreSQL $version, which is not installed (package postgresql-$version)."
        pg_port=$(choose_port PostgreSQL --pg-port "$pg_port" "$(remembered pg-port 54320)")
        step "Starting PostgreSQL $version on port $pg_port"
        remove_stale_postmaster_pid
        as_cluster_user "$PGBIN/pg_ctl" start --pgdata="$here/data" --log="$log" --wait --timeout=60 \
            --options="-p $pg_port" >"$data_dir/log/pg_ctl.log" 2>&1 9>&- </dev/null || failed "Starting PostgreSQL" "$log"
    fi
    find_pgbin "$(cat -- "$here/data/PG_VERSION")"
}

cluster_is_in_use() {
    local directory
    for directory in /proc/[0-9]*/cwd; do
        if [ "$directory" -ef "$(cluster)/data" ]; then return 0; fi
    done
    return 1
}

# After a crash the pid in the file may be somebody else's by now, and PostgreSQL would refuse to start because of it.
# Processes of a killed postmaster end by themselves when they miss it; they hold its shared memory until then.
remove_stale_postmaster_pid() {
    local _
    for _ in {1..100}; do
        if ! cluster_is_in_use; then
            rm -f -- "$(cluster)/data/postmaster.pid"
            return
        fi
        sleep 0.1
    done
}

stop_postgres() {
    local here log=$data_dir/log/pg_ctl.log
    here=$(cluster)
    postmaster_pid >/dev/null || return 0
    find_pgbin "$(cat -- "$here/data/PG_VERSION")"
    as_cluster_user "$PGBIN/pg_ctl" stop --pgdata="$here/data" --mode=fast --wait --timeout=60 >"$log" 2>&1 ||
        failed "Stopping PostgreSQL" "$log"
    note "PostgreSQL has stopped."
}

# sql DATABASE FILE: runs a script as the superuser; its secrets come by the environment.
sql() {
    PGPASSWORD=$(secret postgres-password) "$PGBIN/psql" --no-psqlrc --quiet --set=ON_ERROR_STOP=1 \
        --host=127.0.0.1 --port="$pg_port" --username=postgres --dbname="$1" --file="$2"
}

make_databases() {
    local log=$data_dir/log/databases.log
    HINDSIGHT_COMMAND_PASSWORD=$(secret command-password) \
        sql postgres "$repository/compose/lib/command-database.sql" >"$log" 2>&1 ||
        failed "Making the Command Service's database" "$log"
    HINDSIGHT_QUERY_PASSWORD=$(secret query-password) \
        sql postgres "$repository/compose/lib/query-database.sql" >"$log" 2>&1 ||
        failed "Making the Query Service's database" "$log"
    local at=127.0.0.1:$pg_port
    write_secret command-owner-url \
        "postgresql://postgres:$(secret postgres-password)@$at/hindsight_command?options=-c%20role%3Dhindsight_command_owner"
    write_secret command-database-url "postgresql://hindsight_command:$(secret command-password)@$at/hindsight_command"
    write_secret query-database-url "postgresql://hindsight_query:$(secret query-password)@$at/hindsight_query"
}
