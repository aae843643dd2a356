#!/bin/sh
# play.sh KIOSK PACK SCRIPT WxH: one journey, counted as one case.
if XDG_CONFIG_HOME=/nonexistent "$1" --pack "$2" --script "$3" --window "$4"; then
    echo "1 passed, 0 failed"
else
    echo "0 passed, 1 failed"
    exit 1
fi
