#!/bin/sh
# .clang-format decides how C looks, in sources, headers and tests.
. "$(dirname "$0")/common.sh"
if ! command -v clang-format > /dev/null; then
    fail "clang-format is not installed (see packaging/packages.txt)"
    finish
fi
c_files src include tests > "$scratch/files"
while read -r file; do
    if clang-format --dry-run -Werror "$file" 2> "$scratch/said"; then
        pass
    else
        fail "$file: $(head -n 1 "$scratch/said" | sed 's/^[^:]*:\([0-9]*\):.*/line \1/') is not formatted"
    fi
done < "$scratch/files"
finish
