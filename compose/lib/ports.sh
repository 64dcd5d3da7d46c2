# shellcheck shell=bash
# Ports on loopback: asked for by flag, remembered from the last start, or the next one that is free.

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

is_port() { [[ $1 =~ ^[0-9]{1,5}$ ]] && ((10#$1 >= 1 && 10#$1 <= 65535)); }

# choose_port WHAT FLAG ASKED PREFERRED TAKEN...: prints the port; TAKEN are given to others already.
choose_port() {
    local what=$1 flag=$2 asked=$3 port=$4
    shift 4
    if [ -n "$asked" ]; then
        if port_is_taken "$asked" || [[ " $* " == *" $asked "* ]]; then
            die $EX_CONFIG "Port $asked for $what is taken: choose another with $flag, or leave the flag out."
        fi
        echo "$asked"
        return
    fi
    while port_is_taken "$port" || [[ " $* " == *" $port "* ]]; do
        ((++port <= 65535)) || die $EX_CONFIG "No free port for $what: choose one with $flag."
    done
    echo "$port"
}
