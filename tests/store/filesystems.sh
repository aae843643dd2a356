#!/bin/sh
# The real program on real file systems: a store on a small ext4 that is really full, that turns
# read-only, and whose disk breaks below it; sticks with exFAT and FAT, pulled out before the first
# byte, in the middle and at the end, or gone from the folders while they are read. Whatever
# happens, the old pack runs afterwards, byte by byte, and what is said has its code.
# usage: filesystems.sh SOURCE_DIR BIN_DIR      (needs root, for mounts; skips what cannot be had)
set -u
export LC_ALL=C.UTF-8
root=$1 bin=$2
work=$bin/scratch/filesystems.$$
passed=0 failed=0 fuse=

skip() {
    echo "skipped: $*"
}

say() {
    echo "FAIL $*"
    failed=$((failed + 1))
}

[ "$(id -u)" = 0 ] || {
    skip "only root may mount"
    echo "1 passed, 0 failed"
    exit 0
}

# Whatever is mounted below `work`, the innermost first, and its loop devices.
clean() {
    [ -z "$fuse" ] || kill -9 "$fuse" 2> /dev/null
    sort -r /proc/self/mounts | while read -r _ place _; do
        case $place in
        "$work"/*) umount -l "$place" ;;
        esac
    done
    losetup -a | grep -F "$work/" | cut -d: -f1 | while read -r device; do
        losetup -d "$device"
    done
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$work/disk" "$work/stick" "$work/packs" "$work/small" && cd "$work" || exit 1
export ASAN_OPTIONS=detect_leaks=0 # the leak finder and strace both trace

pack() { # makes packs/N.kpack
    "$bin/jstm-pack" build "$root/tests/fixtures/mini" -o "packs/$1.kpack" --seq "$1" \
        --cache "$bin/keeper-pictures" && "$bin/jstm-pack" sign -s k.sec "packs/$1.kpack"
}

# 24 MiB that are signed and no pack: long enough to be pulled out of.
long_pack() {
    dd if=/dev/urandom of=long bs=1M count=24 status=none &&
        "$bin/jstm-pack" sign -s k.sec -t \
            "kpack1 id=mini seq=9 size=25165824 fmt=1.0 minreader=1.0 epoch=0 label=long" long &&
        mv long packs/9.kpack && mv long.minisig packs/9.kpack.minisig
}

{
    "$bin/jstm-pack" keygen -W -p k.pub -s k.sec && pack 1 && pack 2 && pack 3 && long_pack
} > made.txt 2>&1 || {
    cat made.txt
    echo "0 passed, 1 failed"
    exit 1
}

# --- a store on a disk of its own ------------------------------------------------------------------
disk() { # size: makes disk/ an ext4 of it, with a store in which pack 1 and then 2 came in
    truncate -s "$1" disk.img && mkfs.ext4 -q -F disk.img &&
        mount -o loop disk.img disk 2> mount.txt || {
        skip "no ext4 on a loop device: $(cat mount.txt)"
        return 1
    }
    stocked
}

stocked() {
    mkdir -p disk/store/keys.d && cp k.pub disk/store/keys.d/museum.pub &&
        chmod 644 disk/store/keys.d/museum.pub
    run install packs/1.kpack && run install packs/2.kpack && return 0
    say "no store on that disk: $(cat said.txt)"
    return 1
}

run() { # words: 0 when it says that it was done
    timeout 120 "$bin/jstm-store" "$@" --store disk/store --json > said.txt 2>&1
    grep -q '"say":"end","ok":true' said.txt
}

code() {
    sed -n 's/.*"say":"end".*"code":"\([^"]*\)".*/\1/p' said.txt
}

# One check: what is expected of `run` (a code), and then pack 2 (or $3) runs whole.
expect() { # name, codes with blanks, number
    case " $2 " in
    *" $(code) "*) ;;
    *)
        say "$1: it says '$(code)', not '$2': $(tail -1 said.txt)"
        return
        ;;
    esac
    if ! run recover; then
        say "$1: recover: $(cat said.txt)"
    elif [ "$(sed -n 's/^v1 cur=mini-\([0-9]*\)-.*/\1/p' disk/store/state)" != "$3" ]; then
        say "$1: $(head -1 disk/store/state)"
    elif ! cmp -s disk/store/packs/mini-"$3"-*/pack.kpack "packs/$3.kpack"; then
        say "$1: the bytes of pack $3 are others"
    elif ls -A disk/store/packs | grep -q '^\.'; then
        say "$1: left over: $(ls -A disk/store/packs)"
    else
        passed=$((passed + 1))
        echo "ok $1"
    fi
}

if disk 160M; then
    fallocate -l "$(($(stat -f -c '%a * %S' disk) - (40 << 20)))" disk/fill
    run install packs/3.kpack
    expect "room for the pack, but not to spare" no-room 2
    dd if=/dev/zero of=disk/fill2 bs=64K status=none 2> /dev/null
    dd if=/dev/zero of=disk/fill3 bs=1 status=none 2> /dev/null
    run rollback 1
    expect "back to an older one, the disk full to the last byte" no-room 2
    run recover
    expect "recover, the disk full to the last byte" "$(code)" 2
    rm disk/fill disk/fill2 disk/fill3
    mount -o remount,ro disk
    run install packs/3.kpack
    [ "$(code)" = own-disk ] || say "read-only disk: $(cat said.txt)"
    run list && grep -q '"seq":2.*"running":true' said.txt && run verify ||
        say "read-only disk: what runs cannot be shown: $(cat said.txt)"
    mount -o remount,rw disk
    run recover
    expect "read-only, and writable again" "$(code)" 2
    run install packs/3.kpack
    expect "room again" installed 3
    umount disk
