# Sourced by every check of this folder. usage: NAME.sh SOURCE_FOLDER [BUILD_FOLDER]
# A check looks at one thing at a time and says `pass` or `fail "file: what is wrong"`; the last line is
# `N passed, N failed`, which tests/run adds up. POSIX sh and awk only: a bare system has no more.
set -u
export LC_ALL=C
root=$1
passed=0
failed=0
cd "$root" || exit 2

pass() {
    passed=$((passed + 1))
}

fail() {
    failed=$((failed + 1))
    echo "$*"
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

# Our C files below the folders given, in order.
c_files() {
    find "$@" -type f \( -name '*.c' -o -name '*.h' \) 2>/dev/null | sort
}

# Counts the files on standard input (none of them has blanks in its name); those a check named in its
# report `FILE:...` (first argument: a file of such lines) have failed.
count_by_report() {
    while read -r file; do
        if grep -q "^$file:" "$1"; then
            grep "^$file:" "$1"
            failed=$((failed + 1))
        else
            passed=$((passed + 1))
        fi
    done
}

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
