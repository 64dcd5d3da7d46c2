# shellcheck shell=bash
# How the scripts speak: steps and notes on standard output, failures on standard error, colour on terminals only.

readonly EX_USAGE=64 EX_CONFIG=78

if [ -t 1 ]; then
    bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' green=$'\e[32m' blue=$'\e[36m' plain=$'\e[0m'
else
    bold='' dim='' red='' green='' blue='' plain=''
fi
# shellcheck disable=SC2034 # used by the scripts that source this file
readonly bold dim red green blue plain

step() { printf '%s==>%s %s\n' "$blue" "$plain" "$*"; }
note() { printf '    %s\n' "$*"; }

# die CODE SENTENCE...: what to mend, on one line each.
die() {
    local code=$1
    shift
    printf '%s\n' "$@" >&2
    exit "$code"
}

# failed WHAT LOG: names the step that failed and shows the end of its log.
failed() {
    printf '%s failed. The last lines of %s:\n' "$1" "$2" >&2
    tail -n 25 -- "$2" 2>/dev/null | sed 's/^/    /' >&2 || true
    exit 1
}