fi

# A disk that turns out smaller than it says: what is written cannot be kept, and the sync says so.
if mount -t tmpfs -o size=24M tmpfs small 2> mount.txt && truncate -s 300M small/disk.img &&
    mkfs.ext4 -q -F -E lazy_itable_init=1,lazy_journal_init=1 -O ^has_journal small/disk.img &&
    mount -o loop small/disk.img disk 2> mount.txt; then
    if stocked; then
        run install packs/9.kpack
        case $(code) in
        own-disk | no-room)
            mount -o remount,size=200M small
            umount disk && mount -o loop small/disk.img disk
            expect "a disk that breaks below the copy: $(code)" "own-disk no-room" 2
            ;;
        *) say "a disk that breaks: $(cat said.txt)" ;;
        esac
    fi
    umount disk
    umount small
else
    skip "no disk on a tmpfs: $(cat mount.txt)"
fi

# --- sticks ------------------------------------------------------------------------------------------
plug() { # kind, options: stick/ has it; `fuse` is the process behind it, if there is one
    fuse=
    case $1 in
    exfat-fuse)
        device=$(losetup -f --show stick.img) || return 1
        mount.exfat-fuse -o "$2" "$device" stick > mount.txt 2>&1 || return 1
        fuse=$(pgrep -f "mount.exfat-fuse.*$device" | head -1)
        ;;
    *) mount -t "$1" -o "loop,$2" stick.img stick 2> mount.txt ;;
    esac
}

unplug() {
    umount -l stick 2> /dev/null
    fuse=
    losetup -j stick.img | cut -d: -f1 | while read -r device; do
        losetup -d "$device"
    done
}

fill() { # kind: the packs are on it
    plug "$1" rw || return 1
    mkdir -p stick/kiosk && cp packs/3.kpack "stick/kiosk/吉林 三.KPACK" &&
        cp packs/3.kpack.minisig "stick/kiosk/吉林 三.KPACK.minisig" &&
        cp packs/9.kpack packs/9.kpack.minisig stick/ && printf x > stick/._9.kpack
    status=$?
    umount stick
    unplug
    return "$status"
}

# Stopped at a read of the long pack, pulled out (or out of the folders), let go on.
pull() { # kind, read number, how, what is shown
    plug "$1" ro || {
        skip "$1: $(cat mount.txt)"
        return
    }
    timeout 60 strace -f -o trace.txt -P "$work/stick/9.kpack" -e trace=read \
        -e "inject=read:signal=STOP:when=$2" "$bin/jstm-store" install "$work/stick/9.kpack" \
        --store disk/store --json > said.txt 2> err.txt &
    tracer=$!
    for _ in $(seq 200); do
        grep -q 'stopped by SIGSTOP' trace.txt 2> /dev/null && break
        sleep 0.05
    done
    case $3 in
    pulled) kill -9 "$fuse" ;;
    gone) umount -l stick ;;
    esac
    stopped=$(sed -n 's/^\([0-9]*\) .*stopped by SIGSTOP.*/\1/p' trace.txt | head -1)
    [ -n "$stopped" ] && kill -CONT "$stopped"
    wait "$tracer"
    rm -f trace.txt
    unplug
    expect "$1 $3 at $4" "$5" 2
}

stick() { # kind
    if ! fill "$1"; then
        skip "$1: $(cat mount.txt)"
        return
    fi
    plug "$1" ro
    timeout 60 "$bin/jstm-store" look "$work/stick" --store disk/store --json > said.txt 2>&1
    [ "$(grep -c '"say":"pack"' said.txt)" = 2 ] || say "$1: look: $(cat said.txt)"
    unplug
    if [ "$1" = exfat-fuse ]; then
        if command -v strace > /dev/null; then
            pull "$1" 1 pulled "0 %" taken-out
            pull "$1" 2 pulled "1 %" taken-out
            pull "$1" 12 pulled "50 %" taken-out
            pull "$1" 24 pulled "99 %" taken-out
            pull "$1" 25 pulled "100 %" "not-valid taken-out"
            pull "$1" 12 gone "50 %" "not-valid taken-out"
        else
            skip "strace is not installed"
        fi
    fi
    plug "$1" ro
    run install "stick/kiosk/吉林 三.KPACK" --receipt stick --kiosk 一号
    grep -q '"receipt":true' said.txt && say "$1: a receipt on a read-only stick"
    unplug
    expect "$1, read-only" installed 3
    run rollback 2
    plug "$1" rw
    run install "stick/kiosk/吉林 三.KPACK" --receipt stick --kiosk 一号
    grep -q '"receipt":true' said.txt || say "$1: no receipt: $(cat said.txt)"
    grep -q 一号 stick/kiosk/receipts.csv || say "$1: the receipt is empty"
    unplug
    run rollback 2
    expect "$1, with a receipt" "$(code)" 2
}

if disk 300M; then
    if command -v mkfs.exfat > /dev/null && command -v mount.exfat-fuse > /dev/null; then
        truncate -s 64M stick.img && mkfs.exfat stick.img > /dev/null && stick exfat-fuse
    else
        skip "exfat-fuse or exfatprogs is not installed"
    fi
    if command -v mkfs.vfat > /dev/null && grep -q vfat /proc/filesystems; then
        truncate -s 64M stick.img && mkfs.vfat stick.img > /dev/null && stick vfat
    else
        skip "this kernel or this system has no FAT"
    fi
    umount disk
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
