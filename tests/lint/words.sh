#!/bin/sh
# Finished code: no notes to self in what is shipped.
. "$(dirname "$0")/common.sh"
c_files src include > "$scratch/files"
find src -type f -name '*.sql' >> "$scratch/files"
while read -r file; do
    grep -n -w -E 'TODO|FIXME|XXX|HACK|WIP' "$file" | sed "s|^|$file:|"
    grep -n -i -E '(^|[^a-z])stub(bed|s)?([^a-z]|$)|not (yet )?implemented' "$file" | sed "s|^|$file:|"
done < "$scratch/files" > "$scratch/report"
count_by_report "$scratch/report" < "$scratch/files"
finish
