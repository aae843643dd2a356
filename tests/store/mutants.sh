#!/bin/sh
# What holds the store together is taken out of its source, one thing at a time: every sync, every
# rename and every check in src/store. The tests must notice each. The places are found by
# searching, so a new one is in here by itself; those nobody can notice are listed with the reason.
# usage: mutants.sh SOURCE_DIR SCRATCH_DIR [-v]       (CC: the compiler)
set -u
export LC_ALL=C
root=$1 verbose=${3:-} cc=${CC:-cc}
scratch=$2/scratch/mutants
rm -rf "$scratch"
mkdir -p "$scratch/o" && cd "$scratch" || exit 1
trap 'rm -rf "$scratch"' EXIT
export KIOSK_SCRATCH="$scratch"

# Noticed in this order; the first that fails ends the matter.
tests="corrupt_test doubt_test state_test turn_test log_test crash_test install_test
       give_up_test errors_test"

flags="-std=c11 -D_GNU_SOURCE -DKIOSK_SOURCE_DIR=\"$root\" -O1 -w
       -I$root/include -I$root/src -I$root/src/store -I$root/tests/support -I$root/tests/store
       -include $scratch/mutant.h"
cat > mutant.h <<'H'
#define mutant_yes(...) 1
#define mutant_no(...) 0
#define mutant_past(f, ...) ((void)f(__VA_ARGS__), 1)
H

compile() { # source object
    # shellcheck disable=SC2086 # words
    $cc $flags -c "$1" -o "$2"
}

link() { # test, with o/s-*.o as they are
    wrap=
    case $1 in
    corrupt_test | crash_test | doubt_test | errors_test)
        wrap="-Wl,--wrap=minisign_check_comment,--wrap=minisign_check_file o/t-signs.o"
        ;;
    esac
    # shellcheck disable=SC2086 # words
    $cc "o/t-$1.o" $wrap o/t-disk.o o/t-disk_ops.o o/t-disk_cut.o o/t-cuts.o o/t-ground.o \
        o/t-works.o o/s-*.o o/r-*.o -lsodium -lpthread -lm -o "$1" 2> link.txt || {
        cat link.txt
        return 1
    }
}

run() { # test
    case $1 in
    crash_test) timeout 60 ./crash_test --first --small > out.txt 2>&1 ;;
    *) timeout 60 "./$1" > out.txt 2>&1 ;;
    esac
}

for file in "$root"/src/base/*.c "$root"/src/platform/*.c "$root"/src/sign/*.c \
            "$root"/tests/support/test.c; do
    compile "$file" "o/r-$(basename "$(dirname "$file")")-$(basename "$file" .c).o" || exit 1
done
for file in "$root"/src/store/*.c; do
    compile "$file" "o/s-$(basename "$file" .c).o" || exit 1
done
for file in "$root"/tests/store/*.c; do
    compile "$file" "o/t-$(basename "$file" .c).o" || exit 1
done

passed=0 failed=0
for t in $tests; do
    if link "$t" && run "$t"; then
        passed=$((passed + 1))
    else
        cat out.txt
        echo "$t fails before anything is taken out"
        echo "0 passed, 1 failed"
        exit 1
    fi
done

# --- the places ------------------------------------------------------------------------------------
# What is searched for, and what is put there instead.
cat > patterns.txt <<'P'
ops->sync(	mutant_no(
ops->sync_folder(	mutant_no(
ops->rename(	mutant_no(
minisign_check_comment(	mutant_yes(
minisign_check_file(	mutant_yes(
store_check_bytes(	mutant_yes(
store_kept(	mutant_yes(
store_check(	mutant_past(store_check, 
recover_check(	mutant_past(recover_check, 
recover_check_bytes(	mutant_yes(
store_fine(	mutant_past(store_fine, 
turn_may(	mutant_past(turn_may, 
o.validate(	mutant_yes(
store_is_bad(	mutant_no(
store_floor(	mutant_no(
strcmp(parts.hash16, hash16)	mutant_no()
strcmp(parts.id, label->id)	mutant_no()
parts.seq != label->seq	0
!info.is_file	0
info.size != label->size	0
info.size != in->out->label.size	0
memcmp(sig.file, in->sig.file, sizeof sig.file)	mutant_no()
P

# file, line, column, what, instead: one line each. A line at the margin is a definition.
awk -F '\t' '
    FILENAME ~ /patterns.txt$/ { what[++n] = $1; instead[n] = $2; next }
    { line = $0 }
    line ~ /^[a-z]/ || line ~ /^ *\/?\*/ { next }
    {
        for (i = 1; i <= n; i++) {
            at = 1
            while ((k = index(substr(line, at), what[i])) > 0) {
                col = at + k - 1
                before = col > 1 ? substr(line, col - 1, 1) : " "
                if (before !~ /[a-z_]/ || what[i] ~ /^o\./) {
                    # of "in->s->o.validate(" the whole goes
                    start = col
                    while (what[i] ~ /^o\./ && substr(line, start - 1, 1) ~ /[a-z>-]/) {
                        start--
                    }
                    printf "%s\t%d\t%d\t%d\t%s\t%s\n", FILENAME, FNR, start,
                           col + length(what[i]) - start, what[i], instead[i]
                }
                at = col + length(what[i])
            }
        }
    }' patterns.txt "$root"/src/store/*.c > places.txt

