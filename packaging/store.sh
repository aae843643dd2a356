# Sourced by ./run: a store of one's own in build/store, as a kiosk in the hall has it, with a key for
# development that is made on first use. Content that has changed is signed and installed; nothing is
# said when nothing has. Whatever fails is said, and the kiosk opens all the same.
# usage: setup_store ROOT BUILD_FOLDER

# The highest number that is installed of packs with this id; 0: none. usage: store_highest STORE ID
store_highest() {
    local name highest=0
    for name in "$1"/packs/"$2"-*-????????????????; do
        [ -d "$name" ] || continue
        name=${name##*/"$2"-}
        name=${name%-*}
        case $name in '' | *[!0-9]*) continue ;; esac
        [ "$name" -le "$highest" ] || highest=$name
    done
    echo "$highest"
}

# A key without a password, because it opens nothing but this folder. One that was taken out of
# keys.d to see what then happens stays out.
store_key() {
    local keys=$1 believed=$2/keys.d
    mkdir -p "$keys" "$2"
    chmod 700 "$keys" "$2"
    if [ ! -f "$keys/dev.key" ]; then
        "$3" keygen -W -p "$keys/dev.pub" -s "$keys/dev.key" >/dev/null || return 1
        rm -rf "$believed"
    fi
    if [ ! -d "$believed" ]; then
        mkdir "$believed" && cp "$keys/dev.pub" "$believed/development.pub" || return 1
        chmod 755 "$believed" && chmod 644 "$believed/development.pub"
    fi
}

store_install() {
    local said
    "$1/jstm-pack" sign -s "$1/keys/dev.key" "$2" >/dev/null || return 1
    said=$("$1/jstm-store" install "$2" --store "$1/store" 2>&1) && return 0
    printf '%s\n' "$said" >&2
    return 1
}

setup_store() {
    local root=$1 build=$2 pack=$2/jilin.kpack store=$2/store sum id number highest
    local stamp=$2/keys/installed
    [ -x "$build/jstm-store" ] && [ -x "$build/jstm-pack" ] || return 0
    store_key "$build/keys" "$store" "$build/jstm-pack" || {
        echo "No key for development; build/store stays as it is." >&2
        return 0
    }
    # What was installed before is not installed again: it may have been rolled back on purpose.
    sum=$(b2sum <"$pack")
    [ -f "$store/state" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ] && return 0
    read -r id number < <("$build/jstm-pack" info --json "$pack" |
        sed -n 's/^  "id": "\(.*\)",$/\1/p; s/^  "seq": \([0-9]*\),$/\1/p' | paste -sd ' ') || :
    highest=$(store_highest "$store" "$id")
    # Other content under a number that is installed is refused (U14), and pack.ini is the author's: a
    # pack for this store gets the next number instead.
    if [ "${number:-0}" -le "$highest" ]; then
        number=$((highest + 1))
        pack=$build/development.kpack
        "$build/jstm-pack" build "$root/content/jilin" -o "$pack" --seq "$number" \
            --cache "$build/pictures" >/dev/null 2>&1 || {
            echo "The pack for build/store could not be built; it stays as it is." >&2
            return 0
        }
    fi
    if store_install "$build" "$pack"; then
        printf '%s\n' "$sum" >"$stamp"
        echo "Installed in build/store: $id, number $number." >&2
    else
        echo "build/store stays as it is; the kiosk shows what it showed before." >&2
    fi
}
