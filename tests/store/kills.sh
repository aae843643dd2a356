#!/bin/sh
# The real program, a real pack, and kill -9 at every system call: for each kind of call, strace ends
# jstm-store at the first, the second, the third ... until a run comes through. After each, `recover`
# must find the old or the new pack running, byte by byte as it lay on the stick; the new one if
# "installed" had been said; and nothing of interrupted work may be left.
# usage: kills.sh SOURCE_DIR BIN_DIR [--all]    (--all: calls of every kind, not only those that can
# leave something else behind)
. "$(dirname "$0")/traced.sh"

# Which kinds of calls there are, in one run that nobody ends.
kinds_of() { # words of the command
    fresh
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
            fresh
            timeout 60 strace -f -o /dev/null -e "inject=$kind:signal=KILL:when=$n" \
                "$bin/jstm-store" "$@" --store now --json > said.txt 2> err.txt
            code=$?
            said=no
            done_was_said && said=yes
            judge_store "$name, killed at $kind $n" "$old" "$new" "$said"
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
finish
