#!/bin/sh
# The real program, a real pack, and kill -9 at every system call: for each kind of call, strace ends
# jstm-store at the first, the second, the third ... until a run comes through. After each, `recover`
# must find the old or the new pack running, byte by byte as it lay on the stick; the new one if
# "installed" had been said; and nothing of interrupted work may be left.
# usage: kills.sh SOURCE_DIR BIN_DIR [--all]    (--all: calls of every kind, not only those that can
# leave something else behind)
set -u
export LC_ALL=C
root=$1 bin=$2 all=${3:-}
work=$bin/scratch/kills.$$
passed=0 failed=0

skip() {
    echo "skipped: $*"
    echo "1 passed, 0 failed"
    exit 0
}

mkdir -p "$work/store/keys.d" "$work/stick" || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export ASAN_OPTIONS=detect_leaks=0 # the leak finder traces, and only one may
command -v strace > /dev/null || skip "strace is not installed"
strace -f -o /dev/null -e inject=chdir:signal=KILL:when=1000 true 2> /dev/null ||
    skip "nobody may be traced here"

say() { # what to say when it goes wrong
    echo "$*"
    failed=$((failed + 1))
}

# --- three packs -----------------------------------------------------------------------------------
{
    "$bin/jstm-pack" keygen -W -p k.pub -s k.sec && cp k.pub store/keys.d/museum.pub &&
        chmod 644 store/keys.d/museum.pub
    for n in 1 2 3; do
        "$bin/jstm-pack" build "$root/tests/fixtures/mini" -o "stick/$n.kpack" --seq "$n" \
            --cache "$bin/keeper-pictures" && "$bin/jstm-pack" sign -s k.sec "stick/$n.kpack"
    done
    "$bin/jstm-store" install stick/1.kpack --store store
    "$bin/jstm-store" install stick/2.kpack --store store
} > made.txt 2>&1 || {
    cat made.txt
    echo "0 passed, 1 failed"
    exit 1
}

# Number of the pack that runs, by the state itself.
running() {
    sed -n 's/^v1 cur=mini-\([0-9]*\)-.*/\1/p' now/state
}

judge() { # which run, old number, new number, said
    if ! timeout 60 "$bin/jstm-store" recover --store now > recover.txt 2>&1; then
        say "$1: recover: $(cat recover.txt)"
        return
    fi
    seq=$(running)
    if [ "$seq" != "$2" ] && [ "$seq" != "$3" ]; then
        say "$1: '$seq' runs"
    elif [ "$4" = yes ] && [ "$seq" != "$3" ]; then
        say "$1: it was said, and is lost"
    elif ! cmp -s now/packs/mini-"$seq"-*/pack.kpack "stick/$seq.kpack"; then
        say "$1: the bytes of pack $seq are others"
    elif [ -n "$(find now/packs -mindepth 1 -maxdepth 1 -name '.*')" ]; then
        say "$1: left over: $(ls -A now/packs)"
    else
        passed=$((passed + 1))
    fi
}

# Which kinds of calls there are, in one run that nobody ends.
kinds_of() { # words of the command
    rm -rf now && cp -a store now
    strace -f -o trace.txt "$bin/jstm-store" "$@" --store now --json > /dev/null 2> err.txt
    sed -n 's/^[0-9]* *\([a-z_0-9]*\)(.*/\1/p' trace.txt | sort -u |
        if [ "$all" = --all ]; then
            cat
        else
            grep -x -e write -e fsync -e rename -e unlink -e mkdir -e rmdir -e fallocate \
                -e openat -e fadvise64 -e fcntl -e getdents64 -e close
        fi
}

every_call() { # name, old, new, words of the command
    name=$1 old=$2 new=$3 kills=0 kept=0
    shift 3
    for kind in $(kinds_of "$@"); do
        n=1
        while :; do
            rm -rf now && cp -a store now
            timeout 60 strace -f -o /dev/null -e "inject=$kind:signal=KILL:when=$n" \
                "$bin/jstm-store" "$@" --store now --json > said.txt 2> err.txt
            code=$?
            said=no
            grep -q '"say":"end","ok":true' said.txt && said=yes
            judge "$name, killed at $kind $n" "$old" "$new" "$said"
            [ "$code" -ne 0 ] || break
            kills=$((kills + 1)) n=$((n + 1))
            [ "$(running)" = "$old" ] && kept=$((kept + 1))
            if [ "$n" -gt 2000 ] || [ "$failed" -gt 5 ]; then
                say "$name: it never comes through: $(cat err.txt)"
                return
            fi
        done
        [ "$said" = yes ] || say "$name: it came through and did not say so"
    done
    echo "$name: $kills kills; the old pack ran after $kept, the new one after $((kills - kept))"
}

every_call "import" 2 3 install stick/3.kpack
every_call "roll back" 2 1 rollback 1
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
