# shellcheck shell=bash
# The two services as detached processes: started, found again by pid, waited for, stopped.

binary() { echo "$repository/.build/$build_mode/$1"; }

# release for people who use it; HINDSIGHT_BUILD=debug for people who change it
build_mode=${HINDSIGHT_BUILD:-release}

build_services() {
    local service
    if [ ! -x "$(binary command-service)" ] || [ ! -x "$(binary query-service)" ]; then
        step "Building in $build_mode mode (about 6 minutes the first time)"
    else
        step "Building what has changed"
    fi
    for service in command-service query-service; do
        build "$service"
    done
}

build() {
    local log=$data_dir/log/build.log
    if [ -t 1 ]; then
        swift build --package-path "$repository" -c "$build_mode" --product "$1" 9>&- ||
            die 1 "Building $1 failed: see the compiler's messages above."
    else
        # Without a terminal every hundredth step is progress enough.
        swift build --package-path "$repository" -c "$build_mode" --product "$1" 2>&1 9>&- </dev/null | tee "$log" |
            awk '!/^\[[0-9]+\/[0-9]+\]/ { next } ++n % 100 == 0 { print "    " $0; fflush() }' || failed "Building $1" "$log"
    fi
}

# service_pid NAME: its pid if the process that `up` started is still there; a later process with that pid is not.
service_pid() {
    local pid started
    read -r pid started 2>/dev/null <"$data_dir/run/$1.pid" || return 1
    [ -n "$started" ] && [ "$(start_time "$pid")" = "$started" ] && echo "$pid"
}

# The kernel's start time of a process that is no zombie (field 22 of its stat; the name may hold spaces).
start_time() {
    local line
    read -r line 2>/dev/null <"/proc/$1/stat" || return 0
    # shellcheck disable=SC2086 # split into fields
    set -- ${line##*) }
    [ "$1" = Z ] || echo "${20}"
}

service_log() { echo "$data_dir/log/$1.log"; }

# The ports of the last start: both services know each other by them.
remembered() {
    local file=$data_dir/run/$1
    if [ -s "$file" ]; then cat -- "$file"; else echo "$2"; fi
}

remember() { printf '%s\n' "$2" >"$data_dir/run/$1"; }

# migrate NAME URL-SECRET
migrate() {
    local log=$data_dir/log/$1-migrate.log
    HINDSIGHT_DATABASE_URL_FILE=$data_dir/secrets/$2 "$(binary "$1")" migrate >"$log" 2>&1 </dev/null 9>&- ||
        failed "Migrating the database of $1" "$log"
}

# launch NAME VARIABLE=VALUE...: detached, with its log appended and its pid written down.
launch() {
    local name=$1 log
    shift
    log=$(service_log "$name")
    env "$@" HINDSIGHT_HOST=127.0.0.1 setsid "$(binary "$name")" serve >>"$log" 2>&1 </dev/null 9>&- &
    local pid=$!
    disown
    printf '%s %s\n' "$pid" "$(start_time "$pid")" >"$data_dir/run/$name.pid"
}

start_query_service() {
    migrate query-service query-database-url
    launch query-service HINDSIGHT_PORT="$query_port" \
        HINDSIGHT_DATABASE_URL_FILE="$data_dir/secrets/query-database-url" \
        HINDSIGHT_JWT_SECRET_FILE="$data_dir/secrets/jwt-secret" \
        HINDSIGHT_WEBHOOK_SECRET_FILE="$data_dir/secrets/webhook-secret" \
        HINDSIGHT_COMMAND_URL="http://127.0.0.1:$command_port" \
        HINDSIGHT_COMMAND_TOKEN_FILE="$data_dir/secrets/command-token"
}

start_command_service() {
    migrate command-service command-owner-url
    launch command-service HINDSIGHT_PORT="$command_port" \
        HINDSIGHT_DATABASE_URL_FILE="$data_dir/secrets/command-database-url" \
        HINDSIGHT_JWT_SECRET_FILE="$data_dir/secrets/jwt-secret" \
        HINDSIGHT_SECRETS_KEY_FILE="$data_dir/secrets/secrets-key" \
        HINDSIGHT_READ_MODELS_URL="http://127.0.0.1:$query_port/webhooks/events" \
        HINDSIGHT_READ_MODELS_SECRET_FILE="$data_dir/secrets/webhook-secret" \
        HINDSIGHT_ALLOW_PRIVATE_TARGETS=127.0.0.0/8,::1/128
}

# wait_until_ready NAME PORT
wait_until_ready() {
    local _
    for _ in {1..600}; do
        if curl --noproxy '*' --silent --fail --output /dev/null --max-time 2 "http://127.0.0.1:$2/health/ready"; then
            return
        fi
        service_pid "$1" >/dev/null || failed "Starting $1" "$(service_log "$1")"
        sleep 0.1
    done
    failed "Waiting a minute for $1 to be ready" "$(service_log "$1")"
}

# stop_service NAME: SIGTERM and time to drain; SIGKILL, loudly, when half a minute was not enough.
stop_service() {
    local pid _
    pid=$(service_pid "$1") || return 0
    kill -TERM "$pid"
    for _ in {1..300}; do
        if ! service_pid "$1" >/dev/null; then
            note "$1 has stopped."
            rm -f -- "$data_dir/run/$1.pid"
            return
        fi
        sleep 0.1
    done
    kill -KILL "$pid"
    failed "Stopping $1 within half a minute (it is killed now)" "$(service_log "$1")"
}

# mint SUBJECT SCOPES TTL
mint() {
    HINDSIGHT_JWT_SECRET_FILE=$data_dir/secrets/jwt-secret \
        "$(binary command-service)" token --sub "$1" --scope "$2" --ttl "$3"
}
