#!/usr/bin/env bash
# A short run of real fuzzing for everything that reads what a stick may carry, from the committed
# corpora: builds those targets with clang's libFuzzer and the sanitizers, and runs each for a fixed
# number of inputs from a fixed seed, so that it ends the same way on every machine.
# usage: short.sh SOURCE_FOLDER BUILD_FOLDER
set -euo pipefail
source=$1 build=$2
targets=(signature label state mounts lines image pack)
if ! command -v clang >/dev/null; then
    echo "skipped: there is no clang here"
    echo "0 passed, 0 failed"
    exit 0
fi
mkdir -p "$build"
if ! cmake -S "$source" -B "$build" -G Ninja -DCMAKE_C_COMPILER=clang -DKIOSK_FUZZ=ON \
    -DKIOSK_SANITIZE=ON -DCMAKE_BUILD_TYPE=RelWithDebInfo > "$build/short.log" 2>&1 ||
    ! cmake --build "$build" --target "${targets[@]/#/fuzz_}" > "$build/short.log" 2>&1; then
    tail -n 40 "$build/short.log"
    exit 1
fi
export KIOSK_SCRATCH=$build
passed=0 failed=0
for name in "${targets[@]}"; do
    runs=100000
    [ "$name" != pack ] || runs=300 # each opens and verifies a pack
    mkdir -p "$build/found/$name"
    if "$build/fuzz_$name" -runs=$runs -seed=1 -artifact_prefix="$build/found/$name-" \
        "$build/found/$name" "$source/tests/fuzz/corpus/$name" > "$build/$name.log" 2>&1; then
        passed=$((passed + 1))
        echo "$name: $runs inputs"
    else
        failed=$((failed + 1))
        tail -n 40 "$build/$name.log"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
