#!/bin/sh
# Every public header compiles alone, twice in a row (its guard holds), with gcc and with clang.
# CC names the compiler of the build; the other one is used when it is there.
. "$(dirname "$0")/common.sh"
compilers=${CC:-cc}
for other in gcc clang; do
    if [ "$(basename "$compilers")" != "$other" ] && command -v "$other" > /dev/null; then
        compilers="$compilers $other"
    fi
done
for header in $(c_files include); do
    name=${header#include/}
    printf '#include "%s"\n#include "%s"\nint alone;\n' "$name" "$name" > "$scratch/alone.c"
    wrong=
    for compiler in $compilers; do
        "$compiler" -std=c11 -Wall -Wextra -Wpedantic -Werror -Wno-unused-function \
            -D_POSIX_C_SOURCE=200809L -fsyntax-only -Iinclude "$scratch/alone.c" \
            2> "$scratch/said" || wrong="$compiler: $(head -n 3 "$scratch/said")"
    done
    if [ -z "$wrong" ]; then
        pass
    else
        fail "$header: $wrong"
    fi
done
finish
