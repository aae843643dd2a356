#!/bin/sh
# The system says no to the real jstm-store: strace lets the first, second, third ... call of a kind
# fail, with each error that such a call can have, in an import. It must end with a code of the
# design or with a sentence; the old or the new pack runs afterwards, the new one if that was said;
# and what could not be synced is not synced a second time.
# usage: syserrors.sh SOURCE_DIR BIN_DIR [--all]
# --all: memory too, and a way back; not for a program with a sanitizer, which ends when it gets none
. "$(dirname "$0")/traced.sh"

errors_of() { # kind: what it can say
    case $1 in
    write) echo EIO ENOSPC EINTR ;;
    fallocate) echo ENOSPC EIO ;;
    fsync) echo EIO ENOSPC ;;
    rename | mkdir | unlink | rmdir) echo EIO EROFS ;;
    read) echo EIO EINTR ENODEV ;;
    openat) echo EIO EMFILE ;;
    flock | pread64 | sync_file_range | getdents64 | statfs | newfstatat) echo EIO ;;
    fcntl | fadvise64) echo EAGAIN ;;
    clone3 | clone | mmap) [ "$all" != --all ] || echo ENOMEM ;;
    esac
}

# A sync of something that an injected error had refused before.
synced_again() {
    awk '/(fsync|fdatasync)\(/ {
             path = $0; sub(/.*</, "", path); sub(/>.*/, "", path)
             if (path in refused) { print path; exit }
             if (/INJECTED/) { refused[path] = 1 }
         }' trace.txt
}

judge() { # which, old, new, exit code
    said=no
    done_was_said && said=yes
    code=$(sed -n 's/.*"say":"end".*"code":"\([^"]*\)".*/\1/p' said.txt)
    case $said$4:$code in
    yes0:* | no1:own-disk | no1:no-room | no1:taken-out | no1:no-signature | no1:not-valid | \
        no1:damaged | no1:gone | no1:cancelled | no1:not-ours | no1:bad-signature | no1:busy | no3:*) ;;
    no0:) said=yes ;;  # done, and nobody there to hear the last line
    no70: | no127:) ;; # no memory; not even its libraries could be loaded
    *)
        say "$1: exit code $4, it says: $(tail -1 said.txt) $(tail -1 err.txt)"
        return
        ;;
    esac
    again=$(synced_again)
    if [ -n "$again" ]; then
        say "$1: $again is synced a second time"
        return
    fi
    judge_store "$1" "$2" "$3" "$said"
}

every_error() { # name, old, new, words of the command
    name=$1 old=$2 new=$3 tried=0
    shift 3
    fresh
    strace -f -o trace.txt "$bin/jstm-store" "$@" --store now --json > said.txt 2> err.txt
    # where the program itself begins: before that, its libraries are loaded
    cut -d' ' -f2- trace.txt | sed 's/^ *//' > first.txt
    for kind in $(sed -n 's/^\([a-z_0-9]*\)(.*/\1/p' first.txt | sort -u); do
        n=$(awk -v kind="$kind(" '/keys\.d/ { exit } index($0, kind) == 1 { n++ } END { print n + 1 }' \
            first.txt)
        while :; do
            hit=no
            for error in $(errors_of "$kind"); do
                fresh
                timeout 60 strace -f -y -o trace.txt -e "trace=$kind,fsync,fdatasync" \
                    -e "inject=$kind:error=$error:when=$n" \
                    "$bin/jstm-store" "$@" --store now --json > said.txt 2> err.txt
                code=$?
                grep -q INJECTED trace.txt || continue
                hit=yes tried=$((tried + 1))
                judge "$name, $error at $kind $n" "$old" "$new" "$code"
            done
            [ "$hit" = yes ] && [ "$failed" -le 5 ] || break
            n=$((n + 1))
        done
    done
    echo "$name: $tried errors"
}

every_error "import" 2 3 install stick/3.kpack
if [ "$all" = --all ]; then
    every_error "roll back" 2 1 rollback 1
    every_error "later" 2 2 later -
fi
finish
