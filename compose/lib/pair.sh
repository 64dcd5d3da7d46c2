# shellcheck shell=bash
# Both services together: what runs is left alone, what does not run is started.

lib=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=lib/say.sh
. "$lib/say.sh"
# shellcheck source=lib/options.sh
. "$lib/options.sh"
# shellcheck source=lib/packages.sh
. "$lib/packages.sh"
# shellcheck source=lib/python.sh
. "$lib/python.sh"
# shellcheck source=lib/ports.sh
. "$lib/ports.sh"
# shellcheck source=lib/secrets.sh
. "$lib/secrets.sh"
# shellcheck source=lib/postgres.sh
. "$lib/postgres.sh"
# shellcheck source=lib/services.sh
. "$lib/services.sh"

readonly all_scopes="users:write users:read audit:read events:read events:replay delivery:admin"

# keep_port NAME FLAG ASKED: the port of a service that runs; asking to move it is refused.
keep_port() {
    local running
    running=$(remembered "$1-port" "$3")
    [ -z "$3" ] || [ "$3" = "$running" ] || die $EX_CONFIG \
        "$1 already runs on port $running: run ./compose/down first to move it to $3."
    echo "$running"
}

start_pair() {
    local command_runs='' query_runs='' fixed
    if service_pid command-service >/dev/null; then command_runs=yes; fi
    if service_pid query-service >/dev/null; then query_runs=yes; fi

    if [ -n "$command_runs" ]; then
        command_port=$(keep_port command-service --command-port "$command_port")
    elif [ -n "$query_runs" ]; then
        fixed=$(remembered command-service-port 8080)
        if [ "${command_port:-$fixed}" != "$fixed" ] || port_is_taken "$fixed"; then
            die $EX_CONFIG "The running Query Service asks port $fixed for replays, and the Command Service cannot have it:" \
                "free that port, or run ./compose/down first."
        fi
        command_port=$fixed
    else
        command_port=$(choose_port "the Command Service" --command-port "$command_port" \
            "$(remembered command-service-port 8080)" "$query_port" "$pg_port")
    fi
    if [ -n "$query_runs" ]; then
        query_port=$(keep_port query-service --query-port "$query_port")
    elif [ -n "$command_runs" ]; then
        fixed=$(remembered query-service-port 8081)
        if [ "${query_port:-$fixed}" != "$fixed" ] || port_is_taken "$fixed"; then
            die $EX_CONFIG "The running Command Service delivers to port $fixed, and the Query Service cannot have it:" \
                "free that port, or run ./compose/down first."
        fi
        query_port=$fixed
    else
        query_port=$(choose_port "the Query Service" --query-port "$query_port" \
            "$(remembered query-service-port 8081)" "$command_port" "$pg_port")
    fi
    remember query-service-port "$query_port"
    remember command-service-port "$command_port"

    if [ -z "$query_runs" ]; then
        step "Starting the Query Service on port $query_port"
        start_query_service
    fi
    if [ -z "$command_runs" ]; then
        step "Starting the Command Service on port $command_port"
        start_command_service
    fi
    wait_until_ready query-service "$query_port"
    wait_until_ready command-service "$command_port"
}

# The token with which the Query Service orders its replays: as good as that of `.local/env`, and renewed with it.
write_replay_token() {
    local token
    token=$(mint query-service events:replay 720h) || die 1 "The Command Service could not make a token."
    write_secret command-token.new "$token"
    mv -- "$data_dir/secrets/command-token.new" "$data_dir/secrets/command-token"
}

write_env() {
    local token
    token=$(mint admin "$all_scopes" 720h) || die 1 "The Command Service could not make a token."
    {
        printf "COMMAND_URL='http://127.0.0.1:%s'\n" "$command_port"
        printf "QUERY_URL='http://127.0.0.1:%s'\n" "$query_port"
        printf "ADMIN_TOKEN='%s'\n" "$token"
        printf "COMMAND_DATABASE_URL='%s'\n" "$(secret command-database-url)"
        printf "QUERY_DATABASE_URL='%s'\n" "$(secret query-database-url)"
        printf "WEBHOOK_SECRET='%s'\n" "$(secret webhook-secret)"
        printf "JWT_SECRET='%s'\n" "$(secret jwt-secret)"
        printf "PGBIN='%s'\n" "$PGBIN"
    } >"$data_dir/env.new"
    mv -- "$data_dir/env.new" "$data_dir/env"
}

pair_up() {
    ensure_packages
    open_data_dir
    lock_data_dir
    build_services
    start_postgres
    remember pg-port "$pg_port"
    make_databases
    secret jwt-secret >/dev/null
    secret webhook-secret >/dev/null
    secret secrets-key >/dev/null
    write_replay_token
    start_pair
    write_env
}
