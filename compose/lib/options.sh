# shellcheck shell=bash
# The options that the scripts share, and the places under the data directory.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
command_port='' query_port='' pg_port='' wipe=''
data_dir=$repository/.local

# shellcheck disable=SC2034 # wipe is read by ./compose/down
# parse_options USAGE ALLOWED... -- ARGUMENT...
parse_options() {
    local usage=$1 allowed=' '
    shift
    while [ "$1" != -- ]; do allowed+="$1 "; shift; done
    shift
    while [ $# -gt 0 ]; do
        local option=$1 value=''
        shift
        case $option in
            -h | --help) printf '%s\n' "$usage"; exit 0 ;;
            --wipe) ;;
            --*=*) value=${option#*=} option=${option%%=*} ;;
            --*)
                if [[ $allowed == *" $option "* ]]; then
                    [ $# -gt 0 ] || die $EX_USAGE "$option needs a value." "$usage"
                    value=$1
                    shift
                fi
                ;;
        esac
        [[ $allowed == *" $option "* ]] || die $EX_USAGE "Unknown argument: $option." "$usage"
        case $option in
            --*-port) is_port "$value" || die $EX_USAGE "$option needs a port number from 1 to 65535." ;;
            --data) [ -n "$value" ] || die $EX_USAGE "--data needs a directory." ;;
        esac
        case $option in
            --command-port) command_port=$value ;;
            --query-port) query_port=$value ;;
            --pg-port) pg_port=$value ;;
            --data) data_dir=$(realpath -m -- "$value") ;;
            --wipe) wipe=yes ;;
        esac
    done
}

# The marker says that this directory is ours, so that `down --wipe` never deletes anybody else's.
open_data_dir() {
    umask 077
    if [ -e "$data_dir" ] && [ ! -e "$data_dir/.hindsight" ] && [ -n "$(ls -A -- "$data_dir" 2>/dev/null)" ]; then
        die $EX_CONFIG "$data_dir is not empty and was not made by ./compose/up: choose another with --data."
    fi
    mkdir -p -- "$data_dir"/{log,run,secrets} || die $EX_CONFIG "Cannot write to $data_dir: choose another with --data."
    chmod 755 -- "$data_dir" # the postgres user passes through; what is secret has its own mode
    : >>"$data_dir/.hindsight"
}

# One script at a time works on a data directory; a second one waits for the first.
lock_data_dir() {
    exec 9>>"$data_dir/run/lock"
    if ! flock -n 9; then
        note "Another script works on $data_dir: waiting for it to end."
        flock 9
    fi
}
