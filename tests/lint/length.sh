#!/bin/sh
# No C file is longer than 500 lines.
. "$(dirname "$0")/common.sh"
c_files src include tests > "$scratch/files"
while read -r file; do
    lines=$(wc -l < "$file")
    if [ "$lines" -le 500 ]; then
        pass
    else
        fail "$file: $lines lines; 500 are allowed"
    fi
done < "$scratch/files"
finish
