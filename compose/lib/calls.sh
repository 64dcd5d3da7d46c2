# shellcheck shell=bash
# Calls of the demo, and what it expects of their answers. An answer that is not as told ends the story, loudly.

chapter='' chapters=0

chapter() {
    chapter="$((++chapters)). $1"
    printf '\n%s%s%s\n' "$bold" "$chapter" "$plain"
}

tell() { printf '  %s\n' "$@"; }
show_call() { printf '    %s> %s%s\n' "$blue" "$*" "$plain"; }
show_answer() { printf '    %s<%s %s\n' "$green" "$plain" "$*"; }

# expect WHAT EXPECTED GOT
expect() {
    [ "$2" != "$3" ] || return 0
    {
        printf '\n%sThe story broke in "%s"%s\n' "$red" "$chapter" "$plain"
        printf '  %s:\n    expected  %s\n    got       %s\n' "$1" "$2" "$3"
        printf '  The last answer was HTTP %s:\n' "$status"
        printf '    %s\n' "$answer"
    } >&2
    exit 1
}

# call TOKEN CURL-ARGUMENT...: sets answer, status and seen (the read models' position, on reads).
call() {
    local token=$1 reply
    shift
    # The token reaches curl through a pipe: arguments can be read by everybody on the machine.
    reply=$(curl --noproxy '*' --silent --max-time 40 --write-out '\n%{http_code} %header{hindsight-position}' \
        --header @<(printf 'Authorization: Bearer %s\n' "$token") "$@") || true
    answer=${reply%$'\n'*}
    read -r status seen <<<"${reply##*$'\n'}"
}

# told FILTER: what the last answer holds there
told() { jq -r "$1 // \"nothing\"" <<<"$answer" 2>/dev/null || echo "no JSON"; }

# order TOKEN METHOD PARAMS: one command. Shows what it appended, or why it was refused.
order() {
    local request
    request=$(jq -cn --arg method "$2" --argjson params "$3" '{jsonrpc: "2.0", id: 1, method: $method, params: $params}')
    show_call "POST /rpc  $2 $(jq -c . <<<"$3")"
    call "$1" --header 'Content-Type: application/json' --data-binary "$request" "$COMMAND_URL/rpc"
    expect "HTTP status of $2" 200 "$status"
    show_answer "$(jq -r '
        if .error then "error \(.error.code): \(.error.message)"
        elif .result.dry_run then "would append \(.result.events[0].event_type) as revision \(.result.events[0].revision)"
        else .result.events[0] | "\(.event_type), revision \(.revision), position \(.position), at \(.timestamp)"
        end' <<<"$answer")"
}

# operate TOKEN ARGUMENT...: one `command-service replay`; sets answer to what it printed. Its progress goes to the terminal.
operate() {
    local token=$1
    shift
    status=none
    answer=$(HINDSIGHT_URL=$COMMAND_URL HINDSIGHT_TOKEN=$token "$(binary command-service)" replay "$@") ||
        expect "how command-service replay ended" 0 "$?"
}

# ask TOKEN PATH [WAIT-SECONDS]: one read; its caller shows what matters of the answer.
ask() {
    local prefer=()
    [ -z "${3:-}" ] || prefer=(--header "Prefer: wait=$3")
    show_call "GET $2${3:+   (Prefer: wait=$3)}"
    call "$1" "${prefer[@]}" "$QUERY_URL$2"
}

# The line of a user that says who she is.
show_user() {
    show_answer "$(jq -r '"\(.name) <\(.email)>, \(.status), revision \(.revision)"' <<<"$answer")" \
        "${dim}(read models at position $seen)${plain}"
}

# expect_user NAME EMAIL STATUS REVISION, of the last answer
expect_user() {
    expect "HTTP status" 200 "$status"
    expect "the user" "$1 $2 $3 $4" "$(told '"\(.name) \(.email) \(.status) \(.revision)"')"
}

# The moment now, with microseconds.
moment() { date -u +%Y-%m-%dT%H:%M:%S.%6NZ; }

# on_the_clock MOMENT: as a person says it
on_the_clock() { date -u -d "$1" '+%-I:%M:%S %p'; }
