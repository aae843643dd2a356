#!/bin/sh
# A room includes its own headers and the public ones of the rooms it names in CMakeLists.txt; a library
# is spoken in its room only; a screen does not include another screen's helpers.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
c_files src include > "$scratch/files"
awk -f "$here/includes.awk" CMakeLists.txt "$scratch/files" > "$scratch/report"
count_by_report "$scratch/report" < "$scratch/files"
finish
