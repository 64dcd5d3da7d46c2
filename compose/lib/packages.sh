# shellcheck shell=bash
# What a Debian machine with a Swift toolchain still lacks, and how it gets there.

# find_pgbin [VERSION]: sets PGBIN to the server binaries of that major version, or of the newest one installed.
find_pgbin() {
    local directory
    PGBIN=''
    while read -r directory; do
        if [ -x "$directory/bin/initdb" ] && [ -x "$directory/bin/postgres" ] && [ -x "$directory/bin/psql" ]; then
            PGBIN=$directory/bin
        fi
    done < <(find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -name "${1:-*}" 2>/dev/null | sort -V)
    [ -n "$PGBIN" ]
}

# With what the test suite needs besides, when for_tests is set.
missing_packages() {
    find_pgbin || echo postgresql
    command -v curl >/dev/null || echo curl
    command -v jq >/dev/null || echo jq
    command -v git >/dev/null || echo git
    command -v flock >/dev/null || echo util-linux
    [ -s /etc/ssl/certs/ca-certificates.crt ] || echo ca-certificates
    if command -v pkg-config >/dev/null; then
        pkg-config --exists libpq || echo libpq-dev
        pkg-config --exists libcurl || echo libcurl4-openssl-dev
    else
        printf '%s\n' pkg-config libpq-dev libcurl4-openssl-dev
    fi
    if [ -n "${for_tests:-}" ]; then
        command -v openssl >/dev/null || echo openssl
        command -v promtool >/dev/null || echo prometheus
        /usr/bin/python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
        # Debian's own Python: another one on the PATH does not see Debian's packages.
        /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || echo python3-aiosmtpd
    fi
}

ensure_packages() {
    local missing
    mapfile -t missing < <(missing_packages)
    if [ ${#missing[@]} -gt 0 ]; then
        install_packages "${missing[@]}"
        mapfile -t missing < <(missing_packages)
        [ ${#missing[@]} -eq 0 ] || die $EX_CONFIG "Still missing after the installation: ${missing[*]}."
    fi
    find_pgbin
    command -v swift >/dev/null || die $EX_CONFIG \
        "No 'swift' on the PATH: install a Swift 6.2 (or newer) toolchain, see https://www.swift.org/install/linux/."
}

install_packages() {
    local wanted="apt-get install $*" as_root=() log
    command -v apt-get >/dev/null || die $EX_CONFIG \
        "Missing: $*. (These are Debian's names; this machine has no apt-get, install their equivalents.)"
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as_root=(sudo -n)
        else
            die $EX_CONFIG "Missing packages, and no right to install them. As root, run: $wanted"
        fi
    fi
    step "Installing $*"
    log=$(mktemp)
    apt() {
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$log" 2>&1 ||
            failed "apt-get $*" "$log"
    }
    apt update
    case " $* " in
        *" postgresql "*)
            # The package would start a server of its own on port 5432, which nobody here asked for.
            local conf=/etc/postgresql-common/createcluster.conf
            if [ ! -e "$conf" ]; then
                apt install postgresql-common
                "${as_root[@]}" sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' "$conf"
            fi
            ;;
    esac
    case " $* " in
        *" prometheus "*)
            # Only its promtool is wanted: the server that the package would start is masked first.
            local unit=/etc/systemd/system/prometheus.service
            [ -e "$unit" ] || { "${as_root[@]}" mkdir -p "${unit%/*}" && "${as_root[@]}" ln -s /dev/null "$unit"; }
            ;;
    esac
    apt install "$@"
    rm -f "$log"
}
