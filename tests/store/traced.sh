# Sourced by the tests that run the real jstm-store under strace. Three packs under one signature
# lie on a stick, and a store in which the second runs and the first is kept; a run works on a copy
# of it, `now`. The arguments are those of the test: SOURCE_DIR BIN_DIR [--all].
set -u
export LC_ALL=C
root=$1 bin=$2 all=${3:-}
work=$bin/scratch/$(basename "$0" .sh).$$
passed=0 failed=0

skip() {
    echo "skipped: $*"
    echo "1 passed, 0 failed"
    exit 0
}

say() { # what to say when it goes wrong
    echo "$*"
    failed=$((failed + 1))
}

mkdir -p "$work/store/keys.d" "$work/stick" || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export ASAN_OPTIONS=detect_leaks=0 # the leak finder traces, and only one may
command -v strace > /dev/null || skip "strace is not installed"
strace -f -o /dev/null -e inject=chdir:signal=KILL:when=1000 true 2> /dev/null ||
    skip "nobody may be traced here"

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

fresh() { # a store as if nothing had been tried yet
    rm -rf now && cp -a store now
}

# Number of the pack that runs, by the state itself.
running() {
    sed -n 's/^v1 cur=mini-\([0-9]*\)-.*/\1/p' now/state
}

# The run said that it was done.
done_was_said() {
    grep -q '"say":"end","ok":true' said.txt
}

# After `recover` the old or the new pack runs, the new one if that was said; its bytes are those of
# the stick, and nothing of interrupted work is left.
judge_store() { # which run, old number, new number, said
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

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}
