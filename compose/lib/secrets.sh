# shellcheck shell=bash
# Secrets of one data directory: one file each, readable by their owner alone, made when first asked for.

random_hex() { od -An -v -tx1 -N "$1" /dev/urandom | tr -d ' \n'; }

write_secret() { (umask 077 && printf '%s' "$2" >"$data_dir/secrets/$1"); }

secret() {
    local file=$data_dir/secrets/$1
    if [ ! -s "$file" ]; then
        case $1 in
            webhook-secret) write_secret "$1" "whsec_$(head -c 32 /dev/urandom | base64 -w 0)" ;;
            secrets-key) write_secret "$1" "$(head -c 32 /dev/urandom | base64 -w 0)" ;;
            *-password | jwt-secret) write_secret "$1" "$(random_hex 32)" ;;
            *) die 1 "There is no secret $1 in $data_dir/secrets." ;;
        esac
    fi
    cat -- "$file"
}
