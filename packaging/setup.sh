# Sourced by ./run and ./tests/run: installs what is missing from packages.txt.
# usage: setup_packages ROOT run|test
setup_packages() {
    local root=$1 what=$2 missing=() package need sudo=()
    while read -r package need; do
        case $package in ''|'#'*) continue ;; esac
        [ "$need" = run ] || [ "$what" = test ] || continue
        dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' ||
            missing+=("$package")
    done < "$root/packaging/packages.txt"
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "Please install these packages (their Debian names): ${missing[*]}" >&2
        return 1
    fi
    echo "Installing missing packages: ${missing[*]}" >&2
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "Neither root nor sudo; please run as root: apt-get install ${missing[*]}" >&2
            return 1
        }
        sudo=(sudo)
    fi
    "${sudo[@]}" apt-get update -qq >&2
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends "${missing[@]}" >&2
}

# Quiet unless it fails. usage: setup_build ROOT BUILD_FOLDER [cmake options]
setup_build() {
    local root=$1 build=$2 log
    shift 2
    log=$build/setup.log
    mkdir -p "$build"
    if [ ! -f "$build/build.ninja" ] && ! cmake -S "$root" -B "$build" -G Ninja "$@" > "$log" 2>&1; then
        cat "$log" >&2
        return 1
    fi
    if ! cmake --build "$build" > "$log" 2>&1; then
        tail -n 60 "$log" >&2
        return 1
    fi
}
