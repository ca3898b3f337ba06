# shellcheck shell=bash
# What packaging/run and packaging/test share: saying what happens, installing what is missing, building.
# Sourced by them; does nothing by itself.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release
logs=$root/build

# A line for people, for each argument.
say() { printf '%s\n' "$@" >&2; }

# Says why it cannot go on, with the end of a log where one is given, and stops.
stop() {
    if [[ -n ${2:-} && -s ${2:-} ]]; then
        tail -n 30 "$2" >&2
        say "(The whole of it is in $2.)"
    fi
    say "$1"
    exit 1
}

# The packages of the sections of packaging/packages that are named.
packages_of() {
    local section line wanted=" $* "
    while read -r line; do
        case $line in
            '' | '#'*) ;;
            '['*']') section=${line:1:-1} ;;
            *) [[ $wanted != *" $section "* ]] || printf '%s\n' "$line" ;;
        esac
    done <"$root/packaging/packages"
}

# Of the packages that come in, a line each, those that are not installed.
not_installed() {
    local package
    while read -r package; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || printf '%s\n' "$package"
    done
}

# Runs a command as root: we are it, or sudo makes us so.
as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Installs what is missing of the sections of packaging/packages that are named.
install_missing() {
    local missing log=$logs/install.log
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say 'This is not Debian, so nothing can be installed from here. What is needed is listed in packaging/packages'
        say 'by the names that Debian 12 gives it; I go on as if it were all there.'
        return
    fi
    mapfile -t missing < <(packages_of "$@" | not_installed)
    if [[ ${#missing[@]} -eq 0 ]]; then
        say 'All packages that Seriatim needs are installed.'
        return
    fi

    say "These packages are missing: ${missing[*]}"
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        say 'Only root can install them, and there is no sudo here. As root, please run:'
        stop "    apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    fi
    say 'Installing them, and what they need, from the distribution. This takes a few minutes at most.'
    mkdir -p "$logs"
    as_root apt-get -q update >"$log" 2>&1 || stop 'The lists of packages could not be fetched. Is there a network?' "$log"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 install --no-install-recommends \
        "${missing[@]}" >>"$log" 2>&1 || stop 'The packages could not be installed. Nothing was built.' "$log"
    say 'Installed.'
}

# Lets errors through, and of ninja's progress only each tenth part, so that a log stays short.
tenths() {
    awk '/^ *[0-9]+% / { tenth = int($1 / 10); if (tenth > told) { printf "  %d0 %%\n", tenth; fflush(); told = tenth } next } { print; fflush() }'
}

# Configures and builds in build/release; the arguments go to the configuration.
build_release() {
    local log=$logs/configure.log
    mkdir -p "$logs"
    say "Configuring a release build in ${build#"$root"/}."
    cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@" >"$log" 2>&1 \
        || stop 'The build could not be configured.' "$log"
    say 'Building. The first time takes some minutes; later only what changed is built.'
    if [[ -t 1 ]]; then
        ninja -C "$build" || stop 'The build failed: the reason is above.'
    else
        NINJA_STATUS='%p ' ninja -C "$build" | tenths || stop 'The build failed: the reason is above.'
    fi
}
