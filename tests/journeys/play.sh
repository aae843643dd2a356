#!/bin/sh
# play.sh KIOSK PACK SCRIPT WxH: one journey, counted as one case. One that begins with
# "# with a store" has an empty one of its own.
if head -n 1 "$3" | grep -q '^# with a store$'; then
    store=$(mktemp -d "${KIOSK_SCRATCH:-/tmp}/journey-store-XXXXXX")
    trap 'rm -rf "$store"' EXIT
    set -- "$@" --store "$store/packs"
fi
kiosk=$1 pack=$2 script=$3 size=$4
shift 4
if XDG_CONFIG_HOME=/nonexistent "$kiosk" --pack "$pack" --script "$script" --window "$size" "$@"; then
    echo "1 passed, 0 failed"
else
    echo "0 passed, 1 failed"
    exit 1
fi