# --- those that nobody can notice ------------------------------------------------------------------
# file, a piece of the line, what: why
cat > equivalent.txt <<'Q'
recover.c	sync_folder(ops->self, s->o.folder)	ops->sync_folder(	a new store has no state: the opening writes one and syncs the same folder behind it
Q

# Whether the place is in the list: prints the reason.
reason() { # file line-text what
    awk -F '\t' -v file="$1" -v text="$2" -v what="$3" '
        $1 == file && index(text, $2) > 0 && $3 == what { print $4; exit }' equivalent.txt
}

killed=0 equal=0
while IFS='	' read -r file line col length what instead; do
    base=$(basename "$file" .c)
    text=$(sed -n "${line}p" "$file")
    awk -v line="$line" -v col="$col" -v n="$length" -v instead="$instead" '
        NR == line { $0 = substr($0, 1, col - 1) instead substr($0, col + n) } { print }' \
        "$file" > "$base.c"
    cp "o/s-$base.o" kept.o
    by=
    if compile "$base.c" "o/s-$base.o" 2> out.txt; then
        for t in $tests; do
            if link "$t" && ! run "$t"; then
                by=$t
                break
            fi
        done
    else
        cat out.txt
        echo "$base.c:$line: without '$what' it does not compile"
        failed=$((failed + 1))
        cp kept.o "o/s-$base.o"
        continue
    fi
    cp kept.o "o/s-$base.o"
    why=$(reason "$base.c" "$text" "$what")
    if [ -n "$by" ] && [ -z "$why" ]; then
        killed=$((killed + 1)) passed=$((passed + 1))
        [ -z "$verbose" ] || echo "$base.c:$line $what noticed by $by: $(grep -m1 '^FAIL' out.txt)"
    elif [ -z "$by" ] && [ -n "$why" ]; then
        equal=$((equal + 1)) passed=$((passed + 1))
        [ -z "$verbose" ] || echo "$base.c:$line $what nobody can notice: $why"
    elif [ -z "$by" ]; then
        failed=$((failed + 1))
        echo "src/store/$base.c:$line: nobody notices that '$what' is gone: $text"
    else
        failed=$((failed + 1))
        echo "src/store/$base.c:$line: '$what' is said to be unnoticed, yet $by notices it"
    fi
done < places.txt
echo "$(wc -l < places.txt) things taken out, $killed noticed, $equal that nobody can notice"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
